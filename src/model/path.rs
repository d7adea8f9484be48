//! A training path and the records that only a path has.

use super::common::{Adaptation, Classification, Contact, Contributor, Language, Licence, Origin};
use super::conflict::Conflict;
use super::keyed::Keyed;
use super::message::Message;
use super::module::Module;
use super::prose::Prose;
use super::record::record;
use super::set::Set;
use super::shape::{MergePolicy, RefTarget, Sense};
use super::symbol::symbols;

symbols! {
    /// How far a path has come. A draft is judged mildly, the others strictly.
    Status "status" {
        /// Being written.
        #[default]
        Draft,
        /// Offered to other centres.
        Shared,
        /// Approved by those whom the charter names.
        Approved,
        /// No longer offered; kept as evidence.
        Retired,
    }
}

symbols! {
    /// The national registers of certifications.
    Register "register" {
        /// Répertoire national des certifications professionnelles; has blocks (L6113-1).
        #[default]
        Rncp,
        /// Répertoire spécifique; has no blocks.
        Rs,
    }
}

record! {
    /// A training path: one file that stands alone and carries its modules.
    TrainingPath "path" as "Path" {
        /// The version of the file format, 1.
        format: u32 [required],
        /// Never changes when the title does.
        id: String [required, sense(Sense::Id), merge(MergePolicy::Guarded)],
        /// The centre's own reference.
        code: String [],
        /// Intitulé.
        title: String [required],
        /// The language the path is written in.
        language: Language [sense(Sense::Language), merge(MergePolicy::Guarded)],
        /// How far it has come.
        status: Status [],
        /// A label that people give; never compared as a number.
        version: String [],
        /// The day of the last change that readers should know of (Qualiopi 1 asks for it).
        updated: String [sense(Sense::Date), merge(MergePolicy::Latest)],
        /// Objectif professionnel (L6313-2).
        goal: Prose [],
        /// The need that the path answers (Qualiopi 4).
        context: Prose [],
        /// Public visé.
        audience: Prose [],
        /// What a learner must bring, one line each.
        entry_requirements: Set<String> [],
        /// How it is found out what a learner already has (Qualiopi 8).
        positioning: Prose [],
        /// Terms, lead time and place (Qualiopi 1).
        access: Option<Box<Access>> [],
        /// Price in words, with or without tax.
        price: String [],
        /// Smallest and largest group.
        group_size: Option<Box<GroupSize>> [],
        /// Arrangements for people with disabilities (Qualiopi 26).
        accessibility: Prose [],
        /// Référent handicap: name and how to reach them.
        disability_contact: String [],
        /// Whom to ask, by a short id.
        contacts: Keyed<Contact> [],
        /// Means of teaching, of technique and of staffing (D6353-1).
        means: Option<Box<Means>> [],
        /// How attendance and progress are followed.
        tracking: Prose [],
        /// Sanction: what a learner receives at the end.
        completion: Prose [],
        /// The certification that the path leads to.
        certification: Option<Box<Certification>> [],
        /// Codes of the French catalogues.
        classification: Option<Box<Classification>> [],
        /// The body that offers the path.
        organisation: Option<Box<Organisation>> [],
        /// Under which licence it is shared.
        licence: Licence [sense(Sense::Licence), merge(MergePolicy::Guarded)],
        /// Who made it, by `centre/person`.
        contributors: Keyed<Contributor> [merge(MergePolicy::UnionKeep)],
        /// What it was taken from.
        origin: Option<Box<Origin>> [merge(MergePolicy::UnionKeep)],
        /// What this centre changed in what it took, and why.
        adaptations: Keyed<Adaptation> [merge(MergePolicy::UnionKeep)],
        /// Remarks for those who work on the path.
        notes: Set<Prose> [],
        /// The lines of a referential that the path works towards.
        competencies: Keyed<Competency> [],
        /// The order in which the path is taught.
        stages: Vec<Stage> [],
        /// The modules by id.
        modules: Keyed<Module> [],
        /// The questions that a merge left open.
        conflicts: Keyed<Conflict> [],
    }

    /// How and when one gets in.
    Access "access" {
        /// Modalités d'accès.
        terms: Prose [],
        /// Délai d'accès.
        lead_time: String [],
        /// Where it takes place.
        place: String [],
    }

    /// Effectif.
    GroupSize "group-size", inline {
        /// Smallest group that opens.
        min: u32 [],
        /// Largest group.
        max: u32 [],
    }

    /// Moyens.
    Means "means" {
        /// Moyens pédagogiques.
        teaching: Prose [],
        /// Moyens techniques.
        technical: Prose [],
        /// Moyens d'encadrement: who teaches, with which titles.
        staffing: Prose [],
    }

    /// A professional certification.
    Certification "certification" {
        /// RNCP or RS.
        register: Register [required],
        /// Its code, like `RNCP37274`.
        code: String [],
        /// Its title.
        title: String [],
        /// Who delivers it.
        certifier: String [],
        /// Titles of its blocks by code; blocks exist for RNCP only (L6113-1).
        blocks: Keyed<String> [],
    }

    /// The training body.
    Organisation "organisation" {
        /// Its name.
        name: String [],
        /// Its id in the commons' charter.
        centre: String [refers(RefTarget::Centre)],
        /// Numéro de déclaration d'activité.
        nda: String [],
        /// SIRET, fourteen digits.
        siret: String [],
    }

    /// One line of a referential.
    Competency "competency", inline {
        /// What a person can do.
        label: String [required],
        /// Its code in the referential.
        code: String [],
        /// The block it belongs to.
        block: String [],
        /// The referential it is taken from.
        referential: String [],
    }

    /// An ordered group of modules.
    Stage "stage", inline {
        /// Never changes when the title does.
        id: String [required, sense(Sense::Id)],
        /// Its title.
        title: String [],
        /// What is reached at its end.
        goal: Prose [],
        /// Its modules, in the order of teaching.
        modules: Vec<String> [refers(RefTarget::Module)],
    }
}

impl TrainingPath {
    /// The version of the format that this program reads and writes.
    pub const FORMAT: u32 = 1;

    /// An empty draft.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { format: Self::FORMAT, id: id.into(), title: title.into(), ..Self::default() }
    }

    /// The stage in which a module stands first, with its place there.
    pub fn stage_of(&self, module: &str) -> Option<(usize, usize)> {
        self.stages.iter().enumerate().find_map(|(stage, found)| {
            let at = found.modules.iter().position(|id| id == module)?;
            Some((stage, at))
        })
    }

    /// What to call a module: its title, or its id where there is none.
    pub fn title_of<'a>(&'a self, module: &'a str) -> &'a str {
        match self.modules.get(module) {
            Some(found) if !found.title.is_empty() => &found.title,
            _ => module,
        }
    }
}

impl GroupSize {
    /// The size in words; none where it says nothing.
    pub fn words(&self) -> Option<Message> {
        match (self.min, self.max) {
            (0, 0) => None,
            (0, _) => Some(Message::new("people-most").with("max", self.max)),
            (_, 0) => Some(Message::new("people-least").with("min", self.min)),
            _ => Some(Message::new("people").with("min", self.min).with("max", self.max)),
        }
    }
}
