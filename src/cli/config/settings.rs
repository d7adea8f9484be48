//! The settings of `config.ron`, and what decided each of them in this run.
//!
//! Owns the keys of the file, which are the names of long options, and the form of their values, which are
//! texts as one would type them on the command line.

use std::path::PathBuf;

use directories::ProjectDirs;
use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer, Unexpected};
use serde::{Deserialize, Deserializer};

use super::file::ConfigFile;
use crate::cli::choices::{LangName, ProfileName, SeverityName, ThemeName, When};
use crate::cli::failure::Failure;
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
    pub(super) fn message(self) -> Message {
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
