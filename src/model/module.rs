//! A module and what it is made of: outcomes, prerequisites, activities, assessments.

use super::common::{Adaptation, Contributor, Licence, Observation, Origin, Resources};
use super::keyed::Keyed;
use super::prose::Prose;
use super::record::record;
use super::set::Set;
use super::shape::{MergePolicy, RefTarget, Sense};
use super::symbol::symbols;

symbols! {
    /// Whether every learner takes a module (LHEO `type-module`).
    ModuleKind "module-kind" {
        /// Everybody takes it.
        #[default]
        Core,
        /// One may take it.
        Optional,
        /// Fitted to the learner.
        Tailored,
    }
}

symbols! {
    /// The levels of Bloom's revised taxonomy (Anderson and Krathwohl, 2001).
    Level "level" {
        /// Not said.
        #[default]
        Unstated,
        /// Mémoriser.
        Remember,
        /// Comprendre.
        Understand,
        /// Appliquer.
        Apply,
        /// Analyser.
        Analyse,
        /// Évaluer.
        Evaluate,
        /// Créer.
        Create,
    }
}

symbols! {
    /// Where and how learning takes place. A module is hybrid when it mixes two; that is derived.
    Modality "modality" {
        /// Présentiel.
        #[default]
        OnSite,
        /// Distanciel synchrone, classe virtuelle.
        RemoteLive,
        /// Distanciel asynchrone, e-learning.
        SelfPaced,
        /// En situation de travail (AFEST).
        Workplace,
        /// Période en entreprise, alternance.
        Company,
        /// Travail personnel.
        PersonalWork,
        /// Tutorat, accompagnement.
        Tutoring,
        /// Évaluation.
        Assessment,
    }
}

symbols! {
    /// How strongly a prerequisite binds.
    RequirementKind "requirement-kind" {
        /// Before.
        #[default]
        Required,
        /// Advice: never blocks, orders softly.
        Recommended,
        /// Before or at the same time.
        Corequisite,
        /// In the same period.
        StrictCorequisite,
    }
}

symbols! {
    /// Laurillard's six ways of learning.
    LearningType "learning-type" {
        /// Acquisition.
        #[default]
        Acquisition,
        /// Enquête.
        Inquiry,
        /// Discussion.
        Discussion,
        /// Entraînement.
        Practice,
        /// Collaboration.
        Collaboration,
        /// Production.
        Production,
    }
}

symbols! {
    /// How learners are grouped.
    Grouping "grouping" {
        /// All together.
        #[default]
        Whole,
        /// In small groups.
        Groups,
        /// Each alone.
        Alone,
    }
}

symbols! {
    /// When an assessment takes place.
    Moment "moment" {
        /// During the module, to learn from.
        #[default]
        Formative,
        /// At the end, to judge what was reached.
        Summative,
        /// Before it starts.
        Positioning,
        /// Before a jury.
        Certifying,
        /// Some months later, à froid.
        Deferred,
    }
}

record! {
    /// A reusable unit with outcomes, activities and assessments.
    Module "module" {
        /// Its title.
        title: String [required],
        /// The centre's own reference.
        code: String [],
        /// What it is about.
        summary: Prose [],
        /// Whether every learner takes it.
        kind: ModuleKind [],
        /// What a learner can do afterwards, by a short id.
        outcomes: Keyed<Outcome> [],
        /// What must come before: all of these groups.
        requires: Set<Requirement> [],
        /// What learners do, in order.
        activities: Vec<Activity> [],
        /// How it is found out whether the outcomes were reached, by a short id.
        assessments: Keyed<Assessment> [],
        /// Stated minutes by modality; compared with the sum of the activities.
        minutes: Keyed<u32, Modality> [inline, sense(Sense::Minutes)],
        /// Teaching methods, in a few words each.
        methods: Set<String> [],
        /// What learners and trainers use, by a short id.
        resources: Resources [],
        /// Who can teach it.
        trainer_profile: Prose [],
        /// What learners hand in.
        deliverables: Set<String> [],
        /// Words to find it by.
        keywords: Set<String> [inline],
        /// Other ways to run it.
        variants: Set<Prose> [],
        /// Advice for those who adapt it.
        adaptation_hints: Set<Prose> [],
        /// Under which licence it is shared, where it differs from the path's.
        licence: Licence [sense(Sense::Licence), merge(MergePolicy::Guarded)],
        /// Who made it, by `centre/person`.
        contributors: Keyed<Contributor> [merge(MergePolicy::UnionKeep)],
        /// What it was taken from.
        origin: Option<Box<Origin>> [merge(MergePolicy::UnionKeep)],
        /// What this centre changed in what it took, and why.
        adaptations: Keyed<Adaptation> [merge(MergePolicy::UnionKeep)],
        /// Earlier ids of this module.
        was: Set<String> [inline, sense(Sense::Id)],
        /// What was seen when it was taught, by a short id.
        observations: Keyed<Observation> [],
    }

    /// What a learner can do afterwards.
    Outcome "outcome", inline {
        /// Verb first: « Reformuler la demande d'un client ».
        text: String [required],
        /// Bloom's level.
        level: Level [],
        /// The competencies of the path it works towards.
        competencies: Set<String> [inline, refers(RefTarget::Competency)],
    }

    /// A prerequisite: satisfied by any one of its members.
    Requirement "requirement", inline {
        /// The modules, of which one is enough.
        any_of: Set<String> [inline, refers(RefTarget::Module)],
        /// Knowledge in words, where no module of the path gives it.
        knowledge: String [],
        /// How strongly it binds.
        kind: RequirementKind [],
        /// The reason.
        why: String [],
    }

    /// Something that learners do.
    Activity "activity", inline {
        /// Never changes when the title does.
        id: String [required, sense(Sense::Id)],
        /// Its title.
        title: String [],
        /// The way of learning.
        learning: LearningType [],
        /// In which modality.
        modality: Modality [],
        /// How long, in minutes; the lower bound where `minutes_max` is given.
        minutes: u32 [sense(Sense::Minutes)],
        /// The upper bound in minutes, where a range is meant.
        minutes_max: u32 [sense(Sense::Minutes)],
        /// How learners are grouped.
        grouping: Grouping [],
        /// Whether a trainer is there, or answers within a stated time.
        trainer: bool [],
        /// Who assists at a distance, how and how fast (D6313-3-1); the tutor at work (D6313-3-2).
        assistance: String [],
        /// The card of the posture that the trainer takes.
        posture: String [refers(RefTarget::Card)],
        /// The card of the practice that is used.
        practice: String [refers(RefTarget::Card)],
        /// Resources of the module.
        resources: Set<String> [inline, refers(RefTarget::Resource)],
        /// How it runs.
        script: Prose [],
    }

    /// A way to find out whether outcomes were reached.
    Assessment "assessment", inline {
        /// When.
        when: Moment [],
        /// In which form: a test, a case, a role play…
        form: String [],
        /// By which criteria.
        criteria: Prose [],
        /// Which outcomes of the module it assesses.
        outcomes: Set<String> [inline, refers(RefTarget::Outcome)],
        /// How long, in minutes.
        minutes: u32 [sense(Sense::Minutes)],
    }
}

impl Module {
    /// The minutes that count: those stated, else the sum of the activities (of the upper bounds
    /// where ranges are given) and assessments.
    pub fn total_minutes(&self) -> u32 {
        let sum = |minutes: &mut dyn Iterator<Item = u32>| minutes.fold(0, u32::saturating_add);
        if self.minutes.is_empty() {
            self.derived_minutes()
        } else {
            sum(&mut self.minutes.values().copied())
        }
    }

    /// The sum of the minutes that activities carry.
    pub fn derived_minutes(&self) -> u32 {
        self.activities.iter().map(|step| step.minutes.max(step.minutes_max)).fold(0, u32::saturating_add)
    }

    /// Minutes by modality: those stated, else summed from the activities.
    pub fn minutes_by_modality(&self) -> Vec<(Modality, u32)> {
        if !self.minutes.is_empty() {
            return self.minutes.iter().map(|(modality, minutes)| (modality.clone(), *minutes)).collect();
        }
        let mut sums: Vec<(Modality, u32)> = Vec::new();
        for step in &self.activities {
            let minutes = step.minutes.max(step.minutes_max);
            match sums.iter_mut().find(|(modality, _)| *modality == step.modality) {
                Some((_, sum)) => *sum = sum.saturating_add(minutes),
                None if minutes > 0 => sums.push((step.modality.clone(), minutes)),
                None => {}
            }
        }
        sums.sort();
        sums
    }
}
