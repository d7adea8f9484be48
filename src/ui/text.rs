//! Text in cells: cut to a width, made visible, matched letters marked.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub(super) use crate::app::text::wrap::lines as wrapped;
use crate::i18n::visible;

/// How many columns a text takes once it is made visible.
pub(super) fn width(text: &str) -> usize {
    columns_of(&visible(text))
}

/// How many columns a visible text takes.
fn columns_of(shown: &str) -> usize {
    cells(shown).unwrap_or_else(|| shown.width())
}

/// How many columns a text takes of which each letter is a cell of its own, whatever stands beside it; none
/// for any other text. Nearly every text of a screen is such a one, and need not be taken apart to know it.
pub(super) fn cells(text: &str) -> Option<usize> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Some(text.len());
    }
    text.chars().try_fold(0, |columns, letter| is_cell(letter).then_some(columns + 1))
}

/// The letters of ASCII and of Latin script, the signs of French typography, frames, arrows and marks.
fn is_cell(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2013}' | '\u{2014}'
        | '\u{2018}'..='\u{201e}' | '\u{2022}' | '\u{2026}' | '\u{202f}' | '\u{203a}'
        | '\u{2190}'..='\u{2193}' | '\u{2212}' | '\u{2500}'..='\u{25fc}' | '\u{2713}' | '\u{2717}')
}

/// A text of at most `columns`, with an ellipsis where it was cut.
pub(super) fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    let shown = visible(text);
    let whole = cells(&shown);
    if whole.unwrap_or_else(|| shown.width()) <= columns {
        return shown;
    }
    let mut out = String::new();
    if whole.is_some() {
        out.extend(shown.chars().take(columns.saturating_sub(1)));
    } else {
        let mut used = 0;
        for grapheme in shown.graphemes(true) {
            let next = grapheme.width();
            if used + next + 1 > columns {
                break;
            }
            used += next;
            out.push_str(grapheme);
        }
    }
    if columns > 0 {
        out.push('…');
    }
    Cow::Owned(out)
}

/// A text cut to exactly `columns`, filled with blanks.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let cut = fit(text, columns);
    let blanks = columns.saturating_sub(columns_of(&cut));
    let mut out = String::with_capacity(cut.len() + blanks);
    out.push_str(&cut);
    out.extend(std::iter::repeat_n(' ', blanks));
    out
}

/// A text cut to exactly `columns`, with blanks before it.
pub(super) fn padded_left(text: &str, columns: usize) -> String {
    let cut = fit(text, columns);
    format!("{}{cut}", " ".repeat(columns.saturating_sub(cut.width())))
}

/// The part of a line being typed that is shown in `columns`, and the column of the cursor in it.
pub(super) fn window(text: &str, cursor: usize, columns: usize) -> (String, usize) {
    let before = visible(&text[..cursor]).width();
    let skip = (before + 1).saturating_sub(columns);
    let mut out = String::new();
    let mut at = 0;
    for grapheme in visible(text).graphemes(true) {
        let wide = grapheme.width();
        if at >= skip && at - skip + wide <= columns {
            out.push_str(grapheme);
        }
        at += wide;
    }
    (out, before.saturating_sub(skip))
}

/// A text whose `letters` (by place among its characters) stand out.
pub(super) fn marked(text: &str, letters: &[usize], plain: Style, marked: Style) -> Vec<Span<'static>> {
    let mut spans: Vec<(bool, String)> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let hit = letters.binary_search(&at).is_ok();
        let shown = visible(c.encode_utf8(&mut [0; 4])).into_owned();
        match spans.last_mut() {
            Some((same, run)) if *same == hit => run.push_str(&shown),
            _ => spans.push((hit, shown)),
        }
    }
    spans.into_iter().map(|(hit, run)| Span::styled(run, if hit { marked } else { plain })).collect()
}

/// The lines of a message of at most `columns`, at most `rows`, with an ellipsis where it goes on.
pub(super) fn wrapped_in(text: &str, columns: usize, rows: usize) -> Vec<String> {
    let mut lines = wrapped(text, columns);
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            *last = fit(&format!("{last}…"), columns).into_owned();
        }
    }
    lines
}

/// Hints in lines of at most so many columns: no hint is taken apart, unless it is longer than a line.
pub(super) fn hints_in(hints: &str, columns: usize, rows: usize) -> Vec<String> {
    const BETWEEN: &str = " · ";
    let mut lines: Vec<String> = Vec::new();
    for hint in hints.split(BETWEEN) {
        match lines.last_mut() {
            Some(line) if width(line) + width(BETWEEN) + width(hint) <= columns => {
                line.extend([BETWEEN, hint]);
            }
            _ => lines.extend(wrapped_in(hint, columns, rows)),
        }
    }
    lines.truncate(rows);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_goes_on_says_so() {
        assert_eq!(wrapped_in("un deux trois", 7, 2), ["un deux", "trois"]);
        assert_eq!(wrapped_in("un deux trois", 7, 1), ["un deu…"]);
        assert_eq!(wrapped_in("un deux trois", 9, 1), ["un deux…"]);
        assert!(wrapped_in("un deux trois", 9, 0).is_empty());
    }

    #[test]
    fn a_letter_that_is_a_cell_is_one_beside_every_other() {
        let letters: Vec<char> = ('\0'..='\u{ffff}').filter(|letter| is_cell(*letter)).collect();
        assert!(letters.len() > 600);
        for letter in &letters {
            let alone = letter.to_string();
            assert_eq!(alone.width(), 1, "{letter:?}");
            assert!(!letter.is_control(), "{letter:?}");
            for other in ['a', 'é', '\u{202f}', '│', '’', *letter] {
                let text = format!("{letter}{other}{letter}");
                assert_eq!(text.graphemes(true).count(), 3, "{text:?}");
                assert_eq!(cells(&text), Some(text.width()));
            }
        }
        for odd in ["e\u{301}", "日", "a\u{200d}b", "\u{ad}", "a\tb", "✔\u{fe0f}"] {
            assert_eq!(cells(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn a_hint_stays_in_one_line() {
        let hints = "Entrée choisir · Tab autre sorte de lien · Échap abandonner";
        let lines = ["Entrée choisir · Tab autre sorte de lien", "Échap abandonner"];
        assert_eq!(hints_in(hints, 45, 2), lines);
        assert_eq!(hints_in(hints, 45, 1), lines[..1]);
        assert_eq!(hints_in(hints, 80, 2), [hints]);
        assert_eq!(hints_in("un deux trois", 8, 2), ["un deux", "trois"]);
    }
}
