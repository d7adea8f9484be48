//! The house keeps its shape: which layer may use which, who may touch the outside world, how large
//! a file may grow.
//!
//! Reads the source as text. It follows `use` trees and paths in code, and leaves out comments, texts
//! and test modules, which may look anywhere.

#[path = "architecture/circles.rs"]
mod circles;
mod common;
#[path = "architecture/names.rs"]
mod names;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use common::page;
use common::source::{Source, paths, sources, without_prose};

/// Each layer with those it may use, from below to above.
const ARROWS: &[(&str, &[&str])] = &[
    ("letters", &[]),
    ("adjacency", &[]),
    ("layout", &["adjacency"]),
    ("model", &["letters"]),
    ("search", &["letters"]),
    ("format", &["model"]),
    ("graph", &["adjacency", "model"]),
    ("i18n", &["model"]),
    ("edit", &["model", "graph", "i18n"]),
    ("check", &["model", "graph", "i18n"]),
    ("picture", &["model", "layout", "graph", "i18n"]),
    ("export", &["model", "graph", "i18n"]),
    ("import", &["model", "graph", "i18n"]),
    ("commons", &["model", "format", "edit", "check"]),
    ("diff", &["model", "format", "graph", "i18n", "edit", "check"]),
    ("merge", &["model", "format", "graph", "i18n", "edit", "check", "diff"]),
    (
        "app",
        &[
            "model", "search", "layout", "picture", "format", "graph", "i18n", "edit", "check", "export",
            "import", "diff", "merge", "commons",
        ],
    ),
    ("ui", &["model", "layout", "picture", "i18n", "check", "import", "diff", "merge", "commons", "app"]),
    ("store", &["model", "format"]),
    ("vcs", &["model", "format"]),
    (
        "term",
        &["model", "format", "i18n", "check", "import", "merge", "commons", "app", "ui", "store", "vcs"],
    ),
    (
        "cli",
        &[
            "model", "search", "layout", "picture", "format", "graph", "i18n", "edit", "check", "export",
            "import", "diff", "merge", "commons", "app", "ui", "store", "vcs", "term",
        ],
    ),
];

/// What only some layers may name, each by the beginning of its path.
const GUARDED: &[(&str, &[&str])] = &[
    ("std::fs", OUTSIDE),
    ("std::env", OUTSIDE),
    ("std::process", OUTSIDE),
    ("std::net", OUTSIDE),
    // Reading a large text is shared out; what it gives does not depend on that.
    ("std::thread", &["format", "store", "vcs", "term", "cli"]),
    ("std::time::SystemTime", OUTSIDE),
    ("std::time::Instant", OUTSIDE),
    ("std::io::stdin", OUTSIDE),
    ("std::io::stdout", OUTSIDE),
    ("std::io::stderr", OUTSIDE),
    ("io::stdin", OUTSIDE),
    ("io::stdout", OUTSIDE),
    ("io::stderr", OUTSIDE),
    // The calendar is arithmetic; what day it is comes from outside.
    ("jiff::Timestamp", OUTSIDE),
    ("jiff::Zoned", OUTSIDE),
    ("rustix", OUTSIDE),
    ("signal_hook", OUTSIDE),
    ("notify", &["store"]),
    ("directories", &["store", "cli"]),
    ("ratatui", &["ui", "term"]),
    ("crossterm", &["term", "cli"]),
    ("anstream", &["cli"]),
    ("clap", &["cli"]),
];

/// The layers that do input or output.
const OUTSIDE: &[&str] = &["store", "vcs", "term", "cli"];

/// The most lines that a file of the program has.
const MOST_LINES: usize = 600;

fn find<T>(table: &'static [(&str, T)], name: &str) -> Option<&'static T> {
    table.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The layers that a file names, its own left out.
fn used(source: &Source) -> BTreeSet<String> {
    let is_layer = |name: &str| find(ARROWS, name).is_some();
    let mut used = BTreeSet::new();
    for path in paths(&source.code) {
        let above = path.iter().take_while(|part| *part == "super").count();
        let named = match path.first().map(String::as_str) {
            Some("crate" | "mille_parcours") => path.get(1),
            Some("super") if above >= source.depth => path.get(above),
            _ => None,
        };
        used.extend(named.filter(|name| is_layer(name) && **name != source.layer).cloned());
    }
    used
}

fn wrong_arrows(source: &Source) -> Vec<String> {
    let Some(allowed) = find(ARROWS, &source.layer) else {
        return vec![format!("{}: « {} » is no layer: name it in ARROWS", source.name, source.layer)];
    };
    let wrong = used(source).into_iter().filter(|name| !allowed.contains(&name.as_str()));
    wrong.map(|name| format!("{}: {} may not use {name}", source.name, source.layer)).collect()
}

fn wrong_names(source: &Source) -> Vec<String> {
    let mut wrong = BTreeSet::new();
    for path in paths(&source.code) {
        let path = path.join("::");
        for (name, layers) in GUARDED {
            let inside =
                path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
            if inside && !layers.contains(&source.layer.as_str()) {
                wrong.insert(format!("{}: {} may not name {name}", source.name, source.layer));
            }
        }
    }
    wrong.into_iter().collect()
}

fn wrong_habits(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    let lines = source.text.lines().count();
    if lines > MOST_LINES {
        wrong.push(format!("{}: {lines} lines, more than {MOST_LINES}", source.name));
    }
    if !source.is_test && !source.text.starts_with("//!") {
        wrong.push(format!("{}: does not open by saying what it owns", source.name));
    }
    for word in ["todo!", "unimplemented!", "dbg!", "unsafe {", "unsafe fn"] {
        if without_prose(&source.text).contains(word) {
            wrong.push(format!("{}: {word}", source.name));
        }
    }
    wrong
}

/// The files of the program, but for the two that only tie the layers together.
fn layered() -> Vec<Source> {
    let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    files.into_iter().filter(|source| source.name != "lib.rs" && source.name != "main.rs").collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_point_down() {
    let files = layered();
    assert!(files.len() > 100, "the source was found");
    assert_none(&files.iter().filter(|source| !source.is_test).flat_map(wrong_arrows).collect::<Vec<_>>());
    // The order of the table is that of the layers: nothing uses what stands after it.
    for (at, (layer, below)) in ARROWS.iter().enumerate() {
        for name in *below {
            let found = ARROWS.iter().position(|(other, _)| other == name);
            assert!(found.is_some_and(|found| found < at), "{layer} → {name}");
        }
    }
}

/// The files of `app` that may name a view: the application itself and its tables of views and commands.
const KNOW_VIEWS: &[&str] = &["app/mod.rs", "app/views/mod.rs", "app/commands/mod.rs"];

/// The folders of the views, from the list of views.
fn view_folders(files: &[Source]) -> Vec<String> {
    let list = files.iter().filter(|source| source.name == "app/views/list.rs");
    let rows = list.flat_map(|source| source.text.lines()).filter(|line| line.ends_with("];"));
    rows.filter_map(|line| Some(line.split_once("::")?.0.rsplit_once(", ")?.1.to_owned())).collect()
}

#[test]
fn a_view_reaches_into_no_other_view() {
    let files = layered();
    let views = view_folders(&files);
    assert!(views.len() > 5 && views.contains(&"outline".to_owned()), "{views:?}");
    let mut wrong = Vec::new();
    for source in files.iter().filter(|source| source.layer == "app" && !source.is_test) {
        let own = source.name.strip_prefix("app/").and_then(|name| name.split_once('/')).map(|(own, _)| own);
        for path in paths(&source.code) {
            let named = match path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["crate", "app", named, ..] => (*named).to_owned(),
                _ => continue,
            };
            let foreign = views.contains(&named) && own != Some(named.as_str());
            if foreign && !KNOW_VIEWS.contains(&source.name.as_str()) {
                wrong.push(format!("{}: names the view {named}", source.name));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn only_the_outer_layers_touch_the_world() {
    assert_none(&layered().iter().filter(|source| !source.is_test).flat_map(wrong_names).collect::<Vec<_>>());
}

#[test]
fn files_stay_small_and_say_what_they_own() {
    assert_none(&layered().iter().flat_map(wrong_habits).collect::<Vec<_>>());
}

#[test]
fn the_architecture_page_shows_these_arrows() {
    let mut table = String::from("| layer | may use |\n|---|---|\n");
    for (layer, below) in ARROWS {
        let below: Vec<String> = below.iter().map(|name| format!("`{name}`")).collect();
        let below = if below.is_empty() { String::from("nothing") } else { below.join(" ") };
        let _ = writeln!(table, "| `{layer}` | {below} |");
    }
    page::hold("docs/architecture.md", "arrows", &table);
}

#[test]
fn a_bad_line_is_found_however_it_is_written() {
    for bad in [
        "use crate::store::load;",
        "use crate::{format, store};",
        "use crate::{\n    model::{Module, node},\n    store::{self, Fs as Disk},\n};",
        "fn f() { crate::store::load() }",
        "pub(crate) use super::super::store::load;",
        "type T = Vec<crate::store::Lock>;",
        "const Q: char = '\"'; use crate::store::load; const R: char = '\"';",
        "fn f<'a>(x: &'a str) -> crate::store::Lock<'a> { x }",
    ] {
        let source = Source::new("check/made_up.rs", bad);
        let wrong = wrong_arrows(&source);
        assert!(wrong.iter().any(|line| line.ends_with("check may not use store")), "{bad}: {wrong:?}");
    }
    for good in [
        "//! See [`crate::store`].\nuse crate::model::Module;",
        "/* use crate::store::load; */ use crate::graph::Order;",
        "fn f() -> &'static str { \"crate::store::load\" }",
        "fn f() -> &'static str { r#\"a \" crate::store::load\"# }",
        "use super::store::nothing;",
        "#[cfg(test)]\nmod tests {\n    use crate::store::load;\n}\n",
    ] {
        let source = Source::new("check/made_up.rs", good);
        assert!(wrong_arrows(&source).is_empty(), "{good}");
    }
    assert!(!wrong_arrows(&Source::new("newcomer/mod.rs", "")).is_empty());
    assert_eq!(wrong_arrows(&Source::new("check/mod.rs", "use super::store::load;")).len(), 1);
}

#[test]
fn a_bad_name_is_found_however_it_is_written() {
    for bad in [
        "use std::fs;",
        "use std::{fmt, fs::File};",
        "fn f() { std::env::var(\"HOME\"); }",
        "use std::io; fn f() { io::stdout().flush() }",
        "use std::time::{Duration, SystemTime};",
        "use ratatui::text::Line;",
    ] {
        assert_eq!(wrong_names(&Source::new("graph/made_up.rs", bad)).len(), 1, "{bad}");
    }
    for good in ["use std::time::Duration;", "use std::io::Write;", "// std::fs\nuse std::fmt;"] {
        assert!(wrong_names(&Source::new("graph/made_up.rs", good)).is_empty(), "{good}");
    }
    assert!(wrong_names(&Source::new("store/made_up.rs", "use std::fs;")).is_empty());
    assert!(wrong_names(&Source::new("ui/made_up.rs", "use ratatui::text::Line;")).is_empty());
    assert_eq!(wrong_habits(&Source::new("ui/made_up.rs", "fn f() { todo!() }")).len(), 2);
    let long = format!("//! Long.\n{}", "\n".repeat(MOST_LINES));
    assert_eq!(wrong_habits(&Source::new("ui/made_up.rs", &long)).len(), 1);
}
