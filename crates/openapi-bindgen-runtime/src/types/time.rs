//! Dates and times as text.

use super::text::text_type;
use crate::check::Format;

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
