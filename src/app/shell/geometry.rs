//! Where the parts of the screen are: plain rectangles of cells, for drawing and for the wheel of
//! texts that wrap.

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
pub struct Frame {
    /// File, title, counts; below them the tabs, where there is room.
    pub header: Area,
    /// What the shown view has: everything between header and footer.
    pub body: Area,
    /// What just happened, and the keys.
    pub footer: Area,
}

/// Below this many columns panes are not shown beside each other.
pub const NARROW: u16 = 64;

/// From this many rows on the tabs have a row of their own.
const TABS_FROM: u16 = 20;

/// The parts of a screen of so many columns and rows.
pub fn frame((width, height): (u16, u16)) -> Frame {
    let tabs = u16::from(height >= TABS_FROM);
    let header = Area { x: 0, y: 0, width, height: height.min(1 + tabs) };
    let footer_height = match height {
        0..=3 => 0,
        4..=9 => 1,
        _ => 3,
    };
    let footer = Area { x: 0, y: height - footer_height.min(height), width, height: footer_height };
    let top = header.height;
    let body = Area { x: 0, y: top, width, height: height.saturating_sub(top + footer_height) };
    Frame { header, body, footer }
}

/// A place moved by so many, inside a list.
pub(in crate::app) fn moved(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// The neighbour of a value among all there are; behind the last is the first.
pub(in crate::app) fn turned<T: Clone + PartialEq>(all: &[T], now: &T, forward: bool) -> T {
    let at = all.iter().position(|have| have == now).unwrap_or(0);
    let step = if forward { 1 } else { all.len() - 1 };
    all[(at + step) % all.len()].clone()
}

/// How many rows a page is in a part with a frame.
pub(in crate::app) fn page_of(area: Area) -> isize {
    isize::try_from(area.height.saturating_sub(3).max(1)).unwrap_or(1)
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
