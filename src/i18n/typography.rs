//! How numbers, durations, days and enumerations read in each language.

use super::Lang;

const NARROW: char = '\u{202f}';

/// A space at which no line ends.
const WHOLE: char = '\u{a0}';

/// A whole number, in groups of three.
pub fn number(lang: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(if lang == Lang::Fr { NARROW } else { ',' });
        }
        out.push(digit);
    }
    out
}

/// Minutes as people say them: « 45 min », « 3 h », « 3 h 30 ».
pub fn duration(lang: Lang, minutes: u32) -> String {
    let (hours, rest) = (i64::from(minutes / 60), minutes % 60);
    match (hours, rest) {
        (0, rest) => format!("{rest}{NARROW}min"),
        (hours, 0) => format!("{}{NARROW}h", number(lang, hours)),
        (hours, rest) if lang == Lang::Fr => {
            format!("{}{NARROW}h{NARROW}{rest:02}", number(lang, hours))
        }
        (hours, rest) => format!("{}{NARROW}h{WHOLE}{rest:02}{NARROW}min", number(lang, hours)),
    }
}

/// Minutes as hours with a decimal, for columns of figures: `3,5`.
pub fn hours(lang: Lang, minutes: u32) -> String {
    let mark = if lang == Lang::Fr { ',' } else { '.' };
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    match hundredths % 100 {
        0 => format!("{}", hundredths / 100),
        rest if rest % 10 == 0 => format!("{}{mark}{}", hundredths / 100, rest / 10),
        rest => format!("{}{mark}{rest:02}", hundredths / 100),
    }
}

/// A day of a file (`2026-09-14`) as people write it; anything else stays as it is.
pub fn date(lang: Lang, day: &str) -> String {
    const FRENCH: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let Ok(parsed) = day.parse::<jiff::civil::Date>() else { return day.to_owned() };
    let month = usize::from(parsed.month().unsigned_abs()) - 1;
    match (lang, parsed.day()) {
        (Lang::Fr, 1) => format!("1er {} {}", FRENCH[month], parsed.year()),
        (Lang::Fr, day) => format!("{day} {} {}", FRENCH[month], parsed.year()),
        (Lang::En, day) => format!("{day} {} {}", ENGLISH[month], parsed.year()),
    }
}

/// Texts as a sentence joins them: « A, B et C ».
pub fn join(lang: Lang, texts: impl IntoIterator<Item = String>) -> String {
    let mut texts: Vec<String> = texts.into_iter().collect();
    let Some(last) = texts.pop() else { return String::new() };
    if texts.is_empty() {
        return last;
    }
    let and = if lang == Lang::Fr { "et" } else { "and" };
    format!("{} {and} {last}", texts.join(", "))
}
