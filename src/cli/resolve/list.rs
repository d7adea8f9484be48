//! What is open, as text or JSON: in one file, or in all files of git's unfinished merge.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::subject::{self, Subject, SubjectState, is_commons_file};
use super::whole;
use crate::cli::Outcome;
use crate::cli::args::Resolve;
use crate::cli::choices::TextOrJson;
use crate::cli::markup::{self, Style, paint};
use crate::cli::merge::report::{notes_json, notes_text, questions_json, questions_text};
use crate::cli::session::{Failure, Session, shown as shown_path};
use crate::merge::{Note, Question};
use crate::model::Message;
use crate::vcs::VcsError;

/// What is open in one file.
pub(super) struct Listed {
    /// The file, as it was named.
    name: String,
    /// Questions inside the file.
    questions: Vec<Question>,
    /// The question about the whole file.
    whole: Option<whole::FileQuestion>,
    /// What was decided without asking.
    notes: Vec<Note>,
    /// Whether the file that would have these questions is not written yet.
    unwritten: bool,
    /// Why nobody knows.
    trouble: Option<Message>,
}

impl Listed {
    /// Of a file that was looked at.
    pub(super) fn of(subject: &Subject, session: &Session) -> Self {
        let (questions, unwritten) = match &subject.state {
            SubjectState::Content { open, rebuilt, .. } => (open.questions(), *rebuilt),
            _ => (Vec::new(), false),
        };
        let whole = whole::question(subject, session);
        let name = subject.file.display().to_string();
        Self { name, questions, whole, notes: Vec::new(), unwritten, trouble: None }
    }

    /// With what was decided in it without asking.
    pub(super) fn with_notes(self, notes: Vec<Note>) -> Self {
        Self { notes, ..self }
    }

    fn unknown(name: String, trouble: Message) -> Self {
        let (questions, notes) = (Vec::new(), Vec::new());
        Self { name, questions, whole: None, notes, unwritten: false, trouble: Some(trouble) }
    }

    /// How many questions are open.
    pub(super) fn open(&self) -> usize {
        self.questions.len() + usize::from(self.whole.is_some()) + usize::from(self.trouble.is_some())
    }

    /// Whether somebody has to do something.
    pub(super) fn is_left(&self) -> bool {
        self.open() > 0 || self.unwritten
    }

    fn json(&self, session: &Session) -> Value {
        let mut conflicts = match questions_json(&self.questions, session.lang) {
            Value::Array(questions) => questions,
            _ => Vec::new(),
        };
        conflicts.extend(self.whole.iter().map(|question| question.json(session.lang)));
        json!({
            "file": self.name,
            "open": self.open(),
            "trouble": self.trouble.as_ref().map(|trouble| session.text(trouble)),
            "conflicts": conflicts,
            "notes": notes_json(&self.notes, session.lang),
        })
    }
}

/// The files in the form that was asked for.
fn shown(files: &[Listed], format: TextOrJson, session: &Session) -> String {
    if format == TextOrJson::Json {
        let files: Vec<Value> = files.iter().map(|file| file.json(session)).collect();
        return markup::json_text(&json!({"files": files}));
    }
    let mut out = String::new();
    for file in files {
        // Writing to a String can't fail.
        let _ = writeln!(out, "{}", paint(Style::Literal, &shown_path(Path::new(&file.name))));
        if let Some(trouble) = &file.trouble {
            let _ = writeln!(out, "  {}", session.text(trouble));
        } else if let Some(question) = &file.whole {
            out.push_str(&question.text(session.lang));
        } else {
            out.push_str(&questions_text(&file.questions, session.lang));
            out.push_str(&notes_text(&file.notes, session.lang));
        }
        if file.unwritten {
            let _ = writeln!(out, "  {}", session.text(&Message::new("resolve-unwritten")));
        }
    }
    out
}

/// Prints what is open.
pub(super) fn print(files: &[Listed], format: TextOrJson, session: &Session) -> Result<(), Failure> {
    let page = shown(files, format, session);
    if format == TextOrJson::Json { session.print_plain(&page) } else { session.print(&page) }
}

/// `parcours resolve` without a file: every file that git left unmerged.
pub(super) fn unfinished(args: &Resolve, session: &Session) -> Result<Outcome, Failure> {
    if !args.take.is_empty() || args.take_all.is_some() || args.markers {
        return Err(Message::new("resolve-which-file").into());
    }
    let here = Path::new(".");
    let Some(repository) = subject::repository(here)? else {
        return Err(VcsError::NoRepository { folder: here.to_path_buf() }.into());
    };
    let entries = repository.unmerged(None)?;
    let below = std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    let mut listed = Vec::new();
    let mut left = 0;
    for entry in &entries {
        let full = repository.file(&entry.name);
        // As it would be typed from here.
        let file = below.as_deref().and_then(|here| full.strip_prefix(here).ok()).unwrap_or(&full);
        let name = file.display().to_string();
        if !is_commons_file(file) {
            listed.push(Listed::unknown(name, Message::new("resolve-other-file")));
            left += 1;
            continue;
        }
        let found = match subject::find(file, session) {
            Ok(subject) => Listed::of(&subject, session),
            Err(Failure::Message(message)) => Listed::unknown(name, message),
            Err(Failure::Refused { error, .. }) => Listed::unknown(name, error.message()),
            Err(closed @ Failure::ClosedPipe) => return Err(closed),
        };
        if !found.is_left() && args.add {
            repository.mark_merged(&entry.name)?;
            session.done(&Message::new("resolve-added").with("file", shown_path(file)));
            continue;
        }
        left += usize::from(found.is_left());
        listed.push(found);
    }
    print(&listed, args.format, session)?;
    if entries.is_empty() {
        session.done(&Message::new("resolve-no-merge"));
    } else if args.format == TextOrJson::Text && !listed.is_empty() {
        session.done(&Message::new("resolve-next"));
    }
    Ok(if left > 0 { Outcome::Found } else { Outcome::Clean })
}
