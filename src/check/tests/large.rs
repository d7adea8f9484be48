//! Large and hostile paths are judged in bounded time and stack.

use std::time::{Duration, Instant};

use super::*;

/// A path of `count` modules, each with sound content, and the prerequisites that `requires` gives.
fn large(count: usize, requires: impl Fn(usize) -> Vec<Requirement>) -> TrainingPath {
    let mut path = sound();
    let prose = Prose::new(&"Une phrase de français, avec ses accents et l’apostrophe. ".repeat(20));
    let modules = (0..count).map(|at| {
        let requires = requires(at).into_iter().collect();
        let summary = prose.clone();
        (id(at), Module { summary, requires, ..module(&format!("Module numéro {at}")) })
    });
    path.modules = modules.collect();
    let ids: Vec<String> = (0..count).map(id).collect();
    path.stages = ids
        .chunks(100)
        .enumerate()
        .map(|(at, modules)| Stage { modules: modules.to_vec(), ..stage(&format!("etape-{at}x"), &[]) })
        .collect();
    path
}

fn id(at: usize) -> String {
    // Letters only, so that no two ids look alike.
    let letters = b"abcdefghjk";
    format!("{at:06}").bytes().map(|digit| char::from(letters[usize::from(digit - b'0')])).collect()
}

fn after(at: usize) -> Vec<Requirement> {
    at.checked_sub(1).map(|before| group([id(before).as_str()])).into_iter().collect()
}

/// Runs in a stack of 512 KiB, and fails beyond a time that is far above what an unoptimised build
/// takes, and far below what the square of the modules would.
fn bounded<T: Send>(limit: Duration, work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let run = || {
            let start = Instant::now();
            (work(), start.elapsed())
        };
        let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn_scoped(scope, run);
        let (value, took) = thread.unwrap().join().unwrap();
        println!("took {took:?}");
        assert!(took < limit, "took {took:?}");
        value
    })
}

#[test]
fn ten_thousand_modules() {
    let path = large(10_000, after);
    let found = bounded(Duration::from_secs(10), || check(&path, &options()));
    assert_eq!(codes(&found), [""; 0]);
}

#[test]
fn a_cycle_of_a_hundred_thousand_modules() {
    let last = 99_999;
    let path = large(100_000, |at| if at == 0 { vec![group([id(last).as_str()])] } else { after(at) });
    let found = bounded(Duration::from_secs(60), || check(&path, &CheckOptions::default()));
    let cycles: Vec<_> = found.iter().filter(|finding| finding.rule.code == "P002").collect();
    assert_eq!(cycles.len(), 1);
    let text = crate::i18n::Lang::En.text(&cycles[0].message);
    assert!(text.contains("99,992 more modules") && text.len() < 1_000, "{text}");
}

#[test]
fn ten_thousand_dangling_references() {
    let path = large(10_000, |at| vec![group([format!("{}zz", id(at)).as_str()])]);
    let found = bounded(Duration::from_secs(30), || check(&path, &CheckOptions::default()));
    assert_eq!(found.iter().filter(|finding| finding.rule.code == "R001").count(), 10_000);
}

#[test]
fn many_cycles_before_a_long_chain() {
    // Pairs that block each other, all of them before one chain.
    let path = large(10_000, |at| match at {
        0..2_000 => vec![group([id(at ^ 1).as_str()])],
        2_000 => (0..2_000).map(|before| group([id(before).as_str()])).collect(),
        _ => after(at),
    });
    let found = bounded(Duration::from_secs(30), || check(&path, &CheckOptions::default()));
    assert_eq!(found.iter().filter(|finding| finding.rule.code == "P002").count(), 1_000);
}
