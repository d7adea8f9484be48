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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such role.
    Role,
    /// Nobody can see how that should look.
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
    /// This theme with `wishes` laid over it: roles with their styles, `base` for another theme to start
    /// from, `glyphs` for the signs. What is wrong is left as it was, and told with its key.
    pub fn with(self, wishes: &Keyed<String>) -> (Self, Vec<(String, Wrong)>) {
        let mut troubles = Vec::new();
        let mut trouble = |key: &str, wrong| troubles.push((key.to_owned(), wrong));
        let mut theme = self;
        if let Some(base) = wishes.get("base") {
            match Self::named(base) {
                Some(base) => theme = base,
                None => trouble("base", Wrong::Base),
            }
        }
        for (key, wish) in wishes.iter().filter(|(key, _)| *key != "base") {
            match (key.as_str(), theme.role_mut(key), style(wish)) {
                ("glyphs", ..) => match wish.as_str() {
                    "unicode" => theme.glyphs = &UNICODE,
                    "ascii" => theme.glyphs = &ASCII,
                    _ => trouble(key, Wrong::Glyphs),
                },
                (_, None, _) => trouble(key, Wrong::Role),
                (_, Some(_), None) => trouble(key, Wrong::Style),
                (_, Some(role), Some(style)) => *role = style,
            }
        }
        (theme, troubles)
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

    fn laid(wishes: &[(&str, &str)]) -> (Theme, Vec<(String, Wrong)>) {
        let wishes = wishes.iter().map(|(key, wish)| ((*key).to_owned(), (*wish).to_owned()));
        Theme::TERMINAL.with(&wishes.collect())
    }

    #[test]
    fn a_wish_changes_its_role_and_no_other() {
        let (theme, troubles) = laid(&[("bad", "lightred on 16 bold underlined"), ("glyphs", "ascii")]);
        assert_eq!(troubles, []);
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
        for (key, wish, wrong) in [
            ("bda", "red", Wrong::Role),
            ("bad", "rouge", Wrong::Style),
            ("bad", "red blue", Wrong::Style),
            ("bad", "red on", Wrong::Style),
            ("base", "solarized", Wrong::Base),
            ("glyphs", "emoji", Wrong::Glyphs),
        ] {
            assert_eq!(laid(&[(key, wish)]), (Theme::TERMINAL, vec![(key.to_owned(), wrong)]));
        }
    }

    #[test]
    fn the_page_of_a_theme_is_a_file_that_gives_it() {
        for name in NAMES {
            let theme = Theme::named(name).unwrap();
            for lang in Lang::ALL {
                let mut read = Keyed::<String>::default();
                crate::format::read_value(&theme.page(name, lang), &mut read).unwrap();
                assert_eq!(Theme::TERMINAL.with(&read), (theme.clone(), Vec::new()));
                for (role, _) in theme.roles() {
                    assert!(lang.lookup(&role_label(role), &[]).is_some(), "{role} in {lang:?}");
                }
            }
        }
    }
}
