//! One call of git.
//!
//! Owns the environment of every call. A repository may come from anybody: its configuration must
//! not get the program to start something (`core.fsmonitor`, hooks, a signature check, a fetch of
//! what is missing), and names of files are never taken for options or patterns.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::environment::Environment;
use super::error::VcsError;
use super::pipes;

/// The most that git may answer where nothing else is said, in bytes.
const MOST: u64 = 256 << 20;

/// Settings of a repository that would start a program, set to nothing.
const HARMLESS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "core.pager=cat",
    "log.showSignature=false",
    "credential.helper=",
    "protocol.allow=never",
];

/// git, in a folder.
#[derive(Debug, Clone)]
pub struct Git {
    folder: PathBuf,
    /// Settings of this call beside ours.
    settings: Vec<String>,
    environment: Environment,
}

/// The version of a git program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GitVersion(pub u32, pub u32);

/// What one call gave.
#[derive(Debug)]
pub(super) struct GitOutput {
    /// How it ended.
    pub(super) code: Option<i32>,
    /// What it printed.
    pub(super) out: Vec<u8>,
    /// What it said beside it.
    pub(super) err: String,
}

impl Git {
    /// git in this folder, for the repository that the folder is in.
    pub fn in_folder(folder: &Path) -> Self {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let environment = Environment::of_folder(folder);
        Self { folder: folder.to_path_buf(), settings: Vec::new(), environment }
    }

    /// git in a folder that is to become a repository of its own: whatever repository the program was started for
    /// has no part in it.
    pub fn in_new_folder(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), settings: Vec::new(), environment: Environment::Removed }
    }

    /// The same with these settings, as `key=value`.
    pub(super) fn with(&self, settings: &[&str]) -> Self {
        let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
        Self { settings, ..self.clone() }
    }

    /// The version of the program.
    ///
    /// # Errors
    /// There is none, or it can't be started.
    pub fn version(&self) -> Result<GitVersion, VcsError> {
        let line = self.line(&["version"])?;
        let mut numbers = line.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
        Ok(GitVersion(numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)))
    }

    /// The answer to a question that git may also refuse.
    pub(super) fn ask(&self, args: &[impl AsRef<OsStr>]) -> Result<GitOutput, VcsError> {
        self.start(args, None, MOST)
    }

    /// What git prints.
    pub(super) fn bytes(&self, args: &[impl AsRef<OsStr>]) -> Result<Vec<u8>, VcsError> {
        let answer = self.ask(args)?;
        if answer.code == Some(0) { Ok(answer.out) } else { Err(self.refusal(&name(args), &answer)) }
    }

    /// What git prints, as one line.
    pub(super) fn line(&self, args: &[impl AsRef<OsStr>]) -> Result<String, VcsError> {
        let mut text = String::from_utf8_lossy(&self.bytes(args)?).into_owned();
        text.truncate(text.trim_end_matches(['\n', '\r']).len());
        Ok(text)
    }

    /// A line, or nothing where git ends with 1, which it does where there is nothing.
    pub(super) fn maybe(&self, args: &[impl AsRef<OsStr>]) -> Result<Option<String>, VcsError> {
        let answer = self.ask(args)?;
        match answer.code {
            Some(0) => {
                let text = String::from_utf8_lossy(&answer.out);
                Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
            }
            Some(1) => Ok(None),
            _ => Err(self.refusal(&name(args), &answer)),
        }
    }

    /// What git answers to `input`, cut off behind `limit` bytes.
    pub(super) fn tell(
        &self,
        args: &[impl AsRef<OsStr>],
        input: &[u8],
        limit: u64,
    ) -> Result<Vec<u8>, VcsError> {
        let answer = self.start(args, Some(input), limit)?;
        match answer.code {
            Some(0) => Ok(answer.out),
            _ if answer.out.len() as u64 > limit => Ok(answer.out),
            _ => Err(self.refusal(&name(args), &answer)),
        }
    }

    /// Prints an object, of at most `limit` bytes; one byte more tells that it is larger.
    pub(super) fn object(&self, id: &str, limit: u64) -> Result<Vec<u8>, VcsError> {
        let args = ["cat-file", "blob", id];
        let answer = self.start(&args, None, limit)?;
        match answer.code {
            _ if answer.out.len() as u64 > limit => Err(VcsError::TooLarge { name: id.to_owned(), limit }),
            Some(0) => Ok(answer.out),
            _ => Err(self.refusal("cat-file", &answer)),
        }
    }

    /// Why git refused: two reasons are known, the others are told as git tells them.
    pub(super) fn refusal(&self, command: &str, answer: &GitOutput) -> VcsError {
        let folder = || self.folder.clone();
        if answer.err.contains("dubious ownership") {
            return VcsError::NotTrusted { folder: folder() };
        }
        if answer.err.contains("not a git repository") {
            return VcsError::NoRepository { folder: folder() };
        }
        let said: Vec<&str> =
            answer.err.lines().map(str::trim).filter(|line| !line.is_empty()).take(3).collect();
        let reason = match (said.is_empty(), answer.code) {
            (true, Some(code)) => code.to_string(),
            _ => said.join(" "),
        };
        VcsError::Refused { command: command.to_owned(), reason }
    }

    fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new("git");
        for setting in HARMLESS.iter().copied().chain(self.settings.iter().map(String::as_str)) {
            command.args(["-c", setting]);
        }
        command.args(["--no-pager", "--literal-pathspecs"]).args(args);
        self.environment.set(&mut command);
        command
            .current_dir(&self.folder)
            // What git says is read by the program: in one language, without traces.
            .env("LC_ALL", "C")
            .env_remove("LANGUAGE")
            .env_remove("GIT_TRACE")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            // Looking never takes a lock that somebody else waits for.
            .env("GIT_OPTIONAL_LOCKS", "0");
        command
    }

    fn start(
        &self,
        args: &[impl AsRef<OsStr>],
        input: Option<&[u8]>,
        limit: u64,
    ) -> Result<GitOutput, VcsError> {
        let silent = || VcsError::Silent { command: name(args), seconds: pipes::limit().as_secs() };
        // A git that hangs would hang again: asked ten questions, it would take ten times the limit.
        if HANGS.load(Ordering::Relaxed) {
            return Err(silent());
        }
        let output =
            pipes::run(&mut self.command(args), input, limit).map_err(|source| match source.kind() {
                // The folder may be what is missing, and the system says the same.
                io::ErrorKind::NotFound if self.folder.is_dir() => VcsError::NoGit,
                io::ErrorKind::TimedOut => {
                    HANGS.store(true, Ordering::Relaxed);
                    silent()
                }
                _ => VcsError::Failed { command: name(args), source },
            })?;
        log::debug!("git {}: {}", name(args), output.status);
        let err = String::from_utf8_lossy(&output.err).into_owned();
        Ok(GitOutput { code: output.status.code(), out: output.out, err })
    }
}

/// Whether git was silent for too long once.
static HANGS: AtomicBool = AtomicBool::new(false);

/// What is asked of git, for messages.
fn name(args: &[impl AsRef<OsStr>]) -> String {
    args.first().map(|arg| arg.as_ref().to_string_lossy().into_owned()).unwrap_or_default()
}
