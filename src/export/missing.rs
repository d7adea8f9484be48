//! What a programme de formation must say and a path does not yet.
//!
//! Owns the list of obligatory parts with the text of law or the Qualiopi indicator each comes from.
//! It judges presence only; whether what is there is any good is the business of the checks.

use crate::i18n::Lang;
use crate::model::{Message, Modality, Prose};

use super::view::{ModuleView, View, is_distance};

/// An obligatory part that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The section of the programme it belongs to, from 1 to 21.
    pub section: u8,
    /// The field to fill, as steps from the top of the file: `modules.ventes.outcomes`.
    pub at: String,
    /// The id of the module it belongs to, if it does.
    pub module: Option<String>,
    /// The title of that module, or its number where it has none; empty otherwise.
    pub title: String,
    /// What is missing.
    pub what: Message,
}

impl Missing {
    /// « À compléter : … », naming the module if there is one.
    pub fn message(&self) -> Message {
        if self.module.is_none() {
            return self.here();
        }
        Message::new("export-missing-in-module")
            .with("what", self.what.clone())
            .with("title", self.title.as_str())
    }

    /// « À compléter : … », as said in the module's own place.
    pub fn here(&self) -> Message {
        Message::new("export-missing").with("what", self.what.clone())
    }
}

/// The obligatory parts that are missing, in the order of sections.
pub fn find(view: &View) -> Vec<Missing> {
    let mut found = Vec::new();
    identity(view, &mut found);
    terms(view, &mut found);
    content(view, &mut found);
    means(view, &mut found);
    for module in &view.modules {
        of_module(module, view.lang, &mut found);
    }
    found.sort_by_key(|missing| missing.section);
    found
}

fn need(found: &mut Vec<Missing>, there: bool, section: u8, at: &str, what: &str) {
    if !there {
        let (at, what) = (at.to_owned(), Message::new(what));
        found.push(Missing { section, at, module: None, title: String::new(), what });
    }
}

fn said(text: &str) -> bool {
    !text.trim().is_empty()
}

fn written(text: &Prose) -> bool {
    said(text.as_str())
}

/// Sections 1, 2, 19 and 21: who offers it, who answers (L6353-8, Qualiopi 1 and 26), what others may do
/// with it (without a licence they may do nothing).
fn identity(view: &View, found: &mut Vec<Missing>) {
    let path = view.path;
    let body = path.organisation.clone().unwrap_or_default();
    need(found, said(&body.name), 1, "organisation.name", "export-what-organisation");
    need(found, said(&body.nda), 1, "organisation.nda", "field-organisation-nda");
    need(found, said(&body.siret), 1, "organisation.siret", "field-organisation-siret");
    let contact = said(&path.disability_contact);
    need(found, contact, 1, "disability_contact", "field-path-disability_contact");
    need(found, said(&path.title), 2, "title", "field-path-title");
    need(found, said(&path.updated), 2, "updated", "export-what-updated");
    need(found, path.conflicts.is_empty(), 2, "conflicts", "export-what-conflicts");
    let reachable = |contact: &crate::model::Contact| said(&contact.email) || said(&contact.phone);
    need(found, path.contacts.values().any(reachable), 19, "contacts", "export-what-contact");
    need(found, said(&path.licence), 21, "licence", "field-path-licence");
}

/// Sections 5 to 10, 17 and 18: for whom, when, where, for how much (L6353-1, L6353-4, Qualiopi 1).
/// A path with modules and without entry requirements says « Aucun »; one without either says nothing yet.
fn terms(view: &View, found: &mut Vec<Missing>) {
    let path = view.path;
    need(found, written(&path.audience), 5, "audience", "field-path-audience");
    let entry = !path.entry_requirements.is_empty() || !view.modules.is_empty();
    need(found, entry, 6, "entry_requirements", "field-path-entry_requirements");
    need(found, written(&path.positioning), 7, "positioning", "field-path-positioning");
    need(found, view.totals.minutes > 0, 8, "modules", "export-what-duration");
    let group = path.group_size.as_ref().is_some_and(|size| size.min > 0 || size.max > 0);
    need(found, group, 8, "group_size", "field-path-group_size");
    let access = path.access.clone().unwrap_or_default();
    need(found, written(&access.terms), 10, "access.terms", "field-access-terms");
    need(found, said(&access.lead_time), 10, "access.lead_time", "field-access-lead_time");
    // A path that is wholly at a distance takes place nowhere in particular.
    let nowhere = view.totals.minutes > 0 && view.totals.distance == view.totals.minutes;
    need(found, nowhere || said(&access.place), 10, "access.place", "field-access-place");
    need(found, said(&path.price), 17, "price", "field-path-price");
    need(found, written(&path.accessibility), 18, "accessibility", "field-path-accessibility");
}

/// Sections 3, 4, 11, 15 and 16: what is taught, how it is assessed (L6313-2, Qualiopi 5, 7, 11).
fn content(view: &View, found: &mut Vec<Missing>) {
    let path = view.path;
    need(found, written(&path.goal), 3, "goal", "field-path-goal");
    let any = |has: fn(&ModuleView) -> bool| view.modules.iter().any(has);
    need(found, any(|m| !m.module.outcomes.is_empty()), 3, "modules", "export-what-outcomes");
    if let Some(certification) = &path.certification {
        need(found, !path.competencies.is_empty(), 4, "competencies", "field-path-competencies");
        let parts = [
            (said(&certification.code), "certification.code", "export-what-certification-code"),
            (said(&certification.title), "certification.title", "export-what-certification-title"),
            (said(&certification.certifier), "certification.certifier", "field-certification-certifier"),
        ];
        for (there, at, what) in parts {
            need(found, there, 4, at, what);
        }
    }
    need(found, !view.modules.is_empty(), 11, "modules", "export-what-modules");
    need(found, any(|m| !m.module.assessments.is_empty()), 15, "modules", "export-what-assessments");
    need(found, written(&path.completion), 16, "completion", "field-path-completion");
}

/// Sections 12, 13 and 14: with what, by whom, how it is followed (D6353-1, L6353-4, Qualiopi 17, 21).
fn means(view: &View, found: &mut Vec<Missing>) {
    let means = view.path.means.clone().unwrap_or_default();
    need(found, written(&means.teaching), 12, "means.teaching", "field-means-teaching");
    need(found, written(&means.technical), 12, "means.technical", "field-means-technical");
    need(found, written(&means.staffing), 12, "means.staffing", "field-means-staffing");
    let trainers = view.modules.iter().any(|module| written(&module.module.trainer_profile));
    need(found, trainers || written(&means.staffing), 13, "modules", "export-what-trainers");
    need(found, written(&view.path.tracking), 14, "tracking", "field-path-tracking");
}

/// Sections 9 and 11, module by module (D6313-3-1, D6313-3-2, Qualiopi 5).
fn of_module(view: &ModuleView, lang: Lang, found: &mut Vec<Missing>) {
    let module = view.module;
    // The id of a module without a title says nothing to readers: its number in the document does.
    let title = match module.title.as_str() {
        "" => lang.text(&Message::new("export-module-number").with("number", view.place)),
        title => title.to_owned(),
    };
    let mut need = |there: bool, section: u8, field: &str, what: &str| {
        if !there {
            found.push(Missing {
                section,
                at: format!("modules.{}.{field}", view.id),
                module: Some(view.id.to_owned()),
                title: title.clone(),
                what: Message::new(what),
            });
        }
    };
    need(said(&module.title), 11, "title", "field-module-title");
    need(!module.outcomes.is_empty(), 11, "outcomes", "field-module-outcomes");
    need(view.minutes > 0, 11, "minutes", "field-module-minutes");
    let steps = || module.activities.iter();
    let has = |of: fn(&Modality) -> bool| view.by_modality.iter().any(|(modality, _)| of(modality));
    if has(is_distance) || steps().any(|step| is_distance(&step.modality)) {
        let mut at_distance = steps().filter(|step| is_distance(&step.modality)).peekable();
        need(at_distance.peek().is_some(), 9, "activities", "export-what-distance-activities");
        let (timed, assisted) = at_distance.fold((true, true), |(timed, assisted), step| {
            (timed && step.minutes.max(step.minutes_max) > 0, assisted && said(&step.assistance))
        });
        need(timed, 9, "activities.minutes", "export-what-distance-duration");
        need(assisted, 9, "activities.assistance", "export-what-distance-assistance");
    }
    let at_work = |modality: &Modality| *modality == Modality::Workplace;
    if view.by_modality.iter().any(|(modality, _)| at_work(modality)) {
        let mut situations = steps().filter(|step| at_work(&step.modality)).peekable();
        let described = situations.peek().is_some();
        let tutored = situations.all(|step| said(&step.assistance));
        need(described && tutored, 9, "activities.assistance", "export-what-tutor");
        // Reflexive phases stand apart from the work situations, so they are another activity.
        need(steps().any(|step| !at_work(&step.modality)), 9, "activities", "export-what-reflexive");
        need(!module.assessments.is_empty(), 9, "assessments", "export-what-work-assessment");
    }
}
