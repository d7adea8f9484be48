//! What counts as hidden in a text: characters that steer a terminal or mislead a reader.

/// Controls (C0, DEL, C1), bidirectional controls, zero-width marks other than the joiners that
/// scripts and emoji need, separators that some terminals obey, invisible tags.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Whether a hidden character may begin with this byte. Without branches, so that the compiler looks at
/// many bytes side by side.
#[allow(clippy::needless_bitwise_bool)]
pub fn may_begin_hidden(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == 0x7f)
        | (byte == 0xc2)
        | (byte == 0xd8)
        | (byte == 0xe2)
        | (byte == 0xef)
        | (byte == 0xf3)
}

/// The hidden characters of a text, with their places in bytes. Whole blocks without one are the rule,
/// and are stepped over at once.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    const BLOCK: usize = 32;
    text.as_bytes().chunks(BLOCK).enumerate().flat_map(move |(number, block)| {
        let suspicious = block.iter().fold(0, |found, byte| found | u8::from(may_begin_hidden(*byte)));
        let block = if suspicious == 0 { &[] } else { block };
        block.iter().enumerate().filter(|(_, byte)| may_begin_hidden(**byte)).filter_map(move |(index, _)| {
            let at = number * BLOCK + index;
            text[at..].chars().next().filter(|c| is_hidden(*c)).map(|c| (at, c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hidden_character_is_found_wherever_it_stands() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let mut bytes = [0; 4];
            let first = c.encode_utf8(&mut bytes).as_bytes()[0];
            assert!(!is_hidden(c) || may_begin_hidden(first), "U+{:04X}", c as u32);
        }
        for before in 0..70 {
            let text = format!("{}\u{202e}é\u{1b}", "a".repeat(before));
            let found: Vec<(usize, char)> = hidden(&text).collect();
            assert_eq!(found, [(before, '\u{202e}'), (before + 5, '\u{1b}')]);
        }
    }
}
