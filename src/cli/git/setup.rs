//! `parcours git install` and `uninstall`: what git is told about the program, and taken back.
//!
//! Owns the plan: what is there, what should be, and the steps between. Both commands can be run any
//! number of times; a step that is done already is none.

use std::path::{Path, PathBuf};

use crate::cli::Outcome;
use crate::cli::args::GitSetUp;
use crate::cli::session::{Failure, Session, shown};
use crate::model::Message;
use crate::store::{self, DiskFs, FileIdentity, LoadError};
use crate::vcs::drivers::{self, Program};
use crate::vcs::{self, ConfigScope, Git, Repository, VcsError};

/// One step.
enum SetupStep {
    /// A setting gets this value.
    Set(&'static str, String),
    /// A setting goes.
    Unset(&'static str),
    /// A file of attributes gets this text.
    Write(PathBuf, Option<FileIdentity>, String),
    /// A file of attributes in which nothing is left goes.
    Remove(PathBuf),
}

/// Where the settings go.
struct SettingsPlace {
    git: Git,
    scope: ConfigScope,
    /// The files of attributes. In a repository there are two: one that is committed and shared, and one that holds for
    /// every branch of this clone, also for those older than the set-up.
    attributes: Vec<PathBuf>,
}

/// A file of attributes.
struct Attributes {
    path: PathBuf,
    /// The version that was read.
    identity: Option<FileIdentity>,
    text: String,
}

impl SettingsPlace {
    fn of(args: &GitSetUp) -> Result<Self, VcsError> {
        let here = Path::new(".");
        if args.global {
            let git = Git::in_folder(here);
            let attributes = git.user_attributes()?.into_iter().collect();
            return Ok(Self { git, scope: ConfigScope::Global, attributes });
        }
        Self::in_repository(&Repository::around(here)?)
    }

    fn in_repository(repository: &Repository) -> Result<Self, VcsError> {
        let shared = repository.top().join(".gitattributes");
        refuse_link_out(&shared, repository.top())?;
        let own = repository.common_folder().join("info").join("attributes");
        let git = Git::in_folder(repository.top());
        Ok(Self { git, scope: ConfigScope::Local, attributes: vec![shared, own] })
    }

    /// The files of attributes, empty where there is none.
    fn attributes(&self) -> Result<Vec<Attributes>, Failure> {
        let read = |path: &PathBuf| match store::load(&DiskFs, path, 1 << 20) {
            Ok(loaded) => {
                Ok(Attributes { path: path.clone(), identity: Some(loaded.identity), text: loaded.text })
            }
            Err(LoadError::Missing { .. }) => {
                Ok(Attributes { path: path.clone(), identity: None, text: String::new() })
            }
            Err(error) => Err(error.into()),
        };
        self.attributes.iter().map(read).collect()
    }

    fn plan_install(&self) -> Result<Vec<SetupStep>, Failure> {
        let mut steps = Vec::new();
        for (key, value) in drivers::settings(&own_program()) {
            if self.git.setting(self.scope, key)?.as_deref() != Some(&*value) {
                steps.push(SetupStep::Set(key, value));
            }
        }
        for Attributes { path, identity, text } in self.attributes()? {
            if let Some(text) = drivers::with_attributes(&text) {
                steps.push(SetupStep::Write(path, identity, text));
            }
        }
        Ok(steps)
    }

    fn plan_uninstall(&self) -> Result<Vec<SetupStep>, Failure> {
        let mut steps = Vec::new();
        // Attributes first: without the settings they would name a driver that nobody knows.
        for Attributes { path, identity, text } in self.attributes()? {
            if let Some(text) = drivers::without_attributes(&text) {
                let empty = text.trim().is_empty();
                steps.push(if empty {
                    SetupStep::Remove(path)
                } else {
                    SetupStep::Write(path, identity, text)
                });
            }
        }
        for (key, _) in drivers::settings(&own_program()) {
            if self.git.setting(self.scope, key)?.is_some() {
                steps.push(SetupStep::Unset(key));
            }
        }
        Ok(steps)
    }

    fn take(&self, step: &SetupStep) -> Result<(), Failure> {
        match step {
            SetupStep::Set(key, value) => self.git.set(self.scope, key, value)?,
            SetupStep::Unset(key) => self.git.unset(self.scope, key)?,
            SetupStep::Write(path, identity, text) => write(path, identity.as_ref(), text)?,
            SetupStep::Remove(path) => std::fs::remove_file(path)
                .map_err(|source| Failure::from(LoadError::Failed { path: path.clone(), source }))?,
        }
        Ok(())
    }
}

/// A repository may come from anybody: a file of attributes that is a link must not lead the program to write
/// outside of it.
fn refuse_link_out(path: &Path, top: &Path) -> Result<(), VcsError> {
    let is_link = path.symlink_metadata().is_ok_and(|found| found.is_symlink());
    let inside = path.canonicalize().is_ok_and(|target| target.starts_with(top));
    if is_link && !inside {
        return Err(VcsError::LeadsOut { file: path.to_path_buf() });
    }
    Ok(())
}

impl From<VcsError> for Failure {
    fn from(error: VcsError) -> Self {
        error.message().into()
    }
}

fn write(path: &Path, identity: Option<&FileIdentity>, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| {
            let message = Message::new("cli-folder-failed").with("folder", shown(folder));
            Failure::from(message.with("reason", error.to_string()))
        })?;
    }
    store::save(&DiskFs, path, text.as_bytes(), identity, store::state_dir().as_deref())?;
    Ok(())
}

/// How a shell of git finds this program: by its name, where that leads to it, and in any case by where it stands.
pub(super) fn own_program() -> Program {
    let own = std::env::current_exe().and_then(|path| path.canonicalize()).ok();
    let named = vcs::program(drivers::DRIVER).and_then(|path| path.canonicalize().ok());
    // git's shell on Windows reads forward slashes.
    let spelled = |path: &PathBuf| {
        let place = path.to_string_lossy();
        if cfg!(windows) { place.replace('\\', "/") } else { place.into_owned() }
    };
    let place = own.as_ref().map(spelled);
    match place {
        Some(place) if named != own => Program { name: place, place: None },
        place => Program { name: drivers::DRIVER.to_owned(), place },
    }
}

/// `parcours git install`
pub(super) fn install(args: &GitSetUp, session: &Session) -> Result<Outcome, Failure> {
    let place = SettingsPlace::of(args)?;
    let steps = place.plan_install()?;
    run(&place, &steps, args.dry_run, session)?;
    if steps.is_empty() {
        session.done(&Message::new("git-install-already"));
    } else if !args.dry_run {
        session.done(&Message::new("git-install-done"));
    }
    Ok(Outcome::Clean)
}

/// `parcours git uninstall`
pub(super) fn uninstall(args: &GitSetUp, session: &Session) -> Result<Outcome, Failure> {
    let place = SettingsPlace::of(args)?;
    let steps = place.plan_uninstall()?;
    run(&place, &steps, args.dry_run, session)?;
    if steps.is_empty() {
        session.done(&Message::new("git-uninstall-already"));
    } else if !args.dry_run {
        session.done(&Message::new("git-uninstall-done"));
    }
    Ok(Outcome::Clean)
}

/// Sets up the repository at a folder, quietly.
pub(in crate::cli) fn prepare(folder: &Path) -> Result<(), Failure> {
    let place = SettingsPlace::in_repository(&Repository::around(folder)?)?;
    place.plan_install()?.iter().try_for_each(|step| place.take(step))
}

fn run(place: &SettingsPlace, steps: &[SetupStep], dry: bool, session: &Session) -> Result<(), Failure> {
    for step in steps {
        if !dry {
            place.take(step)?;
        }
        let scope = match place.scope {
            ConfigScope::Local => "--local",
            ConfigScope::Global => "--global",
        };
        let line = match step {
            SetupStep::Set(key, value) => format!("git config {scope} {key} {value}"),
            SetupStep::Unset(key) => format!("git config {scope} --unset-all {key}"),
            SetupStep::Write(path, ..) => {
                session.text(&Message::new("git-step-write").with("file", shown(path)))
            }
            SetupStep::Remove(path) => {
                session.text(&Message::new("git-step-remove").with("file", shown(path)))
            }
        };
        session.print(&format!("{line}\n"))?;
    }
    Ok(())
}
