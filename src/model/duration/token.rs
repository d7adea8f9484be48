//! The words, numbers and signs that a duration is written with.
//!
//! Owns the spelling, in French and English. Does not know which of them may follow one another.

use super::Unit;
use crate::model::fold;

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, in thousandths.
    Number(u64),
    /// `½`, `1/2`, « trois quarts »: a part of one, in thousandths.
    Fraction(u64),
    /// « demi », « et demie ».
    Half,
    /// A unit.
    Unit(Unit),
    /// `7:30`, in minutes.
    Clock(u64),
    /// « séances »: what is counted in « 4 séances de 2 h ».
    Session,
    /// `+`, « et », a comma between two terms.
    Plus,
    /// `x`, `×`, « fois ».
    Times,
    /// « de » between a number of days or sessions and the length of each.
    Each,
    /// A dash or « à »: a range.
    To,
    /// « soit », `=`, `(`, `/`: the same duration once more.
    Again,
}

impl Token {
    /// The unit that it names.
    pub(super) fn unit(self) -> Option<Unit> {
        match self {
            Self::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether it is a part of the unit before it.
    pub(super) fn is_part(self) -> bool {
        matches!(self, Self::Half | Self::Fraction(_))
    }
}

const UNITS: &[(Unit, &[&str])] = &[
    (Unit::Hours, &["h", "hr", "hrs", "heure", "heures", "hour", "hours", "hre", "hres"]),
    (Unit::Minutes, &["m", "mn", "mns", "min", "mins", "minute", "minutes"]),
    (Unit::Days, &["j", "jr", "jrs", "jour", "jours", "journee", "journees", "d", "day", "days"]),
];

/// What stands for a whole number, in thousandths.
const NUMBERS: &[(&str, u64)] = &[
    ("un", 1),
    ("une", 1),
    ("one", 1),
    ("deux", 2),
    ("two", 2),
    ("trois", 3),
    ("three", 3),
    ("quatre", 4),
    ("four", 4),
    ("cinq", 5),
    ("five", 5),
    ("six", 6),
    ("sept", 7),
    ("seven", 7),
    ("huit", 8),
    ("eight", 8),
    ("neuf", 9),
    ("nine", 9),
    ("dix", 10),
    ("ten", 10),
];

/// Words that say nothing about how long.
const IDLE: &[&str] = &["environ", "env", "about", "approx", "approximately", "duree", "duration", "ca", "c"];

const SESSIONS: &[&str] = &["seance", "seances", "session", "sessions", "cours", "rencontre", "rencontres"];

/// Cuts a text into tokens; nothing where a sign or a word means nothing in a duration.
pub(super) fn tokens(text: &str, comma_groups: bool) -> Option<Vec<Token>> {
    // Thousands are grouped with thin, figure and other blanks; a line break parts two tellings.
    let blank = |c: char| if c.is_whitespace() && c != '\n' { ' ' } else { c };
    let folded: String = fold(text).chars().map(blank).collect();
    let mut rest = folded.trim();
    let mut tokens = Vec::new();
    while let Some(c) = rest.chars().next() {
        let (token, length) = if c.is_ascii_digit() || is_decimal_point(rest) {
            numeral(rest, comma_groups)?
        } else if c.is_alphabetic() {
            word(rest, &tokens)?
        } else {
            sign(rest, &tokens)?
        };
        tokens.extend(token);
        rest = rest[length..].trim_start();
    }
    // « (3 h) » opens and closes with nothing beside it.
    (!tokens.is_empty()).then_some(tokens)
}

fn is_decimal_point(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ',')) && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// A number, a fraction or a time of a clock at the beginning of `rest`, with its length.
fn numeral(rest: &str, comma_groups: bool) -> Option<(Option<Token>, usize)> {
    for (written, part) in [("1/2", 500), ("1/4", 250), ("3/4", 750), ("1/3", 333)] {
        let follows = rest.strip_prefix(written);
        if follows.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_digit())) {
            return Some((Some(Token::Fraction(part)), written.len()));
        }
    }
    if let Some((minutes, length)) = clock(rest) {
        return Some((Some(Token::Clock(minutes)), length));
    }
    let (value, length) = number(rest, comma_groups)?;
    Some((Some(Token::Number(value)), length))
}

/// `7:00` and `07:00:00`.
fn clock(rest: &str) -> Option<(u64, usize)> {
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
    let parts: Vec<&str> = rest[..length].split(':').collect();
    let ([hours, minutes] | [hours, minutes, "00"]) = parts.as_slice() else { return None };
    let (hours, minutes): (u64, u64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours < 100_000).then_some((hours * 60 + minutes, length))
}

/// A number in thousandths: `3`, `3,5`, `1 200`, `1.607`, `1 000,5`. Groups of three digits are
/// parted by blanks or dots (by commas where `comma_groups`); another comma or dot begins the decimals. Nothing
/// where it could be either.
fn number(rest: &str, comma_groups: bool) -> Option<(u64, usize)> {
    let digits = |at: usize| rest[at..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(0);
    let mut whole = rest[..end].to_owned();
    let is_group = |at: usize, sign: char| rest[at..].starts_with(sign) && digits(at + sign.len_utf8()) == 3;
    // « 0,333 » is no group: nothing is grouped behind a zero.
    if (1..=3).contains(&end) && !whole.starts_with('0') {
        let decimals = if comma_groups { ['.'; 1] } else { [','; 1] };
        for sign in [' ', '\'', '.', ','] {
            let from = end;
            while is_group(end, sign) && !decimals.contains(&sign) {
                whole.push_str(&rest[end + 1..end + 4]);
                end += 4;
            }
            if end > from {
                break;
            }
        }
    }
    let mut fraction = 0;
    if rest[end..].starts_with([',', '.']) && digits(end + 1) > 0 {
        let count = digits(end + 1);
        // « 1,200 » is twelve hundred to one reader and one and a fifth to the other.
        if count == 3 && (1..=3).contains(&end) && !whole.starts_with('0') {
            return None;
        }
        let kept: String = rest[end + 1..end + 1 + count].chars().chain("000".chars()).take(3).collect();
        fraction = kept.parse().ok()?;
        end += 1 + count;
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    Some((whole.checked_mul(1000)?.checked_add(fraction)?, end))
}

/// A word at the beginning of `rest`.
fn word(rest: &str, before: &[Token]) -> Option<(Option<Token>, usize)> {
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = &rest[..length];
    // « 1h30 » and « 2x3h »: a letter between digits is a word of its own; so is « 7h00min ».
    let after = rest[length..].strip_prefix('.').map_or(length, |_| length + 1);
    if let Some((unit, _)) = UNITS.iter().find(|(_, names)| names.contains(&word)) {
        let dotted = after > length && !rest[after..].starts_with(|c: char| c.is_ascii_digit());
        return Some((Some(Token::Unit(*unit)), if dotted { after } else { length }));
    }
    let phrases = [
        ("trois quarts d'", Token::Fraction(750)),
        ("quart d'", Token::Fraction(250)),
        ("et quart", Token::Fraction(250)),
        ("et demie", Token::Half),
        ("et demi", Token::Half),
        ("and a half", Token::Half),
    ];
    if let Some((phrase, token)) = phrases.iter().find(|(phrase, _)| rest.starts_with(phrase)) {
        return Some((Some(*token), phrase.len()));
    }
    // « deux » alone is no duration; « deux jours » is.
    let goes_on = !rest[length..].trim().is_empty();
    if let Some((_, value)) = NUMBERS.iter().find(|(name, _)| goes_on && *name == word) {
        return Some((Some(Token::Number(value * 1000)), length));
    }
    let token = match word {
        "demi" | "demie" | "half" => {
            let dash = rest[length..].starts_with('-');
            return Some((Some(Token::Half), length + usize::from(dash)));
        }
        "x" | "fois" | "times" => Some(Token::Times),
        "de" | "of" => matches!(before.last(), Some(Token::Session | Token::Unit(Unit::Days)))
            .then_some(Some(Token::Each))?,
        "a" | "to" => Some(Token::To),
        "et" | "and" | "plus" => Some(Token::Plus),
        "soit" | "ie" | "ou" => Some(Token::Again),
        _ if SESSIONS.contains(&word) => Some(Token::Session),
        _ if IDLE.contains(&word) => return Some((None, after)),
        _ => return None,
    };
    Some((token, length))
}

/// A sign at the beginning of `rest`.
fn sign(rest: &str, before: &[Token]) -> Option<(Option<Token>, usize)> {
    let c = rest.chars().next()?;
    let token = match c {
        '½' => Some(Token::Fraction(500)),
        '¼' => Some(Token::Fraction(250)),
        '¾' => Some(Token::Fraction(750)),
        '\'' | '′' => Some(Token::Unit(Unit::Minutes)),
        '+' | '&' => Some(Token::Plus),
        '×' | '*' => Some(Token::Times),
        '-' | '–' | '—' if !before.is_empty() => Some(Token::To),
        '=' | '(' | '[' | '/' | '\n' => Some(Token::Again),
        ')' | ']' | ':' | '~' | '≈' => None,
        // « 3,5 h. »: the end of a sentence.
        '.' if rest.len() == 1 => None,
        _ => return None,
    };
    Some((token, c.len_utf8()))
}
