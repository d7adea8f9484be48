//! Identifiers: what is one, and how a readable one is proposed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest identifier, in letters.
pub const MAX_ID: usize = 64;

/// Whether `id` is 1 to 64 of `a-z 0-9 -`.
pub fn is_valid_id(id: &str) -> bool {
    (1..=MAX_ID).contains(&id.len())
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Folds case, accents and ligatures, so that « Œuvrer à Évry » and `oeuvrer a evry` are equal.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match quick(c) {
            Some(plain) => out.push(plain),
            None => fold_any(c, &mut out),
        }
    }
    out
}

/// What French and English are mostly made of, without asking the tables of Unicode.
fn quick(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => 'a',
        'ç' | 'Ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ô' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => 'u',
        '’' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        _ => return None,
    })
}

fn fold_any(c: char, out: &mut String) {
    for c in std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            '’' => out.push('\''),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            other => out.push(other),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_folds_as_the_tables_do() {
        for c in ('\0'..='\u{2fff}').filter(|c| quick(*c).is_some()) {
            let mut slow = String::new();
            fold_any(c, &mut slow);
            assert_eq!(fold(&c.to_string()), slow, "{c:?}");
        }
        assert_eq!(fold("Œuvrer à Évry\u{202f}: l’ÉTÉ e\u{301}"), "oeuvrer a evry : l'ete e");
    }
}
