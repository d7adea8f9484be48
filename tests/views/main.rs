//! The views beside the outline, as a person meets them: keys in, screens and files out.
#![allow(clippy::expect_used, clippy::missing_panics_doc, clippy::panic)]
#![allow(clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

mod calm;
#[path = "../common/mod.rs"]
mod common;
mod commons;
mod findings;
mod graph;
mod history;
mod looks;
mod matrix;
mod past;
mod timeline;

use common::readable::assert_look;
use common::screen::Session;
use mille_parcours::i18n::Lang;

/// A path with competencies, outcomes, hours: large enough to scroll.
const RICH: &str = include_str!("../../paths/cci-nord/assistant-commercial-k7m2.path.ron");

/// The sizes that every view is looked at in.
const SIZES: [(u16, u16); 3] = [(80, 24), (160, 48), (40, 12)];

/// Texts that would steer a terminal, or mislead who reads.
const HOSTILE: &str = "\\u{1b}]52;c;aGVsbG8=\\u{7}\\u{202e}\\u{9b}2J";

/// Screens in both languages at all sizes, after some keys. The window of the graph cuts boxes, so its words are
/// judged where it has room only.
fn pictures(name: &str, text: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut session = Session::of(text, width, height);
        session.keys(keys);
        if name.starts_with("graph") && width < 80 {
            continue;
        }
        assert_look!(format!("{name}_{width}x{height}"), Lang::Fr, (width, height), session, session.text());
        session.keys("L");
        let lang = session.app.shell.lang;
        if lang == Lang::Fr || name.starts_with("graph") && width < 160 {
            continue;
        }
        assert_look!(format!("{name}_en_{width}x{height}"), lang, (width, height), session, session.text());
    }
}

/// Nothing of the file steers the terminal, whatever is done in the view.
fn harmless(text: &str, keys: &str) {
    let mut session = Session::of(text, 80, 24);
    for key in mille_parcours::app::commands::key::keys(keys) {
        session.send(mille_parcours::app::Msg::Key(key));
        assert!(!session.raw().chars().any(|c| c.is_control() || c == '\u{202e}'), "{session}");
    }
    for (width, height) in [(0, 0), (1, 1), (2, 2), (5, 3), (20, 4), (300, 90), (3, 60), (200, 1)] {
        let mut session = Session::of(text, width, height);
        session.keys(keys);
    }
}
