//! How well a text fits, at a glance: by bytes, one pass forward and one back a word.

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};

/// A word of the query.
pub(super) struct Word<'a> {
    bytes: &'a [u8],
    /// Its letters.
    pub(super) mask: u64,
    finder: Finder<'a>,
}

impl<'a> Word<'a> {
    pub(super) fn new(word: &'a str) -> Self {
        let bytes = word.as_bytes();
        Self { bytes, mask: mask(bytes), finder: Finder::new(bytes) }
    }
}

/// Which letters there are: one bit for each of `a-z 0-9`, the rest share what is left.
pub(super) fn mask(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |mask, byte| {
        let bit = match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => 26 + byte - b'0',
            b' ' => return mask,
            other => 36 + other % 28,
        };
        mask | 1 << bit
    })
}

/// How well all words fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FitScore {
    /// 0 where each word begins a word of the text, 1 where each stands somewhere in one piece, 2 else.
    class: u8,
    /// Letters that lie between those that match, and what stands before them.
    loose: u32,
}

impl FitScore {
    /// Small for what fits well.
    pub(super) fn key(self, rank: u8) -> u64 {
        u64::from(self.class) << 48 | u64::from(rank) << 40 | u64::from(self.loose)
    }

    /// The class in a key.
    pub(super) fn class_of(key: u64) -> u64 {
        key >> 48
    }
}

/// How well a text fits all words; none where one of them does not fit.
pub(super) fn fit(text: &[u8], words: &[Word]) -> Option<FitScore> {
    let mut all = FitScore { class: 0, loose: 0 };
    for word in words {
        let (class, loose) = word_in(text, word)?;
        all.class = all.class.max(class);
        all.loose += loose;
    }
    Some(all)
}

fn begins(text: &[u8], at: usize) -> bool {
    at == 0 || !(text[at - 1].is_ascii_alphanumeric() || text[at - 1] >= 0x80)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).min(0xffff)
}

/// Whether the letters of a word stand in a text in order; letter by letter, for a byte alone is no letter
/// here.
fn scattered(text: &[u8], word: &[u8]) -> bool {
    let (Ok(text), Ok(word)) = (std::str::from_utf8(text), std::str::from_utf8(word)) else { return false };
    let mut rest = text.chars();
    word.chars().all(|c| rest.any(|have| have == c))
}

fn word_in(text: &[u8], word: &Word) -> Option<(u8, u32)> {
    let mut whole = None;
    for at in word.finder.find_iter(text) {
        if begins(text, at) {
            return Some((0, count(at)));
        }
        whole = whole.or(Some(at));
    }
    if let Some(at) = whole {
        return Some((1, count(at)));
    }
    if !word.bytes.is_ascii() {
        return scattered(text, word.bytes).then_some((2, 64));
    }
    // The first place where all letters have come, and from there the last where they begin.
    let mut end = 0;
    for byte in word.bytes {
        end += memchr(*byte, &text[end..])? + 1;
    }
    let mut start = end;
    for byte in word.bytes.iter().rev() {
        start = memrchr(*byte, &text[..start])?;
    }
    let gaps = end - start - word.bytes.len();
    Some((2, count(gaps * 4 + usize::from(!begins(text, start)) * 8 + start / 4)))
}
