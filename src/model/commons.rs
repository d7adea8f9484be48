//! The other files of a commons: its charter, the modules it offers, its cards.

use super::common::{Adaptation, Contributor, Language, Licence, Observation, Origin, Resources};
use super::conflict::Conflict;
use super::keyed::Keyed;
use super::module::Module;
use super::path::Status;
use super::prose::Prose;
use super::record::record;
use super::set::Set;
use super::shape::{MergePolicy, Sense};
use super::symbol::symbols;

symbols! {
    /// What a card describes.
    CardKind "card-kind" {
        /// Something that trainers do.
        #[default]
        Practice,
        /// A stance that a trainer takes.
        Posture,
        /// Something that trainers and learners use.
        Resource,
    }
}

record! {
    /// The charter of a commons: who shares what, under which rules.
    Charter "charter" as "Commons" {
        /// The version of the file format, 1.
        format: u32 [required],
        /// The id of the commons.
        id: String [required, sense(Sense::Id), merge(MergePolicy::Guarded)],
        /// Its name.
        title: String [required],
        /// The language it is written in.
        language: Language [sense(Sense::Language), merge(MergePolicy::Guarded)],
        /// The day of the last change.
        updated: String [sense(Sense::Date), merge(MergePolicy::Latest)],
        /// What it is for.
        purpose: Prose [],
        /// The centres that share it.
        centres: Keyed<Centre> [],
        /// The licences under which contributions are accepted.
        licences: Set<Licence> [],
        /// The rules of access and sharing.
        rules: Keyed<Rule> [],
        /// The reviews that come round.
        rituals: Keyed<Ritual> [],
        /// The questions that a merge left open.
        conflicts: Keyed<Conflict> [],
    }

    /// A training centre.
    Centre "centre", inline {
        /// Its name.
        name: String [required],
        /// Its region.
        region: String [],
        /// Whom to write to.
        contact: String [],
    }

    /// A rule of the commons.
    Rule "rule" {
        /// In a few words.
        title: String [required],
        /// In full.
        text: Prose [],
    }

    /// A review that comes round by rule.
    Ritual "ritual" {
        /// Its name.
        title: String [required],
        /// Every how many months.
        months: u32 [],
        /// What is done.
        text: Prose [],
    }

    /// One reusable module in a file of its own.
    ModuleFile "module-file" as "Module" {
        /// The version of the file format, 1.
        format: u32 [required],
        /// The id under which paths take it.
        id: String [required, sense(Sense::Id), merge(MergePolicy::Guarded)],
        /// The language it is written in.
        language: Language [sense(Sense::Language), merge(MergePolicy::Guarded)],
        /// How far it has come.
        status: Status [],
        /// A label that people give.
        version: String [],
        /// The day of the last change.
        updated: String [sense(Sense::Date), merge(MergePolicy::Latest)],
        /// The module.
        module: Module [required],
        /// The questions that a merge left open.
        conflicts: Keyed<Conflict> [],
    }

    /// Fiche: one practice, posture or resource.
    Card "card" as "Card" {
        /// The version of the file format, 1.
        format: u32 [required],
        /// Never changes when the title does.
        id: String [required, sense(Sense::Id), merge(MergePolicy::Guarded)],
        /// Its title.
        title: String [required],
        /// What it describes.
        kind: CardKind [required],
        /// The language it is written in.
        language: Language [sense(Sense::Language), merge(MergePolicy::Guarded)],
        /// How far it has come.
        status: Status [],
        /// The day of the last change.
        updated: String [sense(Sense::Date), merge(MergePolicy::Latest)],
        /// What it is good for.
        goal: Prose [],
        /// For whom.
        audience: Prose [],
        /// Déroulé: how it runs.
        steps: Prose [],
        /// How long it takes, in minutes.
        minutes: u32 [sense(Sense::Minutes)],
        /// What one needs.
        materials: Set<String> [],
        /// Supports, by a short id.
        resources: Resources [],
        /// Other ways to run it.
        variants: Set<Prose> [],
        /// Pistes d'adaptation.
        adaptation_hints: Set<Prose> [],
        /// What to watch out for.
        cautions: Set<Prose> [],
        /// Words to find it by.
        keywords: Set<String> [inline],
        /// Under which licence it is shared.
        licence: Licence [sense(Sense::Licence), merge(MergePolicy::Guarded)],
        /// Who made it, by `centre/person`.
        contributors: Keyed<Contributor> [merge(MergePolicy::UnionKeep)],
        /// What it was taken from.
        origin: Option<Box<Origin>> [merge(MergePolicy::UnionKeep)],
        /// What this centre changed in what it took, and why.
        adaptations: Keyed<Adaptation> [merge(MergePolicy::UnionKeep)],
        /// What was seen when it was used, by a short id.
        observations: Keyed<Observation> [],
        /// The questions that a merge left open.
        conflicts: Keyed<Conflict> [],
    }
}
