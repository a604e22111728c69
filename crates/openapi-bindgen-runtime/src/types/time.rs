//! Dates and times as text.

use std::time::{Duration, SystemTime};

use super::text::text_type;
use crate::check::Format;
use crate::check::calendar::{Clock, Day, Moment, date_time};

text_type! {
    /// A date with a time and an offset (RFC 3339 `date-time`), as `2026-01-31T12:00:00Z`.
    DateTime, Format::DateTime
}

text_type! {
    /// A date (RFC 3339 `full-date`), as `2026-01-31`.
    Date, Format::Date
}

text_type! {
    /// A time of day (RFC 3339 `full-time`, the offset optional), as `12:00:00`.
    Time, Format::Time
}

text_type! {
    /// A span of time (ISO 8601), as `P1DT12H`.
    IsoDuration, Format::Duration
}

const DAY: i64 = 24 * 60 * 60;

impl DateTime {
    /// The time that is now, in UTC.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// The point in time; `None` when the text is no RFC 3339 date with time and offset, or
    /// the system cannot express it.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let Moment { date, clock, offset } = date_time(self.as_str())?;
        let minutes = i64::from(clock.hour) * 60 + i64::from(clock.minute) - i64::from(offset);
        let seconds = days_since_1970(date) * DAY + minutes * 60 + i64::from(clock.second);
        let nanos = Duration::from_nanos(clock.nanos.into());
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let second = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)?
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)?
        };
        second.checked_add(nanos)
    }
}

impl From<SystemTime> for DateTime {
    /// In UTC, with as many digits of the second as it has. Times outside of the years 0 to
    /// 9999, which RFC 3339 cannot write, become the nearest that it can.
    fn from(time: SystemTime) -> Self {
        let (seconds, nanos) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let seconds = i64::try_from(before.as_secs()).map_or(i64::MIN, i64::saturating_neg);
                match before.subsec_nanos() {
                    0 => (seconds, 0),
                    nanos => (seconds.saturating_sub(1), 1_000_000_000 - nanos),
                }
            }
        };
        let first = days_since_1970(Day { year: 0, month: 1, day: 1 }) * DAY;
        let last = days_since_1970(Day { year: 9999, month: 12, day: 31 }) * DAY + DAY - 1;
        let seconds = seconds.clamp(first, last);
        let date = day_of(seconds.div_euclid(DAY));
        let of_day = seconds.rem_euclid(DAY) as u32;
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        Self::from_unchecked(in_utc(date, Clock { hour, minute, second, nanos }))
    }
}

fn in_utc(date: Day, clock: Clock) -> String {
    let Day { year, month, day } = date;
    let Clock { hour, minute, second, nanos } = clock;
    let fraction = match nanos {
        0 => String::new(),
        nanos => format!(".{nanos:09}").trim_end_matches('0').to_owned(),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Days from 1970-01-01. Years are counted from March, so that the leap day comes last.
fn days_since_1970(date: Day) -> i64 {
    let (month, day) = (i64::from(date.month), i64::from(date.day));
    let year = i64::from(date.year) - i64::from(month <= 2);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + day_of_year - 719_468
}

/// The day that lies so many days after 1970-01-01; the inverse of [`days_since_1970`].
fn day_of(days: i64) -> Day {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Day { year: year as u32, month: month as u32, day: day as u32 }
}
