//! Which part of the picture is in sight, and where the parts of the view are.

use super::GraphView;
use crate::app::scene::Scene;
use crate::app::shell::Shell;
use crate::app::shell::geometry::Area;
use crate::layout::{Direction, GroupPlacement, Layout, Placed};

/// The part of the picture that is in sight: the cell at the top left, which may lie before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Its column.
    pub left: i64,
    /// Its row.
    pub top: i64,
    /// What it was last brought in line with; as long as that stays, it may be moved by hand.
    seen: Option<Seen>,
}

/// What decides where the window has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    focus: Option<Placed>,
    canvas: Area,
    picture: (u32, u32),
}

/// How the room of the view is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GraphRoom {
    /// The picture, without its frame.
    pub canvas: Area,
    /// What is chosen, in words; no columns where there is no room for it.
    pub panel: Area,
    /// Where a module is being chosen; no rows where none is.
    pub strip: Area,
    /// The titles of stages that stand side by side, above the picture; no rows where there are none.
    pub heads: Area,
    /// The most columns of a title.
    pub title: usize,
}

/// The rows in which a module is chosen, its frame included.
const STRIP: u16 = 7;

/// From this many columns on, what is chosen is described beside the picture.
const PANEL_FROM: u16 = 120;

/// The columns of that.
const PANEL: u16 = 38;

impl Window {
    /// Moves it by hand.
    pub(super) fn pan(&mut self, columns: isize, rows: isize) {
        let by = |by: isize| i64::try_from(by).unwrap_or(0);
        self.left = self.left.saturating_add(by(columns));
        self.top = self.top.saturating_add(by(rows));
    }

    /// Moves with what was here and is now there.
    pub(super) fn shift(&mut self, before: Placed, after: Placed) {
        self.left += i64::from(after.column) - i64::from(before.column);
        self.top += i64::from(after.row) - i64::from(before.row);
    }

    /// Brings it in line: what has the focus is in sight, with some room around, and nothing is shown that
    /// is far beyond the picture.
    pub(super) fn settle(&mut self, scene: &Scene, focus: Option<usize>, canvas: Area) {
        let Layout { width, height, nodes, .. } = &scene.layout;
        let focus = focus.and_then(|node| nodes.get(node).copied());
        let seen = Seen { focus, canvas, picture: (*width, *height) };
        let moved = self.seen != Some(seen);
        self.seen = Some(seen);
        let stretch = |at: u32, size: u32| (i64::from(at), i64::from(at) + i64::from(size.max(1)));
        if let Some(placed) = focus.filter(|_| moved) {
            let wide = i64::from(canvas.width);
            self.left = kept(self.left, stretch(placed.column, placed.width), wide, wide / 5);
            let high = i64::from(canvas.height);
            self.top = kept(self.top, stretch(placed.row, placed.height), high, high / 5);
        }
        self.left = bounded(self.left, *width, canvas.width);
        self.top = bounded(self.top, *height, canvas.height);
    }

    /// Puts a cell of the picture in the middle.
    pub(super) fn centre(&mut self, (column, row): (i64, i64), canvas: Area) {
        self.left = column - i64::from(canvas.width / 2);
        self.top = row - i64::from(canvas.height / 2);
    }
}

/// Where a window of a size begins so that a stretch is in it with a margin, moving as little as possible;
/// the beginning of a stretch that is too long for it.
fn kept(first: i64, (from, to): (i64, i64), size: i64, margin: i64) -> i64 {
    let margin = margin.min((size - (to - from)).max(0) / 2);
    let low = to + margin - size;
    let high = from - margin;
    if low > high { from } else { first.clamp(low, high) }
}

/// A window shows one cell beyond the picture at most, and begins with it where all of it fits.
fn bounded(first: i64, picture: u32, canvas: u16) -> i64 {
    let most = i64::from(picture) + 1 - i64::from(canvas);
    first.clamp(-1, most.max(-1))
}

impl GraphView {
    /// Whether stages stand side by side; else they lie one above the other, if they have room of their own.
    pub fn heads_above(&self) -> bool {
        let Some(scene) = self.scene.as_ref().filter(|scene| !scene.layout.bands.is_empty()) else {
            return false;
        };
        let lanes = scene.wish.as_ref().is_some_and(|wish| wish.grouping == GroupPlacement::Lanes);
        lanes == (scene.layout.direction == Direction::TopToBottom)
    }
}

impl GraphView {
    /// How the room of the graph is shared out.
    pub fn room(&self, shell: &Shell) -> GraphRoom {
        let body = shell.body();
        let panel_width = if body.width >= PANEL_FROM { PANEL } else { 0 };
        let strip_height = match (shell.linking(), body.height) {
            (None, _) | (_, 0..=3) => 0,
            (Some(_), 4..14) => 2,
            (Some(_), _) => STRIP,
        };
        let (above, strip) = body.rows_at(body.height - strip_height);
        let (framed, _) = above.columns_at(body.width - panel_width);
        let heads = u16::from(self.heads_above() && framed.height > 4);
        let inside = Area {
            x: framed.x + 1,
            y: framed.y + 1,
            width: framed.width.saturating_sub(2),
            height: framed.height.saturating_sub(2),
        };
        let title = match shell.size.0 {
            0..60 => 14,
            60..120 => 18,
            _ => 24,
        };
        let (heads, canvas) = inside.rows_at(heads);
        let (_, panel) = body.columns_at(framed.width);
        GraphRoom { canvas, panel, strip, heads, title }
    }

    /// Where the small map is, on the screen; none where it would cover more than it tells, or where all is
    /// in sight anyway.
    pub fn small_map(&self, shell: &Shell) -> Option<Area> {
        let canvas = self.room(shell).canvas;
        let layout = &self.scene.as_ref()?.layout;
        let fits = layout.width <= u32::from(canvas.width) && layout.height <= u32::from(canvas.height);
        if fits || !self.map || canvas.width < 56 || canvas.height < 14 {
            return None;
        }
        let rows = u16::try_from(layout.height).unwrap_or(u16::MAX).saturating_add(2);
        let (width, height) = ((canvas.width / 4).min(34), (canvas.height / 3).min(9).min(rows));
        let (right, bottom) = (canvas.width - width, canvas.height - height);
        // On the other side where it would cover what one looks at.
        let covers = |placed: &Placed| {
            let (x, y) =
                (i64::from(placed.column) - self.window.left, i64::from(placed.row) - self.window.top);
            x + i64::from(placed.width) > i64::from(right) && y + i64::from(placed.height) > i64::from(bottom)
        };
        let focus = self.target_box(shell).or(self.at).and_then(|node| layout.nodes.get(node));
        let x = if focus.is_some_and(covers) { canvas.x } else { canvas.x + right };
        Some(Area { x, y: canvas.y + bottom, width, height })
    }

    /// A click into the map: what is there comes into sight.
    pub(super) fn map_click(&mut self, shell: &mut Shell) {
        let (Some(map), Some(scene)) = (self.small_map(shell), self.scene.clone()) else { return };
        let (column, row) = shell.pointer;
        let scaled = |at: u16, from: u16, size: u16, all: u32| {
            // Inside its frame.
            let at = i64::from(at.saturating_sub(from + 1));
            at * i64::from(all) / i64::from(size.saturating_sub(2).max(1))
        };
        let to = (
            scaled(column, map.x, map.width, scene.layout.width),
            scaled(row, map.y, map.height, scene.layout.height),
        );
        self.window.centre(to, self.room(shell).canvas);
    }
}

#[cfg(test)]
mod tests {
    use super::{bounded, kept};

    #[test]
    fn what_has_the_focus_is_in_sight() {
        for size in 1..30 {
            for from in 0..60 {
                for length in 1..12 {
                    for first in -1..60 {
                        let at = kept(first, (from, from + length), size, size / 5);
                        let whole = at <= from && from + length <= at + size;
                        assert!(
                            whole || (length > size && at == from),
                            "{first} {from} {length} {size}: {at}"
                        );
                        assert!(first != at || kept(at, (from, from + length), size, size / 5) == at);
                    }
                }
            }
        }
    }

    #[test]
    fn the_bounds_hide_nothing() {
        for picture in 1_u16..60 {
            for canvas in 1_u16..30 {
                for from in 0..i64::from(picture) {
                    let kept = kept(0, (from, from + 1), i64::from(canvas), i64::from(canvas) / 5);
                    let at = bounded(kept, u32::from(picture), canvas);
                    assert!(at <= from && from < at + i64::from(canvas), "{picture} {canvas} {from}: {at}");
                }
            }
        }
    }
}
