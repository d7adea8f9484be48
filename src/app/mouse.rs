//! The mouse: what it does, what it hit, and what comes of it.
//!
//! Drawing notes what it draws where ([`Drawn`]), so that there is no second geometry: what is seen is
//! what is hit. A click chooses, a click on what is chosen already does what Enter does, the wheel
//! scrolls, and what is carried over the outline goes where it is dropped.

use super::browser::Section;
use super::command::Command;
use super::geometry::Area;
use super::key::{Code, Key};
use super::layer::Layer;
use super::outline::Row;
use super::view::View;
use super::{App, Effect, Focus, Now, Work};
use crate::edit::change;
use crate::model::Message;

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
    Tab(View),
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
    Part(Section),
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

/// A row of the outline on its way to another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The row.
    pub row: usize,
    /// The row that it is held over.
    pub over: usize,
}

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse, now: &Now, effects: &mut Vec<Effect>) {
        let spot = self.drawn.at(mouse.column, mouse.row).map(|(_, spot)| spot.clone());
        self.pointer = (mouse.column, mouse.row);
        if !self.layers.is_empty() {
            return self.mouse_on_layer(mouse.gesture, spot.as_ref(), now, effects);
        }
        if spot == Some(Spot::Text) {
            return self.mouse_in_area(mouse.gesture);
        }
        if mouse.gesture == Gesture::Press {
            self.notice = None;
            let here = matches!(spot, Some(Spot::Field(field)) if field == self.field);
            // A click elsewhere ends the typing as Enter does; what can't stand is said, and stays.
            if matches!(self.work, Work::Editing(_)) && !here && !self.finish_editing(now) {
                return;
            }
        }
        if matches!(self.work, Work::Editing(_)) {
            return;
        }
        match (mouse.gesture, &spot) {
            (Gesture::Press, Some(Spot::Tab(view))) => self.run_named(view.command(), now, effects),
            (Gesture::Press, Some(Spot::Command(id))) => self.run_named(id, now, effects),
            (gesture, spot) => (self.hooks().mouse)(self, gesture, spot.as_ref(), now, effects),
        }
    }

    /// Leaves the mouse to the terminal, which can select text with it, or takes it back.
    pub(super) fn toggle_mouse(&mut self, effects: &mut Vec<Effect>) {
        self.mouse_taken = !self.mouse_taken;
        effects.push(Effect::Mouse(self.mouse_taken));
        self.tell(Message::new(if self.mouse_taken { "shell-mouse-taken" } else { "shell-mouse-left" }));
    }

    fn run_named(&mut self, id: &str, now: &Now, effects: &mut Vec<Effect>) {
        if let Some(command) = Command::named(id) {
            self.run(command, now, effects);
        }
    }

    pub(super) fn mouse_on_layer(
        &mut self,
        gesture: Gesture,
        spot: Option<&Spot>,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) if matches!(self.layers.last(), Some(Layer::Handout(_))) => {
                if let Some(Layer::Handout(handout)) = self.layers.last_mut() {
                    handout.read(by);
                }
            }
            (Gesture::Wheel(by), _) => {
                let code = if by < 0 { Code::Up } else { Code::Down };
                for _ in 0..by.unsigned_abs() {
                    self.layer_key(Key::plain(code), now, effects);
                }
            }
            (Gesture::Press, Some(Spot::Choice(at))) => {
                if let Some(Layer::Handout(_)) = self.layers.last() {
                    if let Some(Layer::Handout(handout)) = self.layers.pop() {
                        self.handout_choice(handout, *at, effects);
                    }
                    return;
                }
                let code = match self.layers.last_mut() {
                    Some(Layer::Picker(picker)) => {
                        picker.sought.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Finder(finder)) => {
                        finder.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Question(question)) => {
                        question.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Link(link)) => {
                        link.picker.sought.at = *at;
                        Code::Enter
                    }
                    Some(Layer::Checklist(list)) => {
                        list.sought.at = *at;
                        Code::Char(' ')
                    }
                    _ => return,
                };
                self.layer_key(Key::plain(code), now, effects);
            }
            (Gesture::Press, Some(Spot::Cell(node, _))) if self.linking().is_some() => {
                self.link_click(*node, now);
            }
            // A click beside what was only looked at closes it; what is being typed stays.
            (Gesture::Press, None | Some(Spot::Tab(_) | Spot::Command(_)))
                if matches!(
                    self.layers.last(),
                    Some(Layer::Picker(_) | Layer::Finder(_) | Layer::Help(_) | Layer::Text(_))
                ) =>
            {
                self.layer_key(Key::plain(Code::Esc), now, effects);
            }
            _ => {}
        }
    }

    /// The mouse over the panes of the outline.
    pub(super) fn mouse_on_panes(
        &mut self,
        gesture: Gesture,
        spot: Option<&Spot>,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        let carried = self.carried.take();
        match (gesture, spot) {
            (Gesture::Press, Some(spot)) => self.press(spot, now, effects),
            (Gesture::Drag, Some(Spot::Row(over))) => {
                // Only over another row is it carried: a hand that shakes moves nothing.
                let row = carried.map_or(self.row, |carried| carried.row);
                if carried.is_some() || *over != row {
                    self.carry(Carried { row, over: *over });
                }
            }
            (Gesture::Drag, _) => {
                self.carried = carried.map(|carried| Carried { over: carried.row, ..carried });
            }
            (Gesture::Drop, Some(Spot::Row(_))) => {
                if let Some(carried) = carried.filter(|carried| carried.over != carried.row) {
                    self.notice = None;
                    self.drop_row(carried, now);
                }
            }
            (Gesture::Wheel(by), Some(Spot::Row(_) | Spot::Pane(Focus::Outline))) => {
                self.wheel(Focus::Outline, by);
            }
            (Gesture::Wheel(by), Some(Spot::Field(_) | Spot::Pane(Focus::Form))) => {
                self.wheel(Focus::Form, by);
            }
            (Gesture::Wheel(by), Some(Spot::Finding(_) | Spot::Pane(Focus::Findings))) => {
                self.wheel(Focus::Findings, by);
            }
            _ => {}
        }
    }

    /// A click in a pane: chooses what it hit; where that was chosen already, does what Enter does.
    fn press(&mut self, spot: &Spot, now: &Now, effects: &mut Vec<Effect>) {
        if self.choose_spot(spot) {
            self.enter(now, effects);
        }
    }

    /// Does what Enter does here.
    pub(super) fn enter(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        if let Some(command) = self.keymap.command(Key::plain(Code::Enter), self) {
            self.run(command, now, effects);
        }
    }

    /// Chooses something in a pane, and goes there; says whether it was chosen already.
    pub(super) fn choose_spot(&mut self, spot: &Spot) -> bool {
        let (focus, again) = match spot {
            Spot::Row(row) => {
                let again = self.focus == Focus::Outline && self.row == *row;
                self.choose(*row);
                (Focus::Outline, again)
            }
            Spot::Field(field) => {
                let again = self.focus == Focus::Form && self.field == *field;
                self.field = (*field).min(self.form.len().saturating_sub(1));
                (Focus::Form, again)
            }
            Spot::Finding(finding) => {
                let here = self.focus == Focus::Findings || self.view == View::Findings;
                let again = self.finding == *finding && here;
                self.finding = (*finding).min(self.doc.derived.findings.len().saturating_sub(1));
                (Focus::Findings, again)
            }
            Spot::Pane(focus) => (*focus, false),
            _ => return false,
        };
        if self.view == View::Outline {
            self.focus = focus;
        }
        again
    }

    /// Says where a row that is held over another one would go.
    fn carry(&mut self, carried: Carried) {
        let what = match self.rows.get(carried.row) {
            Some(Row::Module(id, _)) => self.doc.path.title_of(id),
            Some(Row::Stage(at)) => self.doc.path.stages.get(*at).map_or("", |stage| &stage.title),
            _ => return,
        };
        let Some(over) = self.rows.get(carried.over) else { return };
        let stage = over.stage().and_then(|at| self.doc.path.stages.get(at));
        let message = match stage {
            Some(stage) if carried.over != carried.row => {
                Message::new("shell-carry").with("title", what).with("stage", stage.title.as_str())
            }
            _ => Message::new("shell-carry-nowhere").with("title", what),
        };
        self.carried = Some(carried);
        self.tell(message);
    }

    /// Puts a row where it was dropped: a module before the one it was dropped on, or behind it when it
    /// came from above, or at the end of a stage; a stage likewise among the stages.
    fn drop_row(&mut self, carried: Carried, now: &Now) {
        let (Some(row), Some(over)) = (self.rows.get(carried.row).cloned(), self.rows.get(carried.over))
        else {
            return;
        };
        let path = &self.doc.path;
        let change = match (&row, over) {
            (Row::Stage(from), over) => over.stage().and_then(|to| change::move_stage(path, *from, to)),
            (Row::Module(id, from), Row::Module(_, Some(to))) => change::move_module(path, id, *from, *to),
            (Row::Module(id, from), Row::Stage(stage)) => path
                .stages
                .get(*stage)
                .and_then(|to| change::move_module(path, id, *from, (*stage, to.modules.len()))),
            _ => None,
        };
        let stage = over.stage().map(Row::Stage);
        if self.change(change, now) {
            let moved = match row {
                Row::Module(id, _) => self.rows.iter().position(|row| row.module() == Some(&id)),
                _ => self.rows.iter().position(|row| Some(row) == stage.as_ref()),
            };
            self.choose(moved.unwrap_or(self.row));
        }
    }

    /// Scrolls a pane, whichever has the keys; what is chosen there comes along at the edges.
    fn wheel(&mut self, pane: Focus, by: isize) {
        use super::geometry::{inside, parts, wheeled};
        let parts = parts(self);
        match pane {
            Focus::Outline => {
                let (top, at) = wheeled(self.row_top, self.row, self.rows.len(), inside(parts.outline), by);
                self.row_top = top;
                self.choose(at);
            }
            Focus::Form => {
                let height = inside(parts.form);
                (self.field_top, self.field) =
                    wheeled(self.field_top, self.field, self.form.len(), height, by);
            }
            Focus::Findings => {
                let (count, height) = (self.doc.derived.findings.len(), inside(parts.findings));
                (self.finding_top, self.finding) = wheeled(self.finding_top, self.finding, count, height, by);
            }
        }
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
