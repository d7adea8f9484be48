//! The clock of the machine, which may say anything: a date that no calendar has is no date, and ends nothing.

use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// A moment in the time zone of the machine; none outside of the years that the calendar has.
pub fn local(time: SystemTime) -> Option<ZonedDateTime> {
    Some(Timestamp::try_from(time).ok()?.to_zoned_datetime(TimeZone::system()))
}

/// Today's date.
pub fn today() -> Option<Date> {
    local(SystemTime::now()).map(|now| now.date())
}

/// Today's date as files have it; empty where there is none.
pub fn today_text() -> String {
    today().filter(|date| date.year() >= 0).map(|date| date.to_string()).unwrap_or_default()
}

/// How many seconds the clocks of the machine are ahead of the universal time.
pub(super) fn zone_offset() -> i32 {
    local(SystemTime::now()).map_or(0, |now| now.offset().seconds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn a_moment_outside_of_the_calendar_is_none() {
        assert!(local(UNIX_EPOCH + Duration::from_secs(4_102_444_800)).is_some());
        assert!(local(UNIX_EPOCH + Duration::from_secs(260_000_000_000)).is_none());
        assert!(local(UNIX_EPOCH + Duration::from_secs(1 << 40)).is_none());
    }
}
