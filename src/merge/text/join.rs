//! Sentences of two sides put together, stretch by stretch.

use std::ops::Range;

use super::stretch::{Edit, Stretch, border, share, stretches, version};
use super::{MOST_PASSAGES, Merged, Passage, put_together};

#[derive(Default)]
pub(super) struct Joining {
    out: Vec<String>,
    /// Whether both sides changed one sentence, or put something in one place.
    met: bool,
    /// The paragraphs inside which a side changed something, and which side.
    touched: Vec<(usize, usize)>,
    /// Where in `out` a passage stands, and what each side has for it.
    open: Vec<(Range<usize>, [Vec<String>; 2])>,
}

impl Joining {
    pub(super) fn run(mut self, was: &[&str], sides: [(&Vec<&str>, &Vec<Edit>); 2]) -> Merged {
        let mut at = 0;
        let mut paragraph = 0;
        for stretch in &stretches(sides.map(|(_, edits)| edits.as_slice()), border) {
            self.keep(&was[at..stretch.range.start]);
            paragraph += blanks(&was[at..stretch.range.start]);
            self.stretch(paragraph, was, stretch, sides);
            paragraph += blanks(&was[stretch.range.clone()]);
            at = stretch.range.end;
        }
        self.keep(&was[at..]);
        self.end(was)
    }

    fn keep(&mut self, lines: &[&str]) {
        self.out.extend(lines.iter().map(|line| (*line).to_owned()));
    }

    fn stretch(
        &mut self,
        paragraph: usize,
        was: &[&str],
        stretch: &Stretch,
        sides: [(&Vec<&str>, &Vec<Edit>); 2],
    ) {
        let base = &was[stretch.range.clone()];
        let own = [0, 1].map(|side| &sides[side].1[stretch.edits[side].clone()]);
        let versions = [0, 1].map(|side| version(&stretch.range, was, sides[side].0, own[side]));
        let [one, other] = versions;
        // What both brought is met at the edges, where it is taken once.
        let shared = alike(one.iter().zip(&other)) + alike(one.iter().rev().zip(other.iter().rev()));
        if own.iter().all(|edits| !edits.is_empty()) && shared == 0 && apart(own) {
            return self.in_turn(paragraph, was, stretch, own, sides);
        }
        if one.len() == base.len() && other.len() == base.len() {
            // As many sentences as before: each is its own matter.
            for (at, line) in base.iter().enumerate() {
                self.both(paragraph + blanks(&base[..at]), &[line], &[one[at]], &[other[at]]);
            }
        } else {
            self.both(paragraph, base, &one, &other);
        }
    }

    /// Changes that only border on each other, each as it is.
    fn in_turn(
        &mut self,
        paragraph: usize,
        was: &[&str],
        stretch: &Stretch,
        own: [&[Edit]; 2],
        sides: [(&Vec<&str>, &Vec<Edit>); 2],
    ) {
        let mut all: Vec<(&Edit, usize)> = Vec::new();
        for (side, edits) in own.into_iter().enumerate() {
            all.extend(edits.iter().map(|edit| (edit, side)));
        }
        all.sort_by_key(|((old, _), _)| (old.start, old.end));
        let mut at = stretch.range.start;
        for ((old, new), side) in all {
            self.keep(&was[at..old.start]);
            let here = paragraph + blanks(&was[stretch.range.start..old.start]);
            self.one(here, &was[old.clone()], &sides[side].0[new.clone()], side);
            at = old.end;
        }
        self.keep(&was[at..stretch.range.end]);
    }

    /// What one side alone changed.
    fn one(&mut self, paragraph: usize, base: &[&str], lines: &[&str], side: usize) {
        // Whole paragraphs that come or go meet nothing.
        if blanks(base) == 0 && blanks(lines) == 0 {
            self.touched.push((paragraph, side));
        }
        self.keep(lines);
    }

    /// Versions of some sentences, of which either may be as it was.
    fn both(&mut self, paragraph: usize, base: &[&str], one: &[&str], other: &[&str]) {
        if one == other {
            return self.keep(one);
        }
        if said(one).eq(said(other)) {
            // Only breaks between paragraphs differ: who changed them is heard, else who has more of them.
            let first = other == base || one != base && (one.len(), one) > (other.len(), other);
            return self.one(paragraph, base, if first { one } else { other }, usize::from(!first));
        }
        match (said(one).eq(said(base)), said(other).eq(said(base))) {
            (false, true) => return self.one(paragraph, base, one, 0),
            (true, false) => return self.one(paragraph, base, other, 1),
            _ => {}
        }
        // What both have at the edges is settled, whether it was there before or not.
        let head = alike(one.iter().zip(other));
        let tail = alike(one[head..].iter().rev().zip(other[head..].iter().rev()));
        if head + tail > 0 {
            let (first, second) = (&one[head..one.len() - tail], &other[head..other.len() - tail]);
            let rest = left_of(base, &one[..head], &one[one.len() - tail..], [first, second]);
            self.keep(&one[..head]);
            self.met |= rest.is_empty() && !first.is_empty() && !second.is_empty();
            self.both(paragraph, rest, first, second);
            return self.keep(&one[one.len() - tail..]);
        }
        if base.is_empty() {
            // Both put something in one place: no side comes first, their texts decide.
            self.met = true;
            let mut both = [one, other];
            both.sort_by_key(|lines| {
                lines.iter().filter(|line| !line.is_empty()).copied().collect::<String>()
            });
            return both.iter().for_each(|lines| self.keep(lines));
        }
        self.contradict(base, [one, other]);
    }

    /// Both changed these sentences: a question, with each as its side wrote it. The words of two sides are never
    /// put together into a sentence that nobody wrote.
    fn contradict(&mut self, base: &[&str], versions: [&[&str]; 2]) {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<String>>();
        let [was, one, other] = [base, versions[0], versions[1]].map(owned);
        let (was, one, other) = (&was, &one, &other);
        let pick = |lines: &[String], at: usize, back: bool| -> Option<String> {
            let at = if back { lines.len().checked_sub(at + 1) } else { Some(at) };
            at.and_then(|at| lines.get(at).cloned())
        };
        let same = |at: usize, back: bool| {
            let line = pick(was, at, back);
            line.is_some() && line == pick(one, at, back) && line == pick(other, at, back)
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

/// How many lines are equal, up to the last one that is not empty.
fn alike<'a>(pairs: impl Iterator<Item = (&'a &'a str, &'a &'a str)>) -> usize {
    let equal = pairs.take_while(|(one, other)| one == other).enumerate();
    equal.filter(|(_, (line, _))| !line.is_empty()).last().map_or(0, |(at, _)| at + 1)
}

fn blanks(lines: &[&str]) -> usize {
    lines.iter().filter(|line| line.is_empty()).count()
}

/// Sentences as they stand in a record, without the empty lines around them.
fn fragment(lines: &[String]) -> String {
    put_together(&lines.iter().map(String::as_str).collect::<Vec<_>>()).as_str().to_owned()
}

/// The sentences themselves, wherever the paragraphs break.
fn said<'a, 'b>(lines: &'b [&'a str]) -> impl Iterator<Item = &'b &'a str> {
    lines.iter().filter(|line| !line.is_empty())
}

/// Whether the changes of two sides only border on each other. What is put right behind or before
/// something that the other side took away does not: it belonged there.
fn apart(own: [&[Edit]; 2]) -> bool {
    own[0].iter().all(|one| {
        own[1].iter().all(|other| {
            let goes = |edit: &Edit| edit.1.is_empty();
            let comes = |edit: &Edit| edit.0.is_empty();
            let orphaned = goes(one) && comes(other) || goes(other) && comes(one);
            !(share(&one.0, &other.0) || orphaned && super::stretch::touch(&one.0, &other.0))
        })
    })
}

/// What is left of the common version once both sides have the same at the edges: what was there before
/// is taken off; where what they have is new, it stands for what was there.
fn left_of<'a, 'b>(base: &'b [&'a str], head: &[&str], tail: &[&str], rest: [&[&str]; 2]) -> &'b [&'a str] {
    let before = head.iter().zip(base).take_while(|(a, b)| a == b).count();
    let behind = tail.iter().rev().zip(base[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    let left = &base[before..base.len() - behind];
    let new = before < head.len() || behind < tail.len();
    let known = |lines: &[&str]| lines.iter().any(|line| !line.is_empty() && left.contains(line));
    if new && !rest.iter().any(|lines| known(lines)) { &[] } else { left }
}
