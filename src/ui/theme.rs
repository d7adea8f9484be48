//! Styles by meaning: a theme gives each role a style, and drawing names roles, never colours.
//!
//! Nothing is told by colour alone: a sign, a word or a line says it too. The themes that come with the
//! program stand in [`super::themes`]; how a person changes them in [`super::theme_text`].

use ratatui::style::Style;

use super::glyphs::{ASCII, Glyphs};
use crate::check::Severity;
use crate::layout;

/// Declares the roles, once.
macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident $name:literal;)+) => {
        /// A style for each role, and the glyphs.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Theme {
            $($(#[$doc])+ pub $role: Style,)+
            /// The glyphs.
            pub glyphs: &'static Glyphs,
        }

        impl Theme {
            /// The roles by their names, with their styles.
            pub fn roles(&self) -> Vec<(&'static str, Style)> {
                vec![$(($name, self.$role)),+]
            }

            /// The style of a role, to be changed.
            pub(super) fn role_mut(&mut self, name: &str) -> Option<&mut Style> {
                match name {
                    $($name => Some(&mut self.$role),)+
                    _ => None,
                }
            }

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
    /// All that has no role of its own, and the ground of the whole screen.
    text "text";
    /// Titles.
    title "title";
    /// What matters less.
    quiet "quiet";
    /// Names of fields, and other labels.
    label "label";
    /// Keys to press.
    key "key";
    /// What is chosen, where the keys go.
    focus "focus";
    /// What is chosen, while the keys go elsewhere.
    selected "selected";
    /// The frame of the part that has the keys.
    frame_focus "frame-focus";
    /// The other frames.
    frame "frame";
    /// Letters that match what was typed.
    matched "matched";
    /// What is being typed.
    typed "typed";
    /// What is right or was done.
    good "good";
    /// What is wrong or was refused.
    bad "bad";
    /// What should be looked at.
    warning "warning";
    /// What is worth knowing.
    info "info";
    /// What came in a change.
    added "added";
    /// What went in a change.
    removed "removed";
    /// What differs in a change.
    changed "changed";
    /// What must come before what is chosen.
    before "before";
    /// What comes after what is chosen.
    after "after";
    /// A prerequisite that must be met.
    link_required "link-required";
    /// A prerequisite of which one of several is enough.
    link_alternative "link-alternative";
    /// A prerequisite that is advice.
    link_recommended "link-recommended";
    /// A module to be taken along with another.
    link_together "link-together";
}

impl Default for Theme {
    fn default() -> Self {
        Self::TERMINAL
    }
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

    /// What lines are drawn with.
    pub(super) fn lines(&self) -> layout::GlyphSet {
        if *self.glyphs == ASCII { layout::GlyphSet::Ascii } else { layout::GlyphSet::Boxes }
    }

    pub(super) fn frame_of(&self, focused: bool) -> Style {
        if focused { self.frame_focus } else { self.frame }
    }
}
