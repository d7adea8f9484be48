//! Where the parts of the screen are: plain rectangles of cells, for drawing and for the wheel of
//! texts that wrap.

use super::{App, Focus};

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// How many columns.
    pub width: u16,
    /// How many rows.
    pub height: u16,
}

/// The parts of the screen; one without room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// File, title, counts.
    pub header: Area,
    /// The outline, with its frame.
    pub outline: Area,
    /// The form, with its frame.
    pub form: Area,
    /// The findings, with their frame.
    pub findings: Area,
    /// What just happened, and the keys.
    pub footer: Area,
}

/// Below this many columns only the part with the focus is shown.
const NARROW: u16 = 64;

/// The parts for the present size and focus.
pub fn parts(app: &App) -> Parts {
    let (width, height) = (app.size.0, app.size.1);
    let header = Area { x: 0, y: 0, width, height: height.min(1) };
    let footer_height = match height {
        0..=3 => 0,
        4..=9 => 1,
        _ => 3,
    };
    let footer = Area { x: 0, y: height - footer_height.min(height), width, height: footer_height };
    let top = header.height;
    let rest = height.saturating_sub(top + footer_height);
    let below = match app.focus {
        Focus::Findings => (rest / 2).max(rest.min(6)),
        _ if rest >= 36 => 9,
        _ => 0,
    };
    let body = Area { x: 0, y: top, width, height: rest - below };
    let findings = Area { x: 0, y: top + body.height, width, height: below };
    if width < NARROW {
        let (mut outline, mut form) = (Area::default(), Area::default());
        match app.focus {
            Focus::Form => form = body,
            _ => outline = body,
        }
        return Parts { header, outline, form, findings, footer };
    }
    let left = (width * 2 / 5).clamp(30, 64);
    let outline = Area { width: left, ..body };
    let form = Area { x: left, width: width - left, ..body };
    Parts { header, outline, form, findings, footer }
}

/// The first of `count` rows to show in a window of `height`, so that `at` is in it with some room
/// around, moving as little as possible from `first`.
pub fn scrolled(first: usize, at: usize, count: usize, height: usize) -> usize {
    let margin = (height / 6).min(3);
    let most = count.saturating_sub(height);
    let low = (at + margin + 1).saturating_sub(height);
    let high = at.saturating_sub(margin);
    first.clamp(low.min(most), high.max(low).min(most))
}

#[cfg(test)]
mod tests {
    use super::scrolled;

    #[test]
    fn the_chosen_row_is_always_in_the_window() {
        for count in 0..40 {
            for height in 1..15 {
                for at in 0..count {
                    for first in 0..count {
                        let top = scrolled(first, at, count, height);
                        assert!(top <= at && at < top + height, "{first} {at} {count} {height}: {top}");
                    }
                }
            }
        }
    }
}
