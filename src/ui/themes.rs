//! The themes that come with the program.
//!
//! [`Theme::TERMINAL`] holds unless another is asked for: only the terminal's own sixteen colours, never
//! a background, so it looks as its owner wants terminals to look. The others bring their own ground and
//! the fixed part of the 256 colours, which mean the same everywhere.

use ratatui::style::{Color, Modifier, Style};

use super::glyphs::UNICODE;
use super::theme::Theme;

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const DIM: Style = PLAIN.add_modifier(Modifier::DIM);
const UNDERLINED: Style = PLAIN.add_modifier(Modifier::UNDERLINED);
const REVERSED: Style = PLAIN.add_modifier(Modifier::REVERSED);

const fn named(colour: Color) -> Style {
    PLAIN.fg(colour)
}

const fn numbered(colour: u8) -> Style {
    PLAIN.fg(Color::Indexed(colour))
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

const fn underlined(style: Style) -> Style {
    style.add_modifier(Modifier::UNDERLINED)
}

/// The names of the themes, as one asks for them.
pub const NAMES: &[&str] = &["terminal", "light", "dark", "contrast"];

impl Theme {
    /// The theme of a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "terminal" => Some(Self::TERMINAL),
            "light" => Some(Self::LIGHT),
            "dark" => Some(Self::DARK),
            "contrast" => Some(Self::CONTRAST),
            _ => None,
        }
    }

    /// The terminal's own colours.
    pub const TERMINAL: Self = Self {
        text: PLAIN,
        title: BOLD,
        quiet: DIM,
        label: named(Color::Cyan),
        key: bold(named(Color::Cyan)),
        focus: REVERSED,
        selected: BOLD,
        frame_focus: named(Color::Cyan),
        frame: DIM,
        matched: bold(underlined(named(Color::Yellow))),
        typed: UNDERLINED,
        good: named(Color::Green),
        bad: bold(named(Color::Red)),
        warning: named(Color::Yellow),
        info: named(Color::Blue),
        added: named(Color::Green),
        removed: named(Color::Red),
        changed: named(Color::Yellow),
        before: bold(named(Color::Magenta)),
        after: bold(named(Color::Blue)),
        link_required: PLAIN,
        link_alternative: named(Color::Yellow),
        link_recommended: named(Color::Green),
        link_together: named(Color::Magenta),
        glyphs: &UNICODE,
    };

    /// Dark letters on white.
    pub const LIGHT: Self = Self {
        text: numbered(235).bg(Color::Indexed(231)),
        title: BOLD,
        quiet: numbered(242),
        label: numbered(24),
        key: bold(numbered(24)),
        focus: numbered(231).bg(Color::Indexed(24)),
        selected: bold(PLAIN.bg(Color::Indexed(153))),
        frame_focus: numbered(24),
        frame: numbered(245),
        matched: bold(underlined(numbered(90))),
        typed: UNDERLINED,
        good: numbered(22),
        bad: bold(numbered(124)),
        warning: numbered(94),
        info: numbered(25),
        added: numbered(22),
        removed: numbered(124),
        changed: numbered(94),
        before: bold(numbered(90)),
        after: bold(numbered(25)),
        link_required: PLAIN,
        link_alternative: numbered(94),
        link_recommended: numbered(22),
        link_together: numbered(90),
        glyphs: &UNICODE,
    };

    /// Light letters on nearly black.
    pub const DARK: Self = Self {
        text: numbered(252).bg(Color::Indexed(234)),
        title: bold(numbered(231)),
        quiet: numbered(246),
        label: numbered(110),
        key: bold(numbered(116)),
        focus: numbered(234).bg(Color::Indexed(110)),
        selected: bold(PLAIN.bg(Color::Indexed(238))),
        frame_focus: numbered(110),
        frame: numbered(243),
        matched: bold(underlined(numbered(179))),
        typed: UNDERLINED,
        good: numbered(114),
        bad: bold(numbered(210)),
        warning: numbered(179),
        info: numbered(111),
        added: numbered(114),
        removed: numbered(210),
        changed: numbered(179),
        before: bold(numbered(176)),
        after: bold(numbered(111)),
        link_required: PLAIN,
        link_alternative: numbered(179),
        link_recommended: numbered(114),
        link_together: numbered(176),
        glyphs: &UNICODE,
    };

    /// For eyes that need it: white on black, and what is chosen black on yellow.
    pub const CONTRAST: Self = Self {
        text: numbered(231).bg(Color::Indexed(16)),
        title: BOLD,
        quiet: numbered(252),
        label: numbered(51),
        key: bold(numbered(51)),
        focus: bold(numbered(16).bg(Color::Indexed(226))),
        selected: bold(underlined(PLAIN)),
        frame_focus: bold(numbered(226)),
        frame: numbered(252),
        matched: bold(underlined(numbered(226))),
        typed: UNDERLINED,
        good: numbered(46),
        bad: bold(numbered(210)),
        warning: numbered(214),
        info: numbered(117),
        added: numbered(46),
        removed: numbered(210),
        changed: numbered(214),
        before: bold(numbered(219)),
        after: bold(numbered(117)),
        link_required: PLAIN,
        link_alternative: numbered(214),
        link_recommended: numbered(46),
        link_together: numbered(219),
        glyphs: &UNICODE,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a numbered colour looks like: the fixed cube and the greys.
    fn light_of(colour: Color) -> f64 {
        let Color::Indexed(number @ 16..) = colour else {
            panic!("{colour:?} means what its terminal wants")
        };
        let cube = [0, 95, 135, 175, 215, 255];
        let parts = match number {
            232.. => [8 + 10 * (number - 232); 3],
            _ => [36, 6, 1].map(|step| cube[usize::from((number - 16) / step % 6)]),
        };
        let linear = parts.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// The contrast that the guidelines for accessible pages define, between 1 and 21.
    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (light_of(one), light_of(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_role_can_be_read_on_its_ground() {
        for (theme, least) in [(Theme::LIGHT, 4.5), (Theme::DARK, 4.5), (Theme::CONTRAST, 7.0)] {
            let (ink, paper) = (theme.text.fg.unwrap(), theme.text.bg.unwrap());
            for (role, style) in theme.roles() {
                // Lines of frames are no letters.
                let least = if role == "frame" { 3.0 } else { least };
                let found = contrast(style.fg.unwrap_or(ink), style.bg.unwrap_or(paper));
                assert!(found >= least, "{role}: {found:.1}");
            }
        }
    }

    #[test]
    fn the_terminals_own_theme_sets_no_ground_and_only_its_sixteen_colours() {
        for (role, style) in Theme::TERMINAL.roles() {
            let ours = matches!(style.fg, Some(Color::Indexed(_) | Color::Rgb(..)));
            assert!(style.bg.is_none() && !ours, "{role}");
        }
        for (role, style) in Theme::CONTRAST.without_colour().roles() {
            assert!(style.fg.is_none() && style.bg.is_none(), "{role}");
        }
    }

    #[test]
    fn what_matters_is_told_without_colour_too() {
        for theme in NAMES.iter().filter_map(|name| Theme::named(name)) {
            // Chosen rows are seen by more than their colour, or have the cursor of the terminal.
            let plain = theme.clone().without_colour();
            assert_ne!(plain.matched, Style::new());
            assert_ne!(plain.typed, Style::new());
            assert_ne!(plain.selected, Style::new());
        }
        assert_ne!(Theme::TERMINAL.without_colour().focus, Style::new());
    }
}
