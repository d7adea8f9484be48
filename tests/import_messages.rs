//! Every remark of an import has its sentence in both languages, with the arguments it carries.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may break")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use mille_parcours::import::RowKind;
use mille_parcours::import::mapping::Role;

/// The placeholders of each message of a file, found in its text.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(format!("src/i18n/{language}/import.ftl"))).unwrap();
    if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
        panic!("{language}: {errors:?}");
    }
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with("import-")) {
            name.clone_into(&mut key);
            assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        for after in line.split("{ $").skip(1) {
            let name: String = after.chars().take_while(char::is_ascii_lowercase).collect();
            messages.get_mut(&key).unwrap().insert(name);
        }
    }
    messages
}

/// The keys that the code names.
fn keys_in(folder: &Path, keys: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys_in(&path, keys);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let after = text.split("\"import-").skip(1).filter_map(|rest| rest.split_once('"'));
            keys.extend(after.map(|(key, _)| format!("import-{key}")));
        }
    }
}

#[test]
fn both_languages_say_the_same_and_all_that_is_needed() {
    let (french, english) = (messages("fr"), messages("en"));
    assert_eq!(french, english);
    let mut used = BTreeSet::new();
    keys_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import"), &mut used);
    // Made of names where they are used.
    used.remove("import-role-{name}");
    used.retain(|key| !key.contains('{'));
    used.extend(Role::all().map(|role| role.label().key));
    used.extend(RowKind::ALL.iter().map(|kind| format!("import-row-{}", kind.name())));
    assert_eq!(used, french.into_keys().collect::<BTreeSet<_>>());
    assert!(used.len() > 30);
}
