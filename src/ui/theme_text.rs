//! Themes as people write them: the styles of roles as words, laid over one of the themes that come with
//! the program.

use std::fmt::Write as _;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use super::glyphs::{ASCII, UNICODE};
use super::theme::Theme;
use super::themes::NAMES;
use crate::i18n::Lang;
use crate::model::Keyed;

/// What is wrong with an entry of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The key of the entry.
    pub key: String,
    /// What is wrong.
    pub kind: ThemeErrorKind,
}

/// What can be wrong with an entry of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeErrorKind {
    /// There is no such role.
    Role,
    /// The value is no style.
    Style,
    /// There is no theme of this name to start from.
    Base,
    /// There are no such glyphs.
    Glyphs,
}

const MODIFIERS: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

impl Theme {
    /// This theme with `overrides` laid over it, and the entries that are wrong and left out. The keys are
    /// roles, with their styles, `base` for another theme to start from, and `glyphs` for the signs.
    pub fn with_overrides(self, overrides: &Keyed<String>) -> (Self, Vec<ThemeError>) {
        let mut errors = Vec::new();
        let mut report = |key: &str, kind| errors.push(ThemeError { key: key.to_owned(), kind });
        let mut theme = self;
        if let Some(base) = overrides.get("base") {
            match Self::named(base) {
                Some(base) => theme = base,
                None => report("base", ThemeErrorKind::Base),
            }
        }
        for (key, value) in overrides.iter().filter(|(key, _)| *key != "base") {
            match (key.as_str(), theme.role_mut(key), style(value)) {
                ("glyphs", ..) => match value.as_str() {
                    "unicode" => theme.glyphs = &UNICODE,
                    "ascii" => theme.glyphs = &ASCII,
                    _ => report(key, ThemeErrorKind::Glyphs),
                },
                (_, None, _) => report(key, ThemeErrorKind::Role),
                (_, Some(_), None) => report(key, ThemeErrorKind::Style),
                (_, Some(role), Some(style)) => *role = style,
            }
        }
        (theme, errors)
    }

    /// The same with signs that every terminal can show.
    #[must_use]
    pub fn in_ascii(mut self) -> Self {
        self.glyphs = &ASCII;
        self
    }

    /// The theme as a file to start from.
    pub fn page(&self, name: &str, lang: Lang) -> String {
        let mut out = String::new();
        // Writing to a String can't fail.
        for line in lang.word("shell-theme-intro").lines() {
            let _ = writeln!(out, "// {line}");
        }
        let glyphs = if *self.glyphs == ASCII { "ascii" } else { "unicode" };
        let _ = writeln!(out, "{{\n    \"base\": {name:?}, // {}", NAMES.join(", "));
        let _ = writeln!(out, "    \"glyphs\": {glyphs:?}, // unicode, ascii\n");
        for (role, style) in self.roles() {
            let _ = writeln!(out, "    {role:?}: {:?}, // {}", words(style), lang.word(&role_label(role)));
        }
        out.push_str("}\n");
        out
    }
}

/// The key of the words for a role.
fn role_label(role: &str) -> String {
    format!("shell-role-{role}")
}

/// Reads a style such as `red bold`, `#5fd7ff on 16 underlined`, or nothing for a plain one.
fn style(text: &str) -> Option<Style> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*modifier);
        } else if word == "on" {
            style = style.bg(colour(words.next()?)?);
        } else if style.fg.is_none() {
            style = style.fg(colour(word)?);
        } else {
            return None;
        }
    }
    Some(style)
}

fn colour(word: &str) -> Option<Color> {
    // `reset` would undo the ground of a theme only where letters stand.
    Color::from_str(word).ok().filter(|colour| *colour != Color::Reset)
}

/// A style as [`style`] reads it.
fn words(style: Style) -> String {
    let mut words: Vec<String> = style.fg.iter().map(|colour| colour.to_string().to_lowercase()).collect();
    words.extend(style.bg.iter().map(|colour| format!("on {}", colour.to_string().to_lowercase())));
    let has = |modifier: &Modifier| style.add_modifier.contains(*modifier);
    words.extend(MODIFIERS.iter().filter(|(_, it)| has(it)).map(|(name, _)| (*name).to_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(overrides: &[(&str, &str)]) -> (Theme, Vec<ThemeError>) {
        let overrides = overrides.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Theme::TERMINAL.with_overrides(&overrides.collect())
    }

    #[test]
    fn an_override_changes_its_role_and_no_other() {
        let (theme, errors) = laid(&[("bad", "lightred on 16 bold underlined"), ("glyphs", "ascii")]);
        assert_eq!(errors, []);
        let wanted = Style::new()
            .fg(Color::LightRed)
            .bg(Color::Indexed(16))
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(theme, Theme { bad: wanted, glyphs: &ASCII, ..Theme::TERMINAL });
        let (theme, _) = laid(&[("title", "#aabbcc"), ("base", "dark")]);
        assert_eq!(theme, Theme { title: Style::new().fg(Color::Rgb(0xaa, 0xbb, 0xcc)), ..Theme::DARK });
    }

    #[test]
    fn what_is_wrong_is_told_and_left_as_it_was() {
        for (key, value, kind) in [
            ("bda", "red", ThemeErrorKind::Role),
            ("bad", "rouge", ThemeErrorKind::Style),
            ("bad", "red blue", ThemeErrorKind::Style),
            ("bad", "red on", ThemeErrorKind::Style),
            ("base", "solarized", ThemeErrorKind::Base),
            ("glyphs", "emoji", ThemeErrorKind::Glyphs),
        ] {
            assert_eq!(
                laid(&[(key, value)]),
                (Theme::TERMINAL, vec![ThemeError { key: key.to_owned(), kind }])
            );
        }
    }

    #[test]
    fn the_page_of_a_theme_is_a_file_that_gives_it() {
        for name in NAMES {
            let theme = Theme::named(name).unwrap();
            for lang in Lang::ALL {
                let read: Keyed<String> = ron::from_str(&theme.page(name, lang)).unwrap();
                assert_eq!(Theme::TERMINAL.with_overrides(&read), (theme.clone(), Vec::new()));
                for (role, _) in theme.roles() {
                    assert!(lang.lookup(&role_label(role), &[]).is_some(), "{role} in {lang:?}");
                }
            }
        }
    }
}
