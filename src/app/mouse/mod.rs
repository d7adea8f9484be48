//! The mouse: what it does, what it hit, and what comes of it.
//!
//! Drawing notes what it draws where ([`Drawn`]), so that there is no second geometry: what is seen is
//! what is hit. A click chooses, a click on what is chosen already does what Enter does, the wheel
//! scrolls, and what is carried over the outline goes where it is dropped.

mod pointing;

use crate::app::browser::CommonsSection;
use crate::app::shell::focus::Focus;
use crate::app::shell::geometry::Area;
use crate::app::views::kind::ViewKind;

/// The mouse moved or a button of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it does.
    pub gesture: Gesture,
    /// Where: the column.
    pub column: u16,
    /// Where: the row.
    pub row: u16,
}

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The button goes down.
    Press,
    /// The mouse moves with the button down.
    Drag,
    /// The button goes up.
    Drop,
    /// The wheel turns by so many rows; down is positive.
    Wheel(isize),
}

/// What stands somewhere on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The tab of a view.
    Tab(ViewKind),
    /// A key in the footer, and the command of this name.
    Command(&'static str),
    /// A pane of the outline, beside its rows.
    Pane(Focus),
    /// A row of the outline.
    Row(usize),
    /// A row of the form.
    Field(usize),
    /// A row of the findings.
    Finding(usize),
    /// The tab of a part of the commons.
    Part(CommonsSection),
    /// The preview of what is chosen in the commons.
    Preview,
    /// What lies on top, beside its choices.
    Layer,
    /// The text that is being typed.
    Text,
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
    pub fn note(&mut self, area: Area, spot: Spot) {
        if area.width > 0 && area.height > 0 {
            self.areas.push((area, spot));
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

    /// Where something was drawn.
    #[cfg(feature = "testing")]
    pub fn area_of(&self, spot: &Spot) -> Option<Area> {
        self.areas.iter().rev().find(|(_, drawn)| drawn == spot).map(|(area, _)| *area)
    }

    /// Everything, from below to above.
    pub fn all(&self) -> &[(Area, Spot)] {
        &self.areas
    }

    /// Forgets what lies under something drawn above it.
    pub fn cover(&mut self) {
        self.areas.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_last_is_hit_and_what_is_covered_is_not() {
        let mut drawn = Drawn::default();
        let area = |x, y, width, height| Area { x, y, width, height };
        drawn.note(area(0, 0, 10, 10), Spot::Pane(Focus::Outline));
        drawn.note(area(2, 2, 3, 1), Spot::Row(7));
        drawn.note(area(0, 0, 0, 5), Spot::Row(8));
        let hit = |drawn: &Drawn, x, y| drawn.at(x, y).map(|(_, spot)| spot.clone());
        assert_eq!(hit(&drawn, 4, 2), Some(Spot::Row(7)));
        assert_eq!(hit(&drawn, 5, 2), Some(Spot::Pane(Focus::Outline)));
        assert_eq!(hit(&drawn, 0, 0), Some(Spot::Pane(Focus::Outline)));
        assert_eq!(hit(&drawn, 10, 2), None);
        drawn.note(area(u16::MAX, u16::MAX, 9, 9), Spot::Layer);
        assert_eq!(hit(&drawn, u16::MAX, u16::MAX), None, "an area at the end of all columns has no end");
        drawn.cover();
        assert_eq!(hit(&drawn, 4, 2), None);
    }
}
