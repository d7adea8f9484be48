//! The commons view and the start screen.

use crate::common::readable::assert_look;
use std::sync::Arc;

use mille_parcours::app::browser::CommonsSection;
use mille_parcours::app::commands::key::keys;
use mille_parcours::app::mouse::Drawn;
use mille_parcours::app::start::{Start, StartWish};
use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::app::{Effect, Msg};
use mille_parcours::i18n::Lang;
use mille_parcours::ui::{Theme, draw_start};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::common::library;
use super::common::screen::{SAMPLE, Session};
use super::{HOSTILE, SIZES};

fn session(width: u16, height: u16) -> Session {
    let mut session = Session::of(SAMPLE, width, height);
    session.keys("7");
    assert!(session.asked.contains(&Effect::ReadCommons), "read when it is shown first");
    session.send(Msg::Commons(library::sample()));
    session
}

#[test]
fn the_commons_looks_as_it_should() {
    for (width, height) in SIZES {
        let mut session = session(width, height);
        assert_look!(format!("commons_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        session.keys("<Right>fnegociat");
        assert_look!(
            format!("commons_modules_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.text() + " negociat"
        );
        session.keys("<Esc>L<Left><Left>");
        assert_look!(
            format!("commons_recent_en_{width}x{height}"),
            Lang::En,
            (width, height),
            session,
            session.text()
        );
        session.keys("L<Left><Left>");
        assert_look!(
            format!("commons_cards_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.text()
        );
    }
}

#[test]
fn it_is_read_once_and_again_when_one_asks() {
    let mut session = session(80, 24);
    session.asked.clear();
    session.keys("17");
    assert!(!session.asked.contains(&Effect::ReadCommons));
    session.keys("r");
    assert!(session.asked.contains(&Effect::ReadCommons));
}

#[test]
fn a_module_is_taken_with_what_it_needs_and_undone_in_one_step() {
    let mut session = session(100, 30);
    let first = session.text();
    session.keys("1<Down><Down>tjury<Enter>");
    if session.shows("Prendre aussi") {
        session.keys("<Enter>");
    }
    let text = session.text();
    assert_ne!(text, first, "{session}");
    assert!(text.contains("origin: ("), "{text}");
    assert!(text.contains("date: \"1970-01-01\""), "the day of the clock\n{text}");
    session.keys("u");
    assert_eq!(session.text(), first);
}

#[test]
fn a_module_looked_for_from_the_outline_leads_back_to_it() {
    let mut session = session(100, 30);
    let first = session.text();
    // Given up: one key, and the outline is there again.
    session.keys("1t");
    assert_eq!(session.app.shell.view, ViewKind::Commons);
    session.keys("<Esc>");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
    // What is not found takes nothing, and what is typed on still is a search, never a command.
    session.keys("<End>tqxqx<Enter>ux<Esc>");
    assert_eq!((session.text(), session.app.shell.view), (first.clone(), ViewKind::Outline));
    // Taken: shown where it came to stand, ready for the next.
    session.keys("ttableur gérer<Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Outline, "{session}");
    assert_eq!(session.app.shell.chosen().module(), Some("tableur-gestion-4d8f"));
    // Who came to see the commons stays there.
    session.keys("u7ftableur gérer<Enter>");
    assert_ne!(session.text(), first);
    assert_eq!(session.app.shell.view, ViewKind::Commons, "{session}");
}

#[test]
fn missing_prerequisites_are_offered_and_only_what_is_ticked_comes() {
    let mut session = session(100, 40);
    let first = session.text();
    session.keys("<Right>ftenir le poste<Enter>");
    assert!(session.shows("Prendre aussi les prérequis"), "{session}");
    insta::assert_snapshot!("commons_needs", session.to_string());
    session.keys("<Esc>");
    assert_eq!(session.text(), first);
    session.keys("<Enter><Enter>");
    let with = session.app.shell.doc.path.modules.len();
    assert!(with > 4, "what binds was ticked\n{session}");
    session.keys("u");
    assert_eq!(session.text(), first, "one change");
    // Nothing ticked: the module alone.
    session.keys("<Enter>");
    for item in 0..session.ticks().len() {
        if session.ticks()[item] {
            session.keys("<Space>");
        }
        session.keys("<Down>");
    }
    session.keys("<Enter>");
    assert_eq!(session.app.shell.doc.path.modules.len(), 4, "{session}");
}

#[test]
fn what_is_here_already_is_marked_and_not_taken_again() {
    let mut session = session(100, 30);
    let first = session.text();
    session.keys("<Right>fface à face");
    assert!(session.shows("Ce module est déjà dans le parcours ouvert"), "{session}");
    session.keys("<Enter>");
    assert!(session.shows("est déjà dans ce parcours"), "{session}");
    assert_eq!(session.text(), first);
}

#[test]
fn another_path_is_opened_and_nothing_is_lost() {
    let mut session = session(100, 30);
    session.keys("flogistique<Enter>");
    let open = Effect::Open("cci-nord/agent-logistique-q8c5.path.ron".into());
    assert!(session.asked.contains(&open), "{:?}", session.asked);
    session.asked.clear();
    session.keys("1<Down>eÉtape<Enter>7<Enter>");
    assert!(session.shows("ne sont pas enregistrées"), "{session}");
    session.keys("<Esc>");
    assert!(!session.asked.contains(&open));
    session.keys("<Enter>1");
    assert!(session.disk.contains("Étape"), "saved before it is left");
    assert!(session.asked.contains(&open), "{:?}", session.asked);
}

#[test]
fn giving_up_the_question_leaves_quitting_alone() {
    let mut session = session(100, 30);
    session.keys("flogistique<Enter>1<Down>eÉtape<Enter>7<Enter>3q1");
    assert!(session.ended, "quitting still quits\n{session}");
}

#[test]
fn a_broken_file_is_listed_and_says_why() {
    let mut session = session(100, 30);
    session.keys("<End>");
    assert!(session.shows("✗ cci-nord/casse.path.ron"), "{session}");
    session.keys("<Enter>");
    assert!(session.shows("attendu") || session.shows("fin"), "{session}");
    assert!(!session.asked.iter().any(|effect| matches!(effect, Effect::Open(_))));
}

#[test]
fn hostile_texts_are_seen_and_do_nothing() {
    let hostile = library::changed(|_, text| {
        text.replace("title: \"", &format!("title: \"{HOSTILE}"))
            .replace("name: \"", &format!("name: \"{HOSTILE}"))
    });
    for (width, height) in [(80, 24), (120, 40), (1, 1), (0, 0), (5, 3), (40, 2), (300, 90)] {
        let mut session = Session::of(SAMPLE, width, height);
        session.keys("7");
        session.send(Msg::Commons(Arc::clone(&hostile)));
        for key in keys(
            "<Down><Down><Right><Down><Space><Down><Esc><Right><Right><Down><Right>Lfabc<Esc><Right><Right><Down><Enter><Enter>",
        ) {
            session.send(Msg::Key(key));
            assert!(!session.raw().chars().any(|c| c.is_control() || c == '\u{202e}'), "{session}");
        }
    }
}

fn screen(start: &Start) -> String {
    let (width, height) = start.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut drawn = Drawn::default();
    terminal.draw(|frame| drawn = draw_start(start, &Theme::TERMINAL, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let line = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(line).collect::<Vec<_>>().join("\n")
}

fn typed(start: &mut Start, line: &str) -> StartWish {
    keys(line).into_iter().fold(StartWish::Stay, |_, key| start.key(key))
}

#[test]
fn the_start_screen_looks_as_it_should_and_opens_what_is_typed() {
    for (width, height) in SIZES {
        let mut start = Start::new(Lang::Fr, "paths".into(), (width, height));
        assert!(screen(&start).contains("Lecture"), "{}", screen(&start));
        start.take(library::sample());
        assert_look!(format!("start_{width}x{height}"), Lang::Fr, (width, height), screen(&start), "");
        typed(&mut start, "<F3>touris");
        assert_look!(
            format!("start_en_{width}x{height}"),
            Lang::En,
            (width, height),
            screen(&start),
            "touris"
        );
        let wish = typed(&mut start, "<Enter>");
        assert_eq!(wish, StartWish::Open("cci-littoral/agent-accueil-touristique-h2w9.path.ron".into()));
    }
}

#[test]
fn the_start_screen_begins_a_path_and_tells_what_it_can_not_open() {
    let mut start = Start::new(Lang::Fr, "paths".into(), (80, 24));
    assert_eq!(typed(&mut start, "<Ctrl-N>Un parcours<Enter>"), StartWish::New("Un parcours".into()));
    start.take(library::sample());
    assert_eq!(start.browser.section, CommonsSection::Paths);
    assert_eq!(typed(&mut start, "<Tab>accueil<Enter>"), StartWish::Stay);
    assert!(screen(&start).contains("Choisissez un parcours"), "{}", screen(&start));
    assert_eq!(typed(&mut start, "<Esc>"), StartWish::Stay);
    assert_eq!(typed(&mut start, "<Esc>"), StartWish::Quit);
}
