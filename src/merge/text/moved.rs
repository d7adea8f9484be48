//! Sentences that one side moved and the other changed: both hold.

use std::collections::HashMap;

use super::stretch::edits;
use crate::model::fold;

/// From this share of equal pairs of letters on, a sentence is the new wording of another (Sørensen–Dice).
const ALIKE: f64 = 0.5;
/// With more pairs than this no wording is looked for elsewhere: each costs the length of its sentences.
const MOST_PAIRS: usize = 10_000;

/// The sentences of the common version, left and right, in which a sentence that one side moved has its new wording
/// wherever the other side changed it, and whether there is one. What remains of the two changes is the move, which no
/// longer contradicts anything.
pub(super) fn changed_where_they_went(lines: [Vec<&str>; 3]) -> ([Vec<&str>; 3], bool) {
    let [mut base, mut left, mut right] = lines;
    // Both are found in what was written, so that no side comes first. Where both gave one sentence different
    // wordings, neither is taken.
    let (lefts, rights) = (worded_anew(&base, &left, &right), worded_anew(&base, &right, &left));
    let agreed = |(old, new): &(&str, &str), others: &[(&str, &str)]| {
        others.iter().all(|(other, worded)| other != old || worded == new)
    };
    let mut moved = false;
    for (old, new) in lefts.iter().copied().filter(|pair| agreed(pair, &rights)) {
        // What both worded alike did not meet.
        moved |= right.contains(&old);
        exchange(&mut base, old, new);
        exchange(&mut right, old, new);
    }
    for (old, new) in rights.iter().copied().filter(|pair| agreed(pair, &lefts)) {
        moved |= left.contains(&old);
        exchange(&mut base, old, new);
        exchange(&mut left, old, new);
    }
    ([base, left, right], moved)
}

/// How often each sentence stands in a text.
struct Counts<'a>(HashMap<&'a str, usize>);

impl<'a> Counts<'a> {
    fn of(lines: &[&'a str]) -> Self {
        let mut counts = HashMap::new();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            *counts.entry(*line).or_default() += 1;
        }
        Self(counts)
    }

    fn has(&self, line: &str) -> bool {
        self.0.contains_key(line)
    }

    fn once(&self, line: &str) -> bool {
        self.0.get(line) == Some(&1)
    }
}

/// The sentences that `changer` worded anew, with their new wording, where `other` moved the sentence, or has the same new
/// wording.
fn worded_anew<'a>(base: &[&'a str], changer: &[&'a str], other: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let Some(wordings) = edits(base, changer) else { return Vec::new() };
    let (in_base, in_changer, in_other) = (Counts::of(base), Counts::of(changer), Counts::of(other));
    // The places, before and now, of what stands once in both.
    let places: Vec<(usize, usize)> = base
        .iter()
        .enumerate()
        .filter(|(_, line)| in_base.once(line) && in_other.once(line))
        .filter_map(|(at, line)| Some((at, other.iter().position(|now| now == line)?)))
        .collect();
    if places.is_sorted_by_key(|(_, now)| *now)
        && base.iter().all(|line| line.is_empty() || in_other.has(line))
    {
        return Vec::new();
    }
    // It stands before another one that it stood behind, or the other way round: of two that changed places, either may
    // be said to have moved.
    let is_moved = |line: &str| {
        let own = places.iter().find(|(at, _)| base[*at] == line);
        own.is_some_and(|(was, is)| places.iter().any(|(at, now)| (at < was) != (now < is) && at != was))
    };
    let gone: Vec<&str> = base
        .iter()
        .copied()
        .filter(|line| in_base.once(line) && !in_changer.has(line))
        .filter(|line| if in_other.has(line) { in_other.once(line) && is_moved(line) } else { true })
        .collect();
    let new: Vec<&str> =
        changer.iter().copied().filter(|line| in_changer.once(line) && !in_base.has(line)).collect();
    if gone.is_empty() || gone.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    // As many sentences as before: each has its new wording at its place.
    let in_place = |was: &str, is: &str| {
        wordings.iter().any(|(old, new)| {
            let (old, new) = (&base[old.clone()], &changer[new.clone()]);
            old.len() == new.len() && old.iter().zip(new).any(|(a, b)| (*a, *b) == (was, is))
        })
    };
    let mut found: Vec<(&str, &str)> = Vec::new();
    for was in gone {
        let shared = !in_other.has(was);
        let fits = |is: &&&str| in_other.has(is) == shared && found.iter().all(|(_, taken)| *taken != **is);
        let likeness = |is: &str| {
            let alike = strsim::sorensen_dice(&fold(was), &fold(is));
            if in_place(was, is) { alike + 1.0 } else { alike }
        };
        let best = new.iter().filter(fits).map(|is| (likeness(is), *is));
        let best = best.max_by(|one, other| one.0.total_cmp(&other.0).then_with(|| other.1.cmp(one.1)));
        if let Some((_, is)) = best.filter(|(likeness, _)| *likeness >= ALIKE) {
            found.push((was, is));
        }
    }
    found
}

fn exchange<'a>(lines: &mut [&'a str], old: &str, new: &'a str) {
    for line in lines.iter_mut().filter(|line| **line == old) {
        *line = new;
    }
}
