//! Every rule has a case that triggers it and a near miss that does not; texts are there in both
//! languages; drafts are judged mildly; hostile and large files stay bounded.

mod cases;
mod forms;
mod large;
mod laws;
pub(crate) mod table;
mod words;

use super::*;
use crate::model::{
    Activity, Assessment, Keyed, Modality, Outcome, Prose, Requirement, RequirementKind, Set, Stage,
};

/// A shared path of one module that nothing can be said against, in any profile.
pub(crate) fn sound() -> TrainingPath {
    let mut path = TrainingPath::new("vente-k7m2", "Vendeur conseil");
    path.language = "fr".into();
    path.status = Status::Shared;
    path.updated = "2026-09-14".into();
    path.goal = Prose::new("Conseiller et vendre en magasin.");
    path.context = Prose::new("Les commerces de la région recrutent.");
    path.entry_requirements = set(["Aucun"]);
    path.positioning = Prose::new("Entretien.");
    path.access = Some(Box::new(crate::model::Access {
        terms: Prose::new("Sur dossier"),
        lead_time: "Un mois".into(),
        place: "Lille".into(),
        ..Default::default()
    }));
    path.price = "1 200 € HT".into();
    path.accessibility = Prose::new("Locaux accessibles.");
    path.disability_contact = "A. Martin".into();
    path.contacts
        .insert("accueil".into(), crate::model::Contact { name: "Accueil".into(), ..Default::default() });
    path.means = Some(Box::new(crate::model::Means {
        teaching: Prose::new("Ateliers"),
        technical: Prose::new("Salle équipée"),
        staffing: Prose::new("Formateur diplômé"),
        ..Default::default()
    }));
    path.completion = Prose::new("Attestation de formation");
    path.organisation =
        Some(Box::new(crate::model::Organisation { name: "CCI Nord".into(), ..Default::default() }));
    path.licence = "CC-BY-SA-4.0".into();
    path.contributors.insert(
        "cci-nord/a-martin".into(),
        crate::model::Contributor { name: "A. Martin".into(), ..Default::default() },
    );
    path.modules.insert("bases-3f8k".into(), module("Les bases de la vente"));
    path
}

/// A module that nothing can be said against.
fn module(title: &str) -> Module {
    let mut module = Module { title: title.into(), ..Module::default() };
    module.outcomes.insert(
        "o1".into(),
        Outcome { text: "Reformuler la demande d’un client".into(), ..Outcome::default() },
    );
    module.assessments.insert(
        "e1".into(),
        Assessment { form: "Jeu de rôle".into(), outcomes: set(["o1"]), ..Assessment::default() },
    );
    module.minutes.insert(Modality::OnSite, 420);
    module.methods = set(["Mise en situation"]);
    module
}

fn set<const N: usize>(items: [&str; N]) -> Set<String> {
    items.into_iter().map(String::from).collect()
}

fn group<const N: usize>(members: [&str; N]) -> Requirement {
    Requirement { any_of: set(members), ..Requirement::default() }
}

fn group_of<const N: usize>(members: [&str; N], kind: RequirementKind) -> Requirement {
    Requirement { kind, ..group(members) }
}

/// Adds a sound module with these prerequisites.
fn add(path: &mut TrainingPath, id: &str, title: &str, requires: impl IntoIterator<Item = Requirement>) {
    let requires = requires.into_iter().collect();
    path.modules.insert(id.into(), Module { requires, ..module(title) });
}

fn stage(id: &str, modules: &[&str]) -> Stage {
    Stage { id: id.into(), modules: modules.iter().map(|id| (*id).to_owned()).collect(), ..Stage::default() }
}

/// The only module of [`sound`].
fn bases(path: &mut TrainingPath) -> &mut Module {
    path.modules.get_mut("bases-3f8k").unwrap()
}

fn activity(modality: Modality) -> Activity {
    Activity { id: "a1".into(), title: "Séance".into(), modality, minutes: 60, ..Activity::default() }
}

fn options() -> CheckOptions {
    CheckOptions { today: Some(jiff::civil::date(2026, 11, 23)), ..CheckOptions::all_profiles() }
}

fn codes(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule.code).collect()
}

fn keyed<V>(id: &str, value: V) -> Keyed<V> {
    [(id.to_owned(), value)].into_iter().collect()
}
