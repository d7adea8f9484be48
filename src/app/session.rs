//! The session: saving, quitting, what changed on disk, what was left by an interrupted session, and
//! the keys of what lies above the document.

use super::changes::Against;
use super::command::{COMMANDS, Command};
use super::key::{Code, Key};
use super::layer::{Answer, Ask, Layer, Question};
use super::panes::turned;
use super::picker::{Choice, KNOWLEDGE, Picked, Picker, Purpose};
use super::{App, Effect, Now, help};
use crate::edit::Closed;
use crate::format::FileKind;
use crate::model::value::Value;
use crate::model::{Message, Requirement, RequirementKind, TrainingPath};

/// What became of a save.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveResult {
    /// It stands on disk; these are things to know about it. The name is the file's, for people.
    Done(String, Vec<Message>),
    /// Somebody else changed the file meanwhile; nothing was written.
    Changed(Disk),
    /// Nothing was written, and why.
    Failed(Message),
}

/// What an interrupted session left.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    /// The path as it was when the session ended.
    pub path: TrainingPath,
    /// When it was last changed, for people.
    pub when: String,
    /// Whether the file has changed since.
    pub file_changed: bool,
}

/// What stands on disk.
#[derive(Debug, Clone, PartialEq)]
pub enum Disk {
    /// A path that can be read.
    Path(Box<TrainingPath>),
    /// Something that can't, and why.
    Unreadable(Message),
    /// Nothing any more.
    Gone,
}

impl App {
    pub(super) fn can_undo(&self) -> bool {
        self.doc.history.can_undo()
    }

    pub(super) fn can_redo(&self) -> bool {
        self.doc.history.can_redo()
    }

    pub(super) fn undo(&mut self) {
        let undone = self.doc.undo();
        self.turned("app-undone", undone);
    }

    pub(super) fn redo(&mut self) {
        let redone = self.doc.redo();
        self.turned("app-redone", redone);
    }

    fn turned(&mut self, key: &'static str, change: Result<Option<Message>, Closed>) {
        match change {
            Ok(Some(label)) => {
                self.refresh();
                self.tell(Message::new(key).with("change", label));
            }
            Ok(None) => {}
            Err(Closed) => self.refuse_past(),
        }
    }

    /// What an earlier session did does not fit, and is no longer there to go to.
    pub(super) fn refuse_past(&mut self) {
        self.refresh();
        self.refuse(Message::new("app-past-closed"));
    }

    pub(super) fn save(&mut self, force: bool, effects: &mut Vec<Effect>) {
        if self.doc.name.is_empty() || self.doc.read_only {
            return self.ask_save_as();
        }
        effects.push(self.save_effect(None, force));
    }

    fn save_effect(&self, to: Option<String>, force: bool) -> Effect {
        let path = Box::new(self.doc.path.clone());
        let history = Box::new(self.doc.history.clone());
        Effect::Save { path, state: history.now(), history, to, force }
    }

    pub(super) fn ask_save_as(&mut self) {
        let name = if self.doc.name.is_empty() {
            FileKind::Path.named(&self.doc.path.id)
        } else {
            self.doc.name.clone()
        };
        self.prompt("app-ask-file", &name, Ask::SaveAs);
    }

    pub(super) fn saved(&mut self, state: usize, result: SaveResult, effects: &mut Vec<Effect>) {
        let quits = std::mem::take(&mut self.quit_after_save);
        let next = self.commons.next.take();
        match result {
            SaveResult::Done(name, notes) => {
                self.doc.history.mark_saved(state);
                self.doc.name = name;
                self.doc.read_only = false;
                self.disk = None;
                if std::mem::take(&mut self.recovery_taken) {
                    // What was recovered stands on disk now.
                    self.recovered = None;
                    effects.push(Effect::Forget);
                }
                let said = Message::new("app-saved").with("file", self.doc.name.as_str());
                match notes.into_iter().next() {
                    Some(note) => self.refuse(note),
                    None => self.tell(said),
                }
                if quits {
                    // Asks once more, where something was typed while the file was being written.
                    match next {
                        Some(file) => self.leave_for(file, effects),
                        None => self.quit(effects),
                    }
                }
            }
            SaveResult::Changed(disk) => {
                self.disk = Some(disk);
                self.ask_about_disk("app-save-conflict");
            }
            SaveResult::Failed(message) => self.refuse(message),
        }
    }

    pub(super) fn ask_about_disk(&mut self, title: &'static str) {
        let mut answers = vec![(Message::new("app-answer-stay"), Answer::Stay)];
        if let Some(Disk::Path(_)) = self.disk {
            answers.push((Message::new("app-answer-compare-disk"), Answer::CompareDisk));
            answers.push((Message::new("app-answer-reload"), Answer::Reload));
            answers.push((Message::new("app-answer-merge-disk"), Answer::MergeDisk));
        }
        answers.push((Message::new("app-answer-overwrite"), Answer::Overwrite));
        let body = match &self.disk {
            Some(Disk::Unreadable(why)) => Some(why.clone()),
            Some(Disk::Gone) => Some(Message::new("app-file-gone")),
            _ => None,
        };
        let title = Message::new(title.to_owned()).with("file", self.doc.name.as_str());
        self.layers.push(Layer::Question(Question { title, body, answers, at: 0 }));
    }

    /// Somebody else changed the file. A document without changes of its own follows; one with changes
    /// is left alone, and the question is asked.
    pub(super) fn disk_changed(&mut self, disk: Disk, now: &Now, effects: &mut Vec<Effect>) {
        if let Disk::Path(path) = &disk
            && **path == self.doc.path
        {
            self.disk = None;
            effects.push(Effect::Follow);
            return;
        }
        let clean = !self.doc.history.is_dirty() && self.may_edit() && self.layers.is_empty();
        match disk {
            Disk::Path(path) if clean => {
                self.take_disk(&path, now, effects);
            }
            disk => {
                self.disk = Some(disk);
                if self.layers.is_empty() && self.may_edit() {
                    self.ask_about_disk("app-disk-changed");
                } else {
                    let said = Message::new("app-disk-changed").with("file", self.doc.name.as_str());
                    self.refuse(said);
                }
            }
        }
    }

    /// Becomes what stands on disk; undo brings back what was here.
    pub(super) fn take_disk(&mut self, path: &TrainingPath, now: &Now, effects: &mut Vec<Effect>) {
        self.doc.replace(path, Message::new("edit-reload"), now.millis);
        self.doc.history.mark_saved(self.doc.history.now());
        self.refresh();
        self.tell(Message::new("app-reloaded").with("file", self.doc.name.as_str()));
        effects.push(Effect::Follow);
    }

    /// Tells that an interrupted session left work, and asks what to do with it.
    pub fn offer_recovery(&mut self, left: Recovery) {
        self.recovered = Some(left);
        self.ask_about_recovery();
    }

    pub(super) fn has_recovery(&self) -> bool {
        self.recovered.is_some() && !self.recovery_taken
    }

    pub(super) fn ask_about_recovery(&mut self) {
        let Some(left) = &self.recovered else { return };
        let body = if left.file_changed { "app-recovery-changed" } else { "app-recovery-body" };
        self.layers.push(Layer::Question(Question {
            title: Message::new("app-recovery").with("when", left.when.as_str()),
            body: Some(Message::new(body.to_owned())),
            answers: vec![
                (Message::new("app-answer-recover"), Answer::Recover),
                (Message::new("app-answer-compare-recovered"), Answer::CompareRecovered),
                (Message::new("app-answer-forget"), Answer::Forget),
            ],
            // What was typed on another version of the file is looked at before it is taken.
            at: usize::from(left.file_changed),
        }));
    }

    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        if !self.doc.history.is_dirty() {
            effects.push(Effect::Quit);
            return;
        }
        self.layers.push(Layer::Question(Question {
            title: Message::new("app-quit-title"),
            body: Some(Message::new("app-quit-body").with("file", self.doc.name.as_str())),
            answers: vec![
                (Message::new("app-answer-save-quit"), Answer::SaveAndQuit),
                (Message::new("app-answer-quit"), Answer::Quit),
                (Message::new("app-answer-stay"), Answer::Stay),
            ],
            at: 0,
        }));
    }

    pub(super) fn help(&mut self) {
        self.layers.push(Layer::Help(0));
    }

    pub(super) fn pick_command(&mut self) {
        let mut commands: Vec<&Command> =
            COMMANDS.iter().filter(|command| command.scope.covers(self)).collect();
        // What only moves about is known by its keys; what can't be done now is there to be found, with the
        // reason.
        commands.sort_by_key(|command| (!(command.enabled)(self), command.moves_about()));
        let choices = commands.into_iter().map(|command| Choice {
            label: self.lang.word(&command.label()).into_owned(),
            detail: self.keymap.shown(command, self.lang).join("  "),
            value: command.id.to_owned(),
        });
        let picker = Picker::new(Purpose::Command, Message::new("app-pick-command"), choices.collect());
        self.layers.push(Layer::Picker(picker));
    }

    /// A key for what lies on top.
    pub(super) fn layer_key(&mut self, key: Key, now: &Now, effects: &mut Vec<Effect>) {
        let Some(layer) = self.layers.pop() else { return };
        match layer {
            Layer::Prompt(mut prompt) => match (key.code, key.ctrl) {
                // Who gives up the name of the file does not quit either.
                (Code::Esc, _) | (Code::Char('c' | 'q'), true) => self.quit_after_save = false,
                (Code::Enter, _) => {
                    let text = prompt.input.text().trim().to_owned();
                    if let Err(refusal) = self.answered(&prompt.purpose, &text, now, effects) {
                        prompt.refusal = Some(refusal);
                        self.layers.push(Layer::Prompt(prompt));
                    }
                }
                _ => {
                    prompt.input.key(key, None);
                    prompt.refusal = self.doubt_of(&prompt.purpose, prompt.input.text().trim());
                    self.layers.push(Layer::Prompt(prompt));
                }
            },
            Layer::Picker(picker) => self.picker_key(picker, key, now, effects),
            Layer::Link(link) => self.link_key(link, key, now),
            Layer::Checklist(list) => self.checklist_key(list, key, now, effects),
            Layer::Finder(finder) => self.finder_key(finder, key, now, effects),
            Layer::Handout(handout) => self.handout_key(handout, key, effects),
            Layer::Question(question) => self.question_key(question, key, now, effects),
            Layer::Help(top) => {
                if let Some(top) = scrolled_by(key, top) {
                    let last = help::last_top(self, help::rows(self).len());
                    self.layers.push(Layer::Help(top.min(last)));
                }
            }
            Layer::Text(mut text) => {
                if let Some(top) = scrolled_by(key, text.scroll) {
                    text.scroll = top.min(help::last_top(self, text.lines.len()));
                    self.layers.push(Layer::Text(text));
                }
            }
        }
    }

    fn picker_key(&mut self, mut picker: Picker, key: Key, now: &Now, effects: &mut Vec<Effect>) {
        if let (Purpose::Prerequisite(_, kind), Code::Tab) = (&mut picker.purpose, key.code) {
            *kind = turned(RequirementKind::ALL, kind, true);
            picker.refusal = None;
            self.layers.push(Layer::Picker(picker));
            return;
        }
        match picker.key(key) {
            Picked::Open => self.layers.push(Layer::Picker(picker)),
            Picked::Cancelled => {}
            Picked::Chosen(chosen) => {
                if let Some(refusal) = self.refused_prerequisite(&picker.purpose, &chosen) {
                    picker.refusal = Some(refusal);
                    self.layers.push(Layer::Picker(picker));
                    return;
                }
                self.picked(&picker.purpose, chosen, now, effects);
            }
        }
    }

    fn picked(&mut self, purpose: &Purpose, chosen: String, now: &Now, effects: &mut Vec<Effect>) {
        match purpose {
            Purpose::Command => {
                if let Some(command) = Command::named(&chosen) {
                    self.run(command, now, effects);
                }
            }
            Purpose::Prerequisite(module, kind) if chosen == KNOWLEDGE => {
                self.prompt("app-ask-knowledge", "", Ask::Knowledge(module.clone(), kind.clone()));
            }
            Purpose::Prerequisite(module, kind) => self.add_prerequisite(module, &chosen, kind, now),
            Purpose::Alternative(module, index) => {
                let change = crate::edit::change::add_alternative(&self.doc.path, module, *index, &chosen);
                self.change(change, now);
            }
            Purpose::Stage(module) => self.move_to_stage(module, &chosen, now),
            Purpose::Compare => self.picked_version(&chosen, effects),
            Purpose::ShowOnly => self.picked_filter(&chosen),
            field => self.picked_for_field(field, chosen, now),
        }
    }

    fn answered(
        &mut self,
        ask: &Ask,
        text: &str,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Message> {
        if text.is_empty() {
            return Err(Message::new("app-type-something"));
        }
        match ask {
            Ask::NewModule(place) => self.add_module(text, *place, now),
            Ask::ModuleBeside(other, after) => self.add_module_beside(text, other, *after, now),
            Ask::NewStage(place) => self.add_stage(text, *place, now),
            Ask::NewLine(list) => {
                let kind =
                    crate::model::value::find(&self.doc.path, list).map(crate::model::node::Node::kind);
                let prose =
                    matches!(kind, Some(crate::model::shape::Kind::Set(crate::model::shape::Kind::Prose)));
                let value = if prose { Value::Prose(text.into()) } else { Value::Line(text.to_owned()) };
                self.add_value(list, &value, now);
            }
            Ask::NewKey(_) | Ask::Rename(..) if self.doubt_of(ask, text).is_some() => {
                return self.doubt_of(ask, text).map_or(Ok(()), Err);
            }
            Ask::NewKey(map) => self.add_entry(map, text, Value::Line(String::new()), now),
            Ask::Rename(map, key) => self.rename(map, key, text, now),
            Ask::Knowledge(module, kind) => {
                let group =
                    Requirement { knowledge: text.to_owned(), kind: kind.clone(), ..Requirement::default() };
                let change = crate::edit::change::add_group(&self.doc.path, module, group);
                self.change(change, now);
            }
            Ask::SaveAs => effects.push(self.save_effect(Some(text.to_owned()), false)),
            Ask::Version => self.fetch(text, effects),
            Ask::Remark(at) => self.remark(at, text, now),
        }
        Ok(())
    }

    fn question_key(&mut self, mut question: Question, key: Key, now: &Now, effects: &mut Vec<Effect>) {
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
                self.layers.push(Layer::Question(question));
                return;
            }
            (Code::Down | Code::Right | Code::Tab, _) => {
                question.at = (question.at + 1) % (last + 1);
                self.layers.push(Layer::Question(question));
                return;
            }
            _ => {
                self.layers.push(Layer::Question(question));
                return;
            }
        }
        let answer = question.answers[question.at].1;
        self.answer(answer, now, effects);
    }

    fn answer(&mut self, answer: Answer, now: &Now, effects: &mut Vec<Effect>) {
        match answer {
            Answer::Stay => {}
            Answer::SaveAndQuit => {
                self.quit_after_save = true;
                self.save(false, effects);
            }
            Answer::Quit => effects.push(Effect::Quit),
            Answer::SaveAndOpen => self.open_candidate(true, effects),
            Answer::Open => self.open_candidate(false, effects),
            Answer::Overwrite => self.save(true, effects),
            Answer::ReplaceExport => self.hand_out_anyway(effects),
            Answer::Reload => {
                if let Some(Disk::Path(path)) = self.disk.take() {
                    self.take_disk(&path, now, effects);
                }
            }
            Answer::MergeDisk => self.merge_disk(now, effects),
            Answer::Recover => {
                if let Some(left) = &self.recovered {
                    self.doc.replace(&left.path, Message::new("edit-recover"), now.millis);
                    self.recovery_taken = true;
                    self.refresh();
                    self.tell(Message::new("app-recovered"));
                }
            }
            Answer::Forget => {
                self.recovered = None;
                effects.push(Effect::Forget);
            }
            // The question comes back with the next save, or with its command.
            Answer::CompareDisk => self.show_changes(Against::Disk),
            Answer::CompareRecovered => self.show_changes(Against::Recovered),
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
