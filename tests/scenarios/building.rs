//! Paths that are built: from nothing, and from what the centres share.

use mille_parcours::app::Msg;
use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::format::{read, write};
use mille_parcours::model::TrainingPath;

use super::common::library;
use super::common::screen::{SAMPLE, Session};
use super::{errors, form, skeleton};

#[test]
fn a_path_of_six_modules_is_built_from_an_empty_draft() {
    let draft = write(&TrainingPath::new("vendre-en-magasin-k7m2", "Vendre en magasin"));
    let mut session = Session::of(&draft, 80, 24);
    // The outline first: two stages, six modules, each behind the one before.
    session.keys("eAccueillir et comprendre<Enter>");
    session.keys("aAccueillir un client<Enter>aDécouvrir les besoins<Enter>aPrésenter un produit<Enter>");
    session.keys("eVendre et fidéliser<Enter>");
    session.keys("aArgumenter<Enter>aConclure la vente<Enter>aFidéliser<Enter>");
    // Who needs what.
    session.keys("gargumenter<Enter>pdécouvrir<Enter>");
    session.keys("gconclure<Enter>pargumenter<Enter>");
    session.keys("gfidéliser<Enter>pconclure<Enter>paccueillir un<Tab><Enter>");
    // One or the other will do.
    form(&mut session, "argumenter", "Prérequis");
    session.keys("<Space><Down>oprésenter<Enter><Esc>");
    // How long, and in which way.
    for (module, modality, time) in [
        ("accueillir un", "présentiel", "7h"),
        ("découvrir", "présentiel", "3h30"),
        ("présenter", "e-learning", "90"),
        ("argumenter", "présentiel", "1,5 h"),
        ("conclure", "présentiel", "7h"),
        ("fidéliser", "présentiel", "3h"),
    ] {
        form(&mut session, module, "Durée par modalité");
        session.keys(&format!("a{modality}<Enter>{time}<Enter><Esc>"));
    }
    // What is learnt, and how it is seen.
    form(&mut session, "conclure", "Objectifs pédagogiques");
    session.keys("a<Enter>Conclure une vente en respectant la charte<Enter><Enter>appliquer<Enter><Esc>");
    form(&mut session, "conclure", "Évaluations");
    session.keys("a");
    session.open_field("Moment");
    session.keys("<Enter>certificative<Enter>");
    session.open_field("Forme");
    session.keys("<Enter>Jeu de rôle filmé, vingt minutes<Enter>");
    session.open_field("Objectifs évalués");
    session.keys("aconclure<Enter><Esc>");
    assert_eq!(errors(&session), 0, "{session}");
    insta::assert_snapshot!("built_from_nothing", session.saved());
}

/// Takes a module of the commons by typing some of its title, with what it needs.
fn take(session: &mut Session, words: &str) {
    session.keys(&format!("t{words}<Enter>"));
    if session.shows("Prendre aussi") {
        session.keys("<Enter>");
    }
    assert_eq!(session.app.shell.view, ViewKind::Outline, "nothing was taken\n{session}");
}

#[test]
fn a_path_of_twelve_modules_is_built_from_the_library() {
    let draft = write(&TrainingPath::new("tenir-boutique-b4k2", "Tenir une boutique de village"));
    let mut session = Session::of(&draft, 80, 24);
    session.send(Msg::Commons(library::sample()));
    session.keys("eAccueillir et vendre<Enter>");
    take(&mut session, "accueillir face à face");
    take(&mut session, "accueillir téléphone");
    take(&mut session, "conduire un entretien de vente");
    take(&mut session, "mettre en valeur un rayon");
    session.keys("eTenir le magasin<Enter>");
    take(&mut session, "réceptionner");
    take(&mut session, "gérer les stocks");
    take(&mut session, "ménager son corps");
    session.keys("eCompter et durer<Enter>");
    take(&mut session, "tableur");
    take(&mut session, "piloter sa trésorerie");
    take(&mut session, "données personnelles");
    take(&mut session, "animer les réseaux");
    // Eleven were looked for, and one came along because the first needs it.
    assert_eq!(session.app.shell.doc.path.modules.len(), 12, "{}", skeleton(&session.text()));
    // What the path is for, and for whom.
    session.keys("<Home><Enter>");
    session.open_field("Objectif professionnel");
    session.keys("<Enter>Ouvrir et tenir un commerce de proximité dans une commune rurale.<Esc>");
    session.open_field("Licence");
    session.keys("<Enter><Ctrl-U>CC-BY-SA-4.0<Enter><Esc>");
    assert_eq!(errors(&session), 0, "{session}");
    let saved = session.saved();
    // A module that was taken teaches what it taught there.
    let path: TrainingPath = read(&saved).unwrap();
    assert!(path.modules.values().all(|module| module.origin.is_some() && !module.outcomes.is_empty()));
    insta::assert_snapshot!("built_from_the_library", skeleton(&saved));
}

#[test]
fn a_module_is_taken_from_the_commons_with_some_of_what_it_needs() {
    let mut session = Session::sample(100, 40);
    session.send(Msg::Commons(library::sample()));
    // After the last module, and looked at before it is taken.
    session.keys("<End>ttenir le poste");
    assert!(session.shows("Période en entreprise : tenir le poste"), "{session}");
    session.keys("<Enter>");
    assert!(session.shows("Prendre aussi les prérequis"), "{session}");
    let ticked = session.ticks().iter().filter(|on| **on).count();
    // One that binds is known here already: it stays away.
    let first = session.ticks().iter().position(|on| *on).unwrap();
    session.keys(&"<Down>".repeat(first));
    session.keys("<Space><Enter>");
    assert_eq!(session.app.shell.doc.path.modules.len(), 3 + ticked, "{session}");
    assert_eq!(session.app.shell.view, ViewKind::Outline, "back where it was wanted");
    // What stayed away is a finding now; it is said in words instead.
    assert_eq!(errors(&session), 1, "{session}");
    session.keys("<End><Enter>");
    session.open_field("Prérequis");
    session.keys("<Space><Down><Down>x<Esc>pconnaissance<Enter>Établir un devis simple<Enter>");
    assert_eq!(errors(&session), 0, "{session}");
    let saved = session.saved();
    insta::assert_snapshot!("taken_with_needs", skeleton(&saved));
    session.keys("uuu");
    assert_eq!(session.text(), SAMPLE, "three changes");
}
