//! What people type into a field, and what a field shows: durations, days, identifiers.

use crate::check::is_day;
use crate::i18n::{Lang, date};
use crate::model::duration::{self, DurationSyntax, Unit};
use crate::model::shape::{Kind, Sense};
use crate::model::value::Value;
use crate::model::{Message, Prose, is_valid_id};

/// What a field shows before it is edited, ready to be typed over.
pub fn shown(value: &Value, sense: Sense) -> String {
    match value {
        Value::Line(text) | Value::Symbol(text) => text.clone(),
        Value::Prose(text) => text.as_str().to_owned(),
        Value::Number(0) => String::new(),
        Value::Number(minutes) if sense == Sense::Minutes => typed_duration(*minutes),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Minutes as a person would type them, in any language: never in groups of digits.
fn typed_duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest:02}"),
    }
}

/// What was typed, as a value of the field's kind.
///
/// # Errors
/// Says what the field expects.
pub fn parsed(text: &str, kind: &Kind, sense: Sense) -> Result<Value, Message> {
    let trimmed = text.trim();
    match (kind, sense) {
        (Kind::Prose, _) => Ok(Value::Prose(Prose::new(text))),
        (Kind::Number, Sense::Minutes) => minutes(trimmed)
            .map(Value::Number)
            .ok_or_else(|| Message::new("app-bad-duration").with("text", trimmed)),
        (Kind::Number, _) if trimmed.is_empty() => Ok(Value::Number(0)),
        (Kind::Number, _) => trimmed
            .parse()
            .map(Value::Number)
            .map_err(|_| Message::new("app-bad-number").with("text", trimmed)),
        (_, Sense::Date) if !trimmed.is_empty() => {
            day(trimmed).map(Value::Line).ok_or_else(|| Message::new("app-bad-date").with("text", trimmed))
        }
        (_, Sense::Id) if !is_valid_id(trimmed) => Err(Message::new("app-bad-id").with("text", trimmed)),
        _ => Ok(Value::Line(trimmed.to_owned())),
    }
}

/// What is wrong with what is typed so far; nothing, while nothing is typed.
pub fn doubt(text: &str, kind: &Kind, sense: Sense) -> Option<Message> {
    let trimmed = text.trim();
    if trimmed.is_empty() || matches!(kind, Kind::Prose) {
        return None;
    }
    parsed(text, kind, sense).err().or_else(|| crate::check::doubt(sense, trimmed))
}

/// Reads a day: `2026-11-30`, `30/11/2026`, `30/11/26`, `30 novembre 2026`, as the file has it.
fn day(text: &str) -> Option<String> {
    if is_day(text) {
        return Some(text.to_owned());
    }
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let figures = |part: &str| part.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
    let (first, year) = (figures(parts.first()?)?, parts.last()?.parse::<u32>().ok()?);
    let year = if year < 100 { 2000 + year } else { year };
    let written = |month: u32| format!("{year:04}-{month:02}-{first:02}");
    let found = match parts.as_slice() {
        [_, month, _] if figures(month).is_some() => written(figures(month)?),
        [_, _, _] => {
            // As a day is told in either language, so that what is shown can be typed.
            let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let told = |lang: Lang, month: u32| fold(&date(lang, &written(month))) == fold(text);
            written((1..=12).find(|month| Lang::ALL.into_iter().any(|lang| told(lang, *month)))?)
        }
        _ => return None,
    };
    is_day(&found).then_some(found)
}

/// Reads a duration in minutes, as [`duration::read`] does; a bare number counts minutes and nothing is 0.
/// A range is refused: a field holds one number.
pub fn minutes(text: &str) -> Option<u32> {
    if text.trim().is_empty() {
        return Some(0);
    }
    let found = duration::read(text, DurationSyntax::of(Unit::Minutes))?;
    found.at_least.is_none().then_some(found.minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_shows_is_what_it_reads() {
        for number in (0..2000).chain([72_000, 72_001, u32::MAX]) {
            let text = shown(&Value::Number(number), Sense::Minutes);
            assert_eq!(minutes(&text), Some(number), "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for lang in Lang::ALL {
            for written in ["2026-01-01", "2024-02-29", "2026-11-30", "1999-12-01"] {
                assert_eq!(day(&date(lang, written)).as_deref(), Some(written), "{}", date(lang, written));
            }
        }
        for text in [
            "30/11/2026",
            "30.11.2026",
            "30-11-2026",
            "30/11/26",
            "30 11 2026",
            "2026-11-30",
            "30 Novembre  2026",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-11-30"), "{text}");
        }
        let wrong = ["", "30/11", "31/11/2026", "29 février 2026", "demain", "30 brumaire 2026", "1/2/3/4"];
        for text in wrong {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn durations_are_read_as_people_type_them() {
        for (text, expected) in [
            ("90", Some(90)),
            ("90 min", Some(90)),
            ("1h30", Some(90)),
            ("1 h 30", Some(90)),
            ("1\u{202f}h\u{202f}30", Some(90)),
            ("1 h 30 min", Some(90)),
            ("1:30", Some(90)),
            ("1,5 h", Some(90)),
            ("2H", Some(120)),
            ("3 heures", Some(180)),
            ("1 heure", Some(60)),
            ("2 hours", Some(120)),
            ("45 mn", Some(45)),
            ("1 200 h", Some(72_000)),
            // Thousands in English, thousandths in French: nobody can tell.
            ("1,200 h", None),
            ("", Some(0)),
            ("1h75", None),
            ("-5", None),
            ("deux", None),
            ("99999999999", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
