//! A file with open questions, of any kind: what is open, answered, and written again.

use crate::cli::session::Failure;
use crate::edit::Change;
use crate::format::{Content, FileKind, ReadError};
use crate::merge::{self, Mergeable, Question};
use crate::model::Message;

/// A file that was read.
pub(super) struct OpenedFile {
    content: Box<Content>,
}

impl OpenedFile {
    /// Reads a file.
    pub(super) fn read(kind: FileKind, text: &str) -> Result<Self, ReadError> {
        Content::read(kind, text).map(|content| Self { content: Box::new(content) })
    }

    /// What is open in it.
    pub(super) fn questions(&self) -> Vec<Question> {
        match &*self.content {
            Content::Path(file) => merge::questions(file),
            Content::Module(file) => merge::questions(file),
            Content::Card(file) => merge::questions(file),
            Content::Charter(file) => merge::questions(file),
        }
    }

    /// Its text, read again and found to say the same.
    pub(super) fn text(&self) -> Result<String, Failure> {
        let text = match &*self.content {
            Content::Path(file) => merge::verify(file),
            Content::Module(file) => merge::verify(file),
            Content::Card(file) => merge::verify(file),
            Content::Charter(file) => merge::verify(file),
        };
        text.map_err(|_| Message::new("merging-fault").into())
    }

    /// Gives an answer.
    pub(super) fn answer(&mut self, change: &Change) {
        match &mut *self.content {
            Content::Path(file) => change.apply(file),
            Content::Module(file) => change.apply(file),
            Content::Card(file) => change.apply(file),
            Content::Charter(file) => change.apply(file),
        }
    }

    /// The same file where every question that can be is answered as one of two sides would; none
    /// where a question has other sides than these.
    pub(super) fn as_said_by(&self, label: &str) -> Self {
        let mut copy = Self { content: self.content.clone() };
        for question in self.questions() {
            let choice = question.choices.iter().find(|choice| choice.key == label);
            if let Some(choice) = choice {
                copy.answer(&choice.change);
            }
        }
        copy
    }

    /// The same file where the questions that have sides are closed with the common value.
    pub(super) fn as_before(&self, labels: &[String]) -> Self {
        let mut copy = Self { content: self.content.clone() };
        let sided = |question: &Question| question.choices.iter().any(|choice| labels.contains(&choice.key));
        let closed: Vec<String> = self.questions().into_iter().filter(sided).map(|q| q.id).collect();
        match &mut *copy.content {
            Content::Path(file) => close(file, &closed),
            Content::Module(file) => close(file, &closed),
            Content::Card(file) => close(file, &closed),
            Content::Charter(file) => close(file, &closed),
        }
        copy
    }
}

/// Takes records out without an answer: the common value stands in the field already.
fn close<T: Mergeable>(file: &mut T, ids: &[String]) {
    for id in ids {
        file.conflicts_mut().remove(id);
    }
}
