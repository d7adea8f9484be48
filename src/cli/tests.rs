//! The command tree speaks both languages, and says everything.

use clap::CommandFactory;

use super::args::Args;
use super::{explain, help};
use crate::i18n::Lang;

/// Every key that the tree asks for.
fn wanted(command: &clap::Command, path: &mut Vec<String>, into: &mut Vec<String>) {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    into.push(help::command_key(&names));
    for argument in command.get_arguments() {
        into.push(help::argument_key(&names, argument));
        if argument.get_action().takes_values() {
            let names = argument.get_value_names().unwrap_or_default();
            into.extend(names.iter().map(|name| help::value_key(name)));
        }
    }
    for sub in command.get_subcommands() {
        path.push(sub.get_name().to_owned());
        wanted(sub, path, into);
        path.pop();
    }
}

#[test]
fn the_tree_is_well_formed() {
    Args::command().debug_assert();
    for lang in Lang::ALL {
        help::localised(Args::command(), lang).debug_assert();
    }
}

#[test]
fn every_command_and_argument_has_words_in_both_languages() {
    let mut keys = Vec::new();
    wanted(&Args::command(), &mut Vec::new(), &mut keys);
    assert!(keys.len() > 60, "the walk finds too little: {keys:?}");
    for lang in Lang::ALL {
        let missing: Vec<_> = keys.iter().filter(|key| lang.lookup(key, &[]).is_none()).collect();
        assert!(missing.is_empty(), "{lang:?} lacks {missing:#?}");
    }
    let same: Vec<_> = keys
        .iter()
        .filter(|key| !key.starts_with("cli-value-"))
        .filter(|key| Lang::Fr.lookup(key, &[]) == Lang::En.lookup(key, &[]))
        .collect();
    assert!(same.is_empty(), "not translated: {same:?}");
}

#[test]
fn no_english_of_clap_is_left_in_french_help() {
    fn check(command: &mut clap::Command) {
        let text = command.render_long_help().to_string();
        for english in ["Usage:", "Commands:", "Options:", "Print ", "possible values", "default:", "alias:"]
        {
            assert!(!text.contains(english), "{english} in {text}");
        }
        command.get_subcommands_mut().for_each(check);
    }
    let mut tree = help::localised(Args::command(), Lang::Fr);
    tree.build();
    check(&mut tree);
}

#[test]
fn every_refusal_is_explained() {
    let source = include_str!("../format/error.rs");
    let codes: Vec<&str> = source.match_indices("=> \"F").map(|(at, _)| &source[at + 4..at + 8]).collect();
    assert_eq!(codes, explain::refusals().collect::<Vec<_>>());
    for lang in Lang::ALL {
        for code in &codes {
            let key = format!("cli-refusal-{}", code.to_ascii_lowercase());
            for key in [key.clone(), format!("{key}.explain")] {
                assert!(lang.lookup(&key, &[]).is_some(), "{lang:?}: {key}");
            }
        }
    }
}

#[test]
fn every_word_that_is_looked_up_by_a_made_key_is_there() {
    let keys = ["share", "credit", "adapt", "review"].map(|name| format!("cli-init-rule-{name}"));
    let rituals = ["cross-review", "yearly"].map(|name| format!("cli-init-ritual-{name}"));
    for key in keys.iter().chain(&rituals) {
        for attribute in ["", ".id", ".text"] {
            for lang in Lang::ALL {
                assert!(
                    lang.lookup(&format!("{key}{attribute}"), &[]).is_some(),
                    "{lang:?}: {key}{attribute}"
                );
            }
        }
    }
    for key in ["cli-init-centre.id", "cli-man-name", "cli-man-more", "cli-import-lost", "cli-label-error"] {
        assert!(Lang::Fr.lookup(key, &[]).is_some(), "{key}");
    }
}
