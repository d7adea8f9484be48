//! What changed inside a text: which sentences, and in them which words.
//!
//! Marks are for readers: a change that leaves little of a sentence is shown as one sentence instead of
//! another, never as confetti. The time is bounded however long the texts are.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::model::Prose;

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// In both versions.
    Same,
    /// In the version before only.
    Removed,
    /// In the version now only.
    Added,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub mark: Mark,
    /// The text.
    pub text: String,
}

/// A sentence, or a line of a text that has lines; without pieces it is an empty line.
pub type Row = Vec<Piece>;

/// Texts of which one has more than this many sentences or words for each of the other are not
/// compared by parts: the product bounds the time.
const MOST_PAIRS: usize = 4_000_000;

/// How much of two sentences has to be in both for one to be the other, reworded, in tenths.
const ALIKE: usize = 4;

/// The sentences of two texts in step, with their words marked.
pub fn rows(before: &Prose, after: &Prose) -> Vec<Row> {
    compare(&sentences(before), &sentences(after))
}

fn sentences(text: &Prose) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.sentences().collect() }
}

/// Two texts of one line, with their words marked.
pub fn words(before: &str, after: &str) -> Row {
    if is_alike(before, after) { reworded(before, after) } else { replaced(before, after) }
}

/// Whether two texts have enough words in common for one to be the other, reworded.
pub(super) fn is_alike(before: &str, after: &str) -> bool {
    let (one, other) = (counts(before), counts(after));
    let total = |counts: &HashMap<&str, usize>| counts.values().sum::<usize>();
    let both: usize = one.iter().map(|(word, n)| (*n).min(other.get(word).copied().unwrap_or(0))).sum();
    both > 0 && both * 10 >= total(&one).max(total(&other)) * ALIKE
}

fn counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in text.unicode_words() {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

fn compare(before: &[&str], after: &[&str]) -> Vec<Row> {
    let mut rows = Vec::new();
    for op in operations(before, after) {
        match op {
            Part::Same(range) => {
                rows.extend(before[range].iter().map(|line| row(Mark::Same, line)));
            }
            Part::Other(old, new) => aligned(&before[old], &after[new], &mut rows),
        }
    }
    rows
}

fn row(mark: Mark, text: &str) -> Row {
    if text.is_empty() { Vec::new() } else { vec![Piece { mark, text: text.to_owned() }] }
}

/// What is in both, and what stands between.
enum Part {
    Same(Range<usize>),
    Other(Range<usize>, Range<usize>),
}

/// The parts of two lists, in bounded time.
fn operations(before: &[&str], after: &[&str]) -> Vec<Part> {
    let start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (old, new) = (&before[start..], &after[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let mut parts = vec![Part::Same(0..start)];
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        parts.push(Part::Other(start..start + old.len(), start..start + new.len()));
    } else {
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            let (was, is) = (shifted(op.old_range(), start), shifted(op.new_range(), start));
            match (op, parts.last_mut()) {
                (DiffOp::Equal { .. }, _) => parts.push(Part::Same(was)),
                (_, Some(Part::Other(old, new))) => (old.end, new.end) = (was.end, is.end),
                _ => parts.push(Part::Other(was, is)),
            }
        }
    }
    parts.push(Part::Same(before.len() - end..before.len()));
    parts
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Sentences that stand instead of others: those that are like one another side by side, in order.
fn aligned(old: &[&str], new: &[&str], rows: &mut Vec<Row>) {
    /// Beyond this many pairs, only the first sentences are looked at.
    const MOST: usize = 400;
    let mut from = 0;
    for line in old {
        let likely =
            new[from..].iter().take(MOST / old.len().max(1) + 1).position(|other| is_alike(line, other));
        match likely {
            Some(skipped) => {
                rows.extend(new[from..from + skipped].iter().map(|line| row(Mark::Added, line)));
                rows.push(reworded(line, new[from + skipped]));
                from += skipped + 1;
            }
            None => rows.push(row(Mark::Removed, line)),
        }
    }
    rows.extend(new[from..].iter().map(|line| row(Mark::Added, line)));
}

/// One text instead of another.
fn replaced(before: &str, after: &str) -> Row {
    [row(Mark::Removed, before), row(Mark::Added, after)].concat()
}

/// Two versions of a sentence.
fn reworded(before: &str, after: &str) -> Row {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    let mut pieces: Row = Vec::new();
    let mut push = |mark: Mark, words: &[&str]| {
        if words.is_empty() {
            return;
        }
        match pieces.last_mut() {
            Some(last) if last.mark == mark => last.text.push_str(&words.concat()),
            _ => pieces.push(Piece { mark, text: words.concat() }),
        }
    };
    for part in joined(operations(&old, &new), &old) {
        match part {
            Part::Same(range) => push(Mark::Same, &old[range]),
            Part::Other(was, is) => {
                push(Mark::Removed, &old[was]);
                push(Mark::Added, &new[is]);
            }
        }
    }
    pieces
}

/// Takes what is in both but is no word of its own (a blank, a comma) into the changes around it.
fn joined(parts: Vec<Part>, old: &[&str]) -> Vec<Part> {
    let is_word = |text: &&str| text.chars().any(char::is_alphanumeric);
    let mut out: Vec<Part> = Vec::new();
    // What stands between the last change and the one that may follow.
    let mut between: Option<Range<usize>> = None;
    for part in parts {
        match part {
            Part::Same(range) if range.is_empty() => {}
            Part::Same(range) => {
                let slight = !old[range.clone()].iter().any(is_word);
                if slight && matches!(out.last(), Some(Part::Other(..))) && between.is_none() {
                    between = Some(range);
                } else {
                    out.extend(between.take().map(Part::Same));
                    out.push(Part::Same(range));
                }
            }
            Part::Other(was, is) => match (between.take(), out.last_mut()) {
                (Some(_), Some(Part::Other(old, new))) => (old.end, new.end) = (was.end, is.end),
                (same, _) => {
                    out.extend(same.map(Part::Same));
                    out.push(Part::Other(was, is));
                }
            },
        }
    }
    out.extend(between.map(Part::Same));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rows: &[Row]) -> Vec<String> {
        rows.iter()
            .map(|row| {
                row.iter()
                    .map(|piece| match piece.mark {
                        Mark::Same => piece.text.clone(),
                        Mark::Removed => format!("[-{}-]", piece.text),
                        Mark::Added => format!("{{+{}+}}", piece.text),
                    })
                    .collect()
            })
            .collect()
    }

    fn of(before: &str, after: &str) -> Vec<String> {
        shown(&rows(&Prose::new(before), &Prose::new(after)))
    }

    #[test]
    fn words_are_marked_in_their_sentence() {
        assert_eq!(
            of(
                "On écoute le client. On reformule sa demande en trois phrases. On conclut.",
                "On écoute le client. On reformule sa question en trois phrases courtes. On conclut."
            ),
            [
                "On écoute le client.",
                "On reformule sa [-demande-]{+question+} en trois phrases{+ courtes+}.",
                "On conclut."
            ]
        );
    }

    #[test]
    fn a_sentence_that_is_another_one_is_not_cut_up() {
        assert_eq!(
            of("Le matin est libre. On range.", "Chaque stagiaire rédige un plan. On range."),
            ["[-Le matin est libre.-]", "{+Chaque stagiaire rédige un plan.+}", "On range."]
        );
        assert_eq!(of("", "Tout neuf."), ["{+Tout neuf.+}"]);
        assert!(of("", "").is_empty());
    }

    #[test]
    fn neighbouring_words_are_one_change() {
        assert_eq!(
            shown(&[words("Conseiller un client au comptoir", "Conseiller une personne au comptoir")]),
            ["Conseiller [-un client-]{+une personne+} au comptoir"]
        );
    }

    #[test]
    fn a_sentence_put_in_between_leaves_the_others_alone() {
        assert_eq!(
            of(
                "Premier point vu. Troisième point vu.",
                "Premier point vu. Deuxième point vu. Troisième point vu."
            ),
            ["Premier point vu.", "{+Deuxième point vu.+}", "Troisième point vu."]
        );
        assert_eq!(of("Un.\n\nDeux.", "Un.\n\nTrois."), ["Un.", "", "[-Deux.-]", "{+Trois.+}"]);
    }

    #[test]
    fn both_versions_can_be_read_out_of_the_marks() {
        let cases = [
            ("a b, c d", "a x, y d"),
            ("l’accueil d’un client", "l’accueil d’une cliente fidèle"),
            ("", "x"),
            ("  x  y", "x y"),
            ("e\u{301}té 漢字", "été 漢"),
        ];
        for (before, after) in cases {
            let row = words(before, after);
            let side = |other: Mark| -> String {
                row.iter().filter(|piece| piece.mark != other).map(|piece| piece.text.as_str()).collect()
            };
            assert_eq!((side(Mark::Added).as_str(), side(Mark::Removed).as_str()), (before, after));
        }
    }

    #[test]
    fn endless_texts_take_bounded_time() {
        let many =
            |count: usize, item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<Vec<_>>().concat();
        let long = |word: &str| many(200_000, &|n| format!("{word}{n} "));
        let (before, after) = (long("a"), long("b"));
        assert_eq!(words(&before, &after).len(), 2);
        assert!(reworded(&before, &after).len() <= 3);
        let sentences = |word: &str| many(20_000, &|n| format!("{word} numéro {n}. "));
        assert!(of(&sentences("Phrase"), &sentences("Point")).len() >= 20_000);
    }
}
