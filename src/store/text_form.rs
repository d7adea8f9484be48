//! How a text stands in its file beside its letters: byte order mark, line ends, the end of the last line.
//!
//! Owns finding it out and putting it back, so that a save changes no line that nobody edited. Texts inside
//! the program have neither mark nor carriage returns and end with a line end; the form is kept beside them.

use std::borrow::Cow;

/// U+FEFF at the head of a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The form of a text in its file. The default is the canonical one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextForm {
    /// It begins with a byte order mark.
    pub bom: bool,
    /// Most of its lines end with a carriage return and a line feed.
    pub crlf: bool,
    /// Its last line has no end.
    pub unterminated: bool,
}

impl TextForm {
    /// The form of a text, without its byte order mark, in one pass. A file whose line ends differ gets those
    /// that most of its lines have.
    pub fn of(text: &str, bom: bool) -> Self {
        let bytes = text.as_bytes();
        // Without a carriage return nothing has to be counted.
        let crlf = memchr::memchr(b'\r', bytes).is_some() && {
            let lines = memchr::memchr_iter(b'\n', bytes);
            let (mut with, mut without) = (0_usize, 0_usize);
            for at in lines {
                let after_return = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r');
                if after_return { with += 1 } else { without += 1 }
            }
            with > without
        };
        let unterminated = !text.is_empty() && !text.ends_with('\n');
        Self { bom, crlf, unterminated }
    }

    /// Whether a canonical text stands in its file letter for letter.
    pub fn is_canonical(self) -> bool {
        self == Self::default()
    }

    /// The text of a file as the program compares it: line feeds only, one at the end.
    pub fn decode(text: &str) -> Cow<'_, str> {
        let mut text: Cow<str> =
            if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text.into() };
        if !text.is_empty() && !text.ends_with('\n') {
            text.to_mut().push('\n');
        }
        text
    }

    /// The same for a text that is owned: copied only where something differs.
    pub fn decode_owned(text: String) -> String {
        match Self::decode(&text) {
            Cow::Owned(decoded) => decoded,
            Cow::Borrowed(_) => text,
        }
    }

    /// A text of the program as it stands in the file.
    pub fn encode(self, text: &str) -> Cow<'_, str> {
        if self.is_canonical() {
            return text.into();
        }
        let text = if self.unterminated { text.strip_suffix('\n').unwrap_or(text) } else { text };
        let mut encoded = String::with_capacity(text.len() + text.len() / 16 + BYTE_ORDER_MARK.len());
        if self.bom {
            encoded.push_str(BYTE_ORDER_MARK);
        }
        if self.crlf {
            for line in text.split_inclusive('\n') {
                match line.strip_suffix('\n') {
                    Some(line) => {
                        encoded.push_str(line.strip_suffix('\r').unwrap_or(line));
                        encoded.push_str("\r\n");
                    }
                    None => encoded.push_str(line),
                }
            }
        } else {
            encoded.push_str(text);
        }
        encoded.into()
    }

    /// The form of a merge: what one side changed, and otherwise the form of the left one.
    pub fn merged(base: Option<Self>, left: Self, right: Self) -> Self {
        let pick = |of: fn(Self) -> bool| match base {
            Some(base) if of(left) == of(base) => of(right),
            _ => of(left),
        };
        Self { bom: pick(|it| it.bom), crlf: pick(|it| it.crlf), unterminated: pick(|it| it.unterminated) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_found_and_put_back() {
        let text = "a\n\n  é\n";
        for bits in 0..8_u8 {
            let form = TextForm { bom: bits & 1 > 0, crlf: bits & 2 > 0, unterminated: bits & 4 > 0 };
            let encoded = form.encode(text);
            let body = encoded.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&encoded);
            assert_eq!(TextForm::of(body, body.len() < encoded.len()), form);
            assert_eq!(TextForm::decode(body), text);
            assert_eq!(encoded == text, form.is_canonical());
            assert_eq!(TextForm::decode_owned(body.to_owned()), text);
        }
    }

    #[test]
    fn most_lines_decide() {
        assert!(TextForm::of("a\r\nb\r\nc\n", false).crlf);
        assert!(!TextForm::of("a\r\nb\nc\n", false).crlf);
        assert!(!TextForm::of("a\rb\n", false).crlf);
        assert_eq!(TextForm::of("", false), TextForm::default());
        assert_eq!(TextForm { crlf: true, ..TextForm::default() }.encode("a\r\nb\n"), "a\r\nb\r\n");
        assert_eq!(TextForm { unterminated: true, ..TextForm::default() }.encode(""), "");
    }

    #[test]
    fn a_merge_takes_what_one_side_changed() {
        let (plain, windows) = (TextForm::default(), TextForm { crlf: true, ..TextForm::default() });
        let merged = TextForm::merged;
        assert_eq!(merged(Some(plain), plain, windows), windows);
        assert_eq!(merged(Some(plain), windows, plain), windows);
        assert_eq!(merged(Some(windows), plain, windows), plain);
        assert_eq!(merged(None, plain, windows), plain);
        assert_eq!(merged(None, windows, windows), windows);
    }
}
