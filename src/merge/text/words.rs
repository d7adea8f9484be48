//! Words, where both sides changed the same sentences.

use super::stretch::{Stretch, edits, stretches, touch, version};

/// The versions of some sentences (common, left, right) with all changes of words that do not
/// contradict; left and right are equal where none does. None where words do not help.
pub(super) fn by_word(base: &[&str], versions: [&[&str]; 2]) -> Option<[Vec<String>; 3]> {
    let tokens = [words(base), words(versions[0]), words(versions[1])];
    let [was, one, other] = &tokens;
    let changed = [edits(was, one)?, edits(was, other)?];
    let stretches = stretches([&changed[0], &changed[1]], touch);
    let of = |stretch: &Stretch| {
        [(0, one), (1, other)]
            .map(|(side, new)| version(&stretch.range, was, new, &changed[side][stretch.edits[side].clone()]))
    };
    // Both wrote it anew: what they still have in common is chance. What they changed alike does not count.
    let share = |side: usize| {
        let own = stretches.iter().filter(|stretch| {
            let versions = of(stretch);
            versions[0] != versions[1]
        });
        own.flat_map(|stretch| &changed[side][stretch.edits[side].clone()])
            .map(|(old, _)| old.len())
            .sum::<usize>()
    };
    if (0..2).all(|side| share(side) * 2 > was.len()) {
        return None;
    }
    let mut out: [String; 3] = <_>::default();
    let mut at = 0;
    for stretch in &stretches {
        let kept: String = was[at..stretch.range.start].concat();
        let versions = of(stretch);
        let by = [0, 1].map(|side| !stretch.edits[side].is_empty());
        let pick = match by {
            [true, false] => [&versions[0], &versions[0], &versions[0]],
            [false, true] => [&versions[1], &versions[1], &versions[1]],
            _ if versions[0] == versions[1] => [&versions[0], &versions[0], &versions[0]],
            _ => [&was[stretch.range.clone()].to_vec(), &versions[0], &versions[1]],
        };
        for (out, version) in out.iter_mut().zip(pick) {
            out.push_str(&kept);
            out.push_str(&version.concat());
        }
        at = stretch.range.end;
    }
    let rest: String = was[at..].concat();
    Some(out.map(|mut text| {
        text.push_str(&rest);
        text.split_terminator('\n').map(|line| line.trim_end().to_owned()).collect()
    }))
}

/// Words, each with the blanks behind it, and the ends of lines.
fn words<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    lines.iter().flat_map(|line| line.split_inclusive(' ').chain(std::iter::once("\n"))).collect()
}
