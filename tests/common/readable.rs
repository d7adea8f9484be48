//! Screens judged without a picture: nothing cut, nothing overlapping, every word translated.
//!
//! Every word on a screen has to be a word of the messages of its language or of the texts that are shown. A text
//! that is cut without a sign, two texts in one place, a key without a message and a word of the other language all
//! give words that are neither.

use std::collections::HashSet;
use std::path::Path;

use mille_parcours::i18n::{Lang, date};

/// Shorter words are not judged: numbers, units and signs of keys are among them.
const LEAST_LETTERS: usize = 3;

/// The pictures in English.
const IN_ENGLISH: [&str; 4] = ["english_80x24", "path_form_80x24", "path_form_160x48", "questions_80x24_en"];

/// Whether a screen is kept as a picture: in French at the usual size and at a large one, in English for a few.
pub fn has_picture(name: &str, lang: Lang, size: (u16, u16)) -> bool {
    match lang {
        Lang::Fr => [(80, 24), (160, 48)].contains(&size),
        Lang::En => IN_ENGLISH.contains(&name),
    }
}

/// Compares a screen with its picture where there is one, and judges its words elsewhere. The name of the picture
/// is the first argument; the last is the text of what is shown.
#[allow(unused_macros, reason = "not every test program looks at screens")]
macro_rules! assert_look {
    ($name:expr, $lang:expr, $size:expr, $screen:expr, $shown:expr) => {{
        let screen = $screen.to_string();
        if $crate::common::readable::has_picture(&$name, $lang, $size) {
            insta::assert_snapshot!($name, screen);
        } else {
            $crate::common::readable::assert_readable(&$name, $lang, &screen, &$shown);
        }
    }};
}

#[allow(unused_imports, reason = "not every test program looks at screens")]
pub(crate) use assert_look;

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= LEAST_LETTERS)
}

/// All messages of a language, without their keys.
pub fn messages(lang: Lang) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(lang.tag());
    let mut said = String::new();
    for entry in std::fs::read_dir(folder).expect("the messages") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("messages");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            said.push_str(line.split_once('=').map_or(line, |(_, message)| message));
            said.push('\n');
        }
    }
    said
}

/// # Panics
/// Where a word is none of the language and none of what is shown.
pub fn assert_readable(name: &str, lang: Lang, screen: &str, shown: &str) {
    let mut known: HashSet<String> = words(&messages(lang)).map(str::to_lowercase).collect();
    known.extend(words(shown).map(str::to_lowercase));
    for month in 1..=12 {
        known.extend(words(&date(lang, &format!("2026-{month:02}-01"))).map(str::to_lowercase));
    }
    for file in super::sample_files() {
        let text = std::fs::read_to_string(file).expect("a sample");
        known.extend(words(&text).map(str::to_lowercase));
    }
    for line in screen.lines() {
        let chars: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            let end = at + chars[at..].iter().take_while(|c| c.is_alphabetic()).count();
            let word: String = chars[at..end].iter().collect();
            // A sign says that there is more, or the window ends here.
            let goes_on = |at: Option<&char>| at.is_none_or(|c| "…│┃|─╭╮╰╯".contains(*c));
            let is_cut = goes_on(chars.get(end)) || goes_on(at.checked_sub(1).and_then(|at| chars.get(at)));
            if end - at >= LEAST_LETTERS && !is_cut {
                assert!(
                    known.contains(&word.to_lowercase()),
                    "{name}: « {word} » is no known word\n{screen}"
                );
            }
            at = end.max(at + 1);
        }
    }
}
