//! The panes of the outline: which of them the keys go to, how far a page goes, what stays in sight.

use super::findings;
use super::form::FormRow;
use super::geometry::{Area, inside, parts, scrolled};
use super::outline::row_of;
use super::view::{Hooks, View};
use super::{App, Focus, Tone};
use crate::model::Message;
use crate::model::value::Step;

pub(super) const HOOKS: Hooks = Hooks {
    step,
    page: |app| {
        page_of(match app.focus {
            Focus::Outline => parts(app).outline,
            Focus::Form => parts(app).form,
            Focus::Findings => parts(app).findings,
        })
    },
    scroll,
    mouse: App::mouse_on_panes,
    said,
    shows_modules: true,
    ..Hooks::NONE
};

/// A place moved by so many, inside a list.
pub(super) fn moved(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// The neighbour of a value among all there are, round and round.
pub(super) fn turned<T: Clone + PartialEq>(all: &[T], now: &T, forward: bool) -> T {
    let at = all.iter().position(|have| have == now).unwrap_or(0);
    let step = if forward { 1 } else { all.len() - 1 };
    all[(at + step) % all.len()].clone()
}

/// How many rows a page is in a part with a frame.
pub(super) fn page_of(area: Area) -> isize {
    isize::try_from(area.height.saturating_sub(3).max(1)).unwrap_or(1)
}

fn step(app: &mut App, by: isize) {
    match app.focus {
        Focus::Outline => app.choose(moved(app.row, by, app.rows.len())),
        Focus::Form => app.field = moved(app.field, by, app.form.len()),
        Focus::Findings => app.step_findings(by),
    }
}

fn scroll(app: &mut App) {
    let parts = parts(app);
    app.row_top = scrolled(app.row_top, app.row, app.rows.len(), inside(parts.outline));
    app.field_top = scrolled(app.field_top, app.field, app.form.len(), inside(parts.form));
    app.scroll_findings();
}

/// What is found about what is chosen.
fn said(app: &App) -> Option<(Tone, Message)> {
    if app.focus == Focus::Findings {
        return findings::help(app);
    }
    let steps = match app.focus {
        Focus::Form => app.chosen_field()?.steps.clone(),
        _ => app.chosen().steps(),
    };
    if steps.is_empty() {
        return None;
    }
    let found = app.doc.findings_at(&steps).max_by_key(|found| found.severity)?;
    Some((Tone::Found(found.severity), found.message.clone()))
}

impl App {
    /// Whether there are panes to go between.
    pub(super) fn has_panes(&self) -> bool {
        self.view == View::Outline
    }

    pub(super) fn next_pane(&mut self, forward: bool) {
        let order: &[Focus] = if self.has_findings() {
            &[Focus::Outline, Focus::Form, Focus::Findings]
        } else {
            &[Focus::Outline, Focus::Form]
        };
        let at = order.iter().position(|focus| *focus == self.focus).unwrap_or(0);
        let next = if forward { at + 1 } else { at + order.len() - 1 };
        self.focus = order[next % order.len()];
    }

    /// Shows a place of the document: its row of the outline, its field, unfolded as far as needed.
    pub(super) fn reveal(&mut self, at: &[Step]) {
        self.show(View::Outline);
        let row = row_of(&self.rows, at);
        self.choose(row);
        for length in 1..=at.len() {
            self.open.insert(at[..length].to_vec());
        }
        self.refresh_form();
        let near = |row: &FormRow| at.starts_with(&row.steps);
        self.field = self.form.iter().rposition(near).unwrap_or(0);
        self.focus = if self.form.get(self.field).is_some_and(near) { Focus::Form } else { Focus::Outline };
    }
}
