//! Keys as people name them, independent of any terminal.

use std::fmt;

/// A key with what was held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, where that is not a letter or a key of its own.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names are those on the keys
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

const NAMED: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("BackTab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("Space", Code::Char(' ')),
];

impl Key {
    /// A key without anything held down.
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// Reads a name such as `a`, `Ctrl-S`, `Alt-Up`, `F8`, `Space`. Letters with control are told
    /// apart without case, as terminals do.
    pub fn parse(name: &str) -> Option<Self> {
        let (mut rest, mut ctrl, mut alt, mut shift) = (name, false, false, false);
        loop {
            if let Some(tail) = rest.strip_prefix("Ctrl-").filter(|tail| !tail.is_empty()) {
                (rest, ctrl) = (tail, true);
            } else if let Some(tail) = rest.strip_prefix("Alt-").filter(|tail| !tail.is_empty()) {
                (rest, alt) = (tail, true);
            } else if let Some(tail) = rest.strip_prefix("Shift-").filter(|tail| !tail.is_empty()) {
                (rest, shift) = (tail, true);
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let code = match (letters.next()?, letters.as_str()) {
            (letter, "") if ctrl => Code::Char(letter.to_ascii_lowercase()),
            (letter, "") => Code::Char(letter),
            ('F', digits) if digits.bytes().all(|b| b.is_ascii_digit()) => Code::F(digits.parse().ok()?),
            _ => NAMED.iter().find(|(known, _)| *known == rest)?.1,
        };
        // A letter says by itself whether Shift was held.
        let shift = shift && !matches!(code, Code::Char(_) | Code::BackTab);
        Some(Self { code, ctrl, alt, shift })
    }

    /// The same key without Shift.
    #[must_use]
    pub fn unshifted(self) -> Self {
        Self { shift: false, ..self }
    }

    /// The letter that the key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// The name that [`Key::parse`] reads.
impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.ctrl { "Ctrl-" } else { "" })?;
        out.write_str(if self.alt { "Alt-" } else { "" })?;
        out.write_str(if self.shift { "Shift-" } else { "" })?;
        match self.code {
            Code::F(number) => write!(out, "F{number}"),
            code => match (NAMED.iter().find(|(_, known)| *known == code), code) {
                (Some((name, _)), _) => out.write_str(name),
                (None, Code::Char(c)) if self.ctrl => write!(out, "{}", c.to_uppercase()),
                (None, Code::Char(c)) => write!(out, "{c}"),
                (None, _) => Ok(()),
            },
        }
    }
}

/// A line of keys as tests and macros write it: letters as they are, others in angle brackets:
/// `aBonjour<Enter><Ctrl-S>`. `<<` is the letter `<`.
#[cfg(feature = "testing")]
pub fn keys(line: &str) -> Vec<Key> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let named = (c == '<').then(|| rest.split_once('>')).flatten();
        if let Some((key, after)) = named.and_then(|(name, after)| Some((Key::parse(name)?, after))) {
            out.push(key);
            rest = after;
        } else {
            rest = if c == '<' { rest.strip_prefix('<').unwrap_or(rest) } else { rest };
            out.push(Key::plain(Code::Char(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_people_write_them() {
        let read = keys("é<Ctrl-S><Alt-Up><F8><<a<Space>");
        let names: Vec<Key> = ["é", "Ctrl-s", "Alt-Up", "F8", "<", "a", "Space"]
            .iter()
            .map(|n| Key::parse(n).unwrap())
            .collect();
        assert_eq!(read, names);
        assert_eq!(Key::parse("Strg-S"), None);
        for key in &read {
            assert_eq!(Key::parse(&key.to_string()), Some(*key));
        }
    }
}
