//! What others get to see, and what comes back from them.

use mille_parcours::app::dialogs::handout::ExportOrder;
use mille_parcours::app::shell::versions::Offered;
use mille_parcours::app::{Effect, Msg};
use mille_parcours::export::Format;
use mille_parcours::format::{read, write};
use mille_parcours::i18n::Lang;
use mille_parcours::model::TrainingPath;

use super::common::screen::{SAMPLE, Session};
use super::told;

/// The sample after a week at another centre.
fn theirs() -> TrainingPath {
    let text = SAMPLE
        .replace("title: \"Négocier\"", "title: \"Négocier un prix\"")
        .replace("version: \"2.1\"", "version: \"3.0\"")
        .replace("minutes: {OnSite: 420, SelfPaced: 60}", "minutes: {OnSite: 350, SelfPaced: 120}")
        .replace("Reformuler la demande d'un client", "Reformuler une demande et la confirmer");
    read(&text).unwrap()
}

#[test]
fn some_changes_of_another_centre_are_taken_and_others_refused_into_a_new_file() {
    let mut session = Session::sample(100, 40);
    session.keys("8v");
    session.send(Msg::Versions(vec![Offered {
        label: "sud.path.ron".into(),
        detail: "cci-sud".into(),
        name: "sud.path.ron".into(),
    }]));
    session.keys("sud<Enter>");
    assert_eq!(session.asked.pop(), Some(Effect::Fetch("sud.path.ron".into())));
    session.send(Msg::Fetched("sud.path.ron".into(), Ok(Box::new(theirs()))));
    // The version number is theirs alone: looked at, and left as it is here.
    assert!(session.shows("3.0"), "{session}");
    session.keys("<Home><Space>");
    // What a learner is to be able to do stays too; the hours and the title are taken, a key each.
    session.keys("<Space>rrr");
    let mut left = theirs();
    "2.1".clone_into(&mut left.version);
    assert_ne!(session.text(), write(&left), "one was refused");
    // Under another name: the file that was opened stays as it was.
    session.keys(":enregistrer sous<Enter><Ctrl-U>revue.path.ron<Enter>");
    assert_eq!(session.disk, SAMPLE);
    insta::assert_snapshot!("some_changes_taken", told(SAMPLE, &session.files["revue.path.ron"]));
}

#[test]
fn a_programme_is_handed_out_in_two_languages() {
    let mut session = Session::sample(100, 30);
    session.keys("gnégocier<Enter><Enter>");
    session.open_field("Résumé");
    session.keys("<Enter>Le prix n'est pas le sujet : la valeur l'est.<Esc><Esc>");
    // As a text, in French, then in English, under names of one's own.
    session.keys("X<Right>");
    assert!(session.shows("‹programme, Markdown›"), "{session}");
    session.keys("<Enter>X");
    session.click("anglais");
    session.keys("<Down><Ctrl-U>programme.en.md<Enter>");
    for (name, lang) in [("essai.md", Lang::Fr), ("programme.en.md", Lang::En)] {
        let order = ExportOrder { format: Format::Markdown, lang };
        assert_eq!(session.files[name], order.document(&session.app.shell.doc.path).unwrap().text);
    }
    // Not twice over the same file by mistake.
    session.keys("X<Enter>");
    assert!(session.shows("existe déjà"), "{session}");
    session.keys("<Esc><Esc>");
    let saved = session.saved();
    let handed_out = &session.files["programme.en.md"];
    insta::assert_snapshot!("handed_out", format!("{}\n{handed_out}", told(SAMPLE, &saved)));
}
