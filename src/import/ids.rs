//! Readable ids for what was imported.
//!
//! Owns the choice of an id by what a file says of a module, without chance, so that two imports
//! of one file agree. Does not know paths or files.

use std::collections::{HashMap, HashSet};

use crate::model::{fold, is_valid_id, slug};

/// The longest part of an id that a title gives, in letters.
const TITLE_PART: usize = 40;
/// The longest part that a code gives, in letters; both parts and a number stay below the limit.
const CODE_PART: usize = 16;

/// What an id is made of.
pub(super) struct Named<'a> {
    pub(super) title: &'a str,
    pub(super) code: &'a str,
}

/// An id for each of `all`, in their order: the slug of the title where it is the only one of its
/// kind, else that slug with the code behind it, else with a number. Ids in `reserved` are not
/// given: they stand for things that the file names and does not hold.
pub(super) fn readable(all: &[Named<'_>], fallback: &str, reserved: HashSet<String>) -> Vec<String> {
    let stems: Vec<String> = all.iter().map(|named| stem(named, fallback)).collect();
    let codes: Vec<String> = all.iter().map(|named| code_part(named.code)).collect();
    let mut same_stem: HashMap<&str, usize> = HashMap::new();
    let mut same_both: HashMap<(&str, &str), usize> = HashMap::new();
    for (stem, code) in stems.iter().zip(&codes) {
        *same_stem.entry(stem).or_default() += 1;
        *same_both.entry((stem, code)).or_default() += 1;
    }
    let mut taken = reserved;
    // Those that share their name with nobody choose first, wherever they stand in the file.
    let mut ids: Vec<Option<String>> = stems
        .iter()
        .map(|stem| (same_stem[stem.as_str()] == 1 && taken.insert(stem.clone())).then(|| stem.clone()))
        .collect();
    let mut next: HashMap<&str, usize> = HashMap::new();
    for ((stem, code), id) in stems.iter().zip(&codes).zip(&mut ids) {
        if id.is_some() {
            continue;
        }
        let said = stem == code || stem.strip_suffix(code.as_str()).is_some_and(|rest| rest.ends_with('-'));
        let telling = !code.is_empty() && !said;
        let both = format!("{stem}-{code}");
        if telling && same_both[&(stem.as_str(), code.as_str())] == 1 && taken.insert(both.clone()) {
            *id = Some(both);
            continue;
        }
        let number = next.entry(stem).or_insert(1);
        let numbered = loop {
            let numbered = format!("{stem}-{number}");
            *number += 1;
            if taken.insert(numbered.clone()) {
                break numbered;
            }
        };
        *id = Some(numbered);
    }
    ids.into_iter().flatten().collect()
}

fn stem(named: &Named<'_>, fallback: &str) -> String {
    [slug(named.title, TITLE_PART), slug(named.code, TITLE_PART)]
        .into_iter()
        .find(|stem| !stem.is_empty())
        .unwrap_or_else(|| fallback.to_owned())
}

/// A code as part of an id. Unlike in a title, every word of it tells: `MATH 20 A`.
fn code_part(code: &str) -> String {
    let folded = fold(code);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut part = words.collect::<Vec<_>>().join("-");
    part.truncate(CODE_PART);
    part.truncate(part.trim_end_matches('-').len());
    part
}

/// What people call a column: its header, else its letters in a spreadsheet (`B`, `AA`).
pub(super) fn column_name(place: usize, header: &str) -> String {
    if !header.is_empty() {
        return header.to_owned();
    }
    let mut letters = String::new();
    let mut rest = place + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}

/// A foreign id as a member of a prerequisite: verbatim where that is a valid id, else as near to
/// it as can be.
pub(super) fn foreign(id: &str) -> String {
    if is_valid_id(id) {
        return id.to_owned();
    }
    match slug(id, TITLE_PART) {
        near if near.is_empty() => String::from("unknown"),
        near => near,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(all: &[(&str, &str)], reserved: &[&str]) -> Vec<String> {
        let named: Vec<Named> = all.iter().map(|(title, code)| Named { title, code }).collect();
        readable(&named, "module", reserved.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_title_of_its_own_gives_the_id() {
        assert_eq!(ids(&[("Négocier l'achat", "N1")], &[]), ["negocier-achat"]);
        assert_eq!(ids(&[("日本語", "JP 1"), ("日本語", "")], &[]), ["jp-1", "module"]);
    }

    #[test]
    fn namesakes_are_told_apart_by_code_then_by_number() {
        assert_eq!(
            ids(&[("Elective", "A 1"), ("Elective", "B"), ("Elective", ""), ("Elective", "")], &[]),
            ["elective-a-1", "elective-b", "elective-1", "elective-2"]
        );
    }

    #[test]
    fn a_number_never_takes_the_name_of_another() {
        assert_eq!(
            ids(&[("Elective", ""), ("Elective", ""), ("Elective 1", "")], &[]),
            ["elective-2", "elective-3", "elective-1"]
        );
    }

    #[test]
    fn what_the_file_names_but_does_not_hold_is_not_given_away() {
        assert_eq!(ids(&[("101", "")], &["101"]), ["101-1"]);
    }

    #[test]
    fn ids_stay_within_the_limit() {
        let long = "mot ".repeat(60);
        for id in ids(&[(&long, &long), (&long, "X"), (&"x".repeat(500), "")], &[]) {
            assert!(is_valid_id(&id), "{id}");
        }
    }

    #[test]
    fn foreign_ids_are_kept_where_they_are_ids() {
        assert_eq!(foreign("3318649628"), "3318649628");
        assert_eq!(foreign("CS 101"), "cs-101");
        assert_eq!(foreign("?"), "unknown");
    }
}
