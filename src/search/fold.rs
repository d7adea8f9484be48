//! Texts as one types them: letters in their plain form, and signs of print as those of a keyboard.

use crate::letters::plain;

/// The folded characters of a text, each with the place of the one it came from.
pub(super) fn fold(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.chars().enumerate().flat_map(|(at, c)| folded(c).map(move |c| (at, c)))
}

fn folded(c: char) -> impl Iterator<Item = char> {
    let sign = sign(c);
    let letter = sign.is_none().then(|| plain(c));
    sign.unwrap_or("").chars().chain(letter.into_iter().flatten())
}

/// What a keyboard has for a sign of print.
fn sign(c: char) -> Option<&'static str> {
    if c.is_ascii_graphic() {
        return None;
    }
    Some(match c {
        '‘' => "'",
        '«' | '»' | '“' | '”' => "\"",
        '–' | '—' | '‑' => "-",
        '…' => "...",
        '\t' | '\n' => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_what_is_printed() {
        let folded = |text| fold(text).map(|(_, c)| c).collect::<String>();
        assert_eq!(folded("« L’Œuvre »\u{202f}: été…"), "\" l'oeuvre \" : ete...");
        assert_eq!(folded("un\tmot – deux"), "un mot - deux");
        assert_eq!(fold("œé").collect::<Vec<_>>(), [(0, 'o'), (0, 'e'), (1, 'e')]);
    }
}
