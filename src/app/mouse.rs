//! The mouse: what it does, and what it hit.
//!
//! Drawing notes what it draws where ([`Drawn`]), so that there is no second geometry: what is seen is
//! what is hit.

use super::geometry::Area;
use super::view::View;

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The button goes down.
    Press,
    /// The mouse moves with the button down.
    Drag,
    /// The button goes up after the mouse moved.
    Drop,
    /// The wheel turns by so many rows; down is positive.
    Wheel(isize),
}

/// What stands somewhere on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The tab of a view.
    Tab(View),
    /// A key in the footer, and the command of this name.
    Command(&'static str),
    /// A row of the outline.
    Row(usize),
    /// A row of the form.
    Field(usize),
    /// A row of the findings.
    Finding(usize),
    /// A choice or answer of what lies on top.
    Choice(usize),
    /// Something of the shown view; the numbers mean what the view wants.
    Cell(usize, usize),
}

/// What was drawn where; what was drawn last lies on top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    areas: Vec<(Area, Spot)>,
}

impl Drawn {
    /// Notes that something fills these cells.
    pub fn note(&mut self, area: Area, target: Spot) {
        if area.width > 0 && area.height > 0 {
            self.areas.push((area, target));
        }
    }

    /// What is hit there, with its cells.
    pub fn at(&self, column: u16, row: u16) -> Option<&(Area, Spot)> {
        let hit = |area: &Area| {
            (area.x..area.x.saturating_add(area.width)).contains(&column)
                && (area.y..area.y.saturating_add(area.height)).contains(&row)
        };
        self.areas.iter().rev().find(|(area, _)| hit(area))
    }

    /// Forgets what lies under something drawn above it.
    pub fn cover(&mut self) {
        self.areas.clear();
    }
}
