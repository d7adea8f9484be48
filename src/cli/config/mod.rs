//! The configuration of this user: `config.ron`, and the command that shows it.
//!
//! Its keys are the names of long options, its values what one would type behind them:
//! `{"lang": "fr", "profile": "base,qualiopi"}`. A wrong entry is reported with its place, and the others
//! are valid. Without the file everything is at its default.

mod file;
mod look;
pub(super) mod settings;

use std::fmt::Write as _;

use clap::ValueEnum;

pub(super) use self::look::look;
use self::settings::Origin;
use super::Outcome;
use super::args::{Config, ConfigCommand};
use super::choices::ProfileName;
use super::session::{Failure, Session, shown};
use crate::model::Message;

/// `parcours config`
pub(super) fn run(args: &Config, session: &Session) -> Result<Outcome, Failure> {
    match args.command {
        ConfigCommand::Path => match &session.settings.path {
            Some(path) => session.print(&format!("{}\n", shown(path)))?,
            None => return Err(Message::new("cli-config-no-home").into()),
        },
        ConfigCommand::Keymap => session.print(&look::keymap_page(session.lang))?,
        ConfigCommand::Theme { name } => {
            session.print(&look::theme_page(name.unwrap_or(session.screen.theme), session.lang))?;
        }
        ConfigCommand::Show { origin } => session.print(&page(session, origin))?,
    }
    Ok(Outcome::Clean)
}

fn page(session: &Session, origin: bool) -> String {
    let settings = &session.settings;
    let from_file = |is: bool| if is { Origin::File } else { Origin::Default };
    let profiles = settings.profile.as_deref().unwrap_or(&[ProfileName::Base]);
    let rows = [
        ("lang", session.lang.tag().to_owned(), session.lang_origin),
        ("color", name_text(&session.color), session.color_origin),
        (
            "profile",
            profiles.iter().map(name_text).collect::<Vec<_>>().join(","),
            from_file(settings.profile.is_some()),
        ),
        ("fail-on", name_text(&settings.fail_on.unwrap_or_default()), from_file(settings.fail_on.is_some())),
        ("max-size", (session.limit >> 20).to_string(), session.limit_origin),
        ("theme", name_text(&session.screen.theme), session.screen.theme_origin),
        ("ascii", yes_no_text(session.screen.ascii), session.screen.ascii_origin),
        ("mouse", yes_no_text(settings.mouse.unwrap_or(true)), from_file(settings.mouse.is_some())),
        ("plain", yes_no_text(session.screen.plain), session.screen.plain_origin),
    ];
    let mut text = String::from("{\n");
    for (key, value, from) in rows {
        let comment = if origin { format!(" // {}", session.text(&from.message())) } else { String::new() };
        // Writing to a String can’t fail.
        let _ = writeln!(text, "    \"{key}\": \"{value}\",{comment}");
    }
    text.push_str("}\n");
    text
}

fn yes_no_text(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn name_text(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
