//! Prerequisites as people write them in a cell: « M1 et (M2 ou M3) », titles or codes.
//!
//! Owns the cutting of such a cell into groups of alternatives, and the search for the module that
//! each part means. A title may hold the very words that separate parts (« Accueillir et
//! conseiller »), so a part is the longest stretch that names a module.

use std::collections::HashMap;

use crate::import::text::one_line;
use crate::model::fold;

/// The modules of a table by what people call them.
#[derive(Default)]
pub(super) struct Names {
    by_name: HashMap<String, Vec<usize>>,
    /// Titles and codes as the file has them, with their folded form, to suggest from.
    shown: Vec<(String, String)>,
}

impl Names {
    /// Gives the module at `index` one more name, unless it is empty.
    pub(super) fn add(&mut self, index: usize, name: &str) {
        let key = key(name);
        if key.is_empty() {
            return;
        }
        let known = self.by_name.entry(key.clone()).or_default();
        if known.is_empty() {
            self.shown.push((one_line(name), key));
        }
        if !known.contains(&index) {
            known.push(index);
        }
    }

    /// The modules that `text` names; several where namesakes cannot be told apart.
    fn find(&self, text: &str) -> Option<&[usize]> {
        let key = key(text);
        let bare = || ["module ", "modules ", "mod. "].iter().find_map(|word| key.strip_prefix(word));
        let found = self.by_name.get(&key).or_else(|| self.by_name.get(bare()?));
        found.or_else(|| self.coded(&key)).map(Vec::as_slice)
    }

    /// « M1 – Accueillir », « M1 : Accueillir », « Accueillir (M1) »: a code and the title.
    fn coded(&self, key: &str) -> Option<&Vec<usize>> {
        let pairs = [" - ", " – ", " — ", ": ", " : ", "("];
        let halves = pairs.iter().filter_map(|between| key.split_once(between));
        halves.into_iter().find_map(|(left, right)| {
            let left = self.by_name.get(left.trim())?;
            let right = self.by_name.get(right.trim_matches([' ', ')']))?;
            (left == right || left.iter().any(|index| right.contains(index))).then_some(if left.len() == 1 {
                left
            } else {
                right
            })
        })
    }

    /// How many names there are to compare with.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    /// The name that is nearest to `text`, if any is near.
    pub(super) fn nearest(&self, text: &str) -> Option<&str> {
        /// Below this share of equal letters, a suggestion would be a guess.
        const NEAR: f64 = 0.7;
        /// Longer texts are no slips of the pen, and comparing them costs the product of lengths.
        const LONGEST: usize = 160;
        let wanted = key(text);
        let length = wanted.len();
        let alike = |key: &str| length <= LONGEST && key.len().abs_diff(length) * 3 <= length;
        let near = self.shown.iter().filter(|(_, key)| alike(key));
        let near = near.map(|(shown, key)| (strsim::normalized_levenshtein(&wanted, key), shown));
        let best = near.filter(|(score, _)| *score >= NEAR).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, shown)| shown.as_str())
    }
}

/// How names are compared: folded, on one line, without bullets, quotes and a full stop.
fn key(text: &str) -> String {
    let folded = fold(&one_line(text));
    folded.trim_matches(|c: char| c.is_whitespace() || "«»“”\"'•·*.-–".contains(c)).to_owned()
}

/// One alternative of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Member {
    /// A module of the table, with the modules that bear the same name.
    Module(usize, usize),
    /// Words that name no module.
    Words(String),
}

/// What a cell of prerequisites says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// All of these, each by any of its members.
    pub(super) groups: Vec<Vec<Member>>,
    /// Whether « et » and « ou » meet so that it is not certain which binds. With parentheses the
    /// whole is kept in words; without them alternatives were taken to bind closer.
    pub(super) ambiguous: bool,
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A line break or a semicolon: never inside a title.
    Firm,
    /// « et », a comma, `+`, `&`.
    And,
    /// « ou », `|`, `/`.
    Or,
}

/// A stretch of the cell up to the next joint.
struct Piece {
    start: usize,
    end: usize,
    /// What stands behind it; [`Joint::Firm`] behind the last.
    joint: Joint,
}

/// Reads a cell of prerequisites.
pub(super) fn read(cell: &str, names: &Names) -> Reading {
    /// Words for « none ».
    const NONE: &[&str] = &[
        "",
        "aucun",
        "aucune",
        "neant",
        "sans",
        "none",
        "n/a",
        "na",
        "non",
        "no",
        "/",
        "aucun prerequis",
        "0",
        "x",
    ];
    if NONE.contains(&key(cell).as_str()) && names.find(cell).is_none() {
        return Reading::default();
    }
    let pieces = pieces(cell);
    let mut parts: Vec<(Member, Joint)> = Vec::new();
    // Where words began that name nothing so far.
    let mut words = None;
    let mut at = 0;
    while at < pieces.len() {
        let found = longest_name(cell, &pieces, at, names);
        if let (Some(start), Some(_)) = (words, &found) {
            parts.extend(in_words(cell, &pieces, start, at));
            words = None;
        }
        let next = found.as_ref().map_or(at + 1, |(_, next)| *next);
        let joint = pieces.get(next - 1).map_or(Joint::Firm, |piece| piece.joint);
        match found {
            Some((member, _)) => parts.push((member, joint)),
            None if joint == Joint::Firm => {
                parts.extend(in_words(cell, &pieces, words.take().unwrap_or(at), next));
            }
            None => words = words.or(Some(at)),
        }
        at = next;
    }
    let mut reading = Reading { groups: Vec::new(), ambiguous: ambiguous(cell, &parts) };
    if reading.ambiguous && cell.contains('(') {
        // « (A et B) ou C » is no list of alternatives: better in words than wrong.
        reading.groups.push(vec![Member::Words(one_line(cell))]);
        return reading;
    }
    let mut continues = false;
    for (member, joint) in parts {
        match reading.groups.last_mut().filter(|_| continues) {
            Some(group) => group.push(member),
            None => reading.groups.push(vec![member]),
        }
        continues = joint == Joint::Or;
    }
    reading
}

/// Alternatives bind closer than « et ». That is certain only where parentheses enclose the
/// alternatives, where « et » is a line break or a semicolon, or where only one of the two stands.
fn ambiguous(cell: &str, parts: &[(Member, Joint)]) -> bool {
    let inner = &parts[..parts.len().saturating_sub(1)];
    let has = |wanted| inner.iter().any(|(_, joint)| *joint == wanted);
    if !(has(Joint::And) && has(Joint::Or)) {
        return false;
    }
    // Safe when every « ou » stands inside parentheses and every « et » outside.
    let mut depth = 0_usize;
    let mut safe = cell.contains('(');
    for piece in pieces(cell) {
        for c in cell[piece.start..piece.end].chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        safe &= match piece.joint {
            Joint::Or => depth > 0,
            Joint::And | Joint::Firm => depth == 0,
        };
    }
    !safe
}

fn pieces(cell: &str) -> Vec<Piece> {
    const WORDS: [(&str, Joint); 4] =
        [(" et ", Joint::And), (" and ", Joint::And), (" ou ", Joint::Or), (" or ", Joint::Or)];
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = cell[at..].chars().next() {
        let rest = &cell[at..];
        let word = WORDS
            .iter()
            .find(|(word, _)| rest.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word)));
        let (joint, length) = match (c, word) {
            ('\n' | ';', _) => (Joint::Firm, 1),
            (',' | '+' | '&', _) => (Joint::And, 1),
            ('|' | '/', _) => (Joint::Or, 1),
            // The blank behind the word may begin the next one: « A et ou B » stays harmless.
            (_, Some((word, joint))) => (*joint, word.len() - 1),
            _ => {
                at += c.len_utf8();
                continue;
            }
        };
        pieces.push(Piece { start, end: at, joint });
        at += length;
        start = at;
    }
    pieces.push(Piece { start, end: cell.len(), joint: Joint::Firm });
    pieces
}

/// The longest stretch from the piece at `at` on that names a module, and the piece behind it.
fn longest_name(cell: &str, pieces: &[Piece], at: usize, names: &Names) -> Option<(Member, usize)> {
    /// No title holds more separators than this; it keeps hostile cells linear.
    const WINDOW: usize = 12;
    // A line break or a semicolon is never part of a name.
    let firm = pieces[at..].iter().take(WINDOW).position(|piece| piece.joint == Joint::Firm);
    let furthest = firm.map_or(at + WINDOW, |firm| at + firm + 1).min(pieces.len());
    (at + 1..=furthest).rev().find_map(|next| {
        let text = &cell[pieces[at].start..pieces[next - 1].end];
        let found = names.find(text).or_else(|| names.find(unwrapped(text)))?;
        Some((Member::Module(*found.first()?, found.len()), next))
    })
}

/// The pieces from `at` to `next` as words, with what stands behind them; none where they are empty.
fn in_words(cell: &str, pieces: &[Piece], at: usize, next: usize) -> Option<(Member, Joint)> {
    let text = one_line(&cell[pieces.get(at)?.start..pieces.get(next - 1)?.end]);
    let text = unwrapped(text.trim_start_matches(['-', '–', '•', '*', ' ']));
    let joint = pieces.get(next - 1)?.joint;
    let telling = text.chars().any(char::is_alphanumeric);
    telling.then(|| (Member::Words(text.to_owned()), joint))
}

/// Without parentheses that open or close elsewhere, and without a pair around the whole.
fn unwrapped(text: &str) -> &str {
    let mut text = text.trim();
    let opens = text.matches('(').count();
    let closes = text.matches(')').count();
    for _ in closes..opens {
        text = text.strip_prefix('(').unwrap_or(text).trim();
    }
    for _ in opens..closes {
        text = text.strip_suffix(')').unwrap_or(text).trim();
    }
    match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) if is_balanced(inner) => inner.trim(),
        _ => text,
    }
}

/// Whether every parenthesis that closes was opened before.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().all(|c| match c {
        '(' => {
            depth += 1;
            true
        }
        ')' => {
            let opened = depth > 0;
            depth = depth.saturating_sub(1);
            opened
        }
        _ => true,
    })
}

#[cfg(test)]
#[path = "requires_tests.rs"]
mod tests;
