//! The outline view: stages and modules, the form of what is chosen, the findings below.
//!
//! Owns which pane has the keys, what is unfolded in the form and what is in sight. What is chosen in the
//! outline is the shell's, since all views stay with it.

mod area;
mod editing;
pub mod form;
mod renaming;

use std::collections::BTreeSet;

use crate::app::commands::command::{Scope, always, commands};
use crate::app::mouse::{Gesture, Spot};
use crate::app::outline::form::FormRow;
pub use crate::app::shell::focus::Focus;
use crate::app::shell::geometry::{Area, NARROW, inside, moved, page_of, scrolled, wheeled};
use crate::app::shell::gutter::Margin;
use crate::app::shell::notice::Tone;
use crate::app::shell::rows::{OutlineRow, row_of};
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::edit::change;
use crate::model::Message;
use crate::model::value::{Step, Steps};

/// The outline with its form and its findings.
#[derive(Debug)]
pub struct OutlineView {
    /// The pane that gets the keys.
    pub focus: Focus,
    /// The first row of the outline that is shown.
    pub row_top: usize,
    /// What stands left of the outline.
    pub margin: Margin,
    /// The rows of the form.
    pub form: Vec<FormRow>,
    /// The chosen row of the form.
    pub field: usize,
    /// The first row of the form that is shown.
    pub field_top: usize,
    /// The first finding that is shown.
    pub finding_top: usize,
    /// The row that the mouse carries to another place.
    pub carried: Option<CarriedRow>,
    /// The lists, maps and records of the form that are unfolded.
    pub(in crate::app) open: BTreeSet<Steps>,
    /// The number of moves of the selection that the form follows.
    followed: u64,
}

/// A row of the outline on its way to another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CarriedRow {
    /// The row.
    pub row: usize,
    /// The row that it is held over.
    pub over: usize,
}

impl Default for OutlineView {
    fn default() -> Self {
        Self {
            focus: Focus::Outline,
            row_top: 0,
            margin: Margin::default(),
            form: Vec::new(),
            field: 0,
            field_top: 0,
            finding_top: 0,
            carried: None,
            open: BTreeSet::new(),
            followed: 0,
        }
    }
}

commands! { COMMANDS of OutlineView, Scope::View(ViewKind::Outline);
    "edit-row" 1 ["Enter", "Right", "l"] always => |view, _| view.focus = Focus::Form;
    "add-module" 2 ["a"] |_, shell| shell.may_edit() => |_, shell| shell.ask_new_module();
    "prerequisites" 3 ["p"] |_, shell| shell.on_module() => |_, shell| shell.pick_prerequisite();
    "move-up" 5 ["K", "Alt-Up", "Ctrl-Up"] |_, shell| shell.can_move() => |_, shell| shell.move_row(false);
    "move-down" 5 ["J", "Alt-Down", "Ctrl-Down"] |_, shell| shell.can_move() => |_, shell| shell.move_row(true);
    "move-to-stage" 7 ["m"] |_, shell| shell.on_module() => |_, shell| shell.pick_stage();
    "duplicate" 6 ["d"] |_, shell| shell.on_module() => |_, shell| shell.duplicate();
    "delete" 6 ["x", "Delete"] |_, shell| shell.can_delete() => |_, shell| shell.delete_row();
    "rename-module" 0 ["r"] |_, shell| shell.on_module() => |_, shell| shell.ask_rename_module();
    "add-stage" 4 ["e"] |_, shell| shell.may_edit() => |_, shell| shell.ask_new_stage();
    "copy" 0 ["y"] always => |_, shell| shell.copy_row();
    "copy-id" 0 ["Y"] always => |_, shell| shell.copy_id();
    "outline-lanes" 0 ["v"] always => |view, _| view.margin = view.margin.other();
    "take-module" 4 ["t"] |_, shell| shell.may_edit() => |_, shell| shell.request(Request::TakeModule);
}

commands! { FORM_COMMANDS of OutlineView, Scope::Form;
    "edit" 1 ["Enter"] OutlineView::on_row => OutlineView::edit_row;
    "fold" 2 ["Space"] |view, _| view.on_container() => |view, shell| view.toggle_fold(None, shell);
    "unfold" 0 ["Right", "l"] |view, _| view.on_container() => |view, shell| view.toggle_fold(Some(true), shell);
    "back" 0 ["Left", "h"] always => |view, shell| view.fold_or_leave(shell);
    "leave" 3 ["Esc"] always => |view, _| view.focus = Focus::Outline;
    "add-item" 2 ["a"] OutlineView::can_add_item => OutlineView::add_item;
    "edit-outside" 5 ["F4", "E"] OutlineView::on_prose => |view, shell| view.edit_outside(shell);
    "rename-key" 4 ["r"] OutlineView::on_key => |view, shell| view.ask_rename(shell);
    "alternative" 3 ["o"] OutlineView::on_requirement => |view, shell| view.pick_alternative(shell);
    "delete-item" 4 ["x", "Delete"] OutlineView::on_item => OutlineView::delete_item;
    "item-up" 0 ["K", "Alt-Up", "Ctrl-Up"] OutlineView::on_ordered_item => |view, shell| view.shift_item(false, shell);
    "item-down" 0 ["J", "Alt-Down", "Ctrl-Down"] OutlineView::on_ordered_item => |view, shell| view.shift_item(true, shell);
    "copy-field" 0 ["y"] OutlineView::on_row => |view, shell| view.copy_field(shell);
}

impl WorkspaceView for OutlineView {
    fn shown(&mut self, _shell: &mut Shell) {
        if self.focus == Focus::Findings {
            self.focus = Focus::Outline;
        }
    }

    fn refresh(&mut self, shell: &mut Shell) {
        self.follow(shell);
    }

    fn step(&mut self, by: isize, shell: &mut Shell) {
        match self.focus {
            Focus::Outline => {
                shell.choose(moved(shell.selection.at, by, shell.selection.rows.len()));
                self.follow(shell);
            }
            Focus::Form => self.field = moved(self.field, by, self.form.len()),
            Focus::Findings => {
                let finding = moved(shell.selection.finding, by, shell.doc.derived.findings.len());
                shell.selection.finding = finding;
            }
        }
    }

    fn page(&self, shell: &Shell) -> isize {
        let panes = self.panes(shell);
        page_of(match self.focus {
            Focus::Outline => panes.outline,
            Focus::Form => panes.form,
            Focus::Findings => panes.findings,
        })
    }

    fn scroll(&mut self, shell: &mut Shell) {
        self.follow(shell);
        let panes = self.panes(shell);
        let selection = &shell.selection;
        self.row_top = scrolled(self.row_top, selection.at, selection.rows.len(), inside(panes.outline));
        self.field_top = scrolled(self.field_top, self.field, self.form.len(), inside(panes.form));
        let findings = shell.doc.derived.findings.len();
        self.finding_top = scrolled(self.finding_top, selection.finding, findings, inside(panes.findings));
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        let carried = self.carried.take();
        match (gesture, spot) {
            (Gesture::Press, Some(spot)) if self.choose_spot(spot, shell) => shell.request(Request::Enter),
            (Gesture::Drag, Some(Spot::Row(over))) => {
                // Only over another row is it carried: a hand that shakes moves nothing.
                let row = carried.map_or(shell.selection.at, |carried| carried.row);
                if carried.is_some() || *over != row {
                    self.carry(CarriedRow { row, over: *over }, shell);
                }
            }
            (Gesture::Drag, _) => {
                self.carried = carried.map(|carried| CarriedRow { over: carried.row, ..carried });
            }
            (Gesture::Drop, Some(Spot::Row(_))) => {
                if let Some(carried) = carried.filter(|carried| carried.over != carried.row) {
                    shell.notice = None;
                    drop_row(carried, shell);
                }
            }
            (Gesture::Wheel(by), Some(Spot::Row(_) | Spot::Pane(Focus::Outline))) => {
                self.wheel(Focus::Outline, by, shell);
            }
            (Gesture::Wheel(by), Some(Spot::Field(_) | Spot::Pane(Focus::Form))) => {
                self.wheel(Focus::Form, by, shell);
            }
            (Gesture::Wheel(by), Some(Spot::Finding(_) | Spot::Pane(Focus::Findings))) => {
                self.wheel(Focus::Findings, by, shell);
            }
            _ => {}
        }
    }

    /// What is found about what is chosen.
    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let steps = match self.focus {
            Focus::Findings => return shell.finding_help(),
            Focus::Form => self.chosen_field()?.steps.clone(),
            Focus::Outline => shell.chosen().steps(),
        };
        if steps.is_empty() {
            return None;
        }
        let found = shell.doc.findings_at(&steps).max_by_key(|found| found.severity)?;
        Some((Tone::Found(found.severity), found.message.clone()))
    }

    fn shows_modules(&self) -> bool {
        true
    }
}

/// Where the panes are; one without room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    /// The outline, with its frame.
    pub outline: Area,
    /// The form, with its frame.
    pub form: Area,
    /// The findings, with their frame.
    pub findings: Area,
}

/// From this many columns on titles and values are read beside each other.
const ROOMY: u16 = 100;

impl OutlineView {
    /// Where the panes are.
    pub fn panes(&self, shell: &Shell) -> Panes {
        let body = shell.body();
        let below = match self.focus {
            Focus::Findings => (body.height / 2).max(body.height.min(6)),
            _ if body.height >= 36 => 9,
            _ => 0,
        };
        let (above, findings) = body.rows_at(body.height - below);
        if body.width < NARROW {
            // Only the pane with the focus is shown.
            return match self.focus {
                Focus::Form => Panes { form: above, outline: Area::default(), findings },
                _ => Panes { outline: above, form: Area::default(), findings },
            };
        }
        // Where there is room for one of them only, the one with the focus has it.
        let left = match self.focus {
            Focus::Form if body.width < ROOMY => body.width * 7 / 20,
            Focus::Outline if body.width < ROOMY => body.width * 11 / 20,
            _ => body.width * 9 / 20,
        };
        let (outline, form) = above.columns_at(left.clamp(28, 64));
        Panes { outline, form, findings }
    }

    /// The chosen row of the form.
    pub fn chosen_field(&self) -> Option<&FormRow> {
        self.form.get(self.field)
    }

    /// Brings the form in line with what is chosen; at another row it begins at its first field.
    pub(in crate::app) fn follow(&mut self, shell: &Shell) {
        if self.followed != shell.selection.moves {
            self.followed = shell.selection.moves;
            self.field = 0;
            self.field_top = 0;
            self.refresh_form(shell);
        }
    }

    /// Makes the rows of the form anew.
    pub(in crate::app) fn refresh_form(&mut self, shell: &Shell) {
        self.form = form::rows(&shell.doc.path, &shell.chosen().steps(), &self.open);
        self.field = self.field.min(self.form.len().saturating_sub(1));
    }

    /// Gives the keys to the next pane, or to the one before.
    pub(in crate::app) fn next_pane(&mut self, forward: bool, shell: &Shell) {
        let order: &[Focus] = if shell.has_findings() {
            &[Focus::Outline, Focus::Form, Focus::Findings]
        } else {
            &[Focus::Outline, Focus::Form]
        };
        let at = order.iter().position(|focus| *focus == self.focus).unwrap_or(0);
        let next = if forward { at + 1 } else { at + order.len() - 1 };
        self.focus = order[next % order.len()];
    }

    /// Shows a place of the document: its row of the outline, its field, unfolded as far as needed.
    pub(in crate::app) fn reveal(&mut self, at: &[Step], shell: &mut Shell) {
        shell.choose(row_of(&shell.selection.rows, at));
        self.follow(shell);
        for length in 1..=at.len() {
            self.open.insert(at[..length].to_vec());
        }
        self.refresh_form(shell);
        let near = |row: &FormRow| at.starts_with(&row.steps);
        self.field = self.form.iter().rposition(near).unwrap_or(0);
        self.focus = if self.form.get(self.field).is_some_and(near) { Focus::Form } else { Focus::Outline };
    }

    /// Chooses something in a pane, and goes there; says whether it was chosen already.
    pub(in crate::app) fn choose_spot(&mut self, spot: &Spot, shell: &mut Shell) -> bool {
        let (focus, again) = match spot {
            Spot::Row(row) => {
                let again = self.focus == Focus::Outline && shell.selection.at == *row;
                shell.choose(*row);
                self.follow(shell);
                (Focus::Outline, again)
            }
            Spot::Field(field) => {
                let again = self.focus == Focus::Form && self.field == *field;
                self.field = (*field).min(self.form.len().saturating_sub(1));
                (Focus::Form, again)
            }
            Spot::Finding(finding) => {
                let again = self.focus == Focus::Findings && shell.selection.finding == *finding;
                let last = shell.doc.derived.findings.len().saturating_sub(1);
                shell.selection.finding = (*finding).min(last);
                (Focus::Findings, again)
            }
            Spot::Pane(focus) => (*focus, false),
            _ => return false,
        };
        self.focus = focus;
        again
    }

    /// Says where a row that is held over another one would go.
    fn carry(&mut self, carried: CarriedRow, shell: &mut Shell) {
        let rows = &shell.selection.rows;
        let what = match rows.get(carried.row) {
            Some(OutlineRow::Module(id, _)) => shell.doc.path.title_of(id),
            Some(OutlineRow::Stage(at)) => shell.doc.path.stages.get(*at).map_or("", |stage| &stage.title),
            _ => return,
        };
        let Some(over) = rows.get(carried.over) else { return };
        let stage = over.stage().and_then(|at| shell.doc.path.stages.get(at));
        let message = match stage {
            Some(stage) if carried.over != carried.row => {
                Message::new("shell-carry").with("title", what).with("stage", stage.title.as_str())
            }
            _ => Message::new("shell-carry-nowhere").with("title", what),
        };
        self.carried = Some(carried);
        shell.tell(message);
    }

    /// Scrolls a pane, whichever has the keys; what is chosen there comes along at the edges.
    fn wheel(&mut self, pane: Focus, by: isize, shell: &mut Shell) {
        let panes = self.panes(shell);
        match pane {
            Focus::Outline => {
                let (count, height) = (shell.selection.rows.len(), inside(panes.outline));
                let (top, at) = wheeled(self.row_top, shell.selection.at, count, height, by);
                self.row_top = top;
                shell.choose(at);
                self.follow(shell);
            }
            Focus::Form => {
                let (count, height) = (self.form.len(), inside(panes.form));
                (self.field_top, self.field) = wheeled(self.field_top, self.field, count, height, by);
            }
            Focus::Findings => {
                let (count, height) = (shell.doc.derived.findings.len(), inside(panes.findings));
                let at = shell.selection.finding;
                (self.finding_top, shell.selection.finding) =
                    wheeled(self.finding_top, at, count, height, by);
            }
        }
    }
}

/// Puts a row where it was dropped: a module before the one it was dropped on, or behind it when it
/// came from above, or at the end of a stage; a stage likewise among the stages.
fn drop_row(carried: CarriedRow, shell: &mut Shell) {
    let rows = &shell.selection.rows;
    let (Some(row), Some(over)) = (rows.get(carried.row).cloned(), rows.get(carried.over).cloned()) else {
        return;
    };
    let path = &shell.doc.path;
    let change = match (&row, &over) {
        (OutlineRow::Stage(from), over) => over.stage().and_then(|to| change::move_stage(path, *from, to)),
        (OutlineRow::Module(id, from), OutlineRow::Module(_, Some(to))) => {
            change::move_module(path, id, *from, *to)
        }
        (OutlineRow::Module(id, from), OutlineRow::Stage(stage)) => path
            .stages
            .get(*stage)
            .and_then(|to| change::move_module(path, id, *from, (*stage, to.modules.len()))),
        _ => None,
    };
    if shell.change(change) {
        match (row, over.stage()) {
            (OutlineRow::Module(id, _), _) => shell.choose_module(&id),
            (_, Some(stage)) => shell.choose_stage(stage),
            _ => {}
        }
    }
}
