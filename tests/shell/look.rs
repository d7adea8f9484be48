//! How it looks.

use crate::common::screen::Session;

#[test]
fn in_ascii_nothing_but_letters_of_the_language_needs_more() {
    for (width, height) in [(80, 24), (160, 48)] {
        let mut session = Session::sample(width, height);
        session.theme = session.theme.clone().in_ascii();
        for keys in [
            "",
            "gnégo<Enter><Enter>",
            "<Esc>p",
            "<Esc>c",
            "?",
            "<Esc>q<Esc>",
            "2",
            "3",
            "4",
            "6",
            "7",
            "8",
            "9",
            ":",
            "<Esc>xq",
        ] {
            session.keys(keys);
            let strange: Vec<char> =
                session.raw().chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
            assert!(strange.is_empty(), "{strange:?} after {keys}\n{session}");
        }
    }
}
