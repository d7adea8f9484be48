//! Durations as people write them: `3h30`, `3,5 h`, `2 j`, `90'`, `2 x 1 h 45`, `3 jours de 7 h`.
//!
//! Owns the one grammar that import, forms and the command line read. Does not own how a duration is
//! shown (`i18n`), nor what a column or a field means.
//!
//! A text is understood as a whole or not at all: whatever is left over makes it no duration.

mod token;

use self::token::{Token, tokens};

/// What a number without a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days of training.
    Days,
}

/// A working day of training in minutes, unless a centre says otherwise: seven hours.
pub const DAY_MINUTES: u32 = 420;

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationSyntax {
    /// What a number without a unit counts.
    pub bare: Unit,
    /// The length of a day, in minutes.
    pub day_minutes: u32,
    /// Whether `1,200` is twelve hundred, as English writes it, and not one and a fifth.
    pub comma_groups: bool,
}

impl DurationSyntax {
    /// French writing, days of seven hours, and `bare` for numbers without a unit.
    pub fn of(bare: Unit) -> Self {
        Self { bare, day_minutes: DAY_MINUTES, comma_groups: false }
    }
}

/// A duration that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How long, in minutes; of a range the upper bound.
    pub minutes: u32,
    /// The lower bound in minutes, where a range is written.
    pub at_least: Option<u32>,
    /// Whether days were counted in hours.
    pub from_days: bool,
    /// The same duration told a second time in another unit, in minutes, where it differs:
    /// `21 h / 2 j`.
    pub told_otherwise: Option<u32>,
}

/// Reads a duration. Nothing where any part of the text is not understood, and where the sum does not
/// fit 32 bits of minutes.
///
/// Hours take at most 59 minutes behind them (`1 h 75` is a slip of the pen, not 2 h 15); days count
/// [`DurationSyntax::day_minutes`]; where one duration is told twice (`2 jours (14 h)`), hours say more than days.
///
/// ```
/// use mille_parcours::model::duration::{DurationSyntax, Unit, read};
///
/// let minutes = |text| read(text, DurationSyntax::of(Unit::Hours)).map(|duration| duration.minutes);
/// assert_eq!(minutes("3 h 30"), Some(210));
/// assert_eq!(minutes("1\u{202f}607 h"), Some(96_420));
/// assert_eq!(minutes("1 h 75"), None);
/// ```
pub fn read(text: &str, reading: DurationSyntax) -> Option<Duration> {
    let tokens = tokens(text, reading.comma_groups)?;
    let parts = tokens.split(|token| *token == Token::Again).filter(|part| !part.is_empty());
    let tellings: Vec<Duration> = parts.clone().map(|part| range(part, reading)).collect::<Option<_>>()?;
    let says_unit = |part: &[Token]| part.iter().any(|token| token.unit().is_some());
    // `12/03/2026` is no duration told three times: each telling names its unit.
    if tellings.len() > 1 && !parts.into_iter().all(says_unit) {
        return None;
    }
    let first = *tellings.iter().find(|telling| !telling.from_days).or(tellings.first())?;
    let other = tellings.iter().map(|telling| telling.minutes).find(|minutes| *minutes != first.minutes);
    Some(Duration { told_otherwise: other, ..first })
}

/// One duration, or two with a dash or « à » between.
fn range(part: &[Token], reading: DurationSyntax) -> Option<Duration> {
    let mut bounds = part.splitn(2, |token| *token == Token::To);
    let (first, second) = (bounds.next()?, bounds.next());
    let Some(second) = second else { return sum(first, reading) };
    let upper = sum(second, reading)?;
    // « 3 à 4 jours »: the lower bound has the unit of the upper one.
    let bare = match second.iter().rev().find_map(|token| token.unit()) {
        Some(unit) if first.iter().all(|token| token.unit().is_none()) => unit,
        _ => reading.bare,
    };
    let lower = sum(first, DurationSyntax { bare, ..reading })?;
    (lower.minutes <= upper.minutes).then_some(Duration { at_least: Some(lower.minutes), ..upper })
}

/// Terms with a plus or « et » between, or none.
fn sum(part: &[Token], reading: DurationSyntax) -> Option<Duration> {
    let mut terms = part.split(|token| *token == Token::Plus);
    let first = product(terms.next()?, reading)?;
    terms.try_fold(first, |total, term| {
        let term = product(term, reading)?;
        let minutes = total.minutes.checked_add(term.minutes)?;
        Some(Duration { minutes, from_days: total.from_days || term.from_days, ..total })
    })
}

/// A duration, or so many times one: `2 x 3h30`, `3h30 x 2`, « 3 jours de 7 h », « 4 séances de 2 h ».
fn product(part: &[Token], reading: DurationSyntax) -> Option<Duration> {
    let Some(at) = part.iter().position(|token| matches!(token, Token::Times | Token::Each)) else {
        return plain(part, reading);
    };
    let (left, right) = (&part[..at], &part[at + 1..]);
    let (count, each) = match (count(left), count(right)) {
        (Some(count), _) => (count, right),
        (None, Some(count)) if part[at] == Token::Times => (count, left),
        _ => return None,
    };
    let each = plain(each, reading)?;
    let minutes = u32::try_from(u64::from(each.minutes).checked_mul(count)? / 1000).ok()?;
    Some(Duration { minutes, ..each })
}

/// How many times: a number alone, or one with a word for what is counted. In thousandths.
fn count(part: &[Token]) -> Option<u64> {
    match part {
        [Token::Number(times)] | [Token::Number(times), Token::Session | Token::Unit(Unit::Days)] => {
            Some(*times)
        }
        [Token::Number(times), Token::Half, Token::Unit(Unit::Days)] => Some(*times),
        _ => None,
    }
}

/// Numbers with their units in a row: « 1 h 30 », « 1 jour 2 h », « 2 heures et demie », « 1 j ½ ».
fn plain(part: &[Token], reading: DurationSyntax) -> Option<Duration> {
    // In thousandths of minutes, so that « 0,333 h » needs no floating point.
    let mut total: u64 = 0;
    let mut from_days = false;
    let mut previous: Option<Unit> = None;
    let mut rest = part;
    let size = |unit| match unit {
        Unit::Minutes => 1,
        Unit::Hours => 60,
        Unit::Days => u64::from(reading.day_minutes),
    };
    while !rest.is_empty() {
        let (value, unit, after) = match rest {
            // « une demi-journée », « 3 demi-journées ».
            [Token::Number(count), Token::Half, Token::Unit(unit), after @ ..] => {
                (count.checked_mul(500)? / 1000, *unit, after)
            }
            [Token::Half, Token::Unit(unit), after @ ..] => (500, *unit, after),
            // « et demie », ½: half of the unit before it.
            [Token::Half, after @ ..] => (500, previous?, after),
            [Token::Number(value), Token::Unit(unit), after @ ..] => (*value, *unit, after),
            // « 3½ h » and « 3 1/2 h »: the half belongs to the number.
            [Token::Number(value), Token::Fraction(part), Token::Unit(unit), after @ ..] => {
                (value.checked_add(*part)?, *unit, after)
            }
            [Token::Fraction(part), Token::Unit(unit), after @ ..] => (*part, *unit, after),
            [Token::Fraction(part), after @ ..] => (*part, previous.unwrap_or(reading.bare), after),
            [Token::Number(minutes), after @ ..] if previous == Some(Unit::Hours) => {
                (*minutes, Unit::Minutes, after)
            }
            [Token::Number(value), Token::Fraction(part)] if previous.is_none() => {
                (value.checked_add(*part)?, reading.bare, &[][..])
            }
            [Token::Number(value)] if previous.is_none() => (*value, reading.bare, &[][..]),
            [Token::Clock(minutes)] if previous.is_none() => {
                (minutes.checked_mul(1000)?, Unit::Minutes, &[][..])
            }
            _ => return None,
        };
        // Units come in falling order, and minutes behind hours are less than an hour.
        let falls = previous.is_none_or(|before| unit < before || rest[0].is_part());
        if !falls || previous == Some(Unit::Hours) && unit == Unit::Minutes && value >= 60_000 {
            return None;
        }
        from_days |= unit == Unit::Days;
        total = total.checked_add(value.checked_mul(size(unit))?)?;
        previous = Some(unit);
        rest = after;
    }
    let minutes = u32::try_from(total.checked_add(500)? / 1000).ok()?;
    previous.map(|_| Duration { minutes, at_least: None, from_days, told_otherwise: None })
}

#[cfg(test)]
mod tests;
