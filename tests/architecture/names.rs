//! One name for one type in the whole program.

use std::collections::BTreeMap;

use crate::common::source::Source;
use crate::{assert_none, layered};

/// Type names that two files may define, each with its reason.
const SHARED: &[(&str, &str)] = &[(
    "Change",
    "a change of the document (`edit`) and a change between two versions (`diff`): the same word of the field",
)];

/// Names that are still to be made unique; an entry goes with the rename that ends it.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "About", "Account", "Cause", "Clash", "Deed", "Draft", "Effect", "Fault",
    "Field", "File", "Instead", "Likeness", "Merged", "Names", "Order", "Outcome",
    "Pace", "Piece", "Place", "Profile", "Reader", "Remark", "Row", "Session",
    "Severity", "Spot", "Standing", "Telling", "Version",
];

/// The most entries that `SHARED` may have.
const MOST_SHARED: usize = 15;

/// The types that a file defines: its structs, enums, traits, unions and aliases. Associated types of a trait,
/// which stand inside a block, and types that a macro makes are not among them.
fn defined(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.code.lines() {
        let mut words = line.split([' ', '(', ')', '<', '{', ';', ':', '=']).filter(|word| !word.is_empty());
        let mut word = words.next();
        if line.starts_with("pub") {
            // `pub`, or `pub(super)`, or `pub(in crate::cli)`.
            word = words
                .find(|word| !matches!(*word, "pub" | "super" | "crate" | "in" | "cli" | "import" | "merge"));
        }
        if matches!(word, Some("struct" | "enum" | "trait" | "type" | "union")) && !line.starts_with(' ') {
            found.extend(words.next().map(str::to_owned));
        }
    }
    found
}

/// By name: the files that define it, where there are several.
fn defined_twice(files: &[Source]) -> BTreeMap<String, Vec<&str>> {
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for source in files.iter().filter(|source| !source.is_test) {
        for name in defined(source) {
            found.entry(name).or_default().push(&source.name);
        }
    }
    found.retain(|_, files| files.len() > 1);
    found
}

#[test]
fn a_type_name_stands_for_one_thing() {
    let files = layered();
    let twice = defined_twice(&files);
    let is_shared = |name: &str| SHARED.iter().any(|(shared, _)| *shared == name);
    let is_open = |name: &str| OPEN.contains(&name);
    let more = twice.iter().filter(|(name, _)| !is_shared(name) && !is_open(name));
    let mut wrong: Vec<String> =
        more.map(|(name, files)| format!("{name} is defined in {}", files.join(" and "))).collect();
    let listed = SHARED.iter().map(|(name, _)| *name);
    let unneeded = listed.filter(|name| !twice.contains_key(*name));
    wrong.extend(unneeded.map(|name| format!("{name} is defined once: take it off the list")));
    assert_none(&wrong);
    assert!(SHARED.len() <= MOST_SHARED, "{} names are shared", SHARED.len());
}

#[test]
fn a_definition_is_found_however_it_is_written() {
    let source = Source::new(
        "check/made_up.rs",
        "struct A;\npub enum B<'a> {}\npub(super) trait C: Send {}\npub(in crate::cli) type D = u8;\n\
         impl X for A {\n    type Item = u8;\n}\n// struct E;\n#[cfg(test)]\nmod tests {\n    struct F;\n}\n",
    );
    assert_eq!(defined(&source), ["A", "B", "C", "D"]);
}
