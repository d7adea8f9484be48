//! The dialogs above the views: how they are opened, their keys, and what an answer does.

pub mod checklist;
mod find;
pub mod finder;
mod handing_out;
pub mod handout;
pub mod layer;
pub mod link;
mod pasting;
pub mod picker;
pub mod sought;

use std::collections::BTreeSet;

use crate::app::App;
use crate::app::commands::command::Command;
use crate::app::commands::help;
use crate::app::commands::key::{Code, Key};
use crate::app::commands::{all, named};
use crate::app::dialogs::checklist::{Checklist, Tick, Ticked};
use crate::app::dialogs::layer::{Layer, PromptPurpose, QuestionDialog};
use crate::app::dialogs::picker::{KNOWLEDGE, Picked, Picker, PickerChoice, Purpose};
use crate::app::shell::geometry::turned;
use crate::app::shell::typing::TypingState;
use crate::edit::alignment;
use crate::model::value::Value;
use crate::model::{Message, Requirement, RequirementKind};

impl App {
    pub(in crate::app) fn help(&mut self) {
        self.shell.layers.push(Layer::Help(0));
    }

    pub(in crate::app) fn pick_command(&mut self) {
        let here = self.scope();
        let mut commands: Vec<&Command> = all().filter(|command| command.scope.covers(here)).collect();
        // What only moves about is known by its keys; what can't be done now is there to be found, with the
        // reason.
        commands.sort_by_key(|command| (!(command.enabled)(self), command.moves_about()));
        let choices = commands.into_iter().map(|command| PickerChoice {
            label: self.shell.lang.word(&command.label()).into_owned(),
            detail: self.keymap.shown(command, self.shell.lang).join("  "),
            value: command.id.to_owned(),
        });
        let picker = Picker::new(Purpose::Command, Message::new("app-pick-command"), choices.collect());
        self.shell.layers.push(Layer::Picker(picker));
    }

    /// A key for what lies on top.
    pub(in crate::app) fn layer_key(&mut self, key: Key) {
        let Some(layer) = self.shell.layers.pop() else { return };
        match layer {
            Layer::Prompt(mut prompt) => match (key.code, key.ctrl) {
                // Who gives up the name of the file does not quit either.
                (Code::Esc, _) | (Code::Char('c' | 'q'), true) => self.session.quit_after_save = false,
                (Code::Enter, _) => {
                    let text = prompt.input.text().trim().to_owned();
                    if let Err(refusal) = self.answered(&prompt.purpose, &text) {
                        prompt.refusal = Some(refusal);
                        self.shell.layers.push(Layer::Prompt(prompt));
                    }
                }
                _ => {
                    prompt.input.key(key, None);
                    prompt.refusal = self.shell.doubt_of(&prompt.purpose, prompt.input.text().trim());
                    self.shell.layers.push(Layer::Prompt(prompt));
                }
            },
            Layer::Picker(picker) => self.picker_key(picker, key),
            Layer::Link(link) => self.views.graph.link_key(link, key, &mut self.shell),
            Layer::Checklist(list) => self.checklist_key(list, key),
            Layer::Finder(finder) => self.finder_key(finder, key),
            Layer::Handout(handout) => self.handout_key(handout, key),
            Layer::Question(question) => self.question_key(question, key),
            Layer::Help(top) => {
                if let Some(top) = scrolled_by(key, top) {
                    let last = help::last_top(self, help::rows(self).len());
                    self.shell.layers.push(Layer::Help(top.min(last)));
                }
            }
            Layer::Text(mut text) => {
                if let Some(top) = scrolled_by(key, text.scroll) {
                    text.scroll = top.min(help::last_top(self, text.lines.len()));
                    self.shell.layers.push(Layer::Text(text));
                }
            }
        }
    }

    fn picker_key(&mut self, mut picker: Picker, key: Key) {
        if let (Purpose::Prerequisite(_, kind), Code::Tab) = (&mut picker.purpose, key.code) {
            *kind = turned(RequirementKind::ALL, kind, true);
            picker.refusal = None;
            self.shell.layers.push(Layer::Picker(picker));
            return;
        }
        match picker.key(key) {
            Picked::Open => self.shell.layers.push(Layer::Picker(picker)),
            Picked::Cancelled => {}
            Picked::Chosen(chosen) => {
                if let Some(refusal) = self.shell.refused_prerequisite(&picker.purpose, &chosen) {
                    picker.refusal = Some(refusal);
                    self.shell.layers.push(Layer::Picker(picker));
                    return;
                }
                self.picked(&picker.purpose, chosen);
            }
        }
    }

    fn picked(&mut self, purpose: &Purpose, chosen: String) {
        match purpose {
            Purpose::Command => {
                if let Some(command) = named(&chosen) {
                    self.run(command);
                }
            }
            Purpose::Prerequisite(module, kind) if chosen == KNOWLEDGE => {
                self.shell.prompt(
                    "app-ask-knowledge",
                    "",
                    PromptPurpose::Knowledge(module.clone(), kind.clone()),
                );
            }
            Purpose::Prerequisite(module, kind) => self.shell.add_prerequisite(module, &chosen, kind),
            Purpose::Alternative(module, index) => {
                let change =
                    crate::edit::change::add_alternative(&self.shell.doc.path, module, *index, &chosen);
                self.shell.change(change);
            }
            Purpose::Stage(module) => self.shell.move_to_stage(module, &chosen),
            Purpose::Compare => self.views.changes.picked_version(&chosen, &mut self.shell),
            Purpose::ShowOnly => self.views.changes.picked_filter(&chosen, &mut self.shell),
            field => self.views.outline.picked_for_field(field, chosen, &mut self.shell),
        }
    }

    pub(super) fn answered(&mut self, ask: &PromptPurpose, text: &str) -> Result<(), Message> {
        if text.is_empty() {
            return Err(Message::new("app-type-something"));
        }
        match ask {
            PromptPurpose::NewModule(place) => self.shell.add_module(text, *place),
            PromptPurpose::ModuleBeside(other, after) => self.shell.add_module_beside(text, other, *after),
            PromptPurpose::NewStage(place) => self.shell.add_stage(text, *place),
            PromptPurpose::NewLine(list) => {
                let kind =
                    crate::model::value::find(&self.shell.doc.path, list).map(crate::model::node::Node::kind);
                let prose =
                    matches!(kind, Some(crate::model::shape::Kind::Set(crate::model::shape::Kind::Prose)));
                let value = if prose { Value::Prose(text.into()) } else { Value::Line(text.to_owned()) };
                self.views.outline.add_value(list, &value, &mut self.shell);
            }
            PromptPurpose::NewKey(_) | PromptPurpose::Rename(..)
                if self.shell.doubt_of(ask, text).is_some() =>
            {
                return self.shell.doubt_of(ask, text).map_or(Ok(()), Err);
            }
            PromptPurpose::NewKey(map) => {
                self.views.outline.add_entry(map, text, Value::Line(String::new()), &mut self.shell);
            }
            PromptPurpose::Rename(map, key) => self.views.outline.rename(map, key, text, &mut self.shell),
            PromptPurpose::Knowledge(module, kind) => {
                let group =
                    Requirement { knowledge: text.to_owned(), kind: kind.clone(), ..Requirement::default() };
                let change = crate::edit::change::add_group(&self.shell.doc.path, module, group);
                self.shell.change(change);
            }
            PromptPurpose::SaveAs => self.shell.effects.push(self.save_effect(Some(text.to_owned()), false)),
            PromptPurpose::Version => self.views.changes.fetch(text, &mut self.shell),
            PromptPurpose::Table => self.leave_for(text.to_owned()),
            PromptPurpose::Remark(at) => self.shell.remark(at, text),
        }
        Ok(())
    }

    fn question_key(&mut self, mut question: QuestionDialog, key: Key) {
        let last = question.answers.len() - 1;
        let number = key.typed().and_then(|c| c.to_digit(10)).map(|digit| digit as usize);
        match (key.code, number) {
            (_, Some(number)) if (1..=last + 1).contains(&number) => question.at = number - 1,
            (Code::Enter, _) => {}
            (Code::Esc, _) => {
                // Leaving a question is never an answer that loses something: what was recovered is
                // offered again by its command, and at the next start.
                return;
            }
            (Code::Up | Code::Left | Code::BackTab, _) => {
                question.at = question.at.checked_sub(1).unwrap_or(last);
                self.shell.layers.push(Layer::Question(question));
                return;
            }
            (Code::Down | Code::Right | Code::Tab, _) => {
                question.at = (question.at + 1) % (last + 1);
                self.shell.layers.push(Layer::Question(question));
                return;
            }
            _ => {
                self.shell.layers.push(Layer::Question(question));
                return;
            }
        }
        let answer = question.answers[question.at].1;
        self.answer(answer);
    }

    /// A key for a list to tick.
    pub(in crate::app) fn checklist_key(&mut self, mut list: Checklist, key: Key) {
        match list.key(key) {
            Ticked::Open => self.shell.layers.push(Layer::Checklist(list)),
            Ticked::Cancelled => {}
            Ticked::Done(wanted) => {
                if let Tick::Needs { source, module } = &list.purpose {
                    let order: Vec<String> = list.items.iter().map(|item| item.value.clone()).collect();
                    self.views.commons.take_with_needs(*source, module, &wanted, &order, &mut self.shell);
                } else {
                    self.ticked_alignment(&list.purpose, &wanted);
                }
            }
        }
    }

    /// Does what was ticked in the matrix.
    fn ticked_alignment(&mut self, purpose: &Tick, wanted: &BTreeSet<String>) {
        let path = &self.shell.doc.path;
        let change = match purpose {
            Tick::OutcomesOf { module, competency } => {
                alignment::serve_competency(path, module, competency, wanted)
            }
            Tick::CompetenciesOf { module, outcome } => {
                alignment::set_competencies(path, module, outcome, wanted)
            }
            Tick::Needs { .. } => None,
        };
        self.shell.change(change);
    }

    pub(in crate::app) fn paste(&mut self, text: &str) {
        let searching = self.takes_text();
        match (self.shell.layers.last_mut(), &mut self.shell.work) {
            (Some(Layer::Prompt(prompt)), _) => prompt.input.insert(text, false),
            (Some(Layer::Picker(picker)), _) => picker.sought.paste(text),
            (Some(Layer::Link(link)), _) => link.picker.sought.paste(text),
            (Some(Layer::Checklist(list)), _) => list.sought.paste(text),
            (Some(Layer::Finder(finder)), _) => finder.paste(text),
            (Some(Layer::Handout(handout)), _) => handout.file.insert(text, false),
            (None, TypingState::Editing(editing)) => {
                let lines = editing.has_lines();
                editing.input.insert(text, lines);
                self.shell.typed();
            }
            (None, TypingState::Looking) if searching => self.views.commons.browser.paste(text),
            (None, TypingState::Looking) => self.offer_pasted(text),
            _ => {}
        }
    }
}

/// The first line to show after a key; none if the key closes the text.
fn scrolled_by(key: Key, top: usize) -> Option<usize> {
    match key.code {
        Code::Up | Code::Char('k') => Some(top.saturating_sub(1)),
        Code::Down | Code::Char('j') => Some(top.saturating_add(1)),
        Code::PageUp => Some(top.saturating_sub(10)),
        Code::PageDown | Code::Char(' ') => Some(top.saturating_add(10)),
        Code::Home => Some(0),
        Code::End => Some(usize::MAX),
        _ => None,
    }
}
