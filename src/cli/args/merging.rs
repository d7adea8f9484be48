//! What may be typed behind `merge`, `resolve`, `git` and the names by which git calls the program.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

use crate::cli::choices::{ReportFormat, TextOrJson};

/// `merge`
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools)] // each is a flag of its own
pub struct MergeArgs {
    /// One version.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub left: PathBuf,
    /// The other version.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub right: PathBuf,
    /// The version that both were made from; looked for unless given.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "no_base")]
    pub base: Option<PathBuf>,
    /// Look for no common version.
    #[arg(long)]
    pub no_base: bool,
    /// Where the result goes.
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Open the result, with what was asked and what was decided.
    #[arg(long, requires = "output", conflicts_with_all = ["explain", "format"])]
    pub open: bool,
    /// Only tell what would happen.
    #[arg(long, conflicts_with = "output")]
    pub dry_run: bool,
    /// What to call the first version.
    #[arg(long, value_name = "NAME")]
    pub label_left: Option<String>,
    /// What to call the second version.
    #[arg(long, value_name = "NAME")]
    pub label_right: Option<String>,
    /// Tell what became of the changes at a place.
    #[arg(long, value_name = "CHANGE")]
    pub explain: Option<String>,
    /// How the report is printed.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

/// `resolve`
#[derive(Debug, clap::Args)]
pub struct Resolve {
    /// The file with open questions; those of an unfinished merge are listed without it.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// List what is open.
    #[arg(long)]
    pub list: bool,
    /// Answer a question.
    #[arg(long, value_name = "ANSWER")]
    pub take: Vec<String>,
    /// Answer every question that has this option.
    #[arg(long, value_name = "OPTION")]
    pub take_all: Option<String>,
    /// Write what is open between git's markers, for other tools.
    #[arg(long, conflicts_with_all = ["take", "take_all", "list"])]
    pub markers: bool,
    /// Tell git once nothing is open.
    #[arg(long)]
    pub add: bool,
    /// How the list is printed.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TextOrJson,
}

/// `git`
#[derive(Debug, clap::Args)]
pub struct GitArgs {
    /// What of it.
    #[command(subcommand)]
    pub command: GitCommand,
}

/// What can be done with git.
#[derive(Debug, Clone, Subcommand)]
#[allow(missing_docs)] // the names and the words say it
pub enum GitCommand {
    #[command(alias = "installer")]
    Install(GitSetUp),
    #[command(alias = "desinstaller", alias = "désinstaller")]
    Uninstall(GitSetUp),
    #[command(alias = "etat", alias = "état")]
    Status,
}

/// `git install`, `git uninstall`
#[derive(Debug, Clone, clap::Args)]
pub struct GitSetUp {
    /// For the repository around the current folder, which is the default.
    #[arg(long, conflicts_with = "global")]
    pub local: bool,
    /// For every repository of this user.
    #[arg(long)]
    pub global: bool,
    /// Only tell what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// `doctor`
#[derive(Debug, clap::Args)]
pub struct Doctor {}

/// `merge-driver`
#[derive(Debug, clap::Args)]
pub struct MergeDriver {
    /// `%O`, the common version.
    #[arg(value_name = "BASE")]
    pub base: PathBuf,
    /// `%A`, one version, and where the result goes.
    #[arg(value_name = "LEFT")]
    pub left: PathBuf,
    /// `%B`, the other version.
    #[arg(value_name = "RIGHT")]
    pub right: PathBuf,
    /// `%L`, how long markers are.
    #[arg(value_name = "SIZE")]
    pub size: Option<OsString>,
    /// `%P`, the name of the file.
    #[arg(value_name = "FILE")]
    pub name: Option<OsString>,
    /// `%S`, what the common version is called.
    #[arg(value_name = "NAME")]
    pub label_base: Option<OsString>,
    /// `%X`, what the first version is called.
    #[arg(value_name = "NAME")]
    pub label_left: Option<OsString>,
    /// `%Y`, what the second version is called.
    #[arg(value_name = "NAME")]
    pub label_right: Option<OsString>,
}

/// `diff-driver`
#[derive(Debug, clap::Args)]
pub struct DiffDriver {
    /// What git says: name, old file, its id and mode, new file, its id and mode.
    #[arg(value_name = "FILE", required = true, num_args = 1..=9, allow_hyphen_values = true)]
    pub args: Vec<OsString>,
}

/// `textconv`
#[derive(Debug, clap::Args)]
pub struct Textconv {
    /// The file to read.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}

/// `demo`
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Where; `parcours-demo` unless given.
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
}
