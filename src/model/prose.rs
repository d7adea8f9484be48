//! Markdown prose, in one normal form, so that wrapping is never a change.
//!
//! A single line break is a space and an empty line parts paragraphs, as in Markdown. The normal
//! form keeps each paragraph on one line; the file shows one sentence a line (see
//! [`Prose::sentences`]), so that a merge by lines is nearly a merge by sentences.

use serde::{Deserialize, Deserializer, Serialize};

/// Markdown in normal form.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// Brings any text into normal form.
    pub fn new(text: &str) -> Self {
        if let Some(joined) = joined_block(text) {
            return Self(joined);
        }
        Self(if is_normal(text) { text.to_owned() } else { normalise(text) })
    }

    /// The text in normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the file shows it on one line.
    pub fn is_one_line(&self) -> bool {
        !self.0.contains('\n') && split_sentences(&self.0).nth(1).is_none()
    }

    /// The lines that the file shows: one sentence a line, blank lines between paragraphs, code
    /// blocks as they are.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let mut fence = None;
        self.0.split('\n').flat_map(move |line| {
            let verbatim = in_fence(&mut fence, line) || is_indented(line) || is_row(line);
            ProseLines { rest: Some(line), verbatim }
        })
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl std::fmt::Display for Prose {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|text| Self::new(&text))
    }
}

struct ProseLines<'a> {
    rest: Option<&'a str>,
    verbatim: bool,
}

impl<'a> Iterator for ProseLines<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        match (!self.verbatim).then(|| sentence_end(rest)).flatten() {
            Some(at) => {
                self.rest = Some(&rest[at + 1..]);
                Some(&rest[..at])
            }
            None => self.rest.take(),
        }
    }
}

fn split_sentences(line: &str) -> ProseLines<'_> {
    ProseLines { rest: Some(line), verbatim: is_indented(line) || is_row(line) }
}

/// The place of the space that ends the first sentence of `text`, if another sentence follows that
/// may begin a line of its own.
fn sentence_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(found) = bytes[from..].iter().position(|&byte| byte == b' ') {
        let at = from + found;
        from = at + 1;
        if may_close(&bytes[..at]) && opens_sentence(&text[from..]) && closes_sentence(&text[..at]) {
            return Some(at);
        }
    }
    None
}

/// Words that end with a full stop without ending a sentence, in the two languages; none is longer than
/// [`LONGEST_ABBREVIATION`] bytes.
const ABBREVIATIONS: &[&str] = &[
    "art", "av", "cf", "chap", "dr", "env", "ex", "fig", "hab", "max", "min", "mr", "mrs", "ms", "nb", "no",
    "p", "pp", "réf", "resp", "st", "tél", "vol", "vs",
];

/// Whether the last byte can belong to the end of a sentence: most words are passed over by this.
fn may_close(before: &[u8]) -> bool {
    matches!(
        before.last(),
        Some(b'.' | b'!' | b'?' | b'"' | b')' | b']' | b'*' | b'_' | 0xa6 | 0xbb | 0x9d | 0xa0 | 0xaf)
    )
}

const LONGEST_ABBREVIATION: usize = 4;

fn is_abbreviation(word: &str) -> bool {
    word.len() <= LONGEST_ABBREVIATION && ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn closes_sentence(before: &str) -> bool {
    let closers: &[char] = &['»', '”', '"', ')', ']', '*', '_', '\u{a0}', '\u{202f}'];
    let core = before.trim_end_matches(closers);
    let Some(last) = core.chars().next_back() else { return false };
    match last {
        '!' | '?' | '…' => true,
        '.' => {
            let word = core[..core.len() - 1].rsplit(|c: char| !c.is_alphanumeric()).next();
            let word = word.unwrap_or_default();
            let short = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
            // A number and a full stop at the beginning of a line are the mark of a list.
            let mark = word.len() + 1 == core.trim_start_matches(' ').len()
                && word.bytes().all(|b| b.is_ascii_digit());
            !(mark || word.is_empty() || short || is_abbreviation(word)) || core.ends_with("..")
        }
        _ => false,
    }
}

fn opens_sentence(after: &str) -> bool {
    let core = after.trim_start_matches(['«', '“', '"', '(', '\u{a0}', '\u{202f}']);
    core.chars().next().is_some_and(char::is_uppercase) && !starts_block(after)
}

/// Whether a line would begin a block of its own in Markdown, so that it can't be joined to the
/// line above.
fn starts_block(line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    ["- ", "* ", "+ ", ">"].iter().any(|mark| text.starts_with(mark))
        || ["-", "*", "+"].contains(&text)
        || is_row(text)
        || is_rule(text)
        || text.starts_with("```")
        || text.starts_with("~~~")
        || (1..=9).contains(&digits) && [". ", ") "].iter().any(|mark| text[digits..].starts_with(mark))
}

/// A line of marks only: a rule, or the underline of a heading.
fn is_rule(text: &str) -> bool {
    let mark = text.bytes().next();
    text.len() > 1
        && matches!(mark, Some(b'-' | b'=' | b'*' | b'_'))
        && text.bytes().all(|byte| Some(byte) == mark)
}

/// A heading or a table row: one line by nature, never broken and never continued.
fn is_row(text: &str) -> bool {
    let text = text.trim_start_matches(' ');
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let heading = (1..=6).contains(&hashes) && matches!(text.as_bytes().get(hashes), None | Some(b' '));
    heading || text.starts_with('|')
}

/// Indented by four or more: code, kept as it is.
fn is_indented(line: &str) -> bool {
    line.starts_with("    ")
}

/// Follows fences of code; says whether the line is inside one or is one.
fn in_fence(open: &mut Option<&'static str>, line: &str) -> bool {
    let text = line.trim_start();
    if let Some(fence) = *open {
        if text.starts_with(fence) {
            *open = None;
        }
        true
    } else {
        *open = ["```", "~~~"].into_iter().find(|fence| text.starts_with(fence));
        open.is_some()
    }
}

/// Whether the text is one plain paragraph already, which most are: then nothing is copied twice.
fn is_normal(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [first, rest @ ..] = bytes else { return true };
    // Counted without an early end, so that the compiler looks at many bytes side by side. Line breaks and
    // tabs, and the rarer controls beside them, then go the long way.
    let odd = bytes.iter().zip(rest).fold(0u8, |found, (a, b)| {
        found | (u8::from(*a == b' ') & u8::from(*b == b' ')) | u8::from(*b < b' ')
    });
    odd == 0 && *first > b' ' && !text.ends_with(' ')
}

/// The line that `rest` begins with, taken off it.
fn next_line<'a>(rest: &mut Option<&'a str>) -> Option<&'a str> {
    let text = rest.take()?;
    let Some(end) = memchr::memchr(b'\n', text.as_bytes()) else { return Some(text) };
    *rest = Some(&text[end + 1..]);
    Some(&text[..end])
}

/// The common case of a block as the file shows it, plain sentences at one indentation: joined
/// without looking at each letter. None where anything needs the full rules.
fn joined_block(text: &str) -> Option<String> {
    let body = text.strip_prefix('\n')?.trim_end_matches(' ').strip_suffix('\n')?;
    let indent = body.len() - body.trim_start_matches(' ').len();
    let mut out = String::with_capacity(body.len());
    let mut joins = false;
    let mut rest = Some(body);
    while let Some(line) = next_line(&mut rest) {
        if line.is_empty() {
            // Two empty lines, or one at either end, are not how this program writes.
            if !joins {
                return None;
            }
            joins = false;
            continue;
        }
        let sentence = line.get(indent..).filter(|_| line.as_bytes()[..indent].iter().all(|b| *b == b' '))?;
        let plain = sentence.starts_with(char::is_alphabetic) || sentence.starts_with('«');
        if !plain || !is_normal(sentence) || sentence.ends_with('\\') {
            return None;
        }
        if !out.is_empty() {
            out.push_str(if joins { " " } else { "\n\n" });
        }
        out.push_str(sentence);
        joins = true;
    }
    joins.then_some(out)
}

fn normalise(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let indent = if unix.starts_with([' ', '\n']) { common_indent(&unix) } else { 0 };
    let mut out = String::with_capacity(unix.len());
    let mut fence = None;
    // Whether the next line may go on in the paragraph above it.
    let mut joins = false;
    let mut blank = false;
    for raw in unix.split('\n') {
        let cut = indent.min(raw.len() - raw.trim_start_matches(' ').len());
        let line = raw[cut..].trim_end_matches([' ', '\t']);
        let text = line.trim_start_matches([' ', '\t']);
        if fence.is_some() {
            in_fence(&mut fence, line);
            out.push('\n');
            out.push_str(line);
            (joins, blank) = (false, false);
            continue;
        }
        if text.is_empty() {
            blank = true;
            continue;
        }
        // The first line tells the indentation of the whole, so it never has one of its own.
        let line = if out.is_empty() { text } else { line };
        let verbatim = in_fence(&mut fence, line) || is_indented(line);
        if out.is_empty() {
            push_line(&mut out, line, verbatim);
        } else if joins && !blank && !verbatim && !starts_block(text) {
            out.push(' ');
            push_folded(&mut out, text);
        } else {
            out.push_str(if blank { "\n\n" } else { "\n" });
            let keep = if verbatim || starts_block(text) { line } else { text };
            push_line(&mut out, keep, verbatim);
        }
        blank = false;
        joins = !(verbatim || is_rule(text) || is_row(text) || text.ends_with('\\'));
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

fn common_indent(text: &str) -> usize {
    let lines = text.split('\n').filter(|line| !line.trim_matches([' ', '\t']).is_empty());
    lines.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0)
}

fn push_line(out: &mut String, line: &str, verbatim: bool) {
    if verbatim {
        out.push_str(line);
    } else {
        let text = line.trim_start_matches([' ', '\t']);
        out.extend(std::iter::repeat_n(' ', line.len() - text.len()));
        push_folded(out, text);
    }
}

/// Runs of blanks become one space. No-break spaces are letters here: French typography needs them.
fn push_folded(out: &mut String, text: &str) {
    let mut space = false;
    for c in text.chars() {
        if matches!(c, ' ' | '\t') {
            space = true;
            continue;
        }
        if space {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_through_a_block_is_the_long_way() {
        let blocks = [
            "\n    Une phrase.\n    Deux\u{a0}: trois.\n\n    « Quatre. »\n",
            "\n    Une phrase.\n      Retrait.\n    ",
            "\n  Une.\n  - point\n",
            "\nUne.\n\n\nDeux.\n",
            "\n  Une  phrase.\n  Deux.\n",
            "\n  Une.\\\n  Deux.\n",
            "\n  Une\r\n  Deux.\n",
        ];
        let mut short = 0;
        for block in blocks {
            if let Some(joined) = joined_block(block) {
                assert_eq!(joined, normalise(block), "{block:?}");
                short += 1;
            }
        }
        assert_eq!(short, 1);
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let lines = |text: &str| Prose::new(text).sentences().map(String::from).collect::<Vec<_>>();
        assert_eq!(lines("M. Martin arrive. Il s'assoit."), ["M. Martin arrive.", "Il s'assoit."]);
        assert_eq!(lines("Voir art. L6313-2 et p. ex. Lyon."), ["Voir art. L6313-2 et p. ex. Lyon."]);
        assert_eq!(
            lines("Oui\u{202f}! «\u{a0}Non.\u{a0}» Peut-être… Fin."),
            ["Oui\u{202f}!", "«\u{a0}Non.\u{a0}»", "Peut-être…", "Fin."]
        );
        assert_eq!(lines("- Un. Deux.\n- Trois."), ["- Un.", "Deux.", "- Trois."]);
        assert_eq!(lines("# Titre. Suite\nTexte."), ["# Titre. Suite", "Texte."]);
    }
}
