//! Prose of two sides: by sentence, then by word inside the sentences that both touched.
//!
//! Sentences are the unit in which people edit: two that stand side by side may be changed by two
//! people. Words are not: next to a word that the one changed, a change of the other is a contradiction.
//! Where two changes contradict, the question is about those sentences alone, and the rest is merged;
//! where little would remain, it is about the whole text.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

use crate::model::Prose;

/// What became of a text that both sides changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Merged {
    /// One text. Whether people want to know of it: two changes met in one paragraph.
    One { text: Prose, met: bool },
    /// Some passages contradict. The text holds those of the common version, and is merged elsewhere.
    Passages { text: Prose, passages: Vec<Passage> },
    /// The whole contradicts.
    Whole,
}

/// Some sentences that contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub base: String,
    /// Nothing for a side that took them away.
    pub sides: [Option<String>; 2],
}

/// More passages than this are no help to anybody.
const MOST_PASSAGES: usize = 6;
/// The largest product of lengths that is compared item by item.
const MOST_CELLS: usize = 1 << 22;

/// Merges two texts that differ from what they had in common and from each other.
pub(super) fn merge(base: &Prose, sides: [&Prose; 2]) -> Merged {
    let [left, right] = sides;
    let composed = |text: &Prose| text.as_str().nfc().collect::<String>();
    let (was, one, other) = (composed(base), composed(left), composed(right));
    let settled = |text: &str| Merged::One { text: Prose::new(text), met: false };
    if one == other || was == other {
        return settled(&one);
    }
    if was == one {
        return settled(&other);
    }
    let texts = [&was, &one, &other].map(|text| Prose::new(text));
    let lines = [0, 1, 2].map(|at| texts[at].sentences().collect::<Vec<&str>>());
    // What is not the same when its sentences are put together again is not ours to take apart.
    if lines.iter().zip(&texts).any(|(lines, text)| put_together(lines) != *text) {
        return Merged::Whole;
    }
    let [was, one, other] = &lines;
    let (Some(ones), Some(others)) = (edits(was, one), edits(was, other)) else { return Merged::Whole };
    Joining::default().run(was, [(one, &ones), (other, &others)])
}

/// Puts an answer in the place of a passage; none if the passage is there no more.
pub(super) fn replace(text: &Prose, passage: &str, answer: &str) -> Option<Prose> {
    let lines: Vec<&str> = text.sentences().collect();
    let (passage, answer) = (Prose::new(passage), Prose::new(answer));
    let old: Vec<&str> = passage.sentences().collect();
    let at = find(&lines, &old)?;
    let mut out = lines[..at].to_vec();
    out.extend(answer.sentences().filter(|_| !answer.is_empty()));
    out.extend(&lines[at + old.len()..]);
    Some(put_together(&out))
}

fn find(lines: &[&str], part: &[&str]) -> Option<usize> {
    lines.windows(part.len().max(1)).position(|window| window == part)
}

fn put_together(lines: &[&str]) -> Prose {
    Prose::new(&lines.join("\n"))
}

/// A change of a run of items: a range of the old, and of the new.
type Edit = (Range<usize>, Range<usize>);

/// What was changed, in order; none where comparing would take too long.
fn edits<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Option<Vec<Edit>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (middle, fresh) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if middle.len().saturating_mul(fresh.len()) > MOST_CELLS {
        return None;
    }
    let mut found: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, middle, fresh) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let shift = |range: Range<usize>| range.start + head..range.end + head;
        let (old, new) = (shift(op.old_range()), shift(op.new_range()));
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
struct Stretch {
    range: Range<usize>,
    /// The edits of each side in it, as a range of that side's edits.
    edits: [Range<usize>; 2],
}

/// Puts the edits of two sides that meet into one stretch.
fn stretches(sides: [&[Edit]; 2], meet: fn(&Range<usize>, &Range<usize>) -> bool) -> Vec<Stretch> {
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
        match found.last_mut().filter(|last| last.edits[1 - side].len() > 0 && meet(&last.range, &range)) {
            Some(last) => {
                last.range.end = last.range.end.max(range.end);
                if last.edits[side].is_empty() {
                    last.edits[side] = at..at;
                }
                last.edits[side].end = at + 1;
            }
            None => {
                let mut edits = [0..0, 0..0];
                edits[side] = at..at + 1;
                found.push(Stretch { range, edits });
            }
        }
    }
}

/// Sentences: changes meet where they share one, or where both put something in one place.
fn share(one: &Range<usize>, other: &Range<usize>) -> bool {
    other.start < one.end && one.start < other.end || (one.is_empty() && one == other)
}

/// Words: changes meet also where they touch.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    other.start <= one.end && one.start <= other.end
}

/// One side's version of a stretch.
fn version<T: Copy>(range: &Range<usize>, old: &[T], new: &[T], edits: &[Edit]) -> Vec<T> {
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

#[derive(Default)]
struct Joining {
    out: Vec<String>,
    /// Whether both sides changed one sentence, or put something in one place.
    met: bool,
    /// The paragraphs inside which a side changed something, and which side.
    touched: Vec<(usize, usize)>,
    /// Where in `out` a passage stands, and what each side has for it.
    open: Vec<(Range<usize>, [Vec<String>; 2])>,
}

impl Joining {
    fn run(mut self, was: &[&str], sides: [(&Vec<&str>, &Vec<Edit>); 2]) -> Merged {
        let stretches = stretches(sides.map(|(_, edits)| edits.as_slice()), share);
        let mut at = 0;
        let mut paragraph = 0;
        for stretch in &stretches {
            self.keep(&was[at..stretch.range.start]);
            paragraph += blanks(&was[at..stretch.range.start]);
            let base = &was[stretch.range.clone()];
            let versions = [0, 1].map(|side| {
                let (new, edits) = sides[side];
                version(&stretch.range, was, new, &edits[stretch.edits[side].clone()])
            });
            if versions.iter().all(|lines| lines.len() == base.len()) {
                // As many sentences as before: each is its own matter.
                for (at, line) in base.iter().enumerate() {
                    let versions = [0, 1].map(|side| vec![versions[side][at]]);
                    let by = [0, 1].map(|side| versions[side][0] != *line);
                    self.stretch(paragraph + blanks(&base[..at]), &[line], &versions, by);
                }
            } else {
                let by = [0, 1].map(|side| !stretch.edits[side].is_empty());
                self.stretch(paragraph, base, &versions, by);
            }
            paragraph += blanks(base);
            at = stretch.range.end;
        }
        self.keep(&was[at..]);
        self.end(was)
    }

    fn keep(&mut self, lines: &[&str]) {
        self.out.extend(lines.iter().map(|line| (*line).to_owned()));
    }

    fn stretch(&mut self, paragraph: usize, base: &[&str], versions: &[Vec<&str>; 2], by: [bool; 2]) {
        let [one, other] = versions;
        match by {
            [true, false] | [false, _] => {
                let side = usize::from(!by[0]);
                // Whole paragraphs that come or go meet nothing.
                if blanks(base) == 0 && blanks(&versions[side]) == 0 {
                    self.touched.push((paragraph, side));
                }
                self.keep(&versions[side]);
            }
            _ if one == other => self.keep(one),
            _ if base.is_empty() => {
                // Both put something in one place: no side comes first, their texts decide.
                self.met = true;
                let mut both = [one, other];
                let text = |lines: &[&str]| {
                    lines.iter().filter(|line| !line.is_empty()).copied().collect::<String>()
                };
                both.sort_by_key(|lines| text(lines));
                both.iter().for_each(|lines| self.keep(lines));
            }
            _ => self.words(base, versions),
        }
    }

    /// Both changed these sentences.
    fn words(&mut self, base: &[&str], versions: &[Vec<&str>; 2]) {
        let versions: [Vec<String>; 3] = match by_word(base, versions) {
            Some(versions) => versions,
            None => [base.to_vec(), versions[0].clone(), versions[1].clone()]
                .map(|lines| lines.into_iter().map(str::to_owned).collect()),
        };
        let [was, one, other] = &versions;
        if one == other {
            self.met = true;
            self.out.extend(one.iter().cloned());
            return;
        }
        let same = |at: usize, back: bool| {
            let pick = |lines: &'_ [String]| {
                let at = if back { lines.len().checked_sub(at + 1) } else { Some(at) };
                at.and_then(|at| lines.get(at).cloned())
            };
            let line = pick(was);
            line.is_some() && line == pick(one) && line == pick(other)
        };
        let shortest = was.len().min(one.len()).min(other.len());
        let head = (0..shortest).take_while(|at| same(*at, false)).count();
        let tail = (0..shortest - head).take_while(|at| same(*at, true)).count();
        self.out.extend(was[..head].iter().cloned());
        let start = self.out.len();
        self.out.extend(was[head..was.len() - tail].iter().cloned());
        let end = self.out.len();
        let [one, other] = [one, other].map(|lines| lines[head..lines.len() - tail].to_vec());
        match self.open.last_mut() {
            // Passages side by side are one.
            Some((range, sides)) if range.end == start => {
                range.end = end;
                sides[0].extend(one);
                sides[1].extend(other);
            }
            _ => self.open.push((start..end, [one, other])),
        }
        self.out.extend(was[was.len() - tail..].iter().cloned());
    }

    fn end(mut self, was: &[&str]) -> Merged {
        let lines: Vec<&str> = self.out.iter().map(String::as_str).collect();
        let text = put_together(&lines);
        if self.open.is_empty() {
            let met = self.touched.iter().any(|(at, side)| self.touched.contains(&(*at, 1 - side)));
            return Merged::One { text, met: self.met || met };
        }
        let weight = |lines: &mut dyn Iterator<Item = &str>| lines.map(str::len).sum::<usize>();
        let contested: usize =
            self.open.iter().map(|(range, _)| weight(&mut lines[range.clone()].iter().copied())).sum();
        let scattered = self.open.len() > 1 && contested * 2 > weight(&mut was.iter().copied());
        if scattered || self.open.len() > MOST_PASSAGES || !self.widen() {
            return Merged::Whole;
        }
        let mut passages = Vec::new();
        for (range, sides) in &self.open {
            let side = |lines: &[String]| {
                let text = fragment(lines);
                (!text.is_empty()).then_some(text)
            };
            passages.push(Passage {
                base: fragment(&self.out[range.clone()]),
                sides: [side(&sides[0]), side(&sides[1])],
            });
        }
        let text = put_together(&self.out.iter().map(String::as_str).collect::<Vec<_>>());
        Merged::Passages { text, passages }
    }

    /// Takes neighbouring sentences into a passage until nothing else in the text reads like it, so that
    /// it can be found again. Says whether that succeeded without two passages running into each other.
    fn widen(&mut self) -> bool {
        for at in 0..self.open.len() {
            loop {
                let range = self.open[at].0.clone();
                let is_blank = |range: Range<usize>| self.out[range].iter().all(String::is_empty);
                let part: Vec<&str> = self.out[range.clone()].iter().map(String::as_str).collect();
                let lines: Vec<&str> = self.out.iter().map(String::as_str).collect();
                let times = lines.windows(part.len().max(1)).filter(|window| *window == part).count();
                if times == 1 && !is_blank(range.clone()) {
                    break;
                }
                let room = |line: usize| self.open.iter().all(|(other, _)| !other.contains(&line));
                let (range, sides) = if range.start > 0 && room(range.start - 1) {
                    let line = self.out[range.start - 1].clone();
                    let sides = self.open[at].1.clone().map(|side| [vec![line.clone()], side].concat());
                    (range.start - 1..range.end, sides)
                } else if range.end < self.out.len() && room(range.end) {
                    let line = self.out[range.end].clone();
                    let sides = self.open[at].1.clone().map(|side| [side, vec![line.clone()]].concat());
                    (range.start..range.end + 1, sides)
                } else {
                    return false;
                };
                self.open[at] = (range, sides);
            }
        }
        true
    }
}

fn blanks(lines: &[&str]) -> usize {
    lines.iter().filter(|line| line.is_empty()).count()
}

/// Sentences as they stand in a record, without the empty lines around them.
fn fragment(lines: &[String]) -> String {
    put_together(&lines.iter().map(String::as_str).collect::<Vec<_>>()).as_str().to_owned()
}

/// The versions of some sentences (common, left, right) with all changes of words that do not
/// contradict; left and right are equal where none does. None where words do not help.
fn by_word(base: &[&str], versions: &[Vec<&str>; 2]) -> Option<[Vec<String>; 3]> {
    let tokens = [words(base), words(&versions[0]), words(&versions[1])];
    let [was, one, other] = &tokens;
    let changed = [edits(was, one)?, edits(was, other)?];
    let share = |edits: &[Edit]| edits.iter().map(|(old, _)| old.len()).sum::<usize>();
    // Both wrote it anew: what they still have in common is chance.
    if changed.iter().all(|edits| share(edits) * 2 > was.len()) {
        return None;
    }
    let mut out: [String; 3] = <_>::default();
    let mut at = 0;
    for stretch in stretches([&changed[0], &changed[1]], touch) {
        let kept: String = was[at..stretch.range.start].concat();
        let versions = [(0, one), (1, other)].map(|(side, new)| {
            version(&stretch.range, was, new, &changed[side][stretch.edits[side].clone()])
        });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, left: &str, right: &str) -> Merged {
        let all = [base, left, right].map(Prose::new);
        let found = merge(&all[0], [&all[1], &all[2]]);
        let mirrored = match merge(&all[0], [&all[2], &all[1]]) {
            Merged::Passages { text, passages } => {
                let turn = |passage: Passage| {
                    let [one, other] = passage.sides;
                    Passage { sides: [other, one], ..passage }
                };
                Merged::Passages { text, passages: passages.into_iter().map(turn).collect() }
            }
            other => other,
        };
        assert_eq!(found, mirrored);
        found
    }

    fn one(text: &str, met: bool) -> Merged {
        Merged::One { text: Prose::new(text), met }
    }

    #[test]
    fn sentences_of_one_paragraph_are_merged_and_told() {
        let found = merged("Un. Deux. Trois.", "Un a. Deux. Trois.", "Un. Deux. Trois c.");
        assert_eq!(found, one("Un a. Deux. Trois c.", true));
        let found = merged("Un ici. Deux là.", "Un a. Deux là.", "Un ici. Deux tout.");
        assert_eq!(found, one("Un a. Deux tout.", true));
    }

    #[test]
    fn paragraphs_apart_are_not_told() {
        let found = merged("Un.\n\nDeux.\n\nTrois.", "Un a.\n\nDeux.\n\nTrois.", "Un.\n\nDeux.");
        assert_eq!(found, one("Un a.\n\nDeux.", false));
    }

    #[test]
    fn words_apart_in_one_sentence_are_merged_and_told() {
        let found = merged(
            "Le client attend une réponse claire.",
            "Chaque client attend une réponse claire.",
            "Le client attend une réponse très claire.",
        );
        assert_eq!(found, one("Chaque client attend une réponse très claire.", true));
    }

    #[test]
    fn words_side_by_side_contradict() {
        let found = merged(
            "Le chat noir dort bien ici.",
            "Le chien noir dort bien ici.",
            "Le chat blanc dort bien ici.",
        );
        assert!(matches!(found, Merged::Passages { .. }), "{found:?}");
    }

    #[test]
    fn the_same_repair_and_another_change() {
        let found = merged(
            "Une foit le client parti. Fin.",
            "Une fois le client parti. Fin.",
            "Une fois le client parti. La fin.",
        );
        assert_eq!(found, one("Une fois le client parti. La fin.", false));
    }

    #[test]
    fn a_passage_is_as_small_as_it_can_be() {
        let found = merged(
            "Un. Il s'appuie sur des mises en situation. Une séance est filmée.",
            "Un. Il s'appuie sur des jeux de rôle. Une séance est filmée.",
            "Un. Il s'appuie sur des cas réels. Une séance est filmée puis commentée.",
        );
        let Merged::Passages { text, passages } = found else { panic!("{found:?}") };
        assert_eq!(
            text.as_str(),
            "Un. Il s'appuie sur des mises en situation. Une séance est filmée puis commentée."
        );
        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].base, "Il s'appuie sur des mises en situation.");
        let answered = replace(&text, &passages[0].base, passages[0].sides[1].as_deref().unwrap()).unwrap();
        assert_eq!(
            answered.as_str(),
            "Un. Il s'appuie sur des cas réels. Une séance est filmée puis commentée."
        );
    }

    #[test]
    fn deleted_against_edited_is_a_passage() {
        let found = merged("Un.\n\nDeux ici.\n\nTrois.", "Un.\n\nDeux là.\n\nTrois.", "Un.\n\nTrois.");
        let Merged::Passages { text, passages } = found else { panic!("{found:?}") };
        assert_eq!(passages[0].sides, [Some("Deux là.".into()), None]);
        assert_eq!(replace(&text, &passages[0].base, "").unwrap().as_str(), "Un.\n\nTrois.");
    }

    #[test]
    fn what_both_append_is_kept_in_an_order_of_its_own() {
        let found = merged("Un.", "Un.\n\nUne fiche.", "Un.\n\nUn quiz.");
        assert_eq!(found, one("Un.\n\nUn quiz.\n\nUne fiche.", true));
    }

    #[test]
    fn a_passage_that_reads_like_another_takes_its_neighbour_along() {
        let found = merged("A. Pause. B. Pause ici.", "A. Pause. B. Pause là.", "A. Pause. B. Arrêt ici.");
        assert!(matches!(found, Merged::Passages { .. }));
        let found = merged("A. Pause. B. Pause.", "A. Pause. B. Halte.", "A. Pause. B. Arrêt.");
        let Merged::Passages { text, passages } = found else { panic!("{found:?}") };
        assert_eq!(passages[0].base, "B. Pause.");
        assert_eq!(replace(&text, "B. Pause.", "B. Halte.").unwrap().as_str(), "A. Pause. B. Halte.");
    }

    #[test]
    fn a_text_that_both_wrote_anew_is_one_question() {
        let long = |word: &str| (0..60).map(|n| format!("{word} numéro {n} du {word}. ")).collect::<String>();
        assert_eq!(
            merged(&long("Avant"), &long("Nord"), &long("Sud")),
            Merged::Passages {
                text: Prose::new(&long("Avant")),
                passages: vec![Passage {
                    base: Prose::new(&long("Avant")).as_str().to_owned(),
                    sides: [
                        Some(Prose::new(&long("Nord")).as_str().to_owned()),
                        Some(Prose::new(&long("Sud")).as_str().to_owned())
                    ],
                }],
            }
        );
    }

    #[test]
    fn composed_and_decomposed_are_one_text() {
        assert_eq!(merged("Ete.", "E\u{301}té.", "\u{c9}té."), one("\u{c9}té.", false));
    }
}
