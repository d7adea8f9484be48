//! The layout that somebody gave the common version by hand, kept where nobody changed anything.
//!
//! Owns one question: which lines of the common version can stand in the result as they are? A merge writes
//! the canonical form; of a version that is not in it, every line would change. Lines that both sides left as
//! they were, and whose canonical form did not change, are taken as they were. What comes out is read again:
//! it says the same, or the canonical form is written after all.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::join::{MergeOutput, ReadVersions};
use crate::format;
use crate::merge::Mergeable;
use crate::store::TextForm;

/// The most lines that are compared: beyond, everything is written in canonical form.
const MOST_LINES: usize = 20_000;
/// The longest text that is looked at, in bytes.
const LONGEST: usize = 2 << 20;

/// Gives the result the layout of the common version where both sides kept it.
pub(in crate::cli) fn keep<T: Mergeable>(
    mut joined: MergeOutput,
    versions: &ReadVersions<T>,
    base: Option<&str>,
    sides: [&str; 2],
) -> MergeOutput {
    let Some(base) = base.filter(|base| base.len() <= LONGEST) else { return joined };
    let base = TextForm::decode(base);
    let Some(canonical) = versions.canonical_base(&base).filter(|canonical| **canonical != *base) else {
        return joined;
    };
    let sides = sides.map(TextForm::decode);
    let laid_out = kept(&base, &canonical, &joined.text, [&sides[0], &sides[1]]);
    if let Some(text) = laid_out.filter(|text| says::<T>(text, &joined.text)) {
        joined.text = text;
    }
    joined
}

/// Whether a text says what another one says, which is in canonical form.
fn says<T: Mergeable>(text: &str, canonical: &str) -> bool {
    format::read::<T>(text).is_ok_and(|record| format::write(&record) == canonical)
}

/// `merged` with the lines of `written` where it has those of `canonical`, which is the canonical form of
/// `written`, and both sides have the lines of `written`. None where nothing of it is to be kept.
fn kept(written: &str, canonical: &str, merged: &str, sides: [&str; 2]) -> Option<String> {
    let [written, canonical, merged] =
        [written, canonical, merged].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    if [&written, &canonical, &merged].iter().any(|lines| lines.len() > MOST_LINES) {
        return None;
    }
    let changes = |other: &[&str]| -> Vec<Hunk> {
        let ops = capture_diff_slices(Algorithm::Patience, &canonical, other);
        ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).map(Hunk::of).collect()
    };
    let content = changes(&merged);
    let in_both = |hunk: &Hunk| {
        let lines = written.get(hunk.from..hunk.to).unwrap_or_default().concat();
        sides.iter().all(|side| side.contains(&lines))
    };
    // Where the merge changes the same lines, it counts.
    let free = |hunk: &Hunk| !content.iter().any(|other| hunk.touches(other));
    let layout: Vec<Hunk> =
        changes(&written).into_iter().filter(|hunk| free(hunk) && in_both(hunk)).collect();
    if layout.is_empty() {
        return None;
    }
    let lines_of = |hunks: &[Hunk], text: &[&str]| -> Option<Vec<(Hunk, String)>> {
        hunks.iter().map(|hunk| Some((*hunk, text.get(hunk.from..hunk.to)?.concat()))).collect()
    };
    let mut all = lines_of(&content, &merged)?;
    all.extend(lines_of(&layout, &written)?);
    all.sort_by_key(|(hunk, _)| hunk.begin);
    let mut out = String::new();
    let mut at = 0;
    for (hunk, lines) in all {
        out.extend(canonical.get(at..hunk.begin)?.iter().copied());
        out.push_str(&lines);
        at = hunk.end;
    }
    out.extend(canonical.get(at..)?.iter().copied());
    Some(out)
}

/// Lines `begin..end` of the canonical form that are the lines `from..to` of another text.
#[derive(Debug, Clone, Copy)]
struct Hunk {
    begin: usize,
    end: usize,
    from: usize,
    to: usize,
}

impl Hunk {
    fn of(op: &DiffOp) -> Self {
        let (old, new) = (op.old_range(), op.new_range());
        Self { begin: old.start, end: old.end, from: new.start, to: new.end }
    }

    /// Whether both change the same lines, or lines next to each other, where their order would be a guess.
    fn touches(&self, other: &Self) -> bool {
        self.begin <= other.end && other.begin <= self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_nobody_changed_keep_their_layout() {
        let canonical = "a\nb\nc\nd\ne\n";
        let written = "a\nb\nc\n  d e\n";
        let kept = |merged, sides| kept(written, canonical, merged, sides);
        assert_eq!(kept("A\nb\nc\nd\ne\n", [written, "A\nb\nc\n  d e\n"]).unwrap(), "A\nb\nc\n  d e\n");
        assert_eq!(kept(canonical, [written, written]).unwrap(), written);
        assert_eq!(kept(canonical, [written, canonical]), None, "one side brought it into form");
        assert_eq!(kept("a\nb\nc\nd\nE\n", [written, written]), None, "there the merge counts");
    }
}
