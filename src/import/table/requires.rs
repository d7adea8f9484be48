//! Prerequisites as people write them in a cell: « M1 et (M2 ou M3) », titles or codes.
//!
//! Owns the cutting of such a cell into groups of alternatives, and the search for the module that
//! each part means. A title may hold the very words that separate parts (« Accueillir et
//! conseiller »), so a part is the longest stretch that names a module.

use std::collections::HashMap;

use crate::import::text::one_line;
use crate::import::words::words;
use crate::model::{fold, numbering};

/// The modules of a table by what people call them.
#[derive(Default)]
pub(super) struct Names {
    by_name: HashMap<String, Vec<usize>>,
    /// The same without blanks and hyphens: « V 1 » is « V1 ».
    by_compact_name: HashMap<String, Vec<usize>>,
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
        let compact = compact(&key);
        let known = self.by_name.entry(key.clone()).or_default();
        if known.is_empty() {
            self.shown.push((one_line(name), key));
        }
        let coded = self.by_compact_name.entry(compact).or_default();
        for list in [known, coded] {
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }

    /// The modules that `text` names; several where namesakes cannot be told apart.
    fn find(&self, text: &str) -> Option<&[usize]> {
        let key = key(text);
        let bare = || ["module ", "modules ", "mod. "].iter().find_map(|word| key.strip_prefix(word));
        let found = self.by_name.get(&key).or_else(|| self.by_name.get(bare()?));
        let found = found.or_else(|| self.coded(&key)).or_else(|| self.by_name.get(without_lag(&key)?));
        // Only codes are compared so: a title of one word is found above.
        let found = found.or_else(|| {
            let compact = compact(&key);
            let coded = compact.len() <= 16 && compact.bytes().any(|byte| byte.is_ascii_digit());
            self.by_compact_name.get(&compact).filter(|_| coded)
        });
        found.map(Vec::as_slice)
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
        let numbered = numbering(&wanted);
        let near = near.filter(|(score, shown)| *score >= NEAR && numbering(shown) == numbered);
        let best = near.max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, shown)| shown.as_str())
    }
}

/// A name without blanks, hyphens and dots.
fn compact(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The number of a task before the kind of its link and its lag, as project plans write it: `2FS+2 days`. Only links
/// from an end to a start say that one comes before the other.
fn without_lag(key: &str) -> Option<&str> {
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = key.split_at(digits);
    let rest = rest.trim_start();
    let lag = rest.strip_prefix("fs").or_else(|| rest.strip_prefix("fd"))?;
    (digits > 0 && (lag.is_empty() || lag.trim_start().starts_with(['+', '-', '–']))).then_some(number)
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
    /// Whether « et » and « ou » meet so that it is not certain which binds, or a choice is too large to be written as
    /// groups: then it is kept in words.
    pub(super) ambiguous: bool,
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// The end of the segment.
    End,
    /// « et », `+`, `&`.
    And,
    /// A comma.
    Comma,
    /// « ou ».
    Or,
    /// `|`, `/`.
    Slash,
}

/// A stretch of the cell up to the next joint.
struct Piece {
    start: usize,
    end: usize,
    /// What stands behind it; [`Joint::End`] behind the last.
    joint: Joint,
}

/// How many groups « k parmi n » may become.
const MOST_GROUPS: usize = 10;

/// Reads a cell of prerequisites.
pub(super) fn read(cell: &str, names: &Names) -> Reading {
    if words().none.contains(&key(cell)) && names.find(cell).is_none() {
        return Reading::default();
    }
    let mut reading = Reading::default();
    for segment in segments(cell) {
        if let Some((count, list)) = choice(segment, names) {
            choose(&mut reading, segment, count, list, names);
        } else {
            combine(&mut reading, segment, names);
        }
    }
    reading
}

/// The parts of a cell between line breaks and semicolons: never inside a title, and all required. After « au choix »
/// a semicolon parts alternatives.
fn segments(cell: &str) -> Vec<&str> {
    let mut segments: Vec<&str> = Vec::new();
    for line in cell.split('\n') {
        if opens_choice(line) {
            segments.push(line);
        } else {
            segments.extend(line.split(';'));
        }
    }
    segments
}

fn opens_choice(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    words().choices.iter().any(|phrase| folded.starts_with(phrase.as_str()))
}

/// « au choix : A, B » and « 2 parmi A, B, C »: how many are wanted, and the list. Not where the whole names a module.
fn choice<'a>(segment: &'a str, names: &Names) -> Option<(usize, &'a str)> {
    if names.find(segment).is_some() {
        return None;
    }
    let start = segment.trim_start_matches(|c: char| c.is_whitespace() || "-–•*·".contains(c));
    if let Some(list) =
        words().choices.iter().filter_map(|phrase| behind(start, phrase)).min_by_key(|list| list.len())
    {
        return Some((1, list));
    }
    let (count, rest) = counted(start)?;
    let rest = behind(rest, "modules")
        .or_else(|| behind(rest, "cours"))
        .or_else(|| behind(rest, "module"))
        .unwrap_or(rest);
    let list =
        words().among.iter().filter_map(|phrase| behind(rest, phrase)).min_by_key(|list| list.len())?;
    Some((count, list))
}

/// A small number at the beginning, in figures or letters.
fn counted(text: &str) -> Option<(usize, &str)> {
    const NUMBERS: [(&str, usize); 6] =
        [("un", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("two", 2), ("three", 3)];
    let end = text.find(char::is_whitespace)?;
    let (first, rest) = text.split_at(end);
    let word = fold(first);
    let count =
        word.parse().ok().or_else(|| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, count)| *count));
    count.filter(|count| (1..100).contains(count)).map(|count| (count, rest.trim_start()))
}

/// What follows a folded phrase at the beginning of a text, without a colon.
fn behind<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut folded = String::new();
    for (at, c) in text.char_indices() {
        if folded.len() >= phrase.len() {
            let rest = &text[at..];
            let parted = !c.is_alphanumeric();
            return (folded == phrase && parted)
                .then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':'));
        }
        folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
    }
    None
}

/// Adds the groups of so many out of a list: each `n - k + 1` of the members, so that no choice of `k` is left out.
fn choose(reading: &mut Reading, segment: &str, count: usize, list: &str, names: &Names) {
    let members: Vec<Member> =
        list.split(';').flat_map(|part| parts(part, names).into_iter().map(|(member, _)| member)).collect();
    let known = members.iter().all(|member| matches!(member, Member::Module(..)));
    let size = (members.len() + 1).checked_sub(count).filter(|size| *size > 0);
    let groups = size.filter(|_| known || count == 1).and_then(|size| combinations(&members, size));
    match groups {
        Some(groups) if !members.is_empty() => reading.groups.extend(groups),
        _ => {
            reading.ambiguous = true;
            reading.groups.push(vec![Member::Words(one_line(segment))]);
        }
    }
}

/// All choices of `size` members, in their order; nothing where there are too many.
fn combinations(members: &[Member], size: usize) -> Option<Vec<Vec<Member>>> {
    let mut found: Vec<Vec<Member>> = vec![Vec::new()];
    for (at, member) in members.iter().enumerate() {
        let left = members.len() - at - 1;
        let mut next = Vec::new();
        for chosen in found {
            if chosen.len() < size {
                let mut with = chosen.clone();
                with.push(member.clone());
                next.push(with);
            }
            if chosen.len() + left >= size {
                next.push(chosen);
            }
        }
        if next.len() > 10 * MOST_GROUPS {
            return None;
        }
        found = next;
    }
    found.retain(|chosen| chosen.len() == size);
    (found.len() <= MOST_GROUPS).then_some(found)
}

/// Adds what one segment requires.
fn combine(reading: &mut Reading, segment: &str, names: &Names) {
    let parts = parts(segment, names);
    let Some(joints) = settled(segment, &parts) else {
        // « A et B ou C » and « (A et B) ou C » are no list: in words rather than too strong.
        reading.ambiguous = true;
        reading.groups.push(vec![Member::Words(one_line(segment))]);
        return;
    };
    let mut continues = false;
    for ((member, _), or) in parts.into_iter().zip(joints) {
        match reading.groups.last_mut().filter(|_| continues) {
            Some(group) => group.push(member),
            None => reading.groups.push(vec![member]),
        }
        continues = or;
    }
}

/// The members of a segment, each with what stands behind it.
fn parts(cell: &str, names: &Names) -> Vec<(Member, Joint)> {
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
        let joint = pieces.get(next - 1).map_or(Joint::End, |piece| piece.joint);
        match found {
            Some((member, _)) => parts.push((member, joint)),
            None if joint == Joint::End => {
                parts.extend(in_words(cell, &pieces, words.take().unwrap_or(at), next));
            }
            None => words = words.or(Some(at)),
        }
        at = next;
    }
    parts
}

/// Whether each part is an alternative to the next one; nothing where that is not certain.
///
/// Certain is: only « et », only « ou »; « A, B ou C », whose commas mean what its last word says; « A, B/C », whose
/// slash binds closer; and « et » outside of parentheses with « ou » inside.
fn settled(segment: &str, parts: &[(Member, Joint)]) -> Option<Vec<bool>> {
    let joints: Vec<Joint> = parts.iter().map(|(_, joint)| *joint).collect();
    let inner = &joints[..joints.len().saturating_sub(1)];
    let has = |wanted| inner.contains(&wanted);
    let enumerates = inner.last() == Some(&Joint::Or) && !has(Joint::And) && !has(Joint::Slash);
    if enumerates && inner.iter().filter(|joint| **joint == Joint::Or).count() == 1 {
        return Some(joints.iter().map(|joint| matches!(joint, Joint::Or | Joint::Comma)).collect());
    }
    let ands = has(Joint::And) || has(Joint::Comma);
    let loose_ors = has(Joint::Or) || has(Joint::Slash) && has(Joint::And);
    if ands && loose_ors && !is_bracketed(segment) {
        return None;
    }
    Some(joints.iter().map(|joint| matches!(joint, Joint::Or | Joint::Slash)).collect())
}

/// Whether every « ou » stands inside parentheses and every « et » outside.
fn is_bracketed(cell: &str) -> bool {
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
            Joint::Or | Joint::Slash => depth > 0,
            Joint::And | Joint::Comma | Joint::End => depth == 0,
        };
    }
    safe
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
            (',', _) => (Joint::Comma, 1),
            ('+', _) if without_lag(&key(&cell[start..at])).is_some() => {
                at += 1;
                continue;
            }
            ('+' | '&', _) => (Joint::And, 1),
            ('|' | '/', _) => (Joint::Slash, 1),
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
    pieces.push(Piece { start, end: cell.len(), joint: Joint::End });
    pieces
}

/// The longest stretch from the piece at `at` on that names a module, and the piece behind it.
fn longest_name(cell: &str, pieces: &[Piece], at: usize, names: &Names) -> Option<(Member, usize)> {
    /// No title holds more separators than this; it keeps hostile cells linear.
    const WINDOW: usize = 12;
    let furthest = (at + WINDOW).min(pieces.len());
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
