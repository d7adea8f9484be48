//! What is wrong with what was typed, in the user's language.

use std::path::Path;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Outcome;
use super::args::Args;
use super::session::{Failure, Session, shown};
use crate::model::Message;

/// Prints help and version where those were asked for; else says what is wrong, what was perhaps
/// meant, and how the command is used.
pub(super) fn report(error: &clap::Error, session: &Session) -> Result<Outcome, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            session.print(&error.render().ansi().to_string())?;
            return Ok(Outcome::Clean);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            session.tell(&error.render().ansi().to_string());
            return Ok(Outcome::Trouble);
        }
        _ => {}
    }
    session.problem(&message(error));
    if let Some(meant) = suggestion(error) {
        session
            .tell(&format!("{}\n", session.text(&Message::new("cli-usage-suggestion").with("meant", meant))));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim().strip_prefix("Usage:").unwrap_or(&usage).trim().to_owned();
        let heading = session.lang.word("cli-heading-usage");
        session.tell(&format!("\n{heading} {usage}\n"));
    }
    session.tell(&format!("{}\n", session.text(&Message::new("cli-usage-help"))));
    Ok(Outcome::Trouble)
}

fn message(error: &clap::Error) -> Message {
    let argument = || texts(error, ContextKind::InvalidArg).join(", ");
    let value = || texts(error, ContextKind::InvalidValue).join(", ");
    let valid = || texts(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => Message::new("cli-usage-unknown-argument").with("argument", argument()),
        ErrorKind::InvalidSubcommand => Message::new("cli-usage-unknown-command")
            .with("name", texts(error, ContextKind::InvalidSubcommand).join(" ")),
        ErrorKind::InvalidValue if value().is_empty() => {
            Message::new("cli-usage-no-value").with("argument", argument())
        }
        ErrorKind::InvalidValue if !valid().is_empty() => Message::new("cli-usage-not-one-of")
            .with("value", value())
            .with("argument", argument())
            .with("values", valid().join(", ")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::new("cli-usage-bad-value").with("value", value()).with("argument", argument())
        }
        ErrorKind::MissingRequiredArgument => Message::new("cli-usage-missing").with("argument", argument()),
        ErrorKind::ArgumentConflict => Message::new("cli-usage-conflict")
            .with("argument", argument())
            .with("other", texts(error, ContextKind::PriorArg).join(", ")),
        ErrorKind::MissingSubcommand => Message::new("cli-usage-no-command"),
        ErrorKind::InvalidUtf8 => Message::new("cli-usage-not-text"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Message::new("cli-usage-values").with("argument", argument())
        }
        ErrorKind::NoEquals => Message::new("cli-usage-no-value").with("argument", argument()),
        _ => Message::new("cli-usage-other").with("text", error.to_string()),
    }
}

fn suggestion(error: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(|kind| texts(error, kind))
        .next()
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// A command that does not exist, and the one that was perhaps meant.
pub(super) fn unknown_command(name: &str) -> Failure {
    let message = match nearest_command(name) {
        Some(meant) => Message::new("cli-usage-unknown-command-near").with("meant", meant),
        None => Message::new("cli-usage-unknown-command"),
    };
    message.with("name", name).into()
}

/// The command whose name, French or English, is most like this one.
pub(super) fn nearest_command(name: &str) -> Option<String> {
    const LIKE_ENOUGH: f64 = 0.8;
    let tree = Args::command();
    let names =
        tree.get_subcommands().flat_map(|sub| std::iter::once(sub.get_name()).chain(sub.get_all_aliases()));
    let near =
        names.map(|known| (strsim::jaro(name, known), known)).filter(|(likeness, _)| *likeness > LIKE_ENOUGH);
    near.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, known)| known.to_owned())
}

/// A file before a command: one of the two was not meant.
pub(super) fn file_before_command(file: &Path) -> Failure {
    Message::new("cli-usage-file-before-command").with("file", shown(file)).into()
}
