//! The configuration of this user: `config.ron`, and the command that shows it.
//!
//! Its keys are the names of long options, its values what one would type behind them:
//! `{"lang": "fr", "profile": "base,qualiopi"}`. A wrong entry is reported with its place, and the others
//! are valid. Without the file everything is at its default.

mod file;
mod look;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;
use directories::ProjectDirs;
use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer, Unexpected};
use serde::{Deserialize, Deserializer};

use self::file::ConfigFile;
pub(super) use self::look::look;
use super::Outcome;
use super::args::{Config, ConfigCommand};
use super::choices::{LangName, ProfileName, SeverityName, ThemeName, When};
use super::session::{Failure, Session, shown};
use crate::format::RON_NUMBER;
use crate::model::Message;

/// The variable that names the folder of the configuration, for tests and for unusual homes.
const FOLDER_VARIABLE: &str = "PARCOURS_CONFIG_DIR";

/// What decided a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Origin {
    /// An argument.
    Argument,
    /// The configuration.
    File,
    /// This variable of the environment.
    Variable(&'static str),
    /// The locale.
    Locale,
    /// Nothing.
    #[default]
    Default,
}

impl Origin {
    fn message(self) -> Message {
        match self {
            Self::Argument => Message::new("cli-origin-argument"),
            Self::File => Message::new("cli-origin-file"),
            Self::Variable(name) => Message::new("cli-origin-variable").with("name", name),
            Self::Locale => Message::new("cli-origin-locale"),
            Self::Default => Message::new("cli-origin-default"),
        }
    }
}

/// The configuration as it was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Settings {
    /// Where the file is, or would be; none where the user has no home.
    #[serde(skip)]
    pub(crate) path: Option<PathBuf>,
    /// The language of everything said.
    #[serde(deserialize_with = "name")]
    pub(crate) lang: Option<LangName>,
    /// When to colour.
    #[serde(deserialize_with = "name")]
    pub(crate) color: Option<When>,
    /// The sets of rules to check by.
    #[serde(deserialize_with = "names")]
    pub(crate) profile: Option<Vec<ProfileName>>,
    /// From which severity on `check` fails.
    #[serde(deserialize_with = "name")]
    pub(crate) fail_on: Option<SeverityName>,
    /// The size up to which files are read, in MiB; not 0.
    #[serde(deserialize_with = "size")]
    pub(crate) max_size: Option<u32>,
    /// The theme of the workspace.
    #[serde(deserialize_with = "name")]
    pub(crate) theme: Option<ThemeName>,
    /// Only signs that every terminal can show.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) ascii: Option<bool>,
    /// Whether the mouse is used.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) mouse: Option<bool>,
    /// Line by line, for screen readers and slow links.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) plain: Option<bool>,
    /// What is wrong with the file.
    #[serde(skip)]
    pub(crate) errors: Vec<Failure>,
}

impl Settings {
    /// Reads the configuration of this user; a file that is not there is an empty one.
    pub(crate) fn load() -> Self {
        let Some(path) = path() else { return Self::default() };
        let mut errors = Vec::new();
        let settings: Self = ConfigFile::open(&path, &mut errors).map_or_else(Self::default, |file| {
            let entries = file.entries(&mut errors);
            entries.read(&mut errors)
        });
        Self { path: Some(path), errors, ..settings }
    }
}

/// One name of an enum, written as a text as on the command line.
fn name<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    parse_name(String::deserialize(from)?).map(Some)
}

/// Names of an enum with commas between them.
fn names<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<T>>, D::Error> {
    let text = String::deserialize(from)?;
    text.split(',').map(|name| parse_name(name.trim().to_owned())).collect::<Result<_, _>>().map(Some)
}

fn parse_name<T: DeserializeOwned, E: serde::de::Error>(name: String) -> Result<T, E> {
    let name: StringDeserializer<E> = name.into_deserializer();
    T::deserialize(name)
}

fn yes_no<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    let text = String::deserialize(from)?;
    match text.as_str() {
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        _ => Err(D::Error::unknown_variant(&text, &["yes", "no"])),
    }
}

/// A whole number above 0, written as a text.
fn size<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    let text = String::deserialize(from)?;
    match text.parse() {
        Ok(size) if size > 0 => Ok(Some(size)),
        _ => Err(D::Error::invalid_value(Unexpected::Str(&text), &RON_NUMBER)),
    }
}

fn path() -> Option<PathBuf> {
    let named = std::env::var_os(FOLDER_VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named.or_else(|| {
        ProjectDirs::from("", "", "parcours").map(|folders| folders.config_dir().to_path_buf())
    })?;
    Some(folder.join("config.ron"))
}

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
