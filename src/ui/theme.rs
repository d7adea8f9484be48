//! Styles by meaning. Only the terminal's own sixteen colours, never a background, and nothing is told
//! by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::check::Severity;

/// The styles of the interface.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Whether there are colours at all (`NO_COLOR`).
    pub colour: bool,
}

// Each style is asked of the theme, also where all themes agree today.
#[allow(clippy::unused_self)]
impl Theme {
    fn tinted(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    pub(super) fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn label(self) -> Style {
        self.tinted(Color::Cyan)
    }

    pub(super) fn key(self) -> Style {
        self.tinted(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    pub(super) fn chosen(self, focused: bool) -> Style {
        let style = Style::new();
        if focused { style.add_modifier(Modifier::REVERSED) } else { style.add_modifier(Modifier::BOLD) }
    }

    pub(super) fn matched(self) -> Style {
        self.tinted(Color::Yellow).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    pub(super) fn bad(self) -> Style {
        self.tinted(Color::Red).add_modifier(Modifier::BOLD)
    }

    pub(super) fn good(self) -> Style {
        self.tinted(Color::Green)
    }

    pub(super) fn severity(self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.bad(),
            Severity::Warning => self.tinted(Color::Yellow),
            Severity::Info => self.tinted(Color::Blue),
        }
    }

    pub(super) fn frame(self, focused: bool) -> Style {
        if focused { self.label() } else { self.quiet() }
    }
}

/// The sign of a severity, told apart without colour.
pub(super) fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✗",
        Severity::Warning => "⚠",
        Severity::Info => "·",
    }
}
