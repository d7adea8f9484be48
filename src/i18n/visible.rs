//! Text of unknown origin, made safe and honest to show.

use std::borrow::Cow;
use std::fmt::Write;

use crate::model::is_hidden;

/// Shows control characters, bidirectional controls and invisible marks instead of sending them to a
/// terminal (CWE-150, Trojan Source). Line breaks become « ⏎ » and tabs a space: the result is one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, false)
}

/// As [`visible`], but line breaks stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, true)
}

fn shown(text: &str, lines: bool) -> Cow<'_, str> {
    let hidden = |c: char| is_hidden(c) && !(lines && c == '\n');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if !hidden(c) => out.push(c),
            '\n' => out.push('⏎'),
            '\t' => out.push(' '),
            '\0'..='\x1f' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('�')),
            '\x7f' => out.push('␡'),
            _ => {
                // Writing to a String can't fail.
                let _ = write!(out, "<U+{:04X}>", c as u32);
            }
        }
    }
    Cow::Owned(out)
}
