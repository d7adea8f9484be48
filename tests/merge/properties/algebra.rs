//! P1 to P4, P8 to P10, P15, P17: what merging is, whoever judges the result.

use mille_parcours::diff;
use mille_parcours::format::{self, write};
use mille_parcours::model::TrainingPath;
use proptest::prelude::*;

use super::{LABELS, config, hold, numbers, three};
use crate::catalogue::{difference, join};
use crate::common::generate::Random;
use crate::random::{base, shuffled, touch};

proptest! {
    #![proptest_config(config())]

    /// P1, P2, P3, and row 111: what one side did alone, or both alike, is the result, byte for byte.
    #[test]
    fn a_change_without_its_opposite_is_taken_as_it_is(numbers in numbers()) {
        let of = three(&numbers);
        let (b, l, r) = (&of.base, &of.left, &of.right);
        for (what, base, left, right, expected) in [
            ("P1", b, b, b, b), ("P1", l, l, l, l),
            ("P2 right", b, b, r, r), ("P2 left", b, l, b, l),
            ("P3", b, l, l, l), ("P3", b, r, r, r),
        ] {
            let merged = join(Some(base), (LABELS[0], left), (LABELS[1], right));
            let (expected, found) = (write(expected), write(&merged.file));
            hold(expected == found, what, &of, &difference(&expected, &found))?;
        }
    }

    /// P4: the sides exchanged give the same bytes, questions included.
    #[test]
    fn no_side_is_preferred_by_its_place(numbers in numbers()) {
        let of = three(&numbers);
        let (one, other) = (of.merged(), of.mirrored());
        let (text, mirrored) = (write(&one.file), write(&other.file));
        hold(text == mirrored, "P4", &of, &difference(&text, &mirrored))?;
        let notes = |merged: &mille_parcours::merge::Merged<TrainingPath>| {
            let mut notes: Vec<_> = merged.notes.iter().map(|note| (note.kind, note.at.clone())).collect();
            notes.sort();
            notes
        };
        hold(notes(&one) == notes(&other), "P4, notes", &of, &format!("{:?}\n{:?}", notes(&one), notes(&other)))?;
        let (a, b) = (one.account, other.account);
        hold(a.left == b.right && a.right == b.left && a.both == b.both, "P4, account", &of, &format!("{a:?}\n{b:?}"))?;
    }

    /// P8: what was merged once is not changed by merging it again.
    #[test]
    fn merging_again_changes_nothing(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        if merged.is_clean() {
            let text = write(&merged.file);
            for side in [&of.left, &of.right] {
                let again = join(Some(&of.base), (LABELS[0], &merged.file), (LABELS[1], side));
                let again = write(&again.file);
                hold(text == again, "P8", &of, &difference(&text, &again))?;
            }
        }
    }

    /// P9: three people at three modules, merged in any order.
    #[test]
    fn changes_far_apart_may_come_in_any_order(seed in 0..10_000_u64, deeds in any::<[u64; 3]>()) {
        let base = base(seed);
        let ids: Vec<String> = base.modules.keys().cloned().collect();
        if ids.len() >= 3 {
            let sides: Vec<TrainingPath> =
                (0..3).map(|n| touch(&base, &ids[n], deeds[n])).collect();
            let names = ["a", "b", "c"];
            let mut seen = Vec::new();
            for [x, y, z] in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
                let two = join(Some(&base), (names[x], &sides[x]), (names[y], &sides[y]));
                seen.push(write(&join(Some(&base), ("first", &two.file), (names[z], &sides[z])).file));
            }
            for text in &seen {
                prop_assert_eq!(text, &seen[0]);
            }
            prop_assert!(!seen[0].contains("conflicts:"), "P9: {}", seen[0]);
        }
    }

    /// P10 and the first half of P14: the result is canonical, and what is read again is the same.
    #[test]
    fn the_result_is_read_again_as_it_was(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let text = write(&merged.file);
        let again = format::read::<TrainingPath>(&text);
        let same = again.as_ref().is_ok_and(|again| *again == merged.file && write(again) == text);
        hold(same, "P10", &of, &text)?;
    }

    /// P15: the difference leads there and back.
    #[test]
    fn differences_are_patches(numbers in numbers()) {
        let of = three(&numbers);
        for (from, to) in [(&of.base, &of.left), (&of.left, &of.right), (&of.right, &of.base)] {
            let changes = diff::changes(from, to);
            let mut there = from.clone();
            diff::apply(&mut there, &changes);
            hold(write(&there) == write(to), "P15 there", &of, &difference(&write(to), &write(&there)))?;
            let back: Vec<_> = changes.iter().rev().cloned().map(diff::Change::inverse).collect();
            let mut here = to.clone();
            diff::apply(&mut here, &back);
            hold(write(&here) == write(from), "P15 back", &of, &difference(&write(from), &write(&here)))?;
            hold(diff::changes(to, to).is_empty(), "P15 nothing", &of, &"")?;
        }
    }

    /// P17: the order in which somebody wrote the entries of a map means nothing.
    #[test]
    fn the_order_of_writing_means_nothing(numbers in numbers(), seed in any::<u64>()) {
        let mut of = three(&numbers);
        let before = write(&of.merged().file);
        let mut random = Random(seed);
        for path in [&mut of.base, &mut of.left, &mut of.right] {
            let text = shuffled(&write(path), &mut random);
            *path = format::read(&text).map_err(|error| TestCaseError::fail(format!("{error:?}\n{text}")))?;
        }
        let after = write(&of.merged().file);
        hold(before == after, "P17", &of, &difference(&before, &after))?;
    }

    /// The account is even, and counts every change.
    #[test]
    fn the_account_is_even(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        for (tally, side) in [(merged.account.left, &of.left), (merged.account.right, &of.right)] {
            let changes = diff::changes(&of.base, side).len();
            let even = tally.changes == changes && changes == tally.applied + tally.noted + tally.asked;
            hold(even, "account", &of, &format!("{tally:?}, {changes} changes"))?;
        }
    }
}
