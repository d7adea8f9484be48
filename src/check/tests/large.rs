//! Large and hostile paths are judged in a small stack, and in time that grows with their size.

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

/// Runs in a stack of 512 KiB.
fn in_little_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn_scoped(scope, work);
        thread.unwrap().join().unwrap()
    })
}

/// The processor time of this thread as the kernel counts it, in nanoseconds; none where it does not.
fn processor_time() -> Option<u64> {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    counted.split_whitespace().next()?.parse().ok()
}

/// Judges a path and one of half its size: twice the work takes at most 2.5 times the processor time. Work that
/// grows with the square takes four times as much, however slow the machine is. A measurement that something else
/// disturbed is made again.
fn judged(size: usize, options: &CheckOptions, path: impl Fn(usize) -> TrainingPath + Sync) -> Vec<Finding> {
    const MOST: f64 = 2.5;
    let [half, whole] = [size / 2, size].map(path);
    in_little_stack(|| {
        let timed = |path: &TrainingPath| {
            let start = processor_time();
            let found = check(path, options);
            (found, processor_time().zip(start).map(|(end, start)| end.saturating_sub(start)))
        };
        let mut ratios = Vec::new();
        loop {
            let ((_, less), (found, more)) = (timed(&half), timed(&whole));
            let Some((less, more)) = less.zip(more) else { return found };
            #[allow(clippy::cast_precision_loss, reason = "nanoseconds of a test")]
            ratios.push(more as f64 / less.max(1) as f64);
            if ratios.last().is_some_and(|ratio| *ratio <= MOST) {
                return found;
            }
            assert!(ratios.len() < 5, "twice the work takes {ratios:.1?} times as long");
        }
    })
}

#[test]
fn ten_thousand_modules() {
    let found = judged(10_000, &options(), |size| large(size, after));
    assert_eq!(codes(&found), [""; 0]);
}

#[test]
fn a_cycle_of_a_hundred_thousand_modules() {
    let found = judged(100_000, &CheckOptions::default(), |size| {
        large(size, |at| if at == 0 { vec![group([id(size - 1).as_str()])] } else { after(at) })
    });
    let cycles: Vec<_> = found.iter().filter(|finding| finding.rule.code == "P002").collect();
    assert_eq!(cycles.len(), 1);
    let text = crate::i18n::Lang::En.text(&cycles[0].message);
    assert!(text.contains("99,992 more modules") && text.len() < 1_000, "{text}");
}

#[test]
fn ten_thousand_dangling_references() {
    let found = judged(10_000, &CheckOptions::default(), |size| {
        large(size, |at| vec![group([format!("{}zz", id(at)).as_str()])])
    });
    assert_eq!(found.iter().filter(|finding| finding.rule.code == "R001").count(), 10_000);
}

#[test]
fn many_cycles_before_a_long_chain() {
    // Pairs that block each other, all of them before one chain.
    let found = judged(10_000, &CheckOptions::default(), |size| {
        let pairs = size / 5;
        large(size, |at| match at {
            _ if at < pairs => vec![group([id(at ^ 1).as_str()])],
            _ if at == pairs => (0..pairs).map(|before| group([id(before).as_str()])).collect(),
            _ => after(at),
        })
    });
    assert_eq!(found.iter().filter(|finding| finding.rule.code == "P002").count(), 1_000);
}
