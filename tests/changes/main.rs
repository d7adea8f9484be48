//! The changes view, as a person meets it: keys in, screens and files out.
#![allow(clippy::expect_used, clippy::missing_panics_doc, clippy::panic)]
#![allow(clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

use common::readable::assert_look;
use common::screen::Session;
use mille_parcours::app::changes::{Against, ChangesRow};
use mille_parcours::app::shell::versions::Offered;
use mille_parcours::app::{Effect, Msg};
use mille_parcours::format::{read, write};
use mille_parcours::i18n::Lang;
use mille_parcours::model::{Message, TrainingPath};

const RICH: &str = include_str!("../../paths/cci-nord/assistant-commercial-k7m2.path.ron");

const SIZES: [(u16, u16); 3] = [(80, 24), (160, 48), (40, 12)];

/// The sample after a week in another centre.
fn reworked() -> String {
    let mut text = RICH.to_owned();
    let mut change = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    };
    change("version: \"2.1\"", "version: \"2.2\"");
    change(
        "et après toute absence de deux jours",
        "en fin de parcours et après toute absence de trois jours",
    );
    change(
        "                \"devis-facturation-6r3v\",\n                \"rgpd-quotidien-9c4p\",\n",
        "                \"devis-facturation-6r3v\",\n",
    );
    change(
        "                \"bases-vente-3f8k\",\n",
        "                \"rgpd-quotidien-9c4p\",\n                \"bases-vente-3f8k\",\n",
    );
    change(
        "                    any_of: [\"accueil-client-9d2m\"],\n                    kind: Recommended,\n",
        "                    any_of: [\"accueil-client-9d2m\", \"demarrage-assistant-6q3w\"],\n",
    );
    change(
        "minutes: {OnSite: 90, RemoteLive: 105, SelfPaced: 45}",
        "minutes: {OnSite: 90, RemoteLive: 135, Tutoring: 30}",
    );
    change("Se faire comprendre d’un visiteur étranger", "Se faire comprendre d’une visiteuse étrangère");
    let path: TrainingPath = read(&text).expect("a file");
    write(&path)
}

/// The sample beside that week's work, as somebody opens it.
fn reviewing(width: u16, height: u16) -> Session {
    let mut session = Session::of(RICH, width, height);
    session.keys("8v");
    assert!(session.asked.contains(&Effect::Versions), "files and revisions are looked for");
    session.send(Msg::Versions(vec![Offered {
        label: "sud.path.ron".into(),
        detail: "cci-sud/sud.path.ron".into(),
        name: "cci-sud/sud.path.ron".into(),
    }]));
    session.keys("sud<Enter>");
    assert_eq!(session.asked.pop(), Some(Effect::Fetch("cci-sud/sud.path.ron".into())));
    let path: TrainingPath = read(&reworked()).expect("a file");
    session.send(Msg::Fetched("cci-sud/sud.path.ron".into(), Ok(Box::new(path))));
    session
}

fn lines(session: &Session) -> usize {
    session.app.views.changes.rows.iter().filter(|row| matches!(row, ChangesRow::Line(..))).count()
}

#[test]
fn what_changed_is_seen_at_every_size_and_in_both_languages() {
    for (width, height) in SIZES {
        let mut session = reviewing(width, height);
        assert_look!(
            format!("file_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.text() + &reworked()
        );
        session.keys("<Down>");
        assert_look!(
            format!("sentence_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.text() + &reworked()
        );
        session.keys("L<Home>");
        assert_look!(
            format!("file_en_{width}x{height}"),
            Lang::En,
            (width, height),
            session,
            session.text() + &reworked()
        );
        session.keys("L<Home><Down>d");
        assert_look!(
            format!("full_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.text() + &reworked()
        );
        session.keys("d<End>");
        assert_look!(
            format!("effects_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.text() + &reworked()
        );
    }
}

#[test]
fn nothing_saved_differs_until_something_is_done() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("8");
    assert!(session.shows("Rien n’a changé"), "{session}");
    insta::assert_snapshot!("nothing_80x24", session.to_string());
    // A module goes to another place, and one is renamed.
    session.keys("1<Down><Down>J8");
    assert_eq!(lines(&session), 1, "{session}");
    assert!(session.shows("dans l’étape « Accueillir »"), "{session}");
    session.keys("r");
    assert_eq!(write(&session.app.shell.doc.path), RICH, "taken back");
    assert!(session.shows("Rien n’a changé"), "{session}");
    session.keys("u");
    assert_eq!(lines(&session), 1, "and done again by undo: {session}");
}

#[test]
fn taking_every_change_makes_the_other_version() {
    let mut session = reviewing(160, 48);
    let count = lines(&session);
    assert!(count > 8, "{session}");
    for _ in 0..count {
        session.keys("<Home>r");
    }
    assert_eq!(session.text(), reworked());
    assert_eq!(lines(&session), 0, "{session}");
    for _ in 0..count {
        session.keys("u");
    }
    assert_eq!(session.text(), RICH, "each can be undone");
}

#[test]
fn one_change_is_taken_and_nothing_else() {
    let mut session = reviewing(80, 24);
    // The stage of a module: gone from the one list, come into the other.
    session.keys("f");
    session.keys("personnelles<Enter>");
    assert_eq!(lines(&session), 1, "{session}");
    session.keys("r");
    let stages: Vec<_> = session.app.shell.doc.path.stages.iter().map(|stage| stage.modules.len()).collect();
    assert_eq!((stages[1], stages[2]), (2, 4));
    let path: TrainingPath = read(RICH).unwrap();
    assert_eq!(session.app.shell.doc.path.modules, path.modules, "no module changed");
    assert!(session.shows("Aucun changement de ce genre"), "{session}");
}

#[test]
fn other_sides_say_the_opposite() {
    let mut session = reviewing(80, 24);
    assert!(session.shows("ici → cci-sud/sud.path.ron"), "{session}");
    session.keys("f");
    session.keys("prérequis<Enter>");
    assert!(session.shows("accepte maintenant"), "{session}");
    session.keys("s");
    assert!(session.shows("cci-sud/sud.path.ron → ici"), "{session}");
    assert!(session.shows("n’accepte plus"), "{session}");
    // Taking makes the open path what the other one is, whichever side it is on.
    let before = session.text();
    session.keys("r");
    assert_ne!(session.text(), before);
    assert!(session.text().contains("any_of: [\"accueil-client-9d2m\", \"demarrage-assistant-6q3w\"]"));
}

#[test]
fn a_remark_is_a_comment_beside_what_changed() {
    let mut session = reviewing(80, 24);
    session.keys("<Down>a");
    session.keys("Trois jours, est-ce voulu\u{202f}?<Enter>");
    assert!(
        session.text().contains("    // Relecture\u{a0}: Trois jours, est-ce voulu\u{202f}?\n    tracking:"),
        "{}",
        session.text()
    );
    assert!(read::<TrainingPath>(&session.text()).is_ok(), "a file still");
    session.keys("u");
    assert_eq!(session.text(), RICH);
}

#[test]
fn what_was_read_is_marked_and_can_be_left_out() {
    let mut session = reviewing(80, 24);
    let count = lines(&session);
    session.keys("<Space><Space>");
    assert_eq!(session.app.views.changes.seen.len(), 2);
    session.keys("f");
    session.keys("reste<Enter>");
    assert_eq!(lines(&session), count - 2, "{session}");
    session.keys("<Space>");
    assert_eq!(lines(&session), count - 3, "{session}");
    session.keys("f<Enter><Home><Space>");
    assert_eq!(session.app.views.changes.seen.len(), 2, "unmarked");
}

#[test]
fn the_whole_outline_shows_where_nothing_changed() {
    let mut session = reviewing(80, 48);
    session.keys("o");
    insta::assert_snapshot!("whole_80x48", session.to_string());
    assert!(session.shows("Rédiger des écrits professionnels clairs"), "{session}");
    session.keys("o");
    assert!(!session.shows("Rédiger des écrits professionnels clairs"), "{session}");
}

#[test]
fn enter_goes_to_the_field() {
    let mut session = reviewing(80, 24);
    session.keys("<Down><Enter>");
    let field = session.app.views.outline.chosen_field().expect("a field");
    assert_eq!(field.steps, mille_parcours::steps![Field("tracking")], "{session}");
}

#[test]
fn groups_are_gone_through_by_one_key() {
    let mut session = reviewing(80, 24);
    let at = |session: &Session| session.app.views.changes.at;
    let first = at(&session);
    session.keys("<Right>");
    let second = at(&session);
    assert!(second > first + 1, "{session}");
    session.keys("<Right><Left>");
    assert_eq!(at(&session), second, "{session}");
    session.keys("<Left>");
    assert_eq!(at(&session), first, "{session}");
}

#[test]
fn a_state_of_the_history_is_a_version_too() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("<Down><Down>JJ<Ctrl-S>8");
    assert!(session.shows("Rien n’a changé"), "{session}");
    session.keys("v");
    session.keys("ouverture du fichier");
    session.keys("<Enter>");
    assert!(matches!(session.app.views.changes.against, Against::State(_)), "{session}");
    assert_eq!(lines(&session), 1, "{session}");
}

#[test]
fn a_version_that_does_not_come_says_why() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("8v");
    session.keys("git");
    session.keys("<End>");
    session.app.shell.layers.clear();
    session.keys("v<PageDown><PageDown><Enter>");
    assert!(session.shows("HEAD"), "the name is asked for: {session}");
    session.keys("<Enter>");
    assert_eq!(session.asked.pop(), Some(Effect::Fetch("HEAD".into())));
    assert!(session.shows("La version arrive"), "{session}");
    session.send(Msg::Fetched("HEAD".into(), Err(Message::new("vcs-no-git"))));
    assert!(session.shows("git"), "{session}");
    // An answer to an older question is not taken for one to this.
    session.send(Msg::Fetched("autre".into(), Ok(Box::new(read(RICH).unwrap()))));
    assert!(session.app.views.changes.report.is_none());
}

#[test]
fn what_somebody_else_saved_is_compared_here() {
    let mut session = Session::of(RICH, 80, 24);
    session.keys("<Down><Down>J");
    session.disk_changes(&reworked());
    assert!(session.shows("changer sur le disque"), "{session}");
    session.keys("2");
    assert_eq!(session.app.views.changes.against, Against::Disk);
    assert!(session.shows("ici → version sur le disque"), "{session}");
    assert!(lines(&session) > 8, "{session}");
}

#[test]
fn nothing_of_a_file_steers_the_terminal() {
    let poison = "\u{1b}]52;c;eA==\u{7}\u{202e}\u{9b}2J";
    let mut session = Session::of(RICH, 80, 24);
    let text = RICH
        .replace("Accueillir un client en face à face", &format!("A{poison}"))
        .replace("Un bilan individuel", &format!("Un {poison} bilan\u{200b} individuel"));
    session.keys("8v<Esc>");
    session.send(Msg::Versions(vec![Offered {
        label: poison.into(),
        detail: poison.into(),
        name: poison.into(),
    }]));
    session.keys("v");
    session.send(Msg::Versions(vec![Offered {
        label: poison.into(),
        detail: poison.into(),
        name: poison.into(),
    }]));
    session.keys("<Down><Enter>");
    session.send(Msg::Fetched(poison.to_owned(), Ok(Box::new(read(&text).expect("a file")))));
    let harmless = |session: &Session| {
        let raw = session.raw();
        assert!(!raw.chars().any(|c| c.is_control() || matches!(c, '\u{202e}' | '\u{200b}')), "{session}");
    };
    for keys in
        ["<Down>", "d", "<PageDown>", "<Down>", "<Down>", "o", "s", "f", "<Esc>", "r", "a", "x<Enter>", "y"]
    {
        session.keys(keys);
        harmless(&session);
    }
    for (width, height) in [(0, 0), (1, 1), (2, 2), (5, 3), (20, 4), (300, 90), (3, 60), (200, 1)] {
        session.resize(width, height);
        session.keys("<Down><Up>");
        harmless(&session);
    }
}

#[test]
fn every_kind_of_change_has_a_name() {
    use mille_parcours::i18n::Lang;
    use mille_parcours::model::shape::{Kind, Shape, Shaped};
    fn walk(shape: &'static Shape, found: &mut Vec<&'static str>) {
        for field in shape.fields {
            match field.kind {
                Kind::List(Kind::Record(inner)) if inner.index("id").is_none() => {}
                Kind::Map(_, Kind::Record(inner))
                | Kind::List(Kind::Record(inner))
                | Kind::Set(Kind::Record(inner)) => {
                    found.push(inner.label);
                    walk(inner, found);
                }
                Kind::Record(inner) => walk(inner, found),
                _ => {}
            }
        }
    }
    let mut found = vec!["field", "comment", "unknown"];
    walk(TrainingPath::SHAPE, &mut found);
    for kind in found {
        let key = format!("changes-kind-{kind}");
        assert!(Lang::Fr.lookup(&key, &[]).is_some(), "no words for {key}");
    }
}
