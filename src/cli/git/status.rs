//! `parcours git status` and `parcours doctor`: what is set up, what is not, and what to do.
//!
//! Owns the list of things that have to hold. Looks, and changes nothing.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::Path;

use super::setup::own_program;
use crate::cli::Outcome;
use crate::cli::markup::{Style, paint};
use crate::cli::session::{Failure, Session, shown};
use crate::format::FileKind;
use crate::model::Message;
use crate::store;
use crate::vcs::{self, ConfigScope, Git, GitVersion, Repository, VcsError, drivers};

/// The oldest git whose drivers know what the sides are called.
const OLDEST: GitVersion = GitVersion(2, 44);

/// Something that has to hold, or is worth knowing.
struct StatusLine {
    /// Whether it holds; nothing where nobody has to do anything.
    holds: Option<bool>,
    message: Message,
    /// What to do.
    help: Option<Message>,
}

impl StatusLine {
    fn good(message: Message) -> Self {
        Self { holds: Some(true), message, help: None }
    }

    fn known(message: Message) -> Self {
        Self { holds: None, message, help: None }
    }

    fn bad(message: Message, help: &str) -> Self {
        Self { holds: Some(false), message, help: Some(Message::new(help)) }
    }
}

/// `parcours git status`
pub(super) fn run(session: &Session) -> Result<Outcome, Failure> {
    tell(&git()?, session)
}

/// `parcours doctor`
pub(in crate::cli) fn doctor(session: &Session) -> Result<Outcome, Failure> {
    let mut findings = own();
    match git() {
        Ok(found) => findings.extend(found),
        // Everything but git works without it.
        Err(error) => findings.push(StatusLine::known(error.message())),
    }
    tell(&findings, session)
}

fn tell(findings: &[StatusLine], session: &Session) -> Result<Outcome, Failure> {
    let mut out = String::new();
    for finding in findings {
        let mark = match finding.holds {
            Some(true) => paint(Style::Come, "✓"),
            Some(false) => paint(Style::Error, "✗"),
            None => paint(Style::Note, "·"),
        };
        // Writing to a String can't fail.
        let _ = writeln!(out, "{mark} {}", session.text(&finding.message));
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "  → {}", session.text(help));
        }
    }
    session.print(&out)?;
    let bad = findings.iter().any(|finding| finding.holds == Some(false));
    Ok(if bad { Outcome::Found } else { Outcome::Clean })
}

/// The program itself.
fn own() -> Vec<StatusLine> {
    let mut found = vec![StatusLine::known(
        Message::new("git-doctor-program")
            .with("version", env!("CARGO_PKG_VERSION"))
            .with("file", std::env::current_exe().map(|path| shown(&path)).unwrap_or_default()),
    )];
    found.push(match store::state_dir() {
        None => StatusLine::bad(Message::new("git-doctor-no-state"), "git-doctor-no-state-help"),
        Some(folder) => {
            let writable = std::fs::create_dir_all(&folder).is_ok() && tempfile_in(&folder).is_ok();
            let name = shown(&folder);
            if writable {
                StatusLine::good(Message::new("git-doctor-state").with("folder", name))
            } else {
                let message = Message::new("git-doctor-state-closed").with("folder", name);
                StatusLine::bad(message, "git-doctor-no-state-help")
            }
        }
    });
    found
}

/// Creates and removes an empty file.
fn tempfile_in(folder: &Path) -> std::io::Result<()> {
    let path = folder.join(format!(".doctor.{}", std::process::id()));
    std::fs::OpenOptions::new().write(true).create_new(true).open(&path)?;
    std::fs::remove_file(path)
}

/// What git knows of the program, here.
fn git() -> Result<Vec<StatusLine>, VcsError> {
    let here = Path::new(".");
    let anywhere = Git::in_folder(here);
    let version = anywhere.version()?;
    let GitVersion(major, minor) = version;
    let message = Message::new("git-status-version").with("version", format!("{major}.{minor}"));
    let mut found = vec![if version >= OLDEST {
        StatusLine::good(message)
    } else {
        StatusLine { help: Some(Message::new("git-status-old")), ..StatusLine::known(message) }
    }];
    let repository = match Repository::around(here) {
        Ok(repository) => Some(repository),
        Err(VcsError::NoRepository { .. }) => None,
        Err(error) => return Err(error),
    };
    let git = if let Some(repository) = &repository {
        let top = Message::new("git-status-repository").with("folder", shown(repository.top()));
        found.push(StatusLine::known(top));
        Git::in_folder(repository.top())
    } else {
        found.push(StatusLine::known(Message::new("git-status-no-repository")));
        anywhere
    };
    let driver = settings(&git, repository.is_some(), &mut found)?;
    if let Some(driver) = &driver {
        found.push(program(driver));
    }
    if let Some(repository) = &repository {
        found.push(attributes(&git, driver.is_some())?);
        let open = repository.unmerged(None)?.len();
        if open > 0 {
            let message = Message::new("git-status-unmerged").with("count", open);
            found.push(StatusLine::bad(message, "git-status-unmerged-help"));
        }
    }
    Ok(found)
}

/// The settings; gives the line of the merge driver, where there is one.
fn settings(git: &Git, local: bool, found: &mut Vec<StatusLine>) -> Result<Option<String>, VcsError> {
    let value = |key: &str| {
        if local { git.effective(key) } else { git.setting(ConfigScope::Global, key) }
    };
    let wanted = drivers::settings(&own_program());
    let (mut missing, mut other) = (0, 0);
    let mut driver = None;
    for (key, wanted) in &wanted {
        let set = value(key)?;
        match &set {
            None => missing += 1,
            Some(set) if set != wanted => other += 1,
            Some(_) => {}
        }
        if *key == "merge.parcours.driver" {
            driver = set;
        }
    }
    found.push(match (missing, other) {
        (0, 0) => StatusLine::good(Message::new("git-status-settings")),
        (0, _) => StatusLine::bad(Message::new("git-status-settings-other"), "git-status-install"),
        _ => StatusLine::bad(Message::new("git-status-settings-missing"), "git-status-install"),
    });
    Ok(driver)
}

/// Whether the program of the line is there.
fn program(driver: &str) -> StatusLine {
    let words = drivers::programs_of(driver);
    let Some(word) = words.first().cloned() else {
        return StatusLine::bad(Message::new("git-status-settings-other"), "git-status-install");
    };
    if let Some(path) = words.iter().find_map(|word| vcs::program(word)) {
        return StatusLine::good(Message::new("git-status-program").with("file", shown(&path)));
    }
    StatusLine::bad(Message::new("git-status-no-program").with("program", word), "git-status-install")
}

/// Whether the files of a commons have the drivers.
fn attributes(git: &Git, known: bool) -> Result<StatusLine, VcsError> {
    let mut all = true;
    let mut any = false;
    for name in FileKind::ALL.map(|kind| kind.named("a")) {
        for value in git.attributes(OsStr::new(&name), &["merge", "diff"])? {
            let ours = value == drivers::DRIVER;
            all &= ours;
            any |= ours;
        }
    }
    Ok(match (all, any, known) {
        (true, _, true) => StatusLine::good(Message::new("git-status-attributes")),
        // git then merges line by line, without a word.
        (_, true, false) => {
            StatusLine::bad(Message::new("git-status-attributes-alone"), "git-status-install")
        }
        _ => StatusLine::bad(Message::new("git-status-no-attributes"), "git-status-install"),
    })
}
