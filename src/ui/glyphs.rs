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

        /// Each glyph of the table and how it looks in ASCII.
        const TABLE: &[(&str, &str)] = &[$(($unicode, $ascii)),+];

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
    /// More below.
    down = "▾" "v";
    /// A competency that a module teaches.
    taught = "○" "o";
    /// A competency that a module lets learners practise.
    practised = "◐" "%";
    /// A competency that a module assesses.
    assessed = "●" "*";
    /// The least time of the path hangs on it.
    critical = "◆" "#";
    /// A line over what belongs together.
    span = "─" "-";
    /// What fills the bars of modalities, in the order in which a path has them.
    fill_1 = "█" "=";
    /// The second of them.
    fill_2 = "▒" ":";
    /// The third of them.
    fill_3 = "░" ".";
    /// The fourth of them.
    fill_4 = "▚" "%";
    /// The fifth of them.
    fill_5 = "▓" "&";
    /// The sixth of them.
    fill_6 = "▤" "~";
    /// The seventh of them.
    fill_7 = "▥" "|";
    /// The eighth of them.
    fill_8 = "▨" "/";
    /// More above.
    up = "▴" "^";
    /// Where something begins beside something else.
    bar = "┊" "|";
    /// Something is there, in a map.
    full = "■" "#";
    /// Something is there, out of sight.
    light = "▪" ".";
    /// Something that the commons offers.
    offered = "◇" "&";
    /// Between two things in a row.
    dot = "·" "-";
    /// A part of the graph that comes with a change.
    came = "+" "+";
    /// A part of the graph that goes with a change.
    went = "×" "x";
}

/// A cell as ASCII shows it: glyphs of the table, lines, arrows, and the signs of typography. Letters with
/// accents stay: they are the language, and every terminal that has a language has them.
pub(super) fn in_ascii(cell: &str) -> Option<&'static str> {
    let of_table = TABLE.iter().find(|(glyph, _)| *glyph == cell).map(|(_, ascii)| *ascii);
    of_table.or(match cell {
        "─" | "━" | "┄" | "┈" | "╌" | "═" | "╴" | "╶" | "╸" | "╺" | "–" | "—" | "−" | "⋯" | "‐" | "‑" => {
            Some("-")
        }
        "│" | "┃" | "┆" | "┊" | "╎" | "║" | "╵" | "╷" => Some("|"),
        "←" | "◂" | "‹" | "◀" => Some("<"),
        "→" | "▸" | "›" | "▶" => Some(">"),
        "↑" | "▴" | "▲" => Some("^"),
        "↓" | "▾" | "▼" => Some("v"),
        "«" | "»" | "“" | "”" => Some("\""),
        "’" | "‘" => Some("'"),
        "•" => Some("*"),
        "█" | "▓" | "▒" | "░" | "▁" | "▂" | "▃" | "▄" | "▅" | "▆" | "▇" => Some("#"),
        "\u{a0}" | "\u{202f}" => Some(" "),
        // Corners, tees and crossings of lines.
        _ if cell.chars().all(|c| ('\u{2500}'..='\u{257f}').contains(&c)) => Some("+"),
        _ => None,
    })
}

/// The same piece of line, drawn thick.
pub(super) fn thick_line(letter: char) -> char {
    match letter {
        '─' => '━',
        '│' => '┃',
        '╭' => '┏',
        '╮' => '┓',
        '╰' => '┗',
        '╯' => '┛',
        '├' => '┣',
        '┤' => '┫',
        '┬' => '┳',
        '┴' => '┻',
        '┼' => '╋',
        '╌' => '╍',
        '╎' => '╏',
        '┈' => '┉',
        '┊' => '┋',
        '╴' => '╸',
        '╶' => '╺',
        '╵' => '╹',
        '╷' => '╻',
        other => other,
    }
}

impl Glyphs {
    /// What fills the bars of modalities, each told apart without colour.
    pub(super) fn fills(&self) -> [&'static str; 8] {
        [
            self.fill_1,
            self.fill_2,
            self.fill_3,
            self.fill_4,
            self.fill_5,
            self.fill_6,
            self.fill_7,
            self.fill_8,
        ]
    }
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
        for (glyph, ascii) in TABLE {
            assert_eq!(in_ascii(glyph), Some(*ascii), "{glyph} has two looks in ASCII");
        }
        assert!(ASCII.all().iter().all(|glyph| glyph.is_ascii()));
    }
}
