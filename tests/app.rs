//! Keys in, screens and files out: the application as a person meets it, without a terminal.

// A test says what went wrong by panicking, and prints what it measured.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]
// Random numbers and counts are small.
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]

mod common;

use common::readable::assert_look;
use common::screen::Session;
use mille_parcours::app::commands::key::Key;
use mille_parcours::app::{Effect, Msg, Now, Recovery, SaveResult};
use mille_parcours::format::{read, write};
use mille_parcours::i18n::Lang;
use mille_parcours::model::TrainingPath;

#[test]
fn a_module_gets_a_title_and_prerequisites_and_the_file_says_so() {
    let mut session = Session::sample(80, 24);
    session.keys("<Down><Down>aNégocier à distance<Enter>");
    assert!(session.shows("✓ ajouter «\u{202f}Négocier à distance\u{202f}»"), "{session}");
    session.keys("pbases<Enter>");
    let text = session.saved();
    assert!(text.contains("title: \"Négocier à distance\","), "{text}");
    assert!(text.contains("(any_of: [\"bases-vente-3f8k\"]),"), "{text}");
}

#[test]
fn a_cycle_is_refused_at_once_with_its_path_and_nothing_changes() {
    let mut session = Session::sample(100, 24);
    let before = session.text();
    session.keys("gbases de<Enter>pnégocier");
    assert!(session.shows("Refusé"), "{session}");
    session.keys("<Enter>");
    assert!(session.shows("Négocier → Les bases de la vente"), "{session}");
    assert_eq!(session.text(), before);
    // Advice never blocks: the same link is lawful as a recommendation.
    session.keys("<Tab><Enter>");
    assert!(session.text().contains("kind: Recommended"), "{session}");
}

#[test]
fn undo_to_the_start_gives_the_first_text_and_redo_the_last() {
    let mut session = Session::sample(80, 24);
    let first = session.text();
    session.keys("<Down><Down>aUn<Enter>aDeux<Enter>dxeÉtape<Enter>JKm<Enter>");
    session.keys("<Enter><Down>R-12<Enter><Esc>");
    let last = session.text();
    assert_ne!(first, last);
    session.keys(&"u".repeat(30));
    assert_eq!(session.text(), first);
    session.keys(&"U".repeat(30));
    assert_eq!(session.text(), last);
}

#[test]
fn what_is_only_read_ends_at_its_last_line() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut session = Session::sample(width, height);
        session.keys("?<End>");
        let end = session.to_string();
        session.keys(&"<PageDown>".repeat(5));
        assert_eq!(session.to_string(), end);
        session.keys("<Up>");
        assert_ne!(session.to_string(), end, "one key leads back");
        session.keys("<Down>");
        assert_eq!(session.to_string(), end);
    }
}

#[test]
fn quitting_with_changes_asks_first() {
    let mut session = Session::sample(80, 24);
    session.keys("<Down>eNouvelle<Enter>q");
    assert!(session.shows("ne sont pas enregistrées"), "{session}");
    session.keys("3");
    assert!(!session.ended);
    session.keys("q1");
    assert!(session.ended);
    assert!(session.disk.contains("title: \"Nouvelle\""));
}

#[test]
fn what_is_done_while_a_save_runs_is_not_taken_for_saved() {
    let mut session = Session::sample(80, 24);
    let now = Now { millis: 1, chance: 1 };
    session.keys("<Down>eNouvelle<Enter>");
    let effects = session.app.update(Msg::Key(Key::parse("Ctrl-S").unwrap()), &now);
    let [Effect::Save { state, .. }] = effects[..] else { panic!("{effects:?}") };
    session.keys("eSuivante<Enter>");
    session.send(Msg::Saved(state, SaveResult::Done("essai.path.ron".into(), Vec::new())));
    assert!(session.shows("● modifié"), "{session}");
    session.keys("u");
    assert!(!session.app.shell.doc.history.is_dirty(), "what was saved is the saved state");
    // Saving and quitting asks again about what came in between.
    session.keys("Uq");
    session.app.update(Msg::Key(Key::parse("1").unwrap()), &now);
    session.keys("eEncore une<Enter>");
    session.send(Msg::Saved(2, SaveResult::Done("essai.path.ron".into(), Vec::new())));
    assert!(!session.ended);
    assert!(session.shows("ne sont pas enregistrées"), "{session}");
}

#[test]
fn durations_are_typed_as_people_say_them() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter><Enter>");
    session.open_field("Durée par modalité");
    session.keys("a<Enter>");
    session.keys("3h30<Enter>");
    assert!(session.text().contains("minutes: {OnSite: 210},"), "{session}");
    session.keys("<Up><Enter><Ctrl-U>trois<Enter>");
    assert!(session.shows("n’est pas une durée"), "{session}");
    session.keys("<Esc>");
    assert!(session.text().contains("minutes: {OnSite: 210},"));
}

#[test]
fn a_modality_that_is_there_already_is_shown_and_never_written_over() {
    let mut session = Session::sample(80, 24);
    let before = session.text();
    session.keys("gaccueillir<Enter><Enter>");
    session.open_field("Durée par modalité");
    session.keys("aprésentiel<Enter>");
    assert!(session.shows("Entrée garder"), "it can be typed over at once\n{session}");
    session.keys("<Esc>");
    assert_eq!(session.text(), before);
}

#[test]
fn taking_the_last_module_out_of_a_prerequisite_takes_the_prerequisite() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter><Enter>");
    session.open_field("Prérequis");
    session.keys("<Space><Down><Down><Space><Down><Space><Down>");
    session.keys("x");
    assert!(!session.text().contains("any_of: [\"bases-vente-3f8k\"]"), "{session}");
    assert!(session.text().contains("accueil-distance-2h6p"), "one of two leaves the other\n{session}");
    assert!(!session.text().contains("(kind"), "no prerequisite without a module");
}

#[test]
fn prose_is_typed_in_a_text_area_and_kept_on_escape() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter><Enter>");
    session.open_field("Résumé");
    session.keys("<Enter>Première phrase. Deuxième phrase.<Enter><Enter>Un paragraphe.<Esc>");
    let text = session.text();
    assert!(
        text.contains("                Première phrase.\n                Deuxième phrase.\n\n"),
        "{text}"
    );
}

#[test]
fn what_is_being_typed_is_in_the_draft_that_the_journal_keeps() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter><Enter><Enter>cier tard");
    assert!(!session.text().contains("Négociercier tard"));
    assert!(session.draft().contains("Négociercier tard"));
}

#[test]
fn the_language_changes_while_running() {
    let mut session = Session::sample(80, 24);
    assert!(session.shows("Entrée ouvrir la fiche"));
    session.keys("L");
    assert!(session.shows("Enter open the form"), "{session}");
}

#[test]
fn findings_lead_to_their_place() {
    let mut session = Session::sample(80, 24);
    session.keys("<F8>");
    assert!(session.shows("⚠"), "{session}");
    session.keys("c");
    assert!(session.shows("Constats · "), "{session}");
    session.keys("<Down><Enter>");
    insta::assert_snapshot!("finding_80x24", session.to_string());
}

#[test]
fn a_file_that_changes_on_disk_is_followed_or_asked_about() {
    let mut session = Session::sample(80, 24);
    let other = session.text().replace("Négocier", "Négocier mieux");
    session.disk_changes(&other);
    assert!(session.shows("a changé sur le disque"), "{session}");
    assert!(session.text().contains("Négocier mieux"));
    // With changes of one's own the document is left alone, and a save is stopped.
    session.keys("<Down>eMienne<Enter>");
    let theirs = other.replace("Négocier mieux", "Négocier encore");
    session.disk_changes(&theirs);
    assert!(session.shows("vient de changer sur le disque"), "{session}");
    assert!(session.text().contains("Mienne"));
    session.keys("3");
    assert!(session.text().contains("Négocier encore") && !session.text().contains("Mienne"));
    session.keys("u");
    assert!(session.text().contains("Mienne"), "undo brings one's own version back");
}

#[test]
fn a_question_that_comes_by_itself_takes_no_key_of_what_is_under_it() {
    let mut session = Session::sample(80, 24);
    let theirs = session.text().replace("Négocier", "Négocier encore");
    session.keys("<Down>eMienne<Enter>");
    let mine = session.text();
    session.pace = 50;
    session.keys("<Down>");
    session.disk_changes(&theirs);
    let at = session.app.shell.selection.at;
    // Keys that come as fast as before are for the outline; 3 would take the version on disk.
    session.keys("<Down>3<Enter><Esc>");
    assert!(session.app.shell.selection.at > at && session.text() == mine, "{session}");
    assert!(session.shows("vient de changer sur le disque"), "{session}");
    session.pace = 1000;
    session.keys("3");
    assert_eq!(session.text(), theirs);
}

#[test]
fn the_screens_look_as_they_should() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        let mut session = Session::sample(width, height);
        assert_look!(format!("outline_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        session.keys("gnégo<Enter><Enter>");
        assert_look!(format!("form_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        session.keys("<Esc>p");
        assert_look!(format!("picker_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        session.keys("<Esc>?");
        assert_look!(format!("help_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        session.keys("<Esc>L");
        assert_look!(format!("english_{width}x{height}"), Lang::En, (width, height), session, session.text());
        session.keys("<Up><Up><Up><Up><Up><Up><Up><Enter>");
        assert_look!(
            format!("path_form_{width}x{height}"),
            Lang::En,
            (width, height),
            session,
            session.text()
        );
    }
}

#[test]
fn no_size_does_harm() {
    for (width, height) in [(0, 0), (1, 1), (2, 2), (5, 3), (20, 4), (500, 200), (3, 60), (200, 1)] {
        let mut session = Session::sample(width, height);
        session.keys("<Down><Down>p<Esc>g<Esc>c<Esc>?<Esc><Enter><Down><Down><Enter>abc<Esc><Tab>q<Esc>");
    }
}

#[test]
fn text_of_a_file_never_steers_the_terminal() {
    let hostile = "\\u{1b}]52;c;aGVsbG8=\\u{7}\\u{202e}\\u{9b}2J";
    let text = common::screen::SAMPLE.replace("Négocier", &format!("N{hostile}")).replace("Vendre", hostile);
    let mut session = Session::of(&text, 80, 24);
    for keys in ["", "<Down><Down><Down><Down><Down>", "<Enter>", "<Esc>p", "<Esc>c", "<Esc>g"] {
        session.keys(keys);
        assert!(!session.raw().chars().any(|c| c.is_control() || c == '\u{202e}'), "{session}");
    }
}

#[test]
fn a_version_on_disk_is_followed_only_when_it_was_taken() {
    let mut session = Session::sample(80, 24);
    let theirs = session.text().replace("Négocier", "Négocier mieux");
    // A list to choose from is open: the document is left alone, so the next save must still expect the
    // version that was loaded.
    session.keys("g");
    session.disk_changes(&theirs);
    assert!(!session.asked.contains(&Effect::Follow), "{session}");
    assert!(!session.text().contains("Négocier mieux"));
    session.keys("<Esc>");
    session.disk_changes(&theirs);
    assert!(session.asked.contains(&Effect::Follow));
    assert!(session.text().contains("Négocier mieux"));
}

#[test]
fn what_was_recovered_is_kept_until_it_is_saved_or_given_up() {
    let mut session = Session::sample(80, 24);
    let mut left = session.app.shell.doc.path.clone();
    left.title = "Retrouvé".into();
    session.app.offer_recovery(Recovery { path: left, when: "hier".into(), file_changed: false });
    session.keys("<Esc><Down>eAutre<Enter><Ctrl-S>");
    assert!(!session.asked.contains(&Effect::Forget), "nobody said that it may go");
    session.keys(":travail<Enter>1");
    assert!(session.text().contains("Retrouvé"), "{session}");
    assert!(!session.asked.contains(&Effect::Forget), "it is not saved yet");
    session.keys("<Ctrl-S>");
    assert!(session.asked.contains(&Effect::Forget));
}

#[test]
fn what_stands_in_a_set_is_changed_and_undone_with_the_set() {
    let mut session = Session::sample(100, 30);
    session.keys("gnégo<Enter><Enter>");
    let first = session.text();
    session.open_field("Prérequis");
    session.keys("<Space><Down><Space><Down>");
    assert!(session.shows("L’un de"), "{session}");
    // The reason of the first group, then everything back.
    session.open_field("Motif");
    session.keys("<Enter>Parce que<Enter>");
    let text = session.text();
    assert!(text.contains("why: \"Parce que\""), "{text}");
    assert_eq!(write(&read::<TrainingPath>(&text).unwrap()), text);
    session.keys("<Esc>pbases<Tab><Enter>uu");
    assert_eq!(session.text(), first);
}

#[test]
fn comments_go_along_with_what_they_speak_about() {
    let text = common::screen::SAMPLE
        .replace("\"Maîtriser les bases du tableur\",", "\"Maîtriser les bases du tableur\", // vu")
        .replace("modules: [\"accueil-client-9d2m\"]", "modules: [\n\"accueil-client-9d2m\", // en mai\n]");
    let mut session = Session::of(&text, 80, 24);
    let first = session.text();
    session.keys("<Enter>");
    session.open_field("Prérequis d’entrée");
    session.keys("<Space><Down><Enter> simple<Enter><Esc>");
    assert!(session.text().contains("\"Maîtriser les bases du tableur simple\", // vu"), "{session}");
    session.keys("<Down><Down>J");
    let moved = session.text();
    assert!(
        moved.contains("\"accueil-client-9d2m\", // en mai\n                \"bases-vente-3f8k\""),
        "{moved}"
    );
    session.keys("uu");
    assert_eq!(session.text(), first);
}

#[test]
fn a_record_that_is_not_there_is_made_by_what_is_put_into_it() {
    let mut session = Session::sample(80, 24);
    session.keys("<Enter>");
    session.open_field("Classement");
    session.keys("<Space><Down>a34052<Enter>");
    assert!(
        session.text().contains("classification: (\n        formacode: [\"34052\"],\n    ),"),
        "{session}"
    );
    session.keys("u");
    assert!(!session.text().contains("classification"));
}

#[test]
fn a_cycle_is_refused_in_the_form_too() {
    let mut session = Session::sample(100, 30);
    session.keys("gnégo<Enter><Enter>");
    let before = session.text();
    session.open_field("Prérequis");
    // The second group, its members, the only one of them: to be the module itself.
    session.keys("<Space><Down><Down><Space><Down><Space><Down><Enter>");
    session.keys("négo<Enter>");
    assert!(session.shows("Refusé"), "{session}");
    assert_eq!(session.text(), before);
}

#[test]
fn knowledge_in_words_is_a_prerequisite_too() {
    let mut session = Session::sample(80, 24);
    session.keys("gnégo<Enter>pconnaissance<Enter>Lire une facture<Enter>");
    assert!(session.text().contains("(knowledge: \"Lire une facture\"),"), "{session}");
    session.keys("u");
    assert!(!session.text().contains("knowledge"));
}
