//! Where a text breaks into the lines of a screen, and how many columns it takes there.
//!
//! Measured as it is shown: made visible, a grapheme a cell or two, as the screen draws it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::i18n::visible;

/// How many columns a text takes: the sum of its graphemes, for so they are drawn.
pub fn columns(text: &str) -> usize {
    text.graphemes(true).map(wide).sum()
}

fn wide(grapheme: &str) -> usize {
    visible(grapheme).width()
}

/// The row in which a byte stands, among the lines of [`wrap`].
pub fn row_of(lines: &[(usize, usize)], at: usize) -> usize {
    lines.partition_point(|(start, _)| *start <= at).saturating_sub(1)
}

/// A text of any origin as lines of at most `width` columns, made visible.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let text = visible(text);
    wrap(&text, width).into_iter().map(|(from, to)| text[from..to].trim_end().to_owned()).collect()
}

/// Breaks a text into lines of at most `width` columns, between words where it can: the start and end of
/// each in bytes. There is always at least one. Blanks never begin a line: they hang over its end.
pub fn wrap(text: &str, width: usize) -> Vec<(usize, usize)> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut line = start;
        // Where the last word began, and the columns before it.
        let mut word = None;
        let mut used = 0;
        for (offset, grapheme) in paragraph.grapheme_indices(true) {
            let at = start + offset;
            let columns = wide(grapheme);
            if grapheme == " " {
                used += columns;
                word = Some((at + 1, used));
                continue;
            }
            if used + columns > width && at > line {
                let (cut, before) = word.filter(|(cut, _)| *cut > line).unwrap_or((at, used));
                lines.push((line, cut));
                used -= before;
                line = cut;
                word = None;
            }
            used += columns;
        }
        let end = start + paragraph.len();
        lines.push((line, end));
        start = end + 1;
    }
    lines
}

/// The byte of a line that stands at a column, or the nearest before it.
pub fn byte_at(text: &str, (start, end): (usize, usize), column: usize) -> usize {
    let mut used = 0;
    for (offset, grapheme) in text[start..end].grapheme_indices(true) {
        used += wide(grapheme);
        if used > column {
            return start + offset;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|(a, b)| &text[a..b]).collect()
    }

    #[test]
    fn long_texts_wrap_between_words() {
        assert_eq!(lines("un deux trois\nquatre", 8), ["un deux ", "trois", "quatre"]);
        assert_eq!(lines("", 5), [""]);
        assert_eq!(lines("a\n\nb\n", 5), ["a", "", "b", ""]);
        assert_eq!(lines("anticonstitutionnellement", 10), ["anticonsti", "tutionnell", "ement"]);
        // A blank that has no room hangs over the end, and never begins a line.
        assert_eq!(lines("abcdefgh ijk", 8), ["abcdefgh ", "ijk"]);
        assert_eq!(lines("abcdefgh    ijk", 8), ["abcdefgh    ", "ijk"]);
    }

    #[test]
    fn wide_letters_and_marks_are_measured_as_they_are_drawn() {
        assert_eq!(lines("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(columns("👩‍🏫"), 2);
        // A control is shown by a sign, and takes its room.
        assert_eq!(columns("\u{1b}[2J"), 4);
        assert_eq!(columns("\u{202e}"), "<U+202E>".len());
    }

    #[test]
    fn nothing_is_lost_whatever_the_width() {
        let text = "Les «\u{202f}étapes\u{202f}» de la 漢字 vente :\n\n  👩‍🏫 former e\u{301}tudier \u{202e}x";
        for width in 1..40 {
            let parts = wrap(text, width);
            let mut at = 0;
            for (start, end) in parts {
                assert!(start == at || (start == at + 1 && text.as_bytes()[at] == b'\n'), "{width}");
                assert!(columns(text[start..end].trim_end_matches(' ')) <= width || end - start > 0);
                at = end;
            }
            assert_eq!(at, text.len());
        }
    }
}
