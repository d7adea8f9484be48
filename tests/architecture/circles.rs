//! Files of one layer do not use each other in a circle.
//!
//! A file may use what the files above it declare (`super::Graph` in `graph/cycle.rs`, where `mod.rs` declares
//! `Graph`): a part knows the whole that it is a part of, and that does not count as a use. Where the file above
//! only passes on what another file declares (`pub use cycle::Cycle`), the use counts as one of that file. Among
//! the uses that count, no strongly connected component has more than one file, but for `CIRCLES`.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::common::source::{Source, paths};
use crate::{assert_none, layered};

/// Circles that stay, each by its files, with the reason. The test fails for one that is gone or has changed.
const CIRCLES: &[(&[&str], &str)] = &[
    (
        &["format/map_reader.rs", "format/parts.rs", "format/reader.rs"],
        "a map at the top is read in parts, and each part by the reader: the recursion of the grammar",
    ),
    (
        &["layout/cells.rs", "layout/picture.rs"],
        "a picture keeps its lines, and gives them as cells of its own types",
    ),
];

/// Circles that are still to be taken apart: a circle of these files, or of some of them, is not reported.
const OPEN: &[&[&str]] = &[
    &["cli/merge/join.rs", "cli/merge/layout.rs"],
    &["diff/lines/mod.rs", "diff/order_of.rs", "diff/report.rs"],
    &["export/missing.rs", "export/view.rs", "export/words.rs"],
    &["format/atoms.rs", "format/lexer.rs"],
    &[
        "import/competencies.rs",
        "import/propose/head.rs",
        "import/propose/mod.rs",
        "import/propose/profile.rs",
        "import/read/mod.rs",
        "import/table/minutes.rs",
        "import/table/mod.rs",
        "import/table/module.rs",
        "import/table/rows.rs",
    ],
    &["merge/fields.rs", "merge/twin.rs", "merge/add_add.rs"],
    &[
        "term/editor.rs",
        "term/event.rs",
        "term/file.rs",
        "term/judge.rs",
        "term/keeper.rs",
        "term/library.rs",
        "term/panic.rs",
        "term/screen.rs",
        "term/session.rs",
        "term/versions.rs",
        "term/worker.rs",
    ],
    &["ui/area.rs", "ui/form.rs"],
    &["ui/checklist.rs", "ui/finder.rs", "ui/handout.rs", "ui/layers.rs", "ui/plain.rs"],
];

/// The most entries that `CIRCLES` may have.
const MOST_CIRCLES: usize = 3;

type Path = Vec<String>;

/// The module that a file is: `crate`, the layer, the names down to it.
fn module(source: &Source) -> Path {
    let parts = source.name.trim_end_matches(".rs").split('/').filter(|part| *part != "mod");
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

/// The longest part of a path that is the module of a file, and how many names of the path it takes.
fn file_of(files: &BTreeMap<Path, &Source>, at: &[String], path: &[String]) -> Option<(Path, usize)> {
    let mut base = match path.first()?.as_str() {
        "crate" => vec!["crate".to_owned()],
        "self" | "super" => at.to_vec(),
        _ => at.iter().cloned().chain(path.first().cloned()).collect(),
    };
    let mut taken = 1;
    if path[0] == "super" {
        base.pop();
        while path.get(taken).is_some_and(|name| name == "super") {
            base.pop();
            taken += 1;
        }
    }
    // `lib.rs` only ties the layers together and is not among the files.
    if base.len() > 1 && !files.contains_key(&base) {
        return None;
    }
    while let Some(name) = path.get(taken) {
        base.push(name.clone());
        if !files.contains_key(&base) {
            base.pop();
            break;
        }
        taken += 1;
    }
    (base.len() > 1).then_some((base, taken))
}

/// The files of its own layer that a file uses, itself and those above it left out.
fn uses(files: &BTreeMap<Path, &Source>, at: &Path, source: &Source) -> BTreeSet<Path> {
    let mut found = BTreeSet::new();
    for path in paths(&source.code) {
        let Some((mut target, taken)) = file_of(files, at, &path) else { continue };
        if at.starts_with(&target) && target != *at {
            // Passed on from a file below?
            let Some(name) = path.get(taken) else { continue };
            let passed = paths(&files[&target].code).into_iter().filter(|passed| passed.last() == Some(name));
            let below = passed.filter_map(|passed| file_of(files, &target, &passed)).map(|(below, _)| below);
            match below.into_iter().find(|below| below.starts_with(&target) && *below != target) {
                Some(below) => target = below,
                None => continue,
            }
        }
        if target.get(1) == at.get(1) && target != *at && !at.starts_with(&target) {
            found.insert(target);
        }
    }
    found
}

/// The circles of a program, each by the names of its files in order.
fn circles(sources: &[Source]) -> Vec<Vec<&str>> {
    let judged = sources.iter().filter(|source| !source.is_test);
    let files: BTreeMap<Path, &Source> = judged.map(|source| (module(source), source)).collect();
    let mut graph: DiGraph<&str, ()> = DiGraph::new();
    let nodes: BTreeMap<&Path, _> =
        files.iter().map(|(at, source)| (at, graph.add_node(&source.name))).collect();
    for (at, source) in &files {
        for target in uses(&files, at, source) {
            graph.add_edge(nodes[at], nodes[&target], ());
        }
    }
    let mut found: Vec<Vec<&str>> = kosaraju_scc(&graph)
        .into_iter()
        .map(|component| component.into_iter().map(|node| graph[node]).collect())
        .collect();
    found.retain(|files| files.len() > 1);
    for files in &mut found {
        files.sort_unstable();
    }
    found.sort();
    found
}

#[test]
fn files_of_a_layer_form_no_circles() {
    let sources = layered();
    let found = circles(&sources);
    let is_open = |files: &[&str]| OPEN.iter().any(|open| files.iter().all(|file| open.contains(file)));
    let known = |files: &[&str]| is_open(files) || CIRCLES.iter().any(|(circle, _)| *circle == files);
    let new = found.iter().filter(|files| !known(files.as_slice()));
    let mut wrong: Vec<String> = new.map(|files| format!("a circle: {}", files.join(", "))).collect();
    let gone = CIRCLES.iter().filter(|(circle, _)| !found.iter().any(|files| files == circle));
    wrong.extend(gone.map(|(circle, _)| format!("no circle any more: {}", circle.join(", "))));
    assert_none(&wrong);
    assert!(CIRCLES.len() <= MOST_CIRCLES, "{} circles are left", CIRCLES.len());
}

#[test]
fn a_circle_is_found_however_it_is_closed() {
    let circle = |texts: &[(&str, &str)]| {
        let sources: Vec<Source> = texts.iter().map(|(name, text)| Source::new(name, text)).collect();
        circles(&sources).len()
    };
    let top = ("graph/mod.rs", "mod a;\nmod b;\npub use b::B;\npub struct Top;");
    assert_eq!(circle(&[top, ("graph/a.rs", "use super::b::B;"), ("graph/b.rs", "use super::a::A;")]), 1);
    assert_eq!(circle(&[top, ("graph/a.rs", "use super::B;"), ("graph/b.rs", "use crate::graph::a::A;")]), 1);
    assert_eq!(circle(&[top, ("graph/a.rs", "use super::Top;"), ("graph/b.rs", "use super::a::A;")]), 0);
    assert_eq!(circle(&[top, ("graph/a.rs", ""), ("graph/b.rs", "use super::{Top, a::A};")]), 0);
}
