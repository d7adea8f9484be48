//! Every key that the exports name has words, and every word of theirs is used.

use std::collections::BTreeSet;

use crate::i18n::Lang;

/// The texts in quotes of every source file of the exports that begin with `start`.
fn named(start: &str) -> BTreeSet<String> {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/export")];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "tests" && name != "snapshots" {
                    folders.push(path);
                }
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let opening = format!("\"{start}");
            for (at, _) in text.match_indices(&opening) {
                found.insert(text[at + 1..].split('"').next().unwrap().to_owned());
            }
        }
    }
    found
}

#[test]
fn every_key_named_has_words() {
    let keys = named("export-").into_iter().chain(named("field-"));
    let mut seen = 0;
    for key in keys {
        seen += 1;
        for lang in Lang::ALL {
            assert!(lang.lookup(&key, &[]).is_some(), "no {lang:?} words for {key}");
        }
    }
    assert!(seen > 100, "the search for keys finds {seen}: it looks for the wrong thing");
}

#[test]
fn every_word_is_used() {
    let used = named("export-");
    let words = include_str!("../../i18n/fr/export.ftl");
    for key in words.lines().filter(|line| line.starts_with("export-")) {
        let key = key.split(' ').next().unwrap();
        assert!(used.contains(key), "{key} is said nowhere");
    }
}
