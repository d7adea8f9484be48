//! Runs of items that were changed, and where those of two sides meet.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The largest product of lengths that is compared item by item.
const MOST_CELLS: usize = 1 << 22;

/// A change of a run of items: a range of the old, and of the new.
pub(super) type Edit = (Range<usize>, Range<usize>);

/// What was changed, in order; none where comparing would take too long.
pub(super) fn edits<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Option<Vec<Edit>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (middle, fresh) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if middle.len().saturating_mul(fresh.len()) > MOST_CELLS {
        return None;
    }
    let mut found: Vec<Edit> = Vec::new();
    // Places are counted here: those that the library gives are not always in order.
    let (mut was, mut is) = (head, head);
    for op in capture_diff_slices(Algorithm::Myers, middle, fresh) {
        let (old, new) = (was..was + op.old_range().len(), is..is + op.new_range().len());
        (was, is) = (old.end, new.end);
        if op.tag() == DiffTag::Equal {
            continue;
        }
        match found.last_mut() {
            Some((before, after)) if before.end == old.start && after.end == new.start => {
                (before.end, after.end) = (old.end, new.end);
            }
            _ => found.push((old, new)),
        }
    }
    Some(found)
}

/// A stretch of the old that one side or both changed.
pub(super) struct Stretch {
    pub range: Range<usize>,
    /// The edits of each side in it, as a range of that side's edits.
    pub edits: [Range<usize>; 2],
}

/// Puts the edits of two sides that meet into one stretch.
pub(super) fn stretches(sides: [&[Edit]; 2], meet: fn(&Range<usize>, &Range<usize>) -> bool) -> Vec<Stretch> {
    let mut next = [0, 0];
    let mut found: Vec<Stretch> = Vec::new();
    loop {
        let heads = [0, 1].map(|side| sides[side].get(next[side]).map(|(old, _)| old));
        let side = match heads {
            [None, None] => return found,
            [Some(_), None] => 0,
            [None, Some(_)] => 1,
            [Some(a), Some(b)] => usize::from((b.start, b.end) < (a.start, a.end)),
        };
        let (range, at) = (sides[side][next[side]].0.clone(), next[side]);
        next[side] += 1;
        let joins = |last: &&mut Stretch| !last.edits[1 - side].is_empty() && meet(&last.range, &range);
        if let Some(last) = found.last_mut().filter(joins) {
            last.range.end = last.range.end.max(range.end);
            if last.edits[side].is_empty() {
                last.edits[side] = at..at;
            }
            last.edits[side].end = at + 1;
        } else {
            let mut edits = [0..0, 0..0];
            edits[side] = at..at + 1;
            found.push(Stretch { range, edits });
        }
    }
}

/// Whether two changes share something, or put something in one place.
pub(super) fn share(one: &Range<usize>, other: &Range<usize>) -> bool {
    other.start < one.end && one.start < other.end || (one.is_empty() && one == other)
}

/// Sentences: changes also meet where one puts something at the edge of what the other changed.
pub(super) fn border(one: &Range<usize>, other: &Range<usize>) -> bool {
    share(one, other) || (one.is_empty() || other.is_empty()) && touch(one, other)
}

/// Words: changes meet wherever they touch.
pub(super) fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    other.start <= one.end && one.start <= other.end
}

/// One side's version of a stretch.
pub(super) fn version<T: Copy>(range: &Range<usize>, old: &[T], new: &[T], edits: &[Edit]) -> Vec<T> {
    let mut out = Vec::new();
    let mut at = range.start;
    for (was, is) in edits {
        out.extend_from_slice(&old[at..was.start]);
        out.extend_from_slice(&new[is.clone()]);
        at = was.end;
    }
    out.extend_from_slice(&old[at..range.end]);
    out
}
