//! Letters as one types them: without accents, ligatures and capitals.
//!
//! Owns what a letter becomes where writings that people take for the same must be equal. Which signs count
//! as the same besides is the business of whoever compares.

use std::iter::once;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A letter in its plain form: « Œ » is `oe`, « É » is `e`, a mark that stands above another letter is
/// nothing.
pub fn plain(c: char) -> impl Iterator<Item = char> {
    let quick = quick(c);
    let slow = quick.is_none().then(|| slow(c));
    quick.unwrap_or("").chars().chain(slow.into_iter().flatten())
}

/// What French and English are mostly made of, without asking the tables of Unicode.
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
        'ß' | 'ẞ' => "ss",
        '’' => "'",
        '\u{a0}' | '\u{202f}' => " ",
        _ => return None,
    })
}

fn slow(c: char) -> impl Iterator<Item = char> {
    once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).flat_map(|c| {
        // A ligature with an accent is one without it by now.
        let quick = quick(c);
        quick.unwrap_or("").chars().chain(quick.is_none().then_some(c))
    })
}

/// What numbers a name: its runs of digits without leading zeros, and at its end a single letter or a Roman
/// numeral up to thirty-nine. Names that differ in it are different things (« Module 12 » and « Module 13 »), however
/// alike their letters are.
pub fn numbering(name: &str) -> Vec<String> {
    let folded: String = name.chars().flat_map(plain).collect();
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let runs = folded.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let mut found: Vec<String> = runs.map(|run| run.trim_start_matches('0').to_owned()).collect();
    let last = words.last().filter(|_| words.len() > 1).copied().unwrap_or("");
    let is_letter = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    let is_roman =
        last.len() <= 7 && !last.is_empty() && last.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    if is_letter || is_roman {
        found.push(last.to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_differ_in_their_number_are_told_apart() {
        for (one, other) in
            [("Module 12", "module-13"), ("Bloc A", "Bloc B"), ("Excel II", "Excel III"), ("M1", "M11")]
        {
            assert_ne!(numbering(one), numbering(other), "{one}, {other}");
        }
        for (one, other) in [("Module 02", "modul 2"), ("Accueillir", "Acueillir"), ("Groupe É", "groupe-e")]
        {
            assert_eq!(numbering(one), numbering(other), "{one}, {other}");
        }
    }

    #[test]
    fn the_quick_way_says_what_the_tables_say() {
        for c in '\0'..='\u{2fff}' {
            let Some(quick) = quick(c) else { continue };
            let slow: String = slow(c).collect();
            assert_eq!(quick, slow, "{c:?}");
        }
    }

    #[test]
    fn what_people_take_for_the_same_is_the_same() {
        let plain = |text: &str| text.chars().flat_map(plain).collect::<String>();
        assert_eq!(plain("Œuvrer à Évry\u{202f}: l’ÉTÉ e\u{301}"), "oeuvrer a evry : l'ete e");
        assert_eq!(plain("ǼǢ Straße ẞ"), "aeae strasse ss");
    }
}
