//! Texts of three versions and a result, by sentences.

use std::collections::HashMap;
use std::ops::Range;

/// More sentences than this, times those of the other version, are not aligned: then only what came and what
/// went is looked at.
const MOST_PAIRS: usize = 4_000_000;

/// Whether a result says what the sides made of a text, each sentence as somebody wrote it, and whether no
/// sentence was changed by both. Versions: base, left, right, result.
pub(super) fn holds(versions: [&str; 4]) -> bool {
    let [base, left, right, result] = versions.map(units);
    if left == base || left == right {
        return result == right;
    }
    if right == base {
        return result == left;
    }
    let edits = [&left, &right].map(|side| edits(&base, side));
    let contradicts = edits[0].iter().any(|(old, new)| {
        edits[1].iter().any(|(other, also)| {
            let shared = old.start.max(other.start)..old.end.min(other.end);
            // A sentence that a side only moved goes along with what the other made of it.
            let stands = |unit: &String| left.contains(unit) || right.contains(unit);
            !shared.is_empty() && left[new.clone()] != right[also.clone()] && !base[shared].iter().all(stands)
        })
    });
    !contradicts && counts_hold([&base, &left, &right, &result])
}

/// Each sentence stands in the result as often as the sides made it stand.
fn counts_hold(versions: [&[String]; 4]) -> bool {
    let mut counts: HashMap<&str, [i64; 4]> = HashMap::new();
    for (version, units) in versions.into_iter().enumerate() {
        for unit in units {
            counts.entry(unit).or_default()[version] += 1;
        }
    }
    counts.values().all(|[base, left, right, result]| {
        let by = [left - base, right - base];
        let range = match by {
            [one, other] if one > 0 && other > 0 => base + one.max(other)..=base + one + other,
            [one, other] if one < 0 && other < 0 => base + one + other..=base + one.min(other),
            [one, other] if one == 0 || other == 0 => base + one + other..=base + one + other,
            [one, other] => base + one.min(other)..=base + one.max(other),
        };
        range.contains(result)
    })
}

/// The sentences of a text; a line of a list, of a table or of code stands for itself.
fn units(text: &str) -> Vec<String> {
    let mut units = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut running = String::new();
        for line in paragraph.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if is_apart(line) {
                sentences(&running, &mut units);
                running.clear();
                units.push(spaced(line));
            } else {
                running.push(' ');
                running.push_str(line);
            }
        }
        sentences(&running, &mut units);
    }
    units
}

fn is_apart(line: &str) -> bool {
    line.starts_with(['-', '*', '+', '>', '|', '#', '`']) || line.starts_with(|c: char| c.is_ascii_digit())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sentences(text: &str, into: &mut Vec<String>) {
    let mut sentence: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        sentence.push(word);
        if word.trim_end_matches(['"', '»', ')', '”']).ends_with(['.', '!', '?', '…']) {
            into.push(sentence.join(" "));
            sentence.clear();
        }
    }
    if !sentence.is_empty() {
        into.push(sentence.join(" "));
    }
}

/// What became other sentences, as ranges of both versions; where as many stand as before, one by one.
fn edits(base: &[String], side: &[String]) -> Vec<(Range<usize>, Range<usize>)> {
    let head = base.iter().zip(side).take_while(|(one, other)| one == other).count();
    let tail = base[head..].iter().rev().zip(side[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&base[head..base.len() - tail], &side[head..side.len() - tail]);
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    // The longest common subsequence, from behind.
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    let (mut from, mut to) = (0, 0);
    let mut close = |old: Range<usize>, new: Range<usize>| {
        let (old, new) = (old.start + head..old.end + head, new.start + head..new.end + head);
        if old.len() == new.len() {
            found.extend(old.zip(new).map(|(old, new)| (old..old + 1, new..new + 1)));
        } else if !old.is_empty() || !new.is_empty() {
            found.push((old, new));
        }
    };
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            close(from..i, to..j);
            (i, j) = (i + 1, j + 1);
            (from, to) = (i, j);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(from..old.len(), to..new.len());
    found
}

#[cfg(test)]
mod tests {
    use super::holds;

    const BASE: &str = "Le stage dure trois jours en salle. Une séance est filmée.";

    #[test]
    fn a_sentence_that_nobody_wrote_does_not_hold() {
        let left = "Le stage dure deux jours en salle. Une séance est filmée.";
        let right = "Le stage dure trois jours en entreprise. Une séance est filmée.";
        let mixed = "Le stage dure deux jours en entreprise. Une séance est filmée.";
        assert!(!holds([BASE, left, right, mixed]));
        assert!(!holds([BASE, left, right, left]), "what both changed is asked");
    }

    #[test]
    fn two_sentences_changed_by_one_side_each_hold() {
        let left = "Le stage dure deux jours en salle. Une séance est filmée.";
        let right = "Le stage dure trois jours en salle. Une séance est commentée.";
        let both = "Le stage dure deux jours en salle. Une séance est commentée.";
        assert!(holds([BASE, left, right, both]));
        assert!(!holds([BASE, left, right, left]));
        assert!(!holds([BASE, left, right, BASE]));
    }

    #[test]
    fn a_sentence_changed_by_one_and_removed_by_the_other_is_asked() {
        let left = "Le stage dure deux jours en salle. Une séance est filmée.";
        let right = "Une séance est filmée.";
        assert!(!holds([BASE, left, right, right]));
        assert!(!holds([BASE, left, right, left]));
    }
}
