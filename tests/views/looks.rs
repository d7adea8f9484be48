//! Every view at every size in both languages, screen and styles: one table.

use mille_parcours::app::Msg;
use mille_parcours::app::mouse::Drawn;
use mille_parcours::app::start::Start;
use mille_parcours::format::write;
use mille_parcours::i18n::Lang;
use mille_parcours::ui::{Theme, draw_start};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::common::looks::looks;
use super::common::screen::Session;
use super::common::{contested, library};
use super::{RICH, SIZES};

/// A name, and the keys that lead there from the outline.
const TABLE: [(&str, &str); 17] = [
    ("outline", "gconduire un entretien<Enter>"),
    ("outline_bare", "gconduire un entretien<Enter>v"),
    ("module_form", "gconduire un entretien<Enter><Enter><Down><Down>"),
    ("path_form", "<Enter><Down><Down>"),
    ("graph", "2gconduire un entretien<Enter>"),
    ("matrix", "3<Down><Right>"),
    ("timeline", "4<Down><Down>"),
    ("findings", "5"),
    ("history", "<Down>aUn<Enter>aDeux<Enter>uuaTrois<Enter>6"),
    ("changes", "<Down><Down>J<Down>x8"),
    ("commons", "7<Down>"),
    ("export", "X"),
    ("finder", "gaccueillir"),
    ("palette", ":gra"),
    ("help", "?"),
    ("quitting", "<Down>aUn<Enter>q"),
    ("prerequisite", "gconduire un entretien<Enter>p"),
];

fn opened(text: &str, (width, height): (u16, u16), lang: Lang, keys: &str) -> Session {
    let mut session = Session::of(text, width, height);
    session.app.shell.lang = lang;
    session.send(Msg::Commons(library::sample()));
    session.keys(keys);
    session
}

/// One picture a view and language, with all sizes below each other.
fn compare(name: &str, screen: impl Fn((u16, u16), Lang) -> String) {
    for lang in Lang::ALL {
        let all: Vec<String> =
            SIZES.iter().map(|size| format!("==== {}x{}\n{}", size.0, size.1, screen(*size, lang))).collect();
        insta::assert_snapshot!(format!("{name}_{}", lang.tag()), all.join("\n"));
    }
}

#[test]
fn every_view_looks_as_it_should_in_both_languages() {
    for (name, keys) in TABLE {
        compare(name, |size, lang| opened(RICH, size, lang, keys).looks());
    }
}

#[test]
fn the_questions_look_as_they_should() {
    let text = write(&contested::path());
    compare("questions", |size, lang| opened(&text, size, lang, "9<Down>").looks());
}

#[test]
fn the_text_area_looks_as_it_should() {
    compare("area", |size, lang| {
        let mut session = opened(RICH, size, lang, "gconduire un entretien<Enter><Enter>");
        let summary = lang.word("field-module-summary");
        session.open_field(&summary);
        session.keys("<Enter><Ctrl-End> Encore une phrase<Ctrl-Shift-Left>");
        session.looks()
    });
}

#[test]
fn the_start_screen_looks_as_it_should() {
    compare("start", |(width, height), lang| {
        let mut start = Start::new(lang, "paths".into(), (width, height));
        start.take(library::sample());
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut drawn = Drawn::default();
        terminal.draw(|frame| drawn = draw_start(&start, &Theme::TERMINAL, frame)).unwrap();
        looks(terminal.backend().buffer())
    });
}
