//! Records that paths, modules and cards have in common: who made what, out of what, under which
//! licence.

use super::keyed::Keyed;
use super::prose::Prose;
use super::record::record;
use super::set::Set;
use super::shape::{MergePolicy, RefTarget, Sense};
use super::symbol::symbols;

/// A BCP 47 tag, like `fr`.
pub type Language = String;
/// An SPDX identifier, like `CC-BY-SA-4.0`.
pub type Licence = String;

symbols! {
    /// What somebody did for a work.
    Role "role" {
        /// Wrote it.
        #[default]
        Author,
        /// Fitted it to another public or place.
        Adapter,
        /// Read and criticised it.
        Reviewer,
        /// Brought the knowledge of the trade.
        Expert,
        /// Put it into another language.
        Translator,
    }
}

symbols! {
    /// What an adaptation touched.
    Nature "nature" {
        /// What is taught.
        #[default]
        Content,
        /// How long it takes.
        Duration,
        /// In which modality.
        Modality,
        /// For whom.
        Audience,
        /// How it is assessed.
        Assessment,
        /// In which order.
        Order,
        /// Something was added.
        Addition,
        /// Something was taken out.
        Removal,
    }
}

record! {
    /// Somebody to be credited.
    Contributor "contributor", inline {
        /// The name to print.
        name: String [required],
        /// The centre they worked for.
        centre: String [refers(RefTarget::Centre)],
        /// What they did.
        roles: Set<Role> [inline],
    }

    /// Whom to ask.
    Contact "contact", inline {
        /// What for.
        role: String [],
        /// A person or a desk.
        name: String [],
        /// Where to write.
        email: String [],
        /// Where to call.
        phone: String [],
    }

    /// What a path, a module or a card was taken from.
    Origin "origin", inline {
        /// The path it was taken from.
        path: String [sense(Sense::Trace)],
        /// The module it was taken from.
        module: String [sense(Sense::Trace)],
        /// Its id in a foreign system, for what was imported.
        foreign: String [sense(Sense::Trace)],
        /// Digest of the content that was taken, so that an untouched copy is recognised.
        digest: String [sense(Sense::Trace)],
        /// Title at the time of taking.
        title: String [],
        /// The label of the version that was taken.
        version: String [],
        /// The centre it was taken from.
        centre: String [refers(RefTarget::Centre)],
        /// Its authors, to be named.
        authors: Set<String> [inline],
        /// The licence it was under.
        licence: Licence [sense(Sense::Licence), merge(MergePolicy::Guarded)],
        /// Where it can be found.
        url: String [sense(Sense::Url)],
        /// The day of taking.
        date: String [sense(Sense::Date)],
    }

    /// A change that a centre made to what it took, with its reason.
    Adaptation "adaptation" {
        /// What it touched.
        nature: Nature [required],
        /// The fields it touched, as people call them.
        scope: Set<String> [inline],
        /// Why.
        reason: Prose [],
        /// Which centre.
        centre: String [refers(RefTarget::Centre)],
        /// Who.
        by: String [],
        /// When.
        date: String [sense(Sense::Date)],
        /// Whether it is offered to the origin.
        offered: bool [],
    }

    /// Codes under which French catalogues file a training.
    Classification "classification" {
        /// FORMACODE, five digits each, at most five.
        formacode: Set<String> [inline],
        /// NSF, three digits each, at most three.
        nsf: Set<String> [inline],
        /// ROME, a letter and four digits each, at most five.
        rome: Set<String> [inline],
    }

    /// A resource that learners or trainers use.
    Resource "resource", inline {
        /// Its title.
        title: String [required],
        /// Where it is.
        url: String [sense(Sense::Url)],
        /// What it is: a document, a film, a tool…
        kind: String [],
        /// The licence it is under.
        licence: Licence [sense(Sense::Licence), merge(MergePolicy::Guarded)],
        /// Who made it.
        author: String [],
        /// The card of the commons that describes it.
        card: String [refers(RefTarget::Card)],
    }

    /// Retour d'expérience: what was seen when it was taught.
    Observation "observation" {
        /// When.
        date: String [sense(Sense::Date)],
        /// In which centre.
        centre: String [refers(RefTarget::Centre)],
        /// By whom.
        by: String [],
        /// What was seen.
        seen: Prose [],
        /// What follows from it.
        suggestion: Prose [],
    }
}

/// Resources by a short id.
pub type Resources = Keyed<Resource>;
