//! The text area: prose being typed over the form, or outside in the person's own editor.
//!
//! Owns where the area lies, which of its lines are in sight, what the mouse does in it, and what comes
//! back from an editor. What typing does to the text is [`crate::app::input`]'s.

use crate::app::message::Effect;
use crate::app::mouse::Gesture;
use crate::app::outline::OutlineView;
use crate::app::shell::Shell;
use crate::app::shell::geometry::{Area, inside, scrolled};
use crate::app::shell::typing::TypingState;
use crate::app::text::wrap::{row_of, wrap};
use crate::model::shape::Kind;
use crate::model::value::{Steps, Value};
use crate::model::{Message, Prose};

/// The rows that the area has at least, frame included.
const LEAST: u16 = 5;

impl OutlineView {
    /// The columns of the text area in which prose is typed.
    pub fn area_width(&self, shell: &Shell) -> usize {
        usize::from(self.panes(shell).form.width.saturating_sub(4)).max(8)
    }

    /// Where the text area is, with its frame: under the field, as tall as its text and the room allow.
    pub fn text_area(&self, shell: &Shell) -> Option<Area> {
        let TypingState::Editing(editing) = &shell.work else { return None };
        if !editing.has_lines() {
            return None;
        }
        let form = self.panes(shell).form;
        let lines = wrap(editing.input.text(), self.area_width(shell)).len();
        let wanted = u16::try_from(lines + 3).unwrap_or(u16::MAX);
        // A text that would leave no more than the upper edge of the form has all of it.
        let height = if wanted >= form.height { form.height } else { wanted.max(LEAST) };
        let below = u16::try_from(self.field.saturating_sub(self.field_top)).unwrap_or(0).saturating_add(2);
        let y = form.y.saturating_add(below).min((form.y + form.height).saturating_sub(height));
        Some(Area { y, height, ..form })
    }

    /// Keeps the line of the cursor in sight.
    pub(in crate::app) fn settle_area(&mut self, shell: &mut Shell) {
        let (Some(area), width) = (self.text_area(shell), self.area_width(shell)) else { return };
        if let TypingState::Editing(editing) = &mut shell.work {
            let lines = wrap(editing.input.text(), width);
            let at = row_of(&lines, editing.input.cursor());
            editing.top = scrolled(editing.top, at, lines.len(), inside(area));
        }
    }

    /// The mouse in the text area: a click puts the cursor, a drag selects, the wheel moves by lines.
    pub(in crate::app) fn mouse_in_area(&mut self, gesture: Gesture, shell: &mut Shell) {
        let (Some(area), width) = (self.text_area(shell), self.area_width(shell)) else { return };
        let (column, row) = shell.pointer;
        let TypingState::Editing(editing) = &mut shell.work else { return };
        // Within the frame, and a blank column.
        let row = editing.top + usize::from(row.saturating_sub(area.y + 1));
        let column = usize::from(column.saturating_sub(area.x + 2));
        match gesture {
            Gesture::Press => editing.input.point(width, (row, column), false),
            Gesture::Drag => editing.input.point(width, (row, column), true),
            Gesture::Wheel(by) => {
                let lines = wrap(editing.input.text(), width);
                let at = row_of(&lines, editing.input.cursor()).saturating_add_signed(by);
                editing.input.point(width, (at.min(lines.len() - 1), 0), false);
            }
            Gesture::Drop => {}
        }
    }

    /// Whether the chosen field is prose, which an editor can be opened on.
    pub(in crate::app) fn on_prose(&self, shell: &Shell) -> bool {
        self.on_row(shell) && self.chosen_field().is_some_and(|row| matches!(row.kind, Kind::Prose))
    }

    /// Opens the person's own editor on the prose that is chosen.
    pub(in crate::app) fn edit_outside(&mut self, shell: &mut Shell) {
        let Some(row) = self.chosen_field() else { return };
        let steps = row.steps.clone();
        let text = match crate::model::value::find(&shell.doc.path, &steps).map(Value::of) {
            Some(Value::Prose(text)) => text.as_str().to_owned(),
            _ => String::new(),
        };
        shell.outside = Some(steps);
        shell.effects.push(Effect::EditOutside(text));
    }
}

impl Shell {
    /// Takes what an editor left, or says why it can't be taken.
    pub(in crate::app) fn edited_outside(&mut self, left: Result<String, Message>) {
        let Some(steps) = self.outside.take() else { return };
        match left {
            Err(why) => self.refuse(Message::new("area-outside-failed").with("why", why)),
            Ok(text) => take_text(&steps, &text, self),
        }
    }
}

/// Puts a text into a prose field; says so where it is the same.
fn take_text(steps: &Steps, text: &str, shell: &mut Shell) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Editors end a file with a line break that nobody typed.
    let prose = Prose::new(text.strip_suffix('\n').unwrap_or(&text));
    if !shell.put(steps, Value::Prose(prose)) && shell.notice.is_none() {
        shell.tell(Message::new("area-outside-same"));
    }
}
