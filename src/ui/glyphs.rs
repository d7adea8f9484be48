//! The one table of glyphs: what each sign looks like, and how it looks where only ASCII can be shown.
//!
//! Every glyph is one column wide, and none is an emoji.

use ratatui::symbols::border;

/// Declares the glyphs, once.
macro_rules! glyphs {
    ($($(#[$doc:meta])+ $glyph:ident = $unicode:literal $ascii:literal;)+) => {
        /// What each sign looks like.
        #[derive(Debug, PartialEq, Eq)]
        pub struct Glyphs {
            $($(#[$doc])+ pub $glyph: &'static str,)+
            /// The lines of frames.
            pub border: border::Set<'static>,
        }

        #[cfg(test)]
        impl Glyphs {
            fn all(&self) -> Vec<&'static str> {
                vec![$(self.$glyph,)+]
            }
        }

        /// For fonts that have them.
        pub const UNICODE: Glyphs = Glyphs { $($glyph: $unicode,)+ border: border::ROUNDED };
        /// For everywhere else.
        pub const ASCII: Glyphs = Glyphs { $($glyph: $ascii,)+ border: ASCII_BORDER };
    };
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

glyphs! {
    /// A module that everybody takes.
    mandatory = "●" "*";
    /// A module that may be left out.
    optional = "○" "o";
    /// A module made for one learner.
    tailored = "◐" "%";
    /// A name without the module.
    missing = "?" "?";
    /// What can be folded, and is open.
    open = "▾" "v";
    /// What can be unfolded.
    closed = "▸" ">";
    /// There are changes that are not saved.
    modified = "●" "*";
    /// A finding that must be mended.
    error = "✗" "x";
    /// A finding that should be looked at.
    warning = "⚠" "!";
    /// A finding worth knowing.
    info = "·" "-";
    /// It was done.
    done = "✓" "+";
    /// Here a line is typed.
    prompt = "›" ">";
    /// Something was cut off.
    more = "…" "~";
    /// Leads to.
    arrow = "→" ">";
    /// More to the left.
    left = "◂" "<";
    /// More to the right.
    right = "▸" ">";
    /// A competency that a module teaches.
    taught = "○" "o";
    /// A competency that a module lets learners practise.
    practised = "◐" "%";
    /// A competency that a module assesses.
    assessed = "●" "*";
    /// Between two things in a row.
    dot = "·" "-";
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_glyph_is_one_column_wide() {
        for glyphs in [&UNICODE, &ASCII] {
            for glyph in glyphs.all() {
                assert_eq!(glyph.width(), 1, "{glyph}");
            }
        }
        assert!(ASCII.all().iter().all(|glyph| glyph.is_ascii()));
    }
}
