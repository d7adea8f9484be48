//! The configuration: a RON map beside the user's other settings, and the command that shows it.
//!
//! Its keys are the names of long options, its values what one would type behind them:
//! `{"lang": "fr", "profile": "base,qualiopi"}`. What is wrong in it is told with its place, and what
//! it says beside that holds. Without it everything is at its default.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;
use directories::ProjectDirs;

use super::args::{Config, ConfigCommand};
use super::choices::{LangName, ProfileName, SeverityName, ThemeName, When};
use super::config_file::ConfigFile;
use super::session::{Failure, Session, shown};
use super::{Outcome, look};
use crate::format::Expected;
use crate::i18n::Lang;
use crate::model::value::Step;
use crate::model::{Keyed, Message};

/// Names the folder of the configuration outright; for tests, and for homes that are not read.
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
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// Where it is, or would be; none where the user has no home.
    pub(crate) path: Option<PathBuf>,
    /// `lang`
    pub(crate) lang: Option<Lang>,
    /// `color`
    pub(crate) color: Option<When>,
    /// `profile`
    pub(crate) profile: Option<Vec<ProfileName>>,
    /// `fail-on`
    pub(crate) fail_on: Option<SeverityName>,
    /// `max-size`, in MiB
    pub(crate) max_size: Option<u32>,
    /// `theme`
    pub(crate) theme: Option<ThemeName>,
    /// `ascii`
    pub(crate) ascii: Option<bool>,
    /// `mouse`
    pub(crate) mouse: Option<bool>,
    /// `plain`
    pub(crate) plain: Option<bool>,
    /// What is wrong with it.
    pub(crate) troubles: Vec<Failure>,
}

impl Settings {
    /// Reads the configuration of this user; a file that is not there is an empty one.
    pub(crate) fn load() -> Self {
        let mut settings = Self { path: path(), ..Self::default() };
        let Some(path) = settings.path.clone() else { return settings };
        let read = ConfigFile::open::<Keyed<String>>(&path, &mut settings.troubles);
        let Some((file, entries)) = read else { return settings };
        for (key, value) in entries.iter() {
            if let Err(expected) = settings.set(key, value) {
                let found = expected.found(key, value);
                settings.troubles.push(file.refuse(&[Step::Item(key.clone())], found, expected.names));
            }
        }
        settings
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Wanted> {
        match key {
            "lang" => self.lang = Some(one_of::<LangName>(value, &["fr", "en"])?.into()),
            "color" => self.color = Some(one_of(value, &["auto", "always", "never"])?),
            "fail-on" => self.fail_on = Some(one_of(value, &["error", "warning", "info"])?),
            "profile" => {
                let names = value.split(',').map(|name| one_of(name.trim(), &["base", "qualiopi", "lheo"]));
                self.profile = Some(names.collect::<Result<_, _>>()?);
            }
            "max-size" => match value.parse() {
                Ok(size) if size > 0 => self.max_size = Some(size),
                _ => return Err(Wanted { names: Expected::Number, of_key: false }),
            },
            "theme" => self.theme = Some(one_of(value, ThemeName::NAMES)?),
            "ascii" => self.ascii = Some(yes(value)?),
            "mouse" => self.mouse = Some(yes(value)?),
            "plain" => self.plain = Some(yes(value)?),
            _ => return Err(Wanted { names: Expected::Symbol(KEYS), of_key: true }),
        }
        Ok(())
    }
}

/// Every setting there is.
const KEYS: &[&str] =
    &["lang", "color", "profile", "fail-on", "max-size", "theme", "ascii", "mouse", "plain"];

/// What should have stood there.
struct Wanted {
    names: Expected,
    /// Whether the key is wrong, not its value.
    of_key: bool,
}

impl Wanted {
    fn found(&self, key: &str, value: &str) -> String {
        if self.of_key { key.to_owned() } else { value.to_owned() }
    }
}

fn one_of<T: ValueEnum>(value: &str, names: &'static [&'static str]) -> Result<T, Wanted> {
    T::from_str(value, false).map_err(|_| Wanted { names: Expected::Symbol(names), of_key: false })
}

fn yes(value: &str) -> Result<bool, Wanted> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Wanted { names: Expected::Symbol(&["yes", "no"]), of_key: false }),
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
        ("color", name(&session.color), session.color_origin),
        (
            "profile",
            profiles.iter().map(name).collect::<Vec<_>>().join(","),
            from_file(settings.profile.is_some()),
        ),
        ("fail-on", name(&settings.fail_on.unwrap_or_default()), from_file(settings.fail_on.is_some())),
        ("max-size", (session.limit >> 20).to_string(), session.limit_origin),
        ("theme", name(&session.screen.theme), session.screen.theme_origin),
        ("ascii", word(session.screen.ascii), session.screen.ascii_origin),
        ("mouse", word(settings.mouse.unwrap_or(true)), from_file(settings.mouse.is_some())),
        ("plain", word(session.screen.plain), session.screen.plain_origin),
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

fn word(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn name(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
