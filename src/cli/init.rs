//! `parcours init`: a commons with a charter that its centres can discuss and complete.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::Init;
use super::output::{self, OutputTarget};
use super::session::{Failure, Session, shown};
use crate::format;
use crate::model::{Centre, Charter, Message, Prose, Ritual, Rule, propose_id, slug};
use crate::store::{DiskFs, identify};
use crate::term::clock;

/// The folders of a commons beside its centres' own.
const FOLDERS: [&str; 2] = ["modules", "cards"];

/// Licences that let centres adapt each other's work, by their SPDX identifiers.
const LICENCES: [&str; 3] = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"];

/// `parcours init`
pub(super) fn run(args: &Init, session: &Session) -> Result<Outcome, Failure> {
    let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if folder.exists() && !folder.is_dir() {
        return Err(Message::new("cli-init-not-a-folder").with("file", shown(&folder)).into());
    }
    let charter_file = folder.join(format::CHARTER);
    if identify(&DiskFs, &charter_file)?.is_some() {
        return Err(Message::new("cli-init-exists").with("file", shown(&charter_file)).into());
    }
    for below in FOLDERS {
        create(&folder.join(below))?;
    }
    let title = match args.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => session.text(&Message::new("cli-init-named").with("name", folder_name(&folder))),
    };
    let text = format::write(&charter(&title, session));
    output::deliver(&text, &OutputTarget { path: Some(&charter_file), force: false, sources: &[] }, session)?;
    session.done(&Message::new("cli-init-next").with("file", shown(&charter_file)));
    Ok(Outcome::Clean)
}

fn create(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| {
        Message::new("cli-folder-failed")
            .with("folder", shown(folder))
            .with("reason", error.to_string())
            .into()
    })
}

fn folder_name(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A charter that says what most commons agree on, with one centre to be renamed.
fn charter(title: &str, session: &Session) -> Charter {
    let word = |key: &str| session.lang.word(key).into_owned();
    let rule = |name: &str| {
        let title = word(&format!("cli-init-rule-{name}"));
        let text = Prose::from(word(&format!("cli-init-rule-{name}.text")).as_str());
        (word(&format!("cli-init-rule-{name}.id")), Rule { title, text, ..Rule::default() })
    };
    let ritual = |name: &str, months: u32| {
        let title = word(&format!("cli-init-ritual-{name}"));
        let text = Prose::from(word(&format!("cli-init-ritual-{name}.text")).as_str());
        (word(&format!("cli-init-ritual-{name}.id")), Ritual { title, months, text, ..Ritual::default() })
    };
    let centre = Centre { name: word("cli-init-centre"), ..Centre::default() };
    let id = match slug(title, 40) {
        id if id.is_empty() => propose_id(title, 0, |_| false),
        id => id,
    };
    Charter {
        format: format::FORMAT,
        id,
        title: title.to_owned(),
        language: session.lang.tag().to_owned(),
        updated: clock::today_text(),
        purpose: Prose::from(word("cli-init-purpose").as_str()),
        centres: [(word("cli-init-centre.id"), centre)].into_iter().collect(),
        licences: LICENCES.into_iter().map(str::to_owned).collect(),
        rules: ["share", "credit", "adapt", "review"].map(rule).into_iter().collect(),
        rituals: [ritual("cross-review", 6), ritual("yearly", 12)].into_iter().collect(),
        ..Charter::default()
    }
}
