//! Letters as one types them: without accents, ligatures, capitals or typographic signs.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded characters of a text, each with the place of the one it came from.
pub(super) fn fold(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.chars().enumerate().flat_map(|(at, c)| folded(c).map(move |c| (at, c)))
}

fn folded(c: char) -> impl Iterator<Item = char> {
    let quick = quick(c);
    let slow = quick
        .is_none()
        .then(|| std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
    quick.unwrap_or("").chars().chain(slow.into_iter().flatten())
}

/// What French and English are made of, without asking for more.
fn quick(c: char) -> Option<&'static str> {
    const ASCII: &str =
        " !\"#$%&'()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    if matches!(c, ' '..='~') {
        let at = c as usize - ' ' as usize;
        return ASCII.get(at..=at);
    }
    Some(match c {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => "a",
        'ç' | 'Ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'Î' | 'Ï' => "i",
        'ô' | 'ö' | 'Ô' | 'Ö' => "o",
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => "u",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        '’' | '‘' => "'",
        '«' | '»' | '“' | '”' => "\"",
        '–' | '—' | '‑' => "-",
        '…' => "...",
        '\u{a0}' | '\u{202f}' | '\t' | '\n' => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_says_what_the_slow_one_says() {
        for c in ('\u{20}'..'\u{250}').chain(['Œ', 'ẞ']) {
            let slow: String = std::iter::once(c)
                .nfd()
                .filter(|c| !is_combining_mark(*c))
                .flat_map(char::to_lowercase)
                .collect();
            let fast: String = folded(c).collect();
            assert!(fast == slow || "œŒæÆß«»\u{a0}".contains(c), "{c:?}: {fast} and {slow}");
        }
    }
}
