//! The session: saving, quitting, what changed on disk, what was left by an interrupted session.

use crate::app::App;
use crate::app::dialogs::handout::ExportOrder;
use crate::app::dialogs::layer::{Answer, Layer, PromptPurpose, QuestionDialog};
use crate::app::message::{Effect, SaveResult};
use crate::app::shell::versions::{Against, Disk, Recovery};
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::format::FileKind;
use crate::merge::{Merged, Note, Party, merge};
use crate::model::{Message, TrainingPath};

/// What is known of the session beyond the document.
#[derive(Debug, Default)]
pub(super) struct SessionState {
    /// How the path was handed out last.
    pub(super) handed_out: Option<ExportOrder>,
    /// The revision whose findings were asked for.
    pub(super) judging: Option<u64>,
    /// The program ends once the file is saved.
    pub(super) quit_after_save: bool,
    /// The file that was chosen, while it is asked what becomes of this one.
    candidate: Option<String>,
    /// The file to open once this one is saved.
    next: Option<String>,
}

impl App {
    pub(super) fn save(&mut self, force: bool) {
        if self.shell.doc.name.is_empty() || self.shell.doc.read_only {
            return self.ask_save_as();
        }
        self.shell.effects.push(self.save_effect(None, force));
    }

    pub(super) fn save_effect(&self, to: Option<String>, force: bool) -> Effect {
        let path = Box::new(self.shell.doc.path.clone());
        let history = Box::new(self.shell.doc.history.clone());
        Effect::Save { path, state: history.now(), history, to, force }
    }

    pub(super) fn ask_save_as(&mut self) {
        let name = if self.shell.doc.name.is_empty() {
            FileKind::Path.named(&self.shell.doc.path.id)
        } else {
            self.shell.doc.name.clone()
        };
        self.shell.prompt("app-ask-file", &name, PromptPurpose::SaveAs);
    }

    pub(super) fn saved(&mut self, state: usize, result: SaveResult) {
        let quits = std::mem::take(&mut self.session.quit_after_save);
        let next = self.session.next.take();
        match result {
            SaveResult::Done(name, notes) => {
                self.shell.doc.history.mark_saved(state);
                self.shell.doc.name = name;
                self.shell.doc.read_only = false;
                self.shell.disk = None;
                if std::mem::take(&mut self.shell.recovery_taken) {
                    // What was recovered stands on disk now.
                    self.shell.recovered = None;
                    self.shell.effects.push(Effect::Forget);
                }
                let said = Message::new("app-saved").with("file", self.shell.doc.name.as_str());
                match notes.into_iter().next() {
                    Some(note) => self.shell.refuse(note),
                    None => self.shell.tell(said),
                }
                if quits {
                    // Asks once more, where something was typed while the file was being written.
                    match next {
                        Some(file) => self.leave_for(file),
                        None => self.quit(),
                    }
                }
            }
            SaveResult::Changed(disk) => {
                self.shell.disk = Some(disk);
                self.shell.ask_about_disk("app-save-conflict");
                self.shell.asked_unasked();
            }
            SaveResult::Failed(message) => self.shell.refuse(message),
        }
    }

    /// Somebody else changed the file. A document without changes of its own follows; one with changes
    /// is left alone, and the question is asked.
    pub(super) fn disk_changed(&mut self, disk: Disk) {
        if let Disk::Path(path) = &disk
            && **path == self.shell.doc.path
        {
            self.shell.disk = None;
            self.shell.effects.push(Effect::Follow);
            return;
        }
        let clean =
            !self.shell.doc.history.is_dirty() && self.shell.may_edit() && self.shell.layers.is_empty();
        match disk {
            Disk::Path(path) if clean => {
                self.take_disk(&path);
            }
            disk => {
                self.shell.disk = Some(disk);
                if self.shell.layers.is_empty() && self.shell.may_edit() {
                    self.shell.ask_about_disk("app-disk-changed");
                    self.shell.asked_unasked();
                } else {
                    let said = Message::new("app-disk-changed").with("file", self.shell.doc.name.as_str());
                    self.shell.refuse(said);
                }
            }
        }
    }

    /// Becomes what stands on disk; undo brings back what was here.
    pub(super) fn take_disk(&mut self, path: &TrainingPath) {
        self.shell.doc.replace(path, Message::new("edit-reload"), self.shell.now.millis);
        self.shell.doc.history.mark_saved(self.shell.doc.history.now());
        self.shell.refresh();
        self.shell.tell(Message::new("app-reloaded").with("file", self.shell.doc.name.as_str()));
        self.shell.effects.push(Effect::Follow);
    }

    /// Tells that an interrupted session left work, and asks what to do with it.
    pub fn offer_recovery(&mut self, left: Recovery) {
        self.shell.recovered = Some(left);
        self.shell.ask_about_recovery();
    }

    pub(super) fn quit(&mut self) {
        if !self.shell.doc.history.is_dirty() {
            self.shell.effects.push(Effect::Quit);
            return;
        }
        self.shell.layers.push(Layer::Question(QuestionDialog {
            title: Message::new("app-quit-title"),
            body: Some(Message::new("app-quit-body").with("file", self.shell.doc.name.as_str())),
            answers: vec![
                (Message::new("app-answer-save-quit"), Answer::SaveAndQuit),
                (Message::new("app-answer-quit"), Answer::Quit),
                (Message::new("app-answer-stay"), Answer::Stay),
            ],
            at: 0,
        }));
    }

    /// Leaves this document for a file of the commons; asks first where something would be lost.
    pub(super) fn leave_for(&mut self, file: String) {
        if !self.shell.doc.history.is_dirty() {
            self.shell.effects.push(Effect::Open(file));
            return;
        }
        self.session.candidate = Some(file.clone());
        self.shell.layers.push(Layer::Question(QuestionDialog {
            title: Message::new("app-quit-title"),
            body: Some(Message::new("commons-open-body").with("file", file)),
            answers: vec![
                (Message::new("commons-answer-save-open"), Answer::SaveAndOpen),
                (Message::new("commons-answer-open"), Answer::Open),
                (Message::new("app-answer-stay"), Answer::Stay),
            ],
            at: 0,
        }));
    }

    /// Opens the file that was chosen, once this one is saved or as it is.
    pub(super) fn open_candidate(&mut self, save: bool) {
        let Some(file) = self.session.candidate.take() else { return };
        if save {
            self.session.next = Some(file);
            self.session.quit_after_save = true;
            self.save(false);
        } else {
            self.shell.effects.push(Effect::Open(file));
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Stay => {}
            Answer::SaveAndQuit => {
                self.session.quit_after_save = true;
                self.save(false);
            }
            Answer::Quit => self.shell.effects.push(Effect::Quit),
            Answer::SaveAndOpen => self.open_candidate(true),
            Answer::Open => self.open_candidate(false),
            Answer::PasteModules => self.paste_modules(),
            Answer::PasteItems => self.paste_items(),
            Answer::Overwrite => self.save(true),
            Answer::ReplaceExport => self.hand_out_anyway(),
            Answer::Reload => {
                if let Some(Disk::Path(path)) = self.shell.disk.take() {
                    self.take_disk(&path);
                }
            }
            Answer::MergeDisk => self.merge_disk(),
            Answer::Recover => {
                if let Some(left) = &self.shell.recovered {
                    self.shell.doc.replace(&left.path, Message::new("edit-recover"), self.shell.now.millis);
                    self.shell.recovery_taken = true;
                    self.shell.refresh();
                    self.shell.tell(Message::new("app-recovered"));
                }
            }
            Answer::Forget => {
                self.shell.recovered = None;
                self.shell.effects.push(Effect::Forget);
            }
            // The question comes back with the next save, or with its command.
            Answer::CompareDisk => self.shell.request(Request::Compare(Against::Disk)),
            Answer::CompareRecovered => self.shell.request(Request::Compare(Against::Recovered)),
        }
    }

    /// Becomes the path that was made of a table, as a change that is not saved; `said` is what there is to know.
    pub fn take_imported(&mut self, path: &TrainingPath, said: Message) {
        self.shell.doc.replace(path, Message::new("edit-import"), self.shell.now.millis);
        self.shell.refresh();
        self.shell.tell(said);
        self.answer_requests();
    }

    /// Takes what a merge decided without asking, to be reviewed; `merged` is what it made.
    pub fn show_decisions(&mut self, merged: TrainingPath, notes: Vec<Note>) {
        self.views.questions.take_decisions(merged, notes);
        if self.shell.view == ViewKind::Questions {
            self.show(ViewKind::Questions);
        }
    }

    /// Brings what somebody else saved together with what is here. What was saved last is what both were
    /// made of, so nothing has to be guessed. Undo leads to the version on disk, then to the one here.
    pub(super) fn merge_disk(&mut self) {
        let Some(Disk::Path(disk)) = self.shell.disk.take() else { return };
        let (history, here) = (&self.shell.doc.history, self.shell.doc.path.clone());
        let base = history.saved().and_then(|at| history.state(&here, at));
        let label = |key: &str| self.shell.lang.word(key).into_owned();
        let (mine, other) = (label("questions-here"), label("questions-disk"));
        let party = |label, file| Party { label, file };
        let Merged { file, notes, .. } = merge(base.as_ref(), party(&mine, &here), party(&other, &disk));
        self.take_disk(&disk);
        self.shell.doc.replace(&file, Message::new("edit-merge"), self.shell.now.millis);
        self.shell.refresh();
        let (open, decided) = (file.conflicts.len(), notes.len());
        self.show_decisions(file, notes);
        if open + decided > 0 {
            self.show(ViewKind::Questions);
        }
        let told = Message::new("app-merged-disk").with("file", self.shell.doc.name.as_str());
        self.shell.tell(told.with("questions", open).with("decisions", decided));
    }
}

impl Shell {
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
        self.layers.push(Layer::Question(QuestionDialog { title, body, answers, at: 0 }));
    }

    pub(super) fn has_recovery(&self) -> bool {
        self.recovered.is_some() && !self.recovery_taken
    }

    pub(super) fn ask_about_recovery(&mut self) {
        let Some(left) = &self.recovered else { return };
        let body = if left.file_changed { "app-recovery-changed" } else { "app-recovery-body" };
        self.layers.push(Layer::Question(QuestionDialog {
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
}
