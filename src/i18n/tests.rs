//! Both languages say the same things, and say everything that is asked of them.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant};

use super::*;
use crate::model::shape::{Kind, Shape, Shaped, Symbols};
use crate::model::{Card, Charter, ModuleFile, TrainingPath};

fn collect(pattern: &Pattern<&str>, into: &mut Vec<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, into),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, into);
                    collect_all(variants, into);
                }
            }
        }
    }
}

fn collect_all(variants: &[Variant<&str>], into: &mut Vec<String>) {
    for variant in variants {
        collect(&variant.value, into);
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } => into.push(id.name.to_owned()),
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inner) => collect_inline(inner, into),
            Expression::Select { variants, .. } => {
                collect_all(variants, into);
            }
        },
        _ => {}
    }
}

/// Every key, attributes as `key.attribute`, with the variables it uses.
fn keys(areas: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for (area, source) in areas {
        let resource = fluent_syntax::parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{area}.ftl: {errors:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let patterns = message.value.iter().map(|value| (message.id.name.to_owned(), value)).chain(
                message.attributes.iter().map(|a| (format!("{}.{}", message.id.name, a.id.name), &a.value)),
            );
            for (key, pattern) in patterns {
                let mut variables = Vec::new();
                collect(pattern, &mut variables);
                variables.sort();
                variables.dedup();
                assert!(all.insert(key.clone(), variables).is_none(), "{area}.ftl: {key} stands twice");
            }
        }
    }
    all
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (french, english) = (keys(FRENCH), keys(ENGLISH));
    for (key, variables) in &french {
        assert_eq!(english.get(key), Some(variables), "{key} in en");
    }
    for key in english.keys() {
        assert!(french.contains_key(key), "{key} is missing in fr");
    }
}

fn demand_symbols(symbols: &Symbols, into: &mut Vec<String>) {
    into.extend(symbols.names.iter().map(|name| symbols.label_key(name)));
}

fn demand_kind(kind: &Kind, into: &mut Vec<String>) {
    match kind {
        Kind::Symbol(symbols) => demand_symbols(symbols, into),
        Kind::Record(shape) => demand(shape, into),
        Kind::List(inner) | Kind::Set(inner) => demand_kind(inner, into),
        Kind::Map(key, inner) => {
            if let crate::model::shape::MapKey::Symbol(symbols) = key {
                demand_symbols(symbols, into);
            }
            demand_kind(inner, into);
        }
        _ => {}
    }
}

fn demand(shape: &Shape, into: &mut Vec<String>) {
    for field in shape.fields {
        into.push(field.label.to_owned());
        demand_kind(&field.kind, into);
    }
}

#[test]
fn every_field_and_symbol_has_a_label() {
    let mut wanted = Vec::new();
    for shape in [TrainingPath::SHAPE, ModuleFile::SHAPE, Card::SHAPE, Charter::SHAPE] {
        demand(shape, &mut wanted);
    }
    wanted.sort();
    wanted.dedup();
    let french = keys(FRENCH);
    let missing: Vec<_> = wanted.iter().filter(|key| !french.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no label for {missing:#?}");
}

#[test]
fn every_key_named_in_the_code_exists() {
    let french = keys(FRENCH);
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|e| e != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for opening in ["Message::new(\"", ".word(\""] {
                for (at, _) in text.match_indices(opening) {
                    let key = text[at + opening.len()..].split('"').next().unwrap();
                    seen += 1;
                    assert!(french.contains_key(key), "{}: no translation of {key}", path.display());
                }
            }
        }
    }
    assert!(seen > 0, "the search for keys finds none: it looks for the wrong thing");
}

#[test]
fn french_is_written_as_the_french_write() {
    assert_eq!(duration(Lang::Fr, 210), "3\u{202f}h\u{202f}30");
    assert_eq!(duration(Lang::En, 210), "3\u{202f}h\u{a0}30\u{202f}min");
    assert_eq!(duration(Lang::Fr, 45), "45\u{202f}min");
    assert_eq!(number(Lang::Fr, 1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(hours(Lang::Fr, 210), "3,5");
    assert_eq!(hours(Lang::En, 100), "1.67");
    assert_eq!(date(Lang::Fr, "2026-09-01"), "1er septembre 2026");
    assert_eq!(join(Lang::Fr, ["a", "b", "c"].map(String::from)), "a, b et c");
}

#[test]
fn nothing_that_steers_a_terminal_is_shown_raw() {
    assert_eq!(visible("a\u{1b}]52;c;x\u{7}b\n\u{202e}c\u{9b}"), "a␛]52;c;x␇b⏎<U+202E>c<U+009B>");
    assert_eq!(visible_lines("a\nb\r"), "a\nb␍");
    let quoted = Message::new("format-unknown-record").with("name", "\u{1b}[2J");
    for lang in Lang::ALL {
        assert!(!lang.text(&quoted).contains('\u{1b}'));
    }
}

/// No-break space before a colon, a narrow one before the other double marks and inside « ».
#[test]
fn french_typography_is_kept_in_every_area() {
    for (area, source) in FRENCH {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let Some((_, sentence)) = line.split_once('=') else { continue };
            // An example of RON is not French.
            let bare = sentence.split("{\"{\"}").next().unwrap_or_default().replace("#![", "");
            for (at, mark) in bare.as_str().match_indices([':', ';', '!', '?', '»', '«']) {
                let (before, after) = (&bare[..at], &bare[at + mark.len()..]);
                let kept = match mark {
                    ":" => !before.ends_with([' ', '\u{202f}']),
                    "«" => after.starts_with('\u{202f}'),
                    _ => before.ends_with('\u{202f}'),
                };
                assert!(kept, "{area}.ftl: {mark} in {line}");
            }
        }
    }
}

/// Curled apostrophes and quotation marks, but in what is to be typed as it stands.
#[test]
fn english_typography_is_kept_in_every_area() {
    for (area, source) in ENGLISH {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let letters: Vec<char> = line.chars().collect();
            let straight = letters
                .windows(3)
                .any(|three| three[1] == '\'' && three[0].is_alphabetic() && three[2].is_alphabetic());
            assert!(!straight, "{area}.ftl: {line}");
            // An example of RON is not English; signs to be typed stand in braces or behind a backslash.
            let bare = line.split("{\"{\"}").next().unwrap_or_default().replace("\\\"", "");
            let told: String = bare.split(['{', '}']).step_by(2).collect();
            let example = told.contains("\": \"");
            assert!(example || !told.contains('"'), "{area}.ftl: {line}");
        }
    }
}
