//! Where the parts of the screen are: plain rectangles of cells, for drawing and for the wheel of
//! texts that wrap.

use super::view::View;
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

impl Area {
    /// Its first so many columns, and the others.
    pub fn columns_at(self, left: u16) -> (Self, Self) {
        let left = left.min(self.width);
        (Self { width: left, ..self }, Self { x: self.x + left, width: self.width - left, ..self })
    }

    /// Its first so many rows, and the others.
    pub fn rows_at(self, top: u16) -> (Self, Self) {
        let top = top.min(self.height);
        (Self { height: top, ..self }, Self { y: self.y + top, height: self.height - top, ..self })
    }
}

/// The parts of the screen; one without room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// File, title, counts; below them the tabs, where there is room.
    pub header: Area,
    /// What the shown view has: everything between header and footer.
    pub body: Area,
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

/// From this many columns on titles and values are read beside each other.
const ROOMY: u16 = 100;

/// From this many rows on the tabs have a row of their own.
const TABS_FROM: u16 = 20;

/// The parts for the present size and focus.
pub fn parts(app: &App) -> Parts {
    let (width, height) = (app.size.0, app.size.1);
    let tabs = u16::from(height >= TABS_FROM);
    let header = Area { x: 0, y: 0, width, height: height.min(1 + tabs) };
    let footer_height = match height {
        0..=3 => 0,
        4..=9 => 1,
        _ => 3,
    };
    let footer = Area { x: 0, y: height - footer_height.min(height), width, height: footer_height };
    let top = header.height;
    let rest = height.saturating_sub(top + footer_height);
    let body = Area { x: 0, y: top, width, height: rest };
    let none = Area::default();
    let parts = Parts { header, body, outline: none, form: none, findings: none, footer };
    match app.view {
        View::Outline => panes(app.focus, parts),
        View::Findings => Parts { findings: body, ..parts },
        _ => parts,
    }
}

/// The panes of the outline in the body.
fn panes(focus: Focus, parts: Parts) -> Parts {
    let Area { width, height: rest, .. } = parts.body;
    let below = match focus {
        Focus::Findings => (rest / 2).max(rest.min(6)),
        _ if rest >= 36 => 9,
        _ => 0,
    };
    let (above, findings) = parts.body.rows_at(rest - below);
    if width < NARROW {
        let (mut outline, mut form) = (Area::default(), Area::default());
        match focus {
            Focus::Form => form = above,
            _ => outline = above,
        }
        return Parts { outline, form, findings, ..parts };
    }
    // Where there is room for one of them only, the one with the focus has it.
    let left = match focus {
        Focus::Form if width < ROOMY => width * 7 / 20,
        Focus::Outline if width < ROOMY => width * 11 / 20,
        _ => width * 9 / 20,
    };
    let (outline, form) = above.columns_at(left.clamp(28, 64));
    Parts { outline, form, findings, ..parts }
}

/// The parts of the questions view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuestionParts {
    /// The list of what is open.
    pub list: Area,
    /// The chosen question with its answers.
    pub detail: Area,
}

/// The list beside the question where there is room, else above it, else left out.
pub fn questions(app: &App) -> QuestionParts {
    let body = parts(app).body;
    if body.width < NARROW {
        // A list of one row tells less than the title of the question.
        let height = if body.height < 14 { 0 } else { (body.height / 3).min(8) };
        let (list, detail) = body.rows_at(height);
        return QuestionParts { list, detail };
    }
    let (list, detail) = body.columns_at((body.width * 2 / 5).clamp(26, 56));
    QuestionParts { list, detail }
}

/// How many rows a part has inside its frame; at least one.
pub fn inside(area: Area) -> usize {
    usize::from(area.height.saturating_sub(2)).max(1)
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

/// The first row to show and the chosen one after the wheel turned by so many rows: the window moves, and
/// what is chosen comes along at its edges.
pub fn wheeled(first: usize, at: usize, count: usize, height: usize, by: isize) -> (usize, usize) {
    let first = first.saturating_add_signed(by).min(count.saturating_sub(height));
    let margin = (height / 6).min(3);
    let low = if first == 0 { 0 } else { first + margin };
    let end = (first + height).min(count).saturating_sub(1);
    let high = if end + 1 >= count { end } else { end.saturating_sub(margin) };
    (first, at.clamp(low.min(high), high))
}

#[cfg(test)]
mod tests {
    use super::{scrolled, wheeled};

    #[test]
    fn the_wheel_moves_the_window_and_the_choice_stays_in_it() {
        for count in 1..40 {
            for height in 1..15 {
                for at in 0..count {
                    for by in [-3, 3] {
                        let before = scrolled(0, at, count, height);
                        let (first, chosen) = wheeled(before, at, count, height, by);
                        assert!((first..first + height).contains(&chosen) && chosen < count);
                        assert_eq!(
                            scrolled(first, chosen, count, height),
                            first,
                            "{at} {count} {height} {by}"
                        );
                    }
                }
            }
        }
    }

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
