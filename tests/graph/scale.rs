//! Sizes that break recursion, and anything that grows with the square of the modules. Everything
//! runs in a thread with a stack of 256 KiB.

use std::time::Instant;

use mille_parcours::graph::{Graph, Strength};
use mille_parcours::model::TrainingPath;
use petgraph::algo::dominators::simple_fast;
use petgraph::algo::{kosaraju_scc, toposort};
use petgraph::graph::NodeIndex;

use crate::spec::Spec;

fn in_a_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(256 * 1024).spawn(work).unwrap().join().unwrap();
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = work();
    println!("{what}: {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
    value
}

/// Everything that an edit recomputes.
fn rebuild(path: &TrainingPath) -> Graph {
    let graph = timed("build", || Graph::of(path));
    timed("order", || graph.teaching_order());
    timed("breaches", || graph.order_breaches());
    timed("satisfaction and cycles", || graph.satisfaction());
    graph
}

/// Everything that walks the graph of a chain. `first` is where the chain begins, `last` where it ends.
fn walk_a_chain(path: &TrainingPath, first: usize, last: usize) {
    let modules = path.modules.len();
    let graph = rebuild(path);
    let order = graph.teaching_order();
    assert_eq!((order[0], order[modules - 1]), (first, last));
    let found = graph.satisfaction();
    assert!(found.blocked.is_empty() && found.missing.is_empty());
    assert!(graph.cycles().is_empty() && graph.cyclic_components().is_empty());
    assert!(graph.order_breaches().is_empty() && graph.mutual_corequisites().is_empty());
    let metrics = timed("metrics", || graph.metrics());
    assert_eq!(metrics[first].blocking, 99_999);
    assert!(metrics.iter().all(|found| found.delay == 100_000));
    assert_eq!(metrics[500].centrality, 100_000);
    let critical = timed("critical path", || graph.critical_path());
    assert_eq!(critical.minutes, 6_000_000);
    assert_eq!(critical.modules.len(), modules);
    assert!(timed("redundant", || graph.redundant()).is_empty());
    assert_eq!(graph.ancestors(last).len(), modules - 1);
    assert_eq!(graph.descendants(first).len(), modules - 1);
    assert_eq!(timed("lost", || graph.lost_without(first)).len(), modules - 1);
    let cycle = timed("would cycle", || graph.would_cycle(last, first, Strength::Required)).unwrap();
    assert_eq!(cycle.modules.len(), modules);
    assert_eq!(timed("components", || kosaraju_scc(graph.adjacency())).len(), modules);
    assert_eq!(timed("order by petgraph", || toposort(graph.adjacency(), None)).unwrap().len(), modules);
    let dominators = timed("dominators", || simple_fast(graph.adjacency(), NodeIndex::new(first)));
    assert_eq!(dominators.dominators(NodeIndex::new(last)).unwrap().count(), modules);
}

#[test]
fn a_chain_of_100_000() {
    const MODULES: usize = 100_000;
    let mut spec = Spec::new(MODULES);
    for module in 1..MODULES {
        spec = spec.with(module, Strength::Required, &[module - 1]);
    }
    let path = spec.path();
    in_a_small_stack(move || walk_a_chain(&path, 0, MODULES - 1));
}

#[test]
fn a_chain_of_100_000_against_the_order_of_ids() {
    const MODULES: usize = 100_000;
    let mut spec = Spec::new(MODULES);
    for module in 1..MODULES {
        spec = spec.with(module - 1, Strength::Required, &[module]);
    }
    let path = spec.path();
    in_a_small_stack(move || walk_a_chain(&path, MODULES - 1, 0));
}

#[test]
fn a_ring_of_100_000() {
    const MODULES: usize = 100_000;
    let mut spec = Spec::new(MODULES);
    for module in 0..MODULES {
        spec = spec.with(module, Strength::Required, &[(module + 1) % MODULES]);
    }
    let path = spec.path();
    in_a_small_stack(move || {
        let graph = rebuild(&path);
        let found = graph.satisfaction();
        assert_eq!(found.blocked.len(), MODULES);
        assert_eq!(found.cycles.len(), 1);
        assert_eq!(found.cycles[0].modules.len(), MODULES);
        assert_eq!(graph.teaching_order().len(), MODULES);
        assert_eq!(graph.metrics()[7].delay, 100_000);
    });
}

#[test]
fn mutual_corequisites_in_a_chain_of_50_000_pairs() {
    const PAIRS: usize = 50_000;
    let mut spec = Spec::new(2 * PAIRS);
    for pair in 0..PAIRS {
        let (one, other) = (2 * pair, 2 * pair + 1);
        spec = spec.with(one, Strength::Corequisite, &[other]).with(other, Strength::Corequisite, &[one]);
        if pair > 0 {
            spec = spec.with(one, Strength::Required, &[other - 2]);
        }
    }
    let path = spec.path();
    in_a_small_stack(move || {
        let graph = rebuild(&path);
        assert!(graph.satisfaction().blocked.is_empty());
        assert!(graph.teaching_order().is_sorted());
        assert_eq!(graph.mutual_corequisites().len(), PAIRS);
    });
}

#[test]
fn a_million_links_among_10_000() {
    const MODULES: usize = 10_000;
    let mut spec = Spec::new(MODULES);
    // Each module after the first needs the 101 modules before it, as far as there are so many.
    for module in 1..MODULES {
        for before in module.saturating_sub(101)..module {
            spec = spec.with(module, Strength::Required, &[before]);
        }
    }
    let path = spec.path();
    in_a_small_stack(move || {
        let graph = rebuild(&path);
        assert!(graph.link_count() > 1_000_000);
        assert!(graph.teaching_order().is_sorted());
        assert_eq!(graph.metrics()[0].blocking, 9_999);
        // Too many chains to count: the sum stops at the largest number.
        assert_eq!(timed("metrics", || graph.metrics())[5_000].centrality, u64::MAX);
        let redundant = timed("redundant", || graph.redundant());
        assert_eq!(redundant.len(), graph.link_count() - (MODULES - 1), "all but the nearest");
        assert_eq!(timed("critical path", || graph.critical_path()).modules.len(), MODULES);
        let cycle = timed("would cycle", || graph.would_cycle(9_999, 0, Strength::Required)).unwrap();
        assert_eq!(cycle.modules.len(), 1 + 9_999_usize.div_ceil(101));
    });
}

#[test]
fn a_million_links_in_one_knot() {
    const MODULES: usize = 10_000;
    let mut spec = Spec::new(MODULES);
    for module in 0..MODULES {
        for step in 1..=100 {
            spec = spec.with(module, Strength::Required, &[(module + step) % MODULES]);
        }
    }
    let path = spec.path();
    in_a_small_stack(move || {
        let graph = rebuild(&path);
        let found = graph.satisfaction();
        assert_eq!(found.blocked.len(), MODULES);
        assert_eq!(found.cycles.len(), 1);
        assert_eq!(found.cycles[0].modules.len(), 100);
        assert_eq!(timed("redundant", || graph.redundant()), []);
        assert_eq!(graph.teaching_order().len(), MODULES);
    });
}

/// What a path of that size looks like: two prerequisites each, some alternatives. Prints the
/// figures to measure in a release build.
#[test]
fn an_ordinary_path_of_10_000() {
    const MODULES: usize = 10_000;
    let mut spec = Spec::new(MODULES);
    for module in 10..MODULES {
        spec = spec.with(module, Strength::Required, &[module - 1 - module % 7, module - 9]);
        spec = spec.with(module, Strength::Corequisite, &[module - 1 - module % 3]);
    }
    spec.stages = (0..MODULES).collect::<Vec<_>>().chunks(25).map(<[usize]>::to_vec).collect();
    let path = spec.path();
    in_a_small_stack(move || {
        let graph = timed("whole", || rebuild(&path));
        assert!(graph.teaching_order().is_sorted());
        assert!(graph.order_breaches().is_empty());
        timed("metrics", || graph.metrics());
        timed("redundant", || graph.redundant());
        timed("critical path", || graph.critical_path());
        assert!(timed("would cycle", || graph.would_cycle(9_999, 9_998, Strength::Required)).is_some());
        // Other ways lead around this one.
        assert!(graph.would_cycle(9_999, 0, Strength::Required).is_none());
    });
}
