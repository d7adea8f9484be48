//! P13 and P14: answering.

use mille_parcours::format::{self, write};
use mille_parcours::merge;
use mille_parcours::model::{Conflict, TrainingPath};
use proptest::prelude::*;

use super::{LABELS, config, hold, numbers, three};
use crate::catalogue::{answered, difference, join};
use crate::judge::Judged;
use crate::oracle::{Names, facts, laws, loss};

/// Answers every question with the same side, in the order in which they are asked; with the questions that
/// answers raised.
fn all(merged: &TrainingPath, label: &str) -> Option<(TrainingPath, Vec<Conflict>)> {
    let mut file = merged.clone();
    let mut raised = Vec::new();
    // An answer may raise a new question; there is an end to that.
    for _ in 0..200 {
        let Some(question) = merge::questions(&file).into_iter().next() else { return Some((file, raised)) };
        let offered = question.choices.iter().any(|choice| choice.key == label);
        let key = if offered { label.to_owned() } else { question.choices.first()?.key.clone() };
        if !merged.conflicts.contains_key(&question.id) {
            raised.extend(file.conflicts.get(&question.id).cloned());
        }
        file = answered(&file, &question.id, &key)?;
    }
    None
}

proptest! {
    #![proptest_config(config())]

    /// P13: one side everywhere leaves what the other did elsewhere.
    #[test]
    fn one_side_everywhere_keeps_the_rest_of_the_other(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        for label in LABELS {
            let done = all(&merged.file, label);
            let Some((done, raised)) = done else { return hold(false, "P13, no end", &of, &label) };
            let mut judged = Judged::beside(&[&done], &of.base, &of.left, &of.right, &merged);
            for conflict in &raised {
                judged.was_asked_too(conflict);
            }
            let result = facts::of_path(&done, &judged.names);
            let lost = loss::losses(&judged.base, &judged.left, &judged.right, &result, &judged.said);
            hold(lost.is_empty(), "P13", &of, &format!("all {label}\n{}\n{}", lost.join("\n"), write(&done)))?;
        }
    }

    /// P13: any answer closes its question, leaves a lawful file or one that asks on, and can be undone.
    #[test]
    fn any_answer_is_lawful_and_can_be_undone(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let before = write(&merged.file);
        for question in merge::questions(&merged.file) {
            hold(question.choices.len() > 1, "P13, choices", &of, &format!("{question:?}"))?;
            for choice in &question.choices {
                let mut after = merged.file.clone();
                choice.change.apply(&mut after);
                let what = || format!("{} {:?} « {} »\n{}", question.kind, question.at, choice.key, write(&after));
                hold(!after.conflicts.contains_key(&question.id), "P13, still open", &of, &what())?;
                let read = format::read::<TrainingPath>(&write(&after));
                hold(read.is_ok_and(|read| read == after), "P13, canonical", &of, &what())?;
                let names = Names::of(&[&of.base, &of.left, &of.right, &after]);
                let mut broken = laws::new_breaches(&of.left, &of.right, &after, &names);
                if choice.key == "base" {
                    // Who goes back to the common version goes back to what was wrong there.
                    let old = laws::breaches(&of.base, &names);
                    broken.retain(|breach| !old.contains(breach));
                }
                let lawful = broken.is_empty() || !after.conflicts.is_empty();
                hold(lawful, "P13, lawful", &of, &format!("{broken:?} {}", what()))?;
                choice.change.inverse().apply(&mut after);
                let undone = write(&after);
                hold(undone == before, "P13, undo", &of, &difference(&before, &undone))?;
            }
        }
    }

    /// What was decided alone can be decided otherwise, and that can be undone.
    #[test]
    fn what_was_decided_can_be_changed(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let before = write(&merged.file);
        for note in &merged.notes {
            for choice in &note.choices {
                let mut after = merged.file.clone();
                choice.change.apply(&mut after);
                let text = write(&after);
                let what = || format!("{} {:?} « {} »\n{text}", note.kind, note.at, choice.key);
                let read = format::read::<TrainingPath>(&text);
                hold(read.is_ok_and(|read| read == after), "note, canonical", &of, &what())?;
                choice.change.inverse().apply(&mut after);
                let undone = write(&after);
                hold(undone == before, "note, undo", &of, &difference(&before, &undone))?;
            }
        }
    }

    /// P14: a file with open questions asks the same when it is read again, and can be finished in parts.
    #[test]
    fn questions_survive_the_file_and_can_be_answered_in_parts(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let text = write(&merged.file);
        let Ok(again) = format::read::<TrainingPath>(&text) else { return hold(false, "P14", &of, &text) };
        let (asked, asks) = (merge::questions(&merged.file), merge::questions(&again));
        hold(asked == asks, "P14, other questions", &of, &text)?;
        let ids: Vec<&String> = asked.iter().map(|question| &question.id).collect();
        // Each answered alone leaves the others as they were, by id.
        for question in &asked {
            let key = &question.choices[0].key;
            let Some(after) = answered(&again, &question.id, key) else { return hold(false, "P14, answer", &of, key) };
            let left = merge::questions(&after);
            let old = left.iter().filter(|question| ids.contains(&&question.id));
            for other in old {
                let was = asked.iter().find(|was| was.id == other.id).expect("an old one");
                hold(was.kind == other.kind && was.at == other.at, "P14, changed", &of, &format!("{other:?}"))?;
            }
        }
        // In one sitting and in two, with the file between.
        let once = all(&merged.file, LABELS[0]);
        let mut parts = again;
        for _ in 0..200 {
            let Some(question) = merge::questions(&parts).into_iter().next() else { break };
            let offered = question.choices.iter().any(|choice| choice.key == LABELS[0]);
            let key = if offered { LABELS[0].to_owned() } else { question.choices[0].key.clone() };
            let Some(after) = answered(&parts, &question.id, &key) else { return hold(false, "P14, parts", &of, &key) };
            parts = format::read(&write(&after)).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        }
        let once = once.map(|(file, _)| write(&file));
        hold(once.as_ref() == Some(&write(&parts)), "P14, two sittings", &of, &write(&parts))?;
    }

    /// Row 100: whoever answered is heard, where the other left the question open.
    #[test]
    fn an_answer_holds_against_an_open_question(numbers in numbers(), pick in any::<usize>()) {
        let of = three(&numbers);
        let open = of.merged().file;
        let asked = merge::questions(&open);
        if !asked.is_empty() {
            let question = &asked[pick % asked.len()];
            let key = &question.choices[pick % question.choices.len()].key;
            let Some(done) = answered(&open, &question.id, key) else { return hold(false, "row 100", &of, key) };
            for (left, right) in [(&done, &open), (&open, &done), (&done, &done)] {
                let merged = join(Some(&open), (LABELS[0], left), (LABELS[1], right));
                let (expected, found) = (write(&done), write(&merged.file));
                hold(expected == found, "row 100", &of, &difference(&expected, &found))?;
            }
        }
    }
}
