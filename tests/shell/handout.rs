//! The export dialog: what is chosen is what is written, and nothing is overwritten unasked.

use crate::common::readable::{assert_look, messages};
use mille_parcours::app::dialogs::handout::ExportOrder;
use mille_parcours::app::mouse::Gesture;
use mille_parcours::export::Format;
use mille_parcours::i18n::Lang;

use crate::common::screen::Session;

fn document(session: &Session, format: Format, lang: Lang) -> String {
    ExportOrder { format, lang }.document(&session.app.shell.doc.path).expect("a document").text
}

#[test]
fn every_form_and_language_is_previewed_and_written_as_the_command_line_would() {
    let mut session = Session::sample(100, 30);
    for format in Format::ALL {
        for lang in Lang::ALL {
            session.keys("X");
            session.click(match format {
                Format::Html => "programme, page web",
                Format::Markdown => "programme, Markdown",
                Format::Json => "données, JSON",
            });
            session.click(if lang == Lang::Fr { "français" } else { "anglais" });
            let expected = document(&session, format, lang);
            let read = if format == Format::Json { Format::Json } else { Format::Markdown };
            let text = document(&session, read, lang);
            let line = text.lines().find(|line| line.len() > 4).expect("a line");
            // A page is shown as it reads: its title, not the sign that makes it one.
            let seen = if format == Format::Html { line.trim_start_matches("# ") } else { line };
            assert_eq!(format == Format::Markdown, session.shows("# "), "{session}");
            assert!(session.shows(seen), "{seen}\n{session}");
            let name = format!("{}.{}", lang.tag(), format.ending());
            session.keys(&format!("<Down><Ctrl-U>{name}<Enter>"));
            assert!(session.shows("✓ Exporté dans"), "{session}");
            assert_eq!(session.files[&name], expected);
        }
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_question() {
    let mut session = Session::sample(80, 24);
    session.files.insert("essai.html".to_owned(), "d’un autre".to_owned());
    session.keys("X<Enter>");
    assert!(session.shows("«\u{202f}essai.html\u{202f}» existe déjà"));
    // Another name first: the dialog is still there.
    session.keys("<Enter>");
    assert_eq!(session.files["essai.html"], "d’un autre");
    assert!(session.shows("Exporter le parcours"), "{session}");
    session.keys("<Esc>");
    assert!(!session.shows("Exporter le parcours"));
    session.keys("X<Enter>2");
    assert!(session.files["essai.html"].contains("<html"), "{}", session.files["essai.html"]);
    assert!(session.shows("✓ Exporté dans"), "{session}");
}

#[test]
fn what_is_not_saved_yet_is_handed_out_too_and_said() {
    let mut session = Session::sample(80, 24);
    session.keys("<Down>aNégocier au téléphone<Enter>X");
    assert!(session.shows("modifications non enregistrées comprises"), "{session}");
    session.keys("<Right><Enter>");
    assert!(session.files["essai.md"].contains("Négocier au téléphone"), "the ending follows the form");
    // The next time begins with what was chosen last.
    session.keys("X");
    assert!(session.shows("‹programme, Markdown›"), "{session}");
    assert!(session.app.shell.layers.len() == 1);
}

#[test]
fn the_preview_is_read_by_page_and_by_wheel() {
    let mut session = Session::sample(80, 24);
    session.keys("X");
    let first = session.to_string();
    session.keys("<PageDown>");
    assert!(session.shows("Aperçu · 11 à"), "{session}");
    session.keys("<PageUp>");
    assert_eq!(session.to_string(), first);
    session.mouse(Gesture::Wheel(3), (40, 15));
    assert!(session.shows("Aperçu · 4 à"), "{session}");
    session.keys(&"<PageDown>".repeat(40));
    assert!(session.shows("sur "), "the end is the end\n{session}");
}

#[test]
fn it_has_room_everywhere() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        for lang in Lang::ALL {
            let mut session = Session::sample(width, height);
            session.app.shell.lang = lang;
            session.keys("X<Right>");
            let name = format!("export_{width}x{height}_{}", lang.tag());
            assert_look!(name, lang, (width, height), session, session.text() + &messages(Lang::Fr));
        }
    }
}
