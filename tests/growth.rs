//! Twice the work takes at most three times the processor time, whatever the shape of the path.
//!
//! The time is that of the thread as the kernel counts it, the least of several runs, so that what else the
//! machine does matters little.
#![allow(clippy::unwrap_used, reason = "a test may break")]

use std::time::{Duration, Instant};

use mille_parcours::check::{CheckOptions, check};
use mille_parcours::format::{self, Places};
use mille_parcours::graph::Graph;
use mille_parcours::layout::lanes;
use mille_parcours::model::{Module, Requirement, Stage, TrainingPath};
use mille_parcours::picture::threads;

/// How long this thread has run.
fn ran() -> Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(
        || {
            static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
            START.get_or_init(Instant::now).elapsed()
        },
        Duration::from_nanos,
    )
}

/// The time of some runs.
fn time(work: &dyn Fn(), runs: u32) -> f64 {
    let start = ran();
    (0..runs).for_each(|_| work());
    ran().saturating_sub(start).as_secs_f64()
}

fn grows_with_the_work(what: &str, size: usize, work: impl Fn(usize) -> Box<dyn Fn()>) {
    // So many runs that the kernel's clock, which goes by ticks of some milliseconds, tells.
    const LEAST: f64 = 0.05;
    const MOST: f64 = 3.0;
    let (single, double) = (work(size), work(2 * size));
    let runs = (0..14).map(|power| 1 << power).find(|runs| time(&*single, *runs) >= LEAST).unwrap_or(1 << 14);
    // A disturbed measurement is made again; what grows with the square never passes.
    let mut ratios = Vec::new();
    while ratios.len() < 5 && ratios.iter().all(|ratio| *ratio > MOST) {
        ratios.push(time(&*double, runs) / time(&*single, runs).max(1e-3));
    }
    assert!(
        ratios.iter().any(|ratio| *ratio <= MOST),
        "{what}: twice the work takes {ratios:.1?} times as long"
    );
}

fn id(at: usize) -> String {
    format!("m{at:06}")
}

/// A path of modules, each with groups of members by number.
fn path(modules: usize, groups: impl Fn(usize) -> Vec<Vec<usize>>) -> TrainingPath {
    let mut path = TrainingPath::new("croissance", "Croissance");
    let requires = |at: usize| {
        let group = |members: Vec<usize>| Requirement {
            any_of: members.into_iter().map(id).collect(),
            ..Requirement::default()
        };
        groups(at).into_iter().map(group).collect()
    };
    path.modules = (0..modules)
        .map(|at| {
            (id(at), Module { title: format!("Module {at}"), requires: requires(at), ..Module::default() })
        })
        .collect();
    path.stages = vec![Stage { id: "s".into(), modules: (0..modules).map(id).collect(), ..Stage::default() }];
    path
}

/// About the root of twice the edges: a complete graph of so many modules has as many edges.
fn root(edges: usize) -> usize {
    (0..=2 * edges).find(|side| side * side >= 2 * edges).unwrap()
}

/// The shapes, each of about `size` prerequisites.
fn shapes(size: usize) -> Vec<(&'static str, TrainingPath)> {
    let alone = |members: std::ops::Range<usize>| members.map(|member| vec![member]).collect::<Vec<_>>();
    let many = root(size);
    let mut one_stage_each = path(size, |at| alone(at.saturating_sub(1)..at));
    one_stage_each.stages = (0..size)
        .map(|at| Stage { id: format!("s{at}"), modules: vec![id(at)], ..Stage::default() })
        .collect();
    let mut equal_titles = path(size, |_| Vec::new());
    equal_titles.modules = equal_titles
        .modules
        .iter()
        .map(|(id, module)| (id.clone(), Module { title: "Le même".into(), ..module.clone() }))
        .collect();
    vec![
        ("chain", path(size, |at| alone(at.saturating_sub(1)..at))),
        ("chain against ids", path(size, |at| alone(at + 1..(at + 2).min(size)))),
        ("ring", path(size, |at| vec![vec![(at + 1) % size]])),
        ("pairs", path(size / 2 * 2, |at| vec![vec![at ^ 1]])),
        ("star out", path(size, |at| alone(0..at.min(1)))),
        ("star in", path(size, |at| if at == 0 { alone(1..size) } else { Vec::new() })),
        ("one of all", path(size, |at| if at == 0 { vec![(1..size).collect()] } else { Vec::new() })),
        ("wide alternatives", path(size / 16, |at| vec![(at.saturating_sub(16)..at).collect()])),
        ("complete", path(many, |at| alone(0..at))),
        ("all behind one", path(many, |_| alone(many - 1..many))),
        ("bipartite", path(2 * many, |at| if at < many { Vec::new() } else { alone(0..many) })),
        ("findings", path(size, |at| vec![vec![at + 2 * size], Vec::new()])),
        ("one stage a module", one_stage_each),
        ("equal titles", equal_titles),
    ]
}

#[test]
fn judging_a_path() {
    for (at, (name, _)) in shapes(16).into_iter().enumerate() {
        grows_with_the_work(name, 1_000, |size| {
            let (_, path) = shapes(size).swap_remove(at);
            Box::new(move || {
                check(&path, &CheckOptions::default());
            })
        });
    }
}

#[test]
fn finding_the_places_of_findings() {
    for one_line in [false, true] {
        grows_with_the_work("places", 500, |size| {
            let (_, path) = shapes(size).swap_remove(11);
            let mut text = format::write(&path);
            if one_line {
                text = text.replace('\n', " ");
            }
            let found = check(&path, &CheckOptions::default());
            assert!(found.len() >= size);
            Box::new(move || {
                let mut places = Places::new(&text);
                for finding in &found {
                    let span = places.find(&finding.steps);
                    places.position(span.start);
                }
            })
        });
    }
}

#[test]
fn what_is_redundant_and_what_is_taught_when() {
    for (at, (name, _)) in shapes(16).into_iter().enumerate() {
        grows_with_the_work(name, 1_000, |size| {
            let (_, path) = shapes(size).swap_remove(at);
            Box::new(move || {
                let graph = Graph::of(&path);
                graph.redundant();
                graph.teaching_order();
                graph.satisfaction();
                graph.critical_path();
                graph.lost_without(0);
            })
        });
    }
}

#[test]
fn lanes_beside_a_list() {
    for (at, (name, _)) in shapes(16).into_iter().enumerate() {
        grows_with_the_work(name, 1_000, |size| {
            let (_, path) = shapes(size).swap_remove(at);
            let graph = Graph::of(&path);
            let rows = graph.len();
            let threads = threads(&graph, Some, false);
            Box::new(move || {
                lanes(&vec![true; rows], &threads, 64);
            })
        });
    }
}

#[test]
fn a_picture_that_nobody_can_read_is_not_begun() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("croissance.path.ron");
    let (_, many_stages) = shapes(4_000).swap_remove(12);
    std::fs::write(&file, format::write(&many_stages)).unwrap();
    for (lang, words) in [("fr", "trop de liens ou d’étapes"), ("en", "too many links or stages")] {
        let program = env!("CARGO_BIN_EXE_parcours");
        let run = std::process::Command::new(program)
            .args(["--lang", lang, "show", "--as", "graph", "--stages", "lanes"])
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!((run.status.code(), said.contains(words)), (Some(2), true), "{said}");
        assert!(run.stdout.is_empty());
    }
}
