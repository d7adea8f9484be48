//! Days of moments.

/// The day of a moment in seconds since 1970: `2026-11-25`.
pub fn day(seconds: i64) -> String {
    let days = jiff::Span::new().try_days(seconds.div_euclid(86_400));
    let day = days.and_then(|days| jiff::civil::date(1970, 1, 1).checked_add(days));
    day.map_or_else(|_| String::new(), |day| day.to_string())
}
