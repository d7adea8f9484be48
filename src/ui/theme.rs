//! Styles by meaning: a theme gives each role a style, and drawing names roles, never colours.
//!
//! The theme that holds unless another is asked for has only the terminal's own sixteen colours and
//! never a background. Nothing is told by colour alone: a sign, a word or a line says it too.

use ratatui::style::{Color, Modifier, Style};

use super::glyphs::{Glyphs, UNICODE};
use crate::check::Severity;

/// Declares the roles, once.
macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident = [$($colour:ident)? $(+ $modifier:ident)*];)+) => {
        /// A style for each role, and the glyphs.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Theme {
            $($(#[$doc])+ pub $role: Style,)+
            /// The glyphs.
            pub glyphs: &'static Glyphs,
        }

        impl Theme {
            /// The terminal's own colours.
            pub const TERMINAL: Self = Self {
                $($role: Style::new()$(.fg(Color::$colour))?$(.add_modifier(Modifier::$modifier))*,)+
                glyphs: &UNICODE,
            };

            /// The same without any colour (`NO_COLOR`): what is left are bold, underlined, reversed.
            #[must_use]
            pub fn without_colour(mut self) -> Self {
                $(self.$role = Style { fg: None, bg: None, ..self.$role };)+
                self
            }
        }
    };
}

roles! {
    /// Titles.
    title = [+ BOLD];
    /// What matters less.
    quiet = [+ DIM];
    /// Names of fields, and other labels.
    label = [Cyan];
    /// Keys to press.
    key = [Cyan + BOLD];
    /// What is chosen, where the keys go.
    focus = [+ REVERSED];
    /// What is chosen, while the keys go elsewhere.
    selected = [+ BOLD];
    /// The frame of the part that has the keys.
    frame_focus = [Cyan];
    /// The other frames.
    frame = [+ DIM];
    /// Letters that match what was typed.
    matched = [Yellow + BOLD + UNDERLINED];
    /// What is being typed.
    typed = [+ UNDERLINED];
    /// What is right or was done.
    good = [Green];
    /// What is wrong or was refused.
    bad = [Red + BOLD];
    /// What should be looked at.
    warning = [Yellow];
    /// What is worth knowing.
    info = [Blue];
    /// What came in a change.
    added = [Green];
    /// What went in a change.
    removed = [Red];
    /// What differs in a change.
    changed = [Yellow];
    /// What must come before what is chosen.
    before = [Magenta + BOLD];
    /// What comes after what is chosen.
    after = [Blue + BOLD];
    /// A prerequisite that must be met.
    link_required = [];
    /// A prerequisite of which one of several is enough.
    link_alternative = [Yellow];
    /// A prerequisite that is advice.
    link_recommended = [Green];
    /// A module to be taken along with another.
    link_together = [Magenta];
}

impl Theme {
    /// What is chosen, with or without the keys.
    pub(super) fn chosen(&self, focused: bool) -> Style {
        if focused { self.focus } else { self.selected }
    }

    pub(super) fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.bad,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }

    /// The sign of a severity, told apart without colour.
    pub(super) fn sign(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.glyphs.error,
            Severity::Warning => self.glyphs.warning,
            Severity::Info => self.glyphs.info,
        }
    }

    pub(super) fn frame_of(&self, focused: bool) -> Style {
        if focused { self.frame_focus } else { self.frame }
    }
}
