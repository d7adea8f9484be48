//! Durations as people write them.

use crate::common::generate::Random;

/// What separates thousands, where they are separated.
const BLANKS: &[&str] = &["", " ", "\u{a0}", "\u{202f}", "\u{2009}", "."];

/// A whole number, with its thousands apart in one of the usual ways.
fn whole(value: u32, random: &mut Random) -> String {
    if value < 1000 {
        return value.to_string();
    }
    let blank = random.pick(BLANKS);
    format!("{}{blank}{:03}", value / 1000, value % 1000)
}

/// `minutes` as a decimal number of units of `size` minutes, where it has at most two decimals.
pub fn decimal(minutes: u32, size: u32, english: bool, random: &mut Random) -> Option<String> {
    let hundredths = minutes.checked_mul(100)?;
    if !hundredths.is_multiple_of(size) {
        return None;
    }
    let (units, rest) = (minutes / size, hundredths / size % 100);
    let sign = if english || random.one_in(4) { "." } else { "," };
    let mut number = if english { units.to_string() } else { whole(units, random) };
    if rest > 0 {
        // A dot cannot part thousands and decimals at once.
        let sign = if number.contains('.') { "," } else { sign };
        number = format!("{number}{sign}{}", format!("{rest:02}").trim_end_matches('0'));
    } else if units < 1000 && random.one_in(12) {
        number = format!("{number}{sign}0");
    }
    Some(number)
}

/// A duration that names its unit.
pub fn with_unit(minutes: u32, english: bool, random: &mut Random) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let of_hours = decimal(minutes, 60, english, random);
    let of_days = decimal(minutes, 420, english, random);
    let shown = if english { hours.to_string() } else { whole(hours, random) };
    for _ in 0..20 {
        let text = match random.below(17) {
            0 if rest > 0 => format!("{hours}h{rest:02}"),
            1 if rest > 0 => format!("{hours} h {rest:02}"),
            2 if rest > 0 => format!("{hours} h {rest} min"),
            3 if rest == 0 => format!("{shown} h"),
            4 if rest == 0 && hours < 1000 => format!("{hours}h"),
            5 if rest == 0 => format!("{shown} {}", if english { "hours" } else { "heures" }),
            6 => of_hours.clone().map_or_else(String::new, |number| format!("{number} h")),
            7 if minutes < 1000 => format!("{minutes} min"),
            8 if minutes < 180 => format!("{minutes}'"),
            9 if hours < 24 => format!("{hours}:{rest:02}"),
            10 => of_days.clone().map_or_else(String::new, |number| {
                format!(
                    "{number} {}",
                    random.pick(if english { &["days", "d"] } else { &["j", "jours", "jour(s)", "J"] })
                )
            }),
            11 if rest == 30 && hours > 0 && !english => format!("{hours} heures et demie"),
            12 if minutes % 420 == 210 && minutes > 420 && !english => format!("{} j ½", minutes / 420),
            13 if minutes == 210 && !english => {
                String::from(random.pick(&["½ journée", "une demi-journée", "1/2 j"]))
            }
            14 if minutes.is_multiple_of(120) && hours > 2 && !english => {
                format!("{} séances de 2 h", minutes / 120)
            }
            15 if rest == 0 && hours.is_multiple_of(3) && hours > 3 => format!("3 x {} h", hours / 3),
            16 if minutes.is_multiple_of(420) && !english => format!("{} jours ({hours} h)", minutes / 420),
            _ => String::new(),
        };
        if !text.is_empty() {
            return text;
        }
    }
    format!("{hours} h {rest:02}")
}
