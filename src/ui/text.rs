//! Text in cells: cut to a width, made visible, matched letters marked.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::i18n::visible;

/// How many columns a text takes once it is made visible.
pub(super) fn width(text: &str) -> usize {
    visible(text).width()
}

/// A text of at most `columns`, with an ellipsis where it was cut.
pub(super) fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    let shown = visible(text);
    if shown.width() <= columns {
        return shown;
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in shown.graphemes(true) {
        let next = grapheme.width();
        if used + next + 1 > columns {
            break;
        }
        used += next;
        out.push_str(grapheme);
    }
    if columns > 0 {
        out.push('…');
    }
    Cow::Owned(out)
}

/// A text cut to exactly `columns`, filled with blanks.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let mut out = fit(text, columns).into_owned();
    let used = out.width();
    out.extend(std::iter::repeat_n(' ', columns.saturating_sub(used)));
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

/// Breaks a message into lines of at most `columns`.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let shown = visible(text);
    crate::app::wrap::wrap(&shown, columns)
        .into_iter()
        .map(|(a, b)| shown[a..b].trim_end().to_owned())
        .collect()
}
