//! `parcours demo`: a commons with a history, and two branches to merge.
//!
//! Owns the order of the commits and what a newcomer is told. What the two centres did is [`story`], the
//! files are [`files`].

mod files;
mod story;

use std::path::{Path, PathBuf};

use self::story::{Story, StoryCommit};
use super::args::Demo;
use super::git::setup;
use super::markup::{Style, paint};
use super::session::{Failure, Session, shown};
use super::{Outcome, input};
use crate::format;
use crate::model::{Message, TrainingPath};
use crate::vcs::{Author, ConfigScope, Git};

/// Where the demonstration goes unless the user says.
const FOLDER: &str = "parcours-demo";

/// The branch of the other centre.
const BRANCH: &str = "centre-sud";

/// The branch that is checked out at the end.
const OWN_BRANCH: &str = "centre-nord";

/// Who laid the commons out.
const FOUNDER: Author<'static> =
    Author { name: "S. Delattre", email: "s.delattre@cci-nord.example", day: "2026-10-19" };

/// `parcours demo`
pub(super) fn run(args: &Demo, session: &Session) -> Result<Outcome, Failure> {
    let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    prepare(&folder)?;
    let git = Git::in_new_folder(&folder);
    git.version()?;
    git.init("main")?;
    setup::prepare(&folder)?;
    for (name, text) in files::COMMONS {
        write(&folder, name, text)?;
    }
    git.commit_all(FOUNDER, "Le commun : charte, modules et fiches")?;
    write(&folder, files::PATH, files::PATH_TEXT)?;
    git.commit_all(FOUNDER, "Assistant commercial polyvalent, version 2.1")?;
    let story = Story::load();
    git.start_branch(BRANCH, "main")?;
    commit_all(&folder, &git, &story.south)?;
    git.start_branch(OWN_BRANCH, "main")?;
    commit_all(&folder, &git, &story.north)?;
    if !git.knows_author() {
        // Without a name git merges nothing; this one stays in the demonstration.
        git.set(ConfigScope::Local, "user.name", FOUNDER.name)?;
        git.set(ConfigScope::Local, "user.email", FOUNDER.email)?;
    }
    let command = |text: String| format!("  {}\n", paint(Style::Literal, &text));
    let place = shown(&folder);
    let say = |key: &str| session.text(&Message::new(key).with("folder", place.as_str()));
    session.print(&format!(
        "{}\n{}{}{}{}\n",
        say("demo-made"),
        command(format!("cd {} && git merge {BRANCH}", quoted(&folder))),
        command(format!("parcours resolve {}", files::PATH)),
        command("git log -p".to_owned()),
        say("demo-more"),
    ))?;
    Ok(Outcome::Clean)
}

/// Makes the folder, which must not hold anything.
fn prepare(folder: &Path) -> Result<(), Failure> {
    let refused = |error: std::io::Error| {
        let message = Message::new("cli-folder-failed").with("folder", shown(folder));
        Failure::from(message.with("reason", error.to_string()))
    };
    std::fs::create_dir_all(folder).map_err(refused)?;
    if std::fs::read_dir(folder).map_err(refused)?.next().is_some() {
        return Err(Message::new("demo-not-empty").with("folder", shown(folder)).into());
    }
    Ok(())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    let file = folder.join(name);
    let refused = |error: std::io::Error| {
        let message = Message::new("cli-folder-failed").with("folder", shown(&file));
        Failure::from(message.with("reason", error.to_string()))
    };
    if let Some(above) = file.parent() {
        std::fs::create_dir_all(above).map_err(refused)?;
    }
    // Nothing stands there and nothing depends on it: a plain write will do.
    std::fs::write(&file, text).map_err(refused)
}

/// Writes and commits what a centre did, one commit after the other.
fn commit_all(folder: &Path, git: &Git, commits: &[StoryCommit]) -> Result<(), Failure> {
    let mut path: TrainingPath = format::read(files::PATH_TEXT).map_err(|error| {
        let input = input::InputText {
            name: files::PATH.to_owned(),
            text: files::PATH_TEXT.to_owned(),
            loaded: None,
        };
        input::refused(input, error)
    })?;
    for commit in commits {
        commit.apply(&mut path);
        write(folder, files::PATH, &format::write(&path))?;
        let author = Author { name: &commit.name, email: &commit.email, day: &commit.day };
        git.commit_all(author, &commit.subject)?;
    }
    Ok(())
}

/// A folder as it is typed in a shell.
fn quoted(folder: &Path) -> String {
    let name = shown(folder);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if name.chars().all(plain) { name } else { format!("'{}'", name.replace('\'', "'\\''")) }
}
