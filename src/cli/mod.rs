//! The command line: arguments in, text and exit codes out.
//!
//! Owns what the commands are called, how they are documented, in which language they speak, what
//! goes to standard output and what to standard error, colours, and exit codes: `docs/commands.md`
//! is generated from here. Does not own any judgement or any format: a command reads a file, calls
//! the part that knows, and prints what it says. Nothing quoted from a file reaches a terminal raw:
//! messages make their arguments visible, and all that is printed passes [`gate`].

pub mod args;
mod check;
pub mod choices;
mod completions;
mod config;
mod demo;
mod diff;
mod explain;
mod export;
mod failure;
mod fmt;
mod gate;
mod git;
mod help;
mod import;
mod init;
mod input;
pub mod keys;
mod language;
mod log_file;
mod man;
mod markup;
mod merge;
mod new;
mod open;
mod output;
#[cfg(feature = "testing")]
pub mod reference;
mod resolve;
mod schema;
mod session;
mod show;
mod snippet;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Args, CliCommand};
use config::settings::Settings;
use session::{Failure, Session};

use crate::i18n::Lang;

/// What a command ends with, as scripts read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing to say.
    Clean,
    /// What was asked about is not so: findings, a file that is not in canonical form.
    Found,
    /// Something could not be done.
    Trouble,
    /// git must not go on: what it would take for a result is none.
    Stop,
    /// A signal of this number ended the workspace.
    Signal(i32),
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Trouble => 2,
            // Above 128, git gives the merge up and leaves everything as it was.
            Outcome::Stop => 129,
            // As a shell says it.
            Outcome::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        })
    }
}

/// What a shell says of a program that ended because nobody read its output any more: 128 and the
/// number of SIGPIPE. Nothing is printed.
const CLOSED_PIPE: u8 = 141;

/// Runs the program with these arguments, the first of which is its name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Only a file size limit would then end the process in the middle of a save.
    let _prepared = crate::store::prepare_process();
    // What git calls by mistake must not look like a merge with questions.
    let for_git = arguments.get(1).is_some_and(|name| name == "merge-driver");
    let settings = Settings::load();
    let (lang, _) = language::choose(language::asked(&arguments), &settings);
    match parsed(arguments, lang) {
        Ok(args) => {
            let mut session = Session::new(&args.global, settings);
            if let Some(path) = &args.global.log
                && let Err(why) = log_file::start(path)
            {
                return finish(&session, Err(why));
            }
            if let Some(CliCommand::DiffDriver(_)) = args.command {
                session.colour_as(&crate::vcs::Caller::find());
            }
            session.report_config_errors(&session.settings.errors);
            finish(&session, run(args, &session))
        }
        Err(error) => {
            let session = Session::plain(lang, &settings);
            let outcome = usage::report(&error, &session);
            let stop = for_git && matches!(outcome, Ok(Outcome::Trouble));
            finish(&session, if stop { Ok(Outcome::Stop) } else { outcome })
        }
    }
}

/// Reads the arguments. All the words of the command tree are looked up only for somebody who is told some of
/// them: they would take a quarter of the time until the first picture.
fn parsed(arguments: Vec<OsString>, lang: Lang) -> Result<Args, clap::Error> {
    let read = |mut tree: clap::Command, arguments: Vec<OsString>| {
        let matches = tree.try_get_matches_from_mut(arguments)?;
        Args::from_arg_matches(&matches)
    };
    read(Args::command(), arguments.clone())
        .or_else(|_| read(help::localised(Args::command(), lang), arguments))
}

fn finish(session: &Session, result: Result<Outcome, Failure>) -> ExitCode {
    match result {
        Ok(outcome) => outcome.into(),
        Err(Failure::ClosedPipe) => ExitCode::from(CLOSED_PIPE),
        Err(failure) => {
            log::error!("{}", failure.name());
            session.tell_failure(&failure);
            Outcome::Trouble.into()
        }
    }
}

fn run(args: Args, session: &Session) -> Result<Outcome, Failure> {
    let Some(command) = args.command else { return open::run(args.file.as_deref(), session) };
    if let Some(file) = args.file {
        return Err(usage::file_before_command(&file));
    }
    match command {
        CliCommand::Check(args) => check::run(&args, session),
        CliCommand::Show(args) => show::run(&args, session),
        CliCommand::Fmt(args) => fmt::run(&args, session),
        CliCommand::New(args) => new::run(&args, session),
        CliCommand::Init(args) => init::run(&args, session),
        CliCommand::Import(args) => import::run(&args, session),
        CliCommand::Diff(args) => diff::run(&args, session),
        CliCommand::Merge(args) => merge::run(&args, session),
        CliCommand::Resolve(args) => resolve::run(&args, session),
        CliCommand::Export(args) => export::run(&args, session),
        CliCommand::Explain(args) => explain::run(&args, session),
        CliCommand::Config(args) => config::run(&args, session),
        CliCommand::Schema(args) => schema::run(&args, session),
        CliCommand::Completions(args) => completions::run(&args, session),
        CliCommand::Demo(args) => demo::run(&args, session),
        CliCommand::Git(args) => git::run(&args, session),
        CliCommand::Doctor(_) => git::doctor(session),
        CliCommand::MergeDriver(args) => Ok(git::merge_driver(&args, session)),
        CliCommand::DiffDriver(args) => git::diff_driver(&args, session),
        CliCommand::Textconv(args) => git::textconv(&args, session),
        CliCommand::Man(args) => man::run(&args, session),
        CliCommand::Help(args) => help::run(&args, session),
    }
}

#[cfg(test)]
mod tests;
