//! Words for people, in French and English.
//!
//! Owns the translations (`fr/*.ftl`, `en/*.ftl`, one pair of files an area), how numbers, durations,
//! dates and lists read in each language, and how text of unknown origin is made safe to show. Does
//! not decide which language a user has: that is said by the command line.
//!
//! Everything below the screen speaks in [`Message`]s; [`Lang::text`] puts them into words. Whatever a
//! message quotes is made [`visible`] here, so no control character of a file reaches a terminal.

mod typography;
mod visible;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::{Arg, Message};

pub use typography::{date, duration, hours, join, number};
pub use visible::{visible, visible_lines};

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Français.
    #[default]
    Fr,
    /// English.
    En,
}

/// One pair of files an area; a test holds their keys and variables equal.
macro_rules! areas {
    ($($area:literal),+ $(,)?) => {
        const FRENCH: &[(&str, &str)] = &[$(($area, include_str!(concat!("fr/", $area, ".ftl")))),+];
        const ENGLISH: &[(&str, &str)] = &[$(($area, include_str!(concat!("en/", $area, ".ftl")))),+];
    };
}

areas! {
    "app",
    "area",
    "changes",
    "check",
    "cli",
    "commons",
    "diff",
    "edit",
    "export",
    "fields",
    "finder",
    "format",
    "graph",
    "handout",
    "import",
    "merge",
    "merging",
    "model",
    "picture",
    "questions",
    "plain",
    "shell",
    "store",
    "table",
    "vcs",
    "views",
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language of a locale or tag such as `fr_FR.UTF-8`, `fr`, `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" | "c" | "posix" => Some(Self::En),
            _ => None,
        }
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// Reads the translations of the language, which else is done where the first word is wanted.
    pub fn prepare(self) {
        self.bundle();
    }

    /// A message in words.
    pub fn text(self, message: &Message) -> String {
        self.lookup(&message.key, &message.args).unwrap_or_else(|| message.key.clone())
    }

    /// The words of a key that takes no arguments.
    pub fn word(self, key: &str) -> Cow<'static, str> {
        match self.lookup(key, &[]) {
            Some(text) => Cow::Owned(text),
            None => Cow::Owned(key.to_owned()),
        }
    }

    /// The words of a key, or of an attribute of it (`key.help`); none where it has no translation.
    pub fn lookup(self, key: &str, args: &[(Cow<'static, str>, Arg)]) -> Option<String> {
        let bundle = self.bundle();
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(&**name, self.value(arg));
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }

    fn value(self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => visible(text).into_owned().into(),
            #[allow(clippy::cast_precision_loss)] // counts of things in a file
            Arg::Number(number) => (*number as f64).into(),
            Arg::Minutes(minutes) => duration(self, *minutes).into(),
            Arg::Message(message) => self.text(message).into(),
            Arg::List(texts) => join(self, texts.iter().map(|text| visible(text).into_owned())).into(),
            Arg::All(messages) => join(self, messages.iter().map(|message| self.text(message))).into(),
            Arg::Day(day) => visible(&date(self, day)).into_owned().into(),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        type LanguageBundle = LazyLock<FluentBundle<FluentResource>>;
        // Each when it is spoken: a run seldom speaks both.
        static IN_FRENCH: LanguageBundle = LazyLock::new(|| bundle(Lang::Fr, FRENCH, french_value));
        static IN_ENGLISH: LanguageBundle = LazyLock::new(|| bundle(Lang::En, ENGLISH, english_value));
        match self {
            Self::Fr => &IN_FRENCH,
            Self::En => &IN_ENGLISH,
        }
    }
}

type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

fn bundle(
    lang: Lang,
    areas: &[(&str, &str)],
    format: fn(&FluentValue, &Memoizer) -> Option<String>,
) -> FluentBundle<FluentResource> {
    let mut bundle =
        FluentBundle::new_concurrent(vec![lang.tag().parse::<LanguageIdentifier>().unwrap_or_default()]);
    // The marks that isolate directions take no column in a browser and one in many terminals.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format));
    for (_, source) in areas {
        // A resource with a mistake in one message still gives the others; a test finds the mistake.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(part, _)| part);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn french_value(value: &FluentValue, _: &Memoizer) -> Option<String> {
    formatted(Lang::Fr, value)
}

fn english_value(value: &FluentValue, _: &Memoizer) -> Option<String> {
    formatted(Lang::En, value)
}

fn formatted(lang: Lang, value: &FluentValue) -> Option<String> {
    match value {
        #[allow(clippy::cast_possible_truncation)] // whole numbers by construction
        FluentValue::Number(given) => Some(number(lang, given.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
