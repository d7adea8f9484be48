//! Durations as people write them: `3h30`, `3 h 30`, `3,5`, `210 min`, `7:00`, `2 jours`.
//!
//! Owns that small grammar. Does not know columns or modules.

use crate::model::fold;

/// What a number without a unit counts, and what a column of durations is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Days,
}

/// A duration that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Duration {
    pub(super) minutes: u32,
    /// Whether days were counted as hours.
    pub(super) from_days: bool,
    /// Whether a range was given, of which this is the upper bound.
    pub(super) from_range: bool,
}

/// A day of training, in minutes: seven hours.
pub(super) const DAY_MINUTES: u32 = 420;
/// No module lasts longer than this, ten thousand hours: a larger number is something else.
const LONGEST: u64 = 600_000;

/// Understands `text`; numbers without a unit count `unit`.
pub(super) fn parse(text: &str, unit: Unit) -> Option<Duration> {
    let folded = fold(text).replace('½', ".5").replace("demi-", "demi ");
    let folded =
        ["environ", "env.", "about", "≈", "~"].iter().fold(folded, |text, word| text.replace(word, ""));
    // « 2 jours soit 14 h », « 2 jours (14 h) »: one duration said twice, of which hours say more.
    let parts = folded.replace(" soit ", "=").replace("i.e.", "=");
    let said: Vec<Duration> = parts
        .split(['=', '(', ')', '['])
        .map(|part| part.trim_matches([' ', ']', ':', '\n']))
        .filter(|part| !part.is_empty())
        .map(|part| range(part, unit))
        .collect::<Option<_>>()?;
    said.iter().find(|duration| !duration.from_days).or(said.first()).copied()
}

/// One duration or two with a dash or « à » between.
fn range(text: &str, unit: Unit) -> Option<Duration> {
    let bounds = text.split_once(" a ").or_else(|| text.split_once(['-', '–', '—']));
    let Some((low, high)) = bounds else { return sum(text, unit) };
    let high = sum(high, unit)?;
    // The lower bound may lean on the unit of the upper one; it only has to be a duration.
    sum(low, unit)?;
    Some(Duration { from_range: true, ..high })
}

/// A sum, or so many times one: « 2 x 3h30 ».
fn sum(text: &str, unit: Unit) -> Option<Duration> {
    if let Some((times, each)) = text.split_once(['x', '×', '*']) {
        let times: u32 = times.trim().parse().ok()?;
        let each = added(each, unit)?;
        return bounded(u64::from(times) * u64::from(each.minutes), each.from_days);
    }
    added(text, unit)
}

/// Numbers with their units, added: « 1 h 30 », « 1 jour + 2 h ».
fn added(text: &str, unit: Unit) -> Option<Duration> {
    if let Some(minutes) = clock(text) {
        return bounded(minutes, false);
    }
    let mut rest = text.trim();
    // Thousandths of minutes, so that « 0,333 h » needs no floating point.
    let mut total: u64 = 0;
    let mut from_days = false;
    let mut after_hours = false;
    let mut any = false;
    while !rest.is_empty() {
        let (mut value, tail) = number(rest)?;
        let mut tail = tail.trim_start();
        // « une demi-journée » is half of one.
        if let Some((half, after)) = number(tail).filter(|_| tail.starts_with("demi")) {
            value = value.checked_mul(half)? / 1000;
            tail = after.trim_start();
        }
        let word = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let (word, tail) = tail.split_at(word);
        let counted = match word {
            "" if after_hours => Unit::Minutes,
            "" => unit,
            "h" | "hr" | "hrs" | "heure" | "heures" | "hour" | "hours" => Unit::Hours,
            "m" | "mn" | "min" | "mins" | "minute" | "minutes" => Unit::Minutes,
            "j" | "jr" | "jrs" | "jour" | "jours" | "journee" | "journees" | "d" | "day" | "days" => {
                Unit::Days
            }
            _ => return None,
        };
        after_hours = counted == Unit::Hours;
        from_days |= counted == Unit::Days;
        any = true;
        let minutes = match counted {
            Unit::Minutes => 1,
            Unit::Hours => 60,
            Unit::Days => u64::from(DAY_MINUTES),
        };
        total = total.checked_add(value.checked_mul(minutes)?)?;
        let tail = tail.trim_start_matches(|c: char| c.is_whitespace() || c == '+' || c == '.');
        rest = tail.strip_prefix("et ").or_else(|| tail.strip_prefix("and ")).unwrap_or(tail);
    }
    any.then(|| bounded((total + 500) / 1000, from_days)).flatten()
}

fn bounded(minutes: u64, from_days: bool) -> Option<Duration> {
    let minutes = u32::try_from(minutes).ok().filter(|minutes| u64::from(*minutes) <= LONGEST)?;
    Some(Duration { minutes, from_days, from_range: false })
}

/// `7:00` and `07:00:00`.
fn clock(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let ([hours, minutes] | [hours, minutes, "00"]) = parts.as_slice() else { return None };
    let (hours, minutes): (u64, u64) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    (minutes < 60 && hours < 100_000).then_some(hours * 60 + minutes)
}

/// A number at the beginning of `text`, in thousandths, and what follows it. « demi » and « une »
/// are numbers too.
fn number(text: &str) -> Option<(u64, &str)> {
    const WORDS: [(&str, u64); 6] =
        [("1/2", 500), ("demie ", 500), ("demi ", 500), ("une ", 1000), ("un ", 1000), ("deux ", 2000)];
    if let Some((word, value)) = WORDS.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((*value, &text[word.len()..]));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let (whole, rest) = text.split_at(whole);
    let fraction = rest.strip_prefix(['.', ',']).map_or(0, digits);
    if whole.is_empty() && fraction == 0 {
        return None;
    }
    let thousandths: u64 = if fraction == 0 {
        0
    } else {
        let kept: String = rest[1..=fraction].chars().chain("000".chars()).take(3).collect();
        kept.parse().ok()?
    };
    let value = if whole.is_empty() { 0 } else { whole.parse::<u64>().ok()?.checked_mul(1000)? };
    let rest = if fraction == 0 { rest } else { &rest[fraction + 1..] };
    Some((value.checked_add(thousandths)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(text: &str, unit: Unit) -> Option<u32> {
        parse(text, unit).map(|duration| duration.minutes)
    }

    #[test]
    fn the_ways_of_writing_three_and_a_half_hours() {
        for text in [
            "3h30",
            "3 h 30",
            "3H30",
            "3\u{202f}h\u{202f}30",
            "3h30min",
            "3 heures 30",
            "3 heures et 30 minutes",
            "3,5",
            "3.5",
            "3,50 h",
            "210 min",
            "210mn",
            "3:30",
            "03:30:00",
            "½ jour",
            "0,5 j",
            "1/2 journée",
            "demi-journée",
            "3½ h",
            "2 x 1h45",
            "1 h + 2 h 30",
            "3,5 h.",
            "une demi-journée",
            "1 demi-journée (3h30)",
            "env. 3h30",
            "≈ 3,5 h",
        ] {
            assert_eq!(minutes(text, Unit::Hours), Some(210), "{text}");
        }
    }

    #[test]
    fn a_bare_number_counts_what_the_column_counts() {
        assert_eq!(minutes("90", Unit::Minutes), Some(90));
        assert_eq!(minutes("7", Unit::Hours), Some(420));
        assert_eq!(minutes("2", Unit::Days), Some(840));
        assert_eq!(minutes("0,333", Unit::Hours), Some(20));
        assert_eq!(minutes("0", Unit::Hours), Some(0));
    }

    #[test]
    fn days_are_seven_hours_and_say_so() {
        let days = parse("2 jours", Unit::Hours).unwrap();
        assert_eq!((days.minutes, days.from_days), (840, true));
        let said_twice = parse("2 jours soit 15 h", Unit::Hours).unwrap();
        assert_eq!((said_twice.minutes, said_twice.from_days), (900, false));
        assert_eq!(minutes("2 jours (12h)", Unit::Hours), Some(720));
    }

    #[test]
    fn a_range_is_its_upper_bound() {
        for text in ["3 à 4 h", "3-4", "3h – 4h"] {
            let range = parse(text, Unit::Hours).unwrap();
            assert_eq!((range.minutes, range.from_range), (240, true), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_none() {
        for text in [
            "",
            "à définir",
            "7h par semaine",
            "-3",
            "12:75",
            "1e9",
            "99999999999999999999",
            "18446744073709551 j",
            "h",
            "x",
            "3x",
            "3 modules",
            "999999999 h",
            ":",
            "()",
        ] {
            assert_eq!(minutes(text, Unit::Hours), None, "{text}");
        }
    }
}
