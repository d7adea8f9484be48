//! Identifiers: what is one, and how a readable one is proposed.

use crate::letters::plain;

/// The longest identifier, in letters.
pub const MAX_ID: usize = 64;

/// Whether `id` is 1 to 64 of `a-z 0-9 -`.
pub fn is_valid_id(id: &str) -> bool {
    (1..=MAX_ID).contains(&id.len())
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Folds case, accents and ligatures, so that « Œuvrer à Évry » and `oeuvrer a evry` are equal.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(plain).collect()
}

/// The readable part of an identifier: the words of `title` without the small ones, at most
/// `limit` letters, cut between words.
pub fn slug(title: &str, limit: usize) -> String {
    const SMALL: &[&str] = &[
        "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "ou", "son",
        "sa", "ses", "the", "un", "une", "sur", "pour", "par", "dans",
    ];
    let folded = fold(title);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !SMALL.contains(word)).collect();
    let chosen = if telling.is_empty() { &words } else { &telling };
    let mut out = String::new();
    for word in chosen {
        if !out.is_empty() && out.len() + 1 + word.len() > limit {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    out.truncate(limit);
    out
}

/// Proposes an identifier for `title` that `taken` does not know: a slug and four letters made of
/// `seed`, so that two centres who name a module alike do not collide by accident.
pub fn propose_id(title: &str, seed: u64, taken: impl Fn(&str) -> bool) -> String {
    // Letters that can't be read as one another.
    const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let stem = match slug(title, 40) {
        stem if stem.is_empty() => String::from("module"),
        stem => stem,
    };
    let mut state = seed;
    loop {
        let mut id = format!("{stem}-");
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let letter = (state >> 33) as usize % LETTERS.len();
            id.push(char::from(LETTERS[letter]));
        }
        if !taken(&id) {
            return id;
        }
    }
}
