//! In which language the program speaks.
//!
//! By `--lang`, then the configuration, then `PARCOURS_LANG`, then the locale; French where none of
//! these says anything the program speaks.

use std::ffi::OsString;

use super::config::settings::{Origin, Settings};
use crate::i18n::Lang;

/// The language that the arguments ask for. Looked for before anything is parsed, because help and
/// errors of parsing are in that language too.
pub(crate) fn asked(arguments: &[OsString]) -> Option<Lang> {
    let mut texts = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
    while let Some(text) = texts.next() {
        let name = match text {
            "--" => return None,
            "--lang" => texts.next()?,
            _ => match text.strip_prefix("--lang=") {
                Some(name) => name,
                None => continue,
            },
        };
        return Lang::ALL.into_iter().find(|lang| lang.tag() == name);
    }
    None
}

/// The language, and what says so.
pub(crate) fn choose(asked: Option<Lang>, settings: &Settings) -> (Lang, Origin) {
    if let Some(lang) = asked {
        return (lang, Origin::Argument);
    }
    if let Some(lang) = settings.lang {
        return (lang.into(), Origin::File);
    }
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(lang) = variable("PARCOURS_LANG").and_then(|tag| Lang::from_tag(&tag)) {
        return (lang, Origin::Variable("PARCOURS_LANG"));
    }
    locale(variable).map_or((Lang::default(), Origin::Default), |lang| (lang, Origin::Locale))
}

/// The language of the locale. Where there are the variables of POSIX, they decide as gettext reads
/// them: `LANGUAGE` is a list of wishes, of the others the first that is set counts alone.
fn locale(variable: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(&variable);
    // gettext takes no wishes where the locale is the one of the standard.
    let plain = set.as_deref().is_none_or(|name| name == "C" || name == "POSIX");
    let wished = if plain { None } else { variable("LANGUAGE") };
    if let Some(lang) = wished.and_then(|wishes| wishes.split(':').find_map(Lang::from_tag)) {
        return Some(lang);
    }
    match set {
        Some(name) => Lang::from_tag(&name),
        None if cfg!(unix) => None,
        None => sys_locale::get_locale().and_then(|name| Lang::from_tag(&name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(texts: &[&str]) -> Vec<OsString> {
        texts.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_argument_is_found_wherever_it_stands() {
        assert_eq!(asked(&arguments(&["parcours", "check", "--lang", "en"])), Some(Lang::En));
        assert_eq!(asked(&arguments(&["parcours", "--lang=fr", "check"])), Some(Lang::Fr));
        assert_eq!(asked(&arguments(&["parcours", "--", "--lang", "en"])), None);
        assert_eq!(asked(&arguments(&["parcours", "--lang", "xx"])), None);
        assert_eq!(asked(&arguments(&["parcours", "--lang"])), None);
    }

    #[test]
    fn the_locale_is_read_as_gettext_does() {
        let with = |set: &[(&str, &str)]| {
            locale(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(with(&[("LANG", "fr_FR.UTF-8")]), Some(Lang::Fr));
        assert_eq!(with(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "en_GB.UTF-8")]), Some(Lang::En));
        assert_eq!(with(&[("LANG", "de_DE"), ("LANGUAGE", "de:en")]), Some(Lang::En));
        assert_eq!(with(&[("LANG", "C"), ("LANGUAGE", "fr")]), Some(Lang::En));
        assert_eq!(with(&[("LANG", "de_DE")]), None);
        assert_eq!(with(&[]), None);
    }
}
