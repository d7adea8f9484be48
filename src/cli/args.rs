//! What may be typed: the commands and their options, declared once.
//!
//! Parsing, help, completions, manual pages and `docs/commands.md` all come from here. The words
//! are in `i18n` (area `cli`), under the ids of commands and arguments: see [`super::help`]. The doc
//! comments are for those who read the code.

use std::path::PathBuf;

mod merging;

use clap::{ArgAction, Parser, Subcommand, ValueHint};

use super::choices::{
    AudienceName, DiffFormat, DirectionChoice, ExportFormat, ImportSource, LangName, ProfileName,
    ReportFormat, SchemaName, SeverityName, ShowPage, StagesChoice, TextOrJson, ThemeName, When,
};

pub use merging::{
    Demo, DiffDriver, Doctor, GitArgs, GitCommand, GitSetUp, MergeArgs, MergeDriver, Resolve, Textconv,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "parcours",
    version,
    propagate_version = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Args {
    /// The file or folder to open in the workspace.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub file: Option<PathBuf>,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; without it the workspace opens.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools)] // each is a flag of its own
pub struct Global {
    /// The language of help, messages and pages.
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangName>,
    /// When to colour.
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<When>,
    /// The size up to which files are read, in MiB.
    #[arg(long, global = true, value_name = "MIB", value_parser = clap::value_parser!(u32).range(1..))]
    pub max_size: Option<u32>,
    /// The theme of the workspace.
    #[arg(long, global = true, value_name = "THEME")]
    pub theme: Option<ThemeName>,
    /// Only signs that every terminal can show.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// The workspace line by line, for screen readers and slow links.
    #[arg(long, global = true)]
    pub plain: bool,
    /// A file to write down what the program does, for whoever looks for the cause of a trouble.
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub log: Option<PathBuf>,
    /// Say only what matters.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more.
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Version.
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    version: Option<bool>,
}

/// A command.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)] // the names and the words of `cli.ftl` say it
pub enum CliCommand {
    #[command(alias = "creer", alias = "créer")]
    Init(Init),
    #[command(alias = "nouveau")]
    New(New),
    #[command(alias = "verifier", alias = "vérifier")]
    Check(Check),
    #[command(alias = "montrer")]
    Show(Show),
    #[command(alias = "formater")]
    Fmt(Fmt),
    #[command(alias = "comparer")]
    Diff(Diff),
    #[command(alias = "fusionner")]
    Merge(MergeArgs),
    #[command(alias = "resoudre", alias = "résoudre")]
    Resolve(Resolve),
    #[command(alias = "exporter")]
    Export(Export),
    #[command(alias = "importer")]
    Import(ImportArgs),
    #[command(alias = "expliquer")]
    Explain(Explain),
    #[command(alias = "configuration")]
    Config(Config),
    Schema(Schema),
    Completions(Completions),
    #[command(alias = "démo")]
    Demo(Demo),
    Git(GitArgs),
    #[command(alias = "diagnostic")]
    Doctor(Doctor),
    MergeDriver(MergeDriver),
    DiffDriver(DiffDriver),
    #[command(alias = "lire")]
    Textconv(Textconv),
    #[command(alias = "manuel")]
    Man(Man),
    #[command(alias = "aide")]
    Help(Help),
}

/// `init`
#[derive(Debug, clap::Args)]
pub struct Init {
    /// Where; the current folder unless given.
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
    /// What the commons is called.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
}

/// `new`
#[derive(Debug, clap::Args)]
pub struct New {
    /// The file to create.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// What the path is called.
    #[arg(long, value_name = "TITLE")]
    pub title: String,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
}

/// `check`
#[derive(Debug, clap::Args)]
pub struct Check {
    /// What to judge.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    /// Which sets of rules.
    #[arg(long, value_name = "PROFILES", value_delimiter = ',')]
    pub profile: Option<Vec<ProfileName>>,
    /// From which severity on the exit code is 1.
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<SeverityName>,
    /// How to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

/// `show`
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The path to show.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Which page.
    #[arg(long = "as", value_name = "PAGE", default_value = "outline")]
    pub page: ShowPage,
    /// Leave out prerequisites that follow from others.
    #[arg(long)]
    pub reduce: bool,
    /// Which way the picture runs.
    #[arg(long, value_name = "DIRECTION", default_value = "right")]
    pub towards: DirectionChoice,
    /// What stages mean for the picture.
    #[arg(long, value_name = "STAGES", default_value = "lanes")]
    pub stages: StagesChoice,
    /// How to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TextOrJson,
}

/// `fmt`
#[derive(Debug, clap::Args)]
pub struct Fmt {
    /// The files to bring into canonical form.
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Only tell which are not.
    #[arg(long)]
    pub check: bool,
}

/// `diff`
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The version before.
    #[arg(value_name = "BEFORE", value_hint = ValueHint::FilePath)]
    pub before: PathBuf,
    /// The version now.
    #[arg(value_name = "AFTER", value_hint = ValueHint::FilePath)]
    pub after: PathBuf,
    /// How to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: DiffFormat,
    /// Join modules without a common id by code and title.
    #[arg(long)]
    pub guess: bool,
    /// Where to.
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
}

/// `export`
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The path to hand out.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// In which form.
    #[arg(long, value_name = "FORMAT")]
    pub to: ExportFormat,
    /// For whom.
    #[arg(long = "for", value_name = "AUDIENCE", default_value = "centre")]
    pub audience: AudienceName,
    /// Where to.
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
}

/// `import`
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The foreign file.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// What it is.
    #[arg(long, value_name = "SOURCE", default_value = "csv")]
    pub from: ImportSource,
    /// Where the path goes.
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// How the report is printed.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TextOrJson,
    /// The sign between cells.
    #[arg(long, value_name = "SIGN")]
    pub separator: Option<char>,
    /// The encoding of the file.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The sheet of a workbook.
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// What a column holds, as `HEADER=ROLE`.
    #[arg(long = "column", value_name = "COLUMN")]
    pub columns: Vec<String>,
    /// A saved mapping.
    #[arg(long, value_name = "MAPPING", value_hint = ValueHint::FilePath)]
    pub mapping: Option<PathBuf>,
    /// Where the mapping goes.
    #[arg(long, value_name = "MAPPING", value_hint = ValueHint::FilePath)]
    pub save_mapping: Option<PathBuf>,
    /// Show the columns and make nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `explain`
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The code; all are listed without it.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `config`
#[derive(Debug, clap::Args)]
pub struct Config {
    /// What of it.
    #[command(subcommand)]
    pub command: ConfigCommand,
}

/// What can be asked of the configuration.
#[derive(Debug, Clone, Subcommand)]
pub enum ConfigCommand {
    /// Where its file is.
    Path,
    /// The keys of the workspace, as a file to start from.
    #[command(alias = "touches")]
    Keymap,
    /// A theme of the workspace, as a file to start from.
    Theme {
        /// Which.
        #[arg(value_name = "THEME")]
        name: Option<ThemeName>,
    },
    /// What is in force.
    Show {
        /// Say where each setting comes from.
        #[arg(long)]
        origin: bool,
    },
}

/// `schema`
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// Of what; all are listed without it.
    #[arg(value_name = "NAME")]
    pub name: Option<SchemaName>,
}

/// `completions`
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// For which shell.
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// `man`
#[derive(Debug, clap::Args)]
pub struct Man {
    /// The command whose page is printed.
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    pub command: Vec<String>,
    /// The folder into which all pages are written.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
}

/// `help`
#[derive(Debug, clap::Args)]
pub struct Help {
    /// The command that is explained.
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}
