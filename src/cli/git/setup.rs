//! `parcours git install` and `uninstall`: what git is told about the program, and taken back.
//!
//! Owns the plan: what is there, what should be, and the steps between. Both commands can be run any
//! number of times; a step that is done already is none.

use std::path::{Path, PathBuf};

use crate::cli::Outcome;
use crate::cli::args::GitSetUp;
use crate::cli::session::{Failure, Session, shown};
use crate::model::Message;
use crate::store::{self, DiskFs, Identity, LoadError};
use crate::vcs::{self, Git, Repository, Scope, VcsError, drivers};

/// One step.
enum Step {
    /// A setting gets this value.
    Set(&'static str, String),
    /// A setting goes.
    Unset(&'static str),
    /// A file of attributes gets this text.
    Write(PathBuf, Option<Identity>, String),
    /// A file of attributes in which nothing is left goes.
    Remove(PathBuf),
}

/// Where the settings go.
struct Place {
    git: Git,
    scope: Scope,
    attributes: Option<PathBuf>,
}

/// A file of attributes.
struct Attributes {
    path: PathBuf,
    /// The version that was read.
    identity: Option<Identity>,
    text: String,
}

impl Place {
    fn of(args: &GitSetUp) -> Result<Self, VcsError> {
        let here = Path::new(".");
        if args.global {
            let git = Git::in_folder(here);
            let attributes = git.user_attributes()?;
            return Ok(Self { git, scope: Scope::Global, attributes });
        }
        let repository = Repository::around(here)?;
        let attributes = Some(repository.top().join(".gitattributes"));
        Ok(Self { git: Git::in_folder(repository.top()), scope: Scope::Local, attributes })
    }

    /// The file of attributes, empty where there is none; nothing where there is no place for it.
    fn attributes(&self) -> Result<Option<Attributes>, Failure> {
        let Some(path) = self.attributes.clone() else { return Ok(None) };
        match store::load(&DiskFs, &path, 1 << 20) {
            Ok(loaded) => Ok(Some(Attributes { path, identity: Some(loaded.identity), text: loaded.text })),
            Err(LoadError::Missing { .. }) => {
                Ok(Some(Attributes { path, identity: None, text: String::new() }))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn plan_install(&self) -> Result<Vec<Step>, Failure> {
        let mut steps = Vec::new();
        for (key, value) in drivers::settings(&own_name()) {
            if self.git.setting(self.scope, key)?.as_deref() != Some(&*value) {
                steps.push(Step::Set(key, value));
            }
        }
        if let Some(Attributes { path, identity, text }) = self.attributes()?
            && let Some(text) = drivers::with_attributes(&text)
        {
            steps.push(Step::Write(path, identity, text));
        }
        Ok(steps)
    }

    fn plan_uninstall(&self) -> Result<Vec<Step>, Failure> {
        let mut steps = Vec::new();
        // Attributes first: without the settings they would name a driver that nobody knows.
        if let Some(Attributes { path, identity, text }) = self.attributes()?
            && let Some(text) = drivers::without_attributes(&text)
        {
            let empty = text.trim().is_empty();
            steps.push(if empty { Step::Remove(path) } else { Step::Write(path, identity, text) });
        }
        for (key, _) in drivers::settings(&own_name()) {
            if self.git.setting(self.scope, key)?.is_some() {
                steps.push(Step::Unset(key));
            }
        }
        Ok(steps)
    }

    fn take(&self, step: &Step) -> Result<(), Failure> {
        match step {
            Step::Set(key, value) => self.git.set(self.scope, key, value)?,
            Step::Unset(key) => self.git.unset(self.scope, key)?,
            Step::Write(path, identity, text) => write(path, identity.as_ref(), text)?,
            Step::Remove(path) => std::fs::remove_file(path)
                .map_err(|source| Failure::from(LoadError::Failed { path: path.clone(), source }))?,
        }
        Ok(())
    }
}

impl From<VcsError> for Failure {
    fn from(error: VcsError) -> Self {
        error.message().into()
    }
}

fn write(path: &Path, identity: Option<&Identity>, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| {
            let message = Message::new("cli-folder-failed").with("folder", shown(folder));
            Failure::from(message.with("reason", error.to_string()))
        })?;
    }
    store::save(&DiskFs, path, text.as_bytes(), identity, store::state_dir().as_deref())?;
    Ok(())
}

/// What a shell of git should run: the name, where that leads to this program, else where it stands.
pub(super) fn own_name() -> String {
    let own = std::env::current_exe().and_then(|path| path.canonicalize());
    let named = vcs::program(drivers::DRIVER).and_then(|path| path.canonicalize().ok());
    match own {
        Ok(own) if named.as_ref() != Some(&own) => {
            // git's shell on Windows reads forward slashes.
            own.to_string_lossy().replace('\\', std::path::MAIN_SEPARATOR_STR)
        }
        _ => drivers::DRIVER.to_owned(),
    }
}

/// `parcours git install`
pub(super) fn install(args: &GitSetUp, session: &Session) -> Result<Outcome, Failure> {
    let place = Place::of(args)?;
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
    let place = Place::of(args)?;
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
    let repository = Repository::around(folder)?;
    let attributes = Some(repository.top().join(".gitattributes"));
    let place = Place { git: Git::in_folder(repository.top()), scope: Scope::Local, attributes };
    place.plan_install()?.iter().try_for_each(|step| place.take(step))
}

fn run(place: &Place, steps: &[Step], dry: bool, session: &Session) -> Result<(), Failure> {
    for step in steps {
        if !dry {
            place.take(step)?;
        }
        let scope = match place.scope {
            Scope::Local => "--local",
            Scope::Global => "--global",
        };
        let line = match step {
            Step::Set(key, value) => format!("git config {scope} {key} {value}"),
            Step::Unset(key) => format!("git config {scope} --unset-all {key}"),
            Step::Write(path, ..) => session.text(&Message::new("git-step-write").with("file", shown(path))),
            Step::Remove(path) => session.text(&Message::new("git-step-remove").with("file", shown(path))),
        };
        session.print(&format!("{line}\n"))?;
    }
    Ok(())
}
