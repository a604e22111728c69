//! Dates, times and durations (RFC 3339 and its appendix A).

/// A point in time, as a text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) date: Day,
    pub(crate) clock: Clock,
    /// How far the clock is ahead of UTC, in minutes.
    pub(crate) offset: i32,
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: u32,
    pub(crate) nanos: u32,
}

/// What is left of a text that is read from the front.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (head, tail) = self.0.split_at_checked(digits)?;
        if !head.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0 = tail;
        head.parse().ok()
    }

    fn sign(&mut self, one_of: &[char]) -> Option<char> {
        let found = self.0.chars().next().filter(|c| one_of.contains(c))?;
        self.0 = self.0.get(found.len_utf8()..)?;
        Some(found)
    }

    fn fraction(&mut self) -> Option<u32> {
        if self.sign(&['.']).is_none() {
            return Some(0);
        }
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (head, tail) = self.0.split_at_checked(digits).filter(|_| digits > 0)?;
        self.0 = tail;
        // Digits beyond the ninth are less than a nanosecond.
        let nine = head.bytes().chain(std::iter::repeat(b'0')).take(9);
        Some(nine.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    }

    fn day(&mut self) -> Option<Day> {
        let year = self.number(4)?;
        self.sign(&['-'])?;
        let month = self.number(2)?;
        self.sign(&['-'])?;
        let day = self.number(2)?;
        (1..=days_in(year, month)).contains(&day).then_some(Day { year, month, day })
    }

    fn clock(&mut self) -> Option<Clock> {
        let hour = self.number(2)?;
        self.sign(&[':'])?;
        let minute = self.number(2)?;
        self.sign(&[':'])?;
        let second = self.number(2)?;
        let nanos = self.fraction()?;
        (hour < 24 && minute < 60 && second <= 60).then_some(Clock { hour, minute, second, nanos })
    }

    fn offset(&mut self) -> Option<i32> {
        let sign = match self.sign(&['Z', 'z', '+', '-'])? {
            '+' => 1,
            '-' => -1,
            _ => return Some(0),
        };
        let hours = self.number(2).filter(|hours| *hours < 24)?;
        self.sign(&[':'])?;
        let minutes = self.number(2).filter(|minutes| *minutes < 60)?;
        Some(sign * (hours * 60 + minutes) as i32)
    }
}

/// Leap seconds come at the end of a day of UTC only.
fn is_real(clock: Clock, offset: i32) -> bool {
    let minutes = (clock.hour * 60 + clock.minute) as i32 - offset;
    clock.second < 60 || minutes.rem_euclid(24 * 60) == 24 * 60 - 1
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Reads a `date-time`.
pub(crate) fn date_time(text: &str) -> Option<Moment> {
    let mut rest = Rest(text);
    let date = rest.day()?;
    rest.sign(&['T', 't', ' '])?;
    let clock = rest.clock()?;
    let offset = rest.offset()?;
    (rest.0.is_empty() && is_real(clock, offset)).then_some(Moment { date, clock, offset })
}

/// Reads a `full-date`.
pub(crate) fn date(text: &str) -> Option<Day> {
    let mut rest = Rest(text);
    let day = rest.day()?;
    rest.0.is_empty().then_some(day)
}

/// Whether a text is a `full-time`, or one without its offset.
pub(super) fn is_time(text: &str) -> bool {
    let mut rest = Rest(text);
    let Some(clock) = rest.clock() else { return false };
    if rest.0.is_empty() {
        return is_real(clock, 0);
    }
    rest.offset().is_some_and(|offset| rest.0.is_empty() && is_real(clock, offset))
}

/// Whether a text is a duration: weeks, or days and hours in falling order without gaps.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(period) = text.strip_prefix('P') else { return false };
    let (days, clock) = match period.split_once('T') {
        Some((days, clock)) => (days, Some(clock)),
        None => (period, None),
    };
    if clock.is_none() && is_units(days, "W") {
        return true;
    }
    match clock {
        None => is_units(days, "YMD"),
        Some(clock) => (days.is_empty() || is_units(days, "YMD")) && is_units(clock, "HMS"),
    }
}

/// Whether a text is one or more numbers, each with its unit, in the order of `units`. The
/// smallest unit may have a fraction, as ISO 8601 allows.
fn is_units(text: &str, units: &str) -> bool {
    let mut units = units.chars();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let tail = rest.get(digits..).unwrap_or_default();
        let (fraction, tail) = skip_fraction(tail);
        let Some(unit) = tail.chars().next() else { return false };
        rest = tail.get(unit.len_utf8()..).unwrap_or_default();
        let misplaced = digits == 0 || !units.any(|known| known == unit);
        if misplaced || (fraction && !rest.is_empty()) {
            return false;
        }
    }
    !text.is_empty()
}

fn skip_fraction(text: &str) -> (bool, &str) {
    let Some(fraction) = text.strip_prefix(['.', ',']) else { return (false, text) };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 { (false, text) } else { (true, fraction.get(digits..).unwrap_or_default()) }
}
