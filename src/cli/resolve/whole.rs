//! Questions about a whole file, which git asks and no record in a file can hold.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::subject::{OneSided, Pending, Subject, SubjectState};
use crate::cli::input::{self, InputText};
use crate::cli::markup::{Style, paint};
use crate::cli::output;
use crate::cli::session::{Failure, Session, shown};
use crate::format::{Content, FileKind};
use crate::i18n::{Lang, visible};
use crate::model::Message;
use crate::store::walk::MOST_ENTRIES;
use crate::store::{self, DiskFs, TextForm, walk};

/// What such a question is called; a file has at most one.
const ID: &str = "file";

/// A question about a whole file.
pub(super) struct FileQuestion {
    /// A stable name.
    kind: &'static str,
    why: Message,
    /// Who says what; nothing for who deleted the file.
    sides: Vec<(String, Option<String>)>,
    options: Vec<(String, Message)>,
    /// Files that name this one.
    used_by: Vec<String>,
    /// What a merge would change in it, in words.
    missing: String,
}

impl FileQuestion {
    pub(super) fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        // Writing to a String can't fail.
        let _ = writeln!(
            out,
            "  {} {} {}",
            paint(Style::Warning, "?"),
            paint(Style::Literal, ID),
            lang.text(&self.why)
        );
        if !self.used_by.is_empty() {
            let message = Message::new("resolve-used-by").with("files", self.used_by.clone());
            let _ = writeln!(out, "      {}", lang.text(&message));
        }
        for line in self.missing.lines().filter(|line| !line.is_empty()) {
            let _ = writeln!(out, "      {line}");
        }
        for (key, label) in &self.options {
            let _ = writeln!(out, "      → {}  {}", paint(Style::Literal, &visible(key)), lang.text(label));
        }
        out
    }

    pub(super) fn json(&self, lang: Lang) -> Value {
        let sides: Vec<Value> = self
            .sides
            .iter()
            .map(|(label, value)| {
                json!({"label": label, "value": value.as_deref().unwrap_or_default(), "removed": value.is_none()})
            })
            .collect();
        let options: Vec<Value> =
            self.options.iter().map(|(key, label)| json!({"key": key, "label": lang.text(label)})).collect();
        json!({
            "id": ID,
            "kind": self.kind,
            "module": null,
            "where": "",
            "why": lang.text(&self.why),
            "base": null,
            "sides": sides,
            "options": options,
            "missing": self.missing,
            "suggested": null,
            "alike": self.kind,
        })
    }
}

/// The question about a file, where there is one.
pub(super) fn question(subject: &Subject, session: &Session) -> Option<FileQuestion> {
    match &subject.state {
        SubjectState::Content { .. } | SubjectState::Gone => None,
        SubjectState::Deleted { by, kept_by, text } => {
            let why = Message::new("resolve-deleted").with("by", by.as_str()).with("kept", kept_by.as_str());
            Some(FileQuestion {
                kind: "file-deleted",
                why: why.with("file", shown(&subject.file)),
                sides: vec![(by.clone(), None), (kept_by.clone(), Some(String::new()))],
                options: vec![
                    ("keep".to_owned(), Message::new("resolve-keep").with("kept", kept_by.as_str())),
                    ("delete".to_owned(), Message::new("resolve-delete").with("by", by.as_str())),
                ],
                used_by: users(subject, text, session),
                missing: String::new(),
            })
        }
        SubjectState::Renamed(names) => {
            let name = |at: usize| names[at].0.to_string_lossy().into_owned();
            let why = Message::new("resolve-renamed").with("left", names[0].1.as_str());
            let why = why.with("one", name(0)).with("right", names[1].1.as_str()).with("other", name(1));
            let mut options: Vec<(String, Message)> = (0..2)
                .map(|at| (name(at), Message::new("resolve-take-name").with("name", name(at))))
                .collect();
            options.push(("both".to_owned(), Message::new("resolve-keep-both")));
            Some(FileQuestion {
                kind: "file-renamed",
                why,
                sides: (0..2).map(|at| (names[at].1.clone(), Some(name(at)))).collect(),
                options,
                used_by: Vec::new(),
                missing: String::new(),
            })
        }
        SubjectState::OneSided(found) => {
            let OneSided { has, lacks, missing, merged, .. } = &**found;
            let why = Message::new("resolve-one-sided").with("has", has.as_str());
            let keep = Message::new("resolve-keep-one-side").with("has", has.as_str());
            let anew = ("merge".to_owned(), Message::new("resolve-merge-anew"));
            let mut options = vec![("keep".to_owned(), keep.with("lacks", lacks.as_str()))];
            if !merged.is_empty() {
                options.insert(0, anew);
            }
            Some(FileQuestion {
                kind: "file-one-sided",
                why: why.with("lacks", lacks.as_str()).with("file", shown(&subject.file)),
                sides: vec![(has.clone(), Some(String::new())), (lacks.clone(), Some(String::new()))],
                options,
                used_by: Vec::new(),
                missing: missing.clone(),
            })
        }
    }
}

/// The files of the commons that name what this file holds.
fn users(subject: &Subject, text: &str, session: &Session) -> Vec<String> {
    let Some(Pending { repository, entry, .. }) = &subject.pending else { return Vec::new() };
    let id = match Content::read(input::kind(&subject.file, text), text) {
        Ok(Content::Path(file)) => file.id,
        Ok(Content::Module(file)) => file.id,
        Ok(Content::Card(file)) => file.id,
        Ok(Content::Charter(_)) | Err(_) => return Vec::new(),
    };
    let wanted = format!("\"{id}\"");
    let own = repository.file(&entry.name);
    let found = walk(repository.top(), |name| FileKind::of_name(name).is_some(), MOST_ENTRIES);
    let names = |file: &Path| {
        store::load(&DiskFs, file, session.limit).is_ok_and(|loaded| loaded.text.contains(&wanted))
    };
    let files = found.files.iter().filter(|file| **file != own && names(file));
    files.map(|file| file.strip_prefix(repository.top()).unwrap_or(file).display().to_string()).collect()
}

/// Gives the answer to a question about a whole file. git is told by the caller.
pub(super) fn answer(
    subject: &mut Subject,
    answers: &[(&str, &str)],
    all: Option<&str>,
    session: &Session,
) -> Result<(), Failure> {
    let Some(question) = question(subject, session) else {
        return Err(Message::new("resolve-no-question").with("id", ID).into());
    };
    let option = match answers {
        [] => all,
        [(ID, option)] => Some(*option),
        [(id, _), ..] => return Err(Message::new("resolve-no-question").with("id", *id).into()),
    };
    let known = option.filter(|option| question.options.iter().any(|(key, _)| key == option));
    let Some(option) = known else {
        let keys: Vec<String> = question.options.iter().map(|(key, _)| key.clone()).collect();
        let message = Message::new("resolve-no-option").with("option", option.unwrap_or_default());
        return Err(message.with("id", ID).with("options", keys).into());
    };
    let option = option.to_owned();
    match &subject.state {
        SubjectState::Deleted { text, .. } if option == "keep" => {
            let there = store::identify(&DiskFs, &subject.file)?;
            if there.as_ref().is_none_or(|found| found.len == 0) {
                output::save(&subject.file, text, TextForm::default(), there.as_ref(), session)?;
            }
        }
        SubjectState::Deleted { text, .. } => remove(&subject.file, text, session)?,
        SubjectState::OneSided(found) if option == "merge" => {
            let known = found.known.as_ref();
            let form = known.map(|known| known.form).unwrap_or_default();
            output::save(&subject.file, &found.merged, form, known.map(|known| &known.identity), session)?;
        }
        SubjectState::Renamed(names) if option != "both" => {
            let Some(Pending { repository, .. }) = &subject.pending else { return Ok(()) };
            for (name, _) in names.iter().filter(|(name, _)| *name.to_string_lossy() != option) {
                let file = repository.file(name);
                std::fs::remove_file(&file).map_err(|error| failed(&file, &error))?;
            }
        }
        _ => {}
    }
    session.done(&Message::new("resolve-answered").with("count", 1_usize));
    subject.state = settled(&subject.file, session)?;
    Ok(())
}

/// Removes a file, unless somebody worked on it since git put it there.
fn remove(file: &Path, text: &str, session: &Session) -> Result<(), Failure> {
    match store::load(&DiskFs, file, session.limit) {
        Err(store::LoadError::Missing { .. }) => Ok(()),
        Ok(loaded) if loaded.text == text || loaded.text.is_empty() => {
            std::fs::remove_file(file).map_err(|error| failed(file, &error))
        }
        Ok(_) => Err(Message::new("resolve-edited").with("file", shown(file)).into()),
        Err(error) => Err(error.into()),
    }
}

fn failed(file: &Path, error: &std::io::Error) -> Failure {
    Message::new("resolve-remove-failed").with("file", shown(file)).with("reason", error.to_string()).into()
}

/// What the file is, now that the question about it is answered.
fn settled(file: &Path, session: &Session) -> Result<SubjectState, Failure> {
    let loaded = match store::load(&DiskFs, file, session.limit) {
        Err(store::LoadError::Missing { .. }) => return Ok(SubjectState::Gone),
        loaded => loaded?,
    };
    let kind = input::kind(file, &loaded.text);
    match super::OpenedFile::read(kind, &loaded.text) {
        Ok(open) => {
            let known = input::KnownFile { identity: loaded.identity, form: loaded.form };
            Ok(SubjectState::Content { open, known: Some(known), rebuilt: false })
        }
        Err(error) => {
            let input = InputText { name: file.display().to_string(), text: loaded.text, loaded: None };
            Err(input::refused(input, error))
        }
    }
}
