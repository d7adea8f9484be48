//! What counts as hidden in a text: characters that steer a terminal or mislead a reader.

/// Controls (C0, DEL, C1), bidirectional controls, zero-width marks other than the joiners that
/// scripts and emoji need, separators that some terminals obey, invisible tags.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}
