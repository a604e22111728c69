//! Dates and pauses.

use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;

use super::after::http_date;
use super::{RetryPolicy, retry_after};

#[test]
fn dates_in_three_spellings() {
    let seconds = |text: &str| http_date(text).map(|date| date.duration_since(UNIX_EPOCH).unwrap().as_secs());
    for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
        assert_eq!(seconds(text), Some(784_111_777), "{text}");
    }
    assert_eq!(seconds("Thu, 29 Feb 2024 23:59:60 GMT"), Some(1_709_251_200));
    assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
    assert_eq!(seconds("Wed, 31 Dec 1969 00:00:00 GMT"), Some(0));
    assert_eq!(seconds("Fri, 01-Jan-30 00:00:00 GMT"), Some(1_893_456_000));
    for text in [
        "",
        "tomorrow",
        "Sun, 06 Nov 1994",
        "Sun, 06 Xxx 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49 GMT",
        "Sun, 06 Nov 99999 08:49:37 GMT",
    ] {
        assert_eq!(seconds(text), None, "{text}");
    }
}

#[test]
fn what_the_header_says() {
    let after = |text: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", text.parse().unwrap());
        retry_after(&headers)
    };
    assert_eq!(after("120"), Some(Duration::from_secs(120)));
    assert_eq!(after(" 0 "), Some(Duration::ZERO));
    assert_eq!(after("99999999999999999999999"), Some(Duration::from_secs(u64::MAX)));
    assert_eq!(after("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
    assert!(after("Fri, 31 Dec 9999 23:59:59 GMT").is_some_and(|pause| pause > Duration::from_secs(1_000_000)));
    for text in ["-1", "1.5", "soon", ""] {
        assert_eq!(after(text), None, "{text}");
    }
}

#[test]
fn pauses_grow_and_end() {
    let policy = RetryPolicy::default().pauses(Duration::from_secs(1), Duration::from_secs(4));
    for (attempt, longest) in [(1, 1), (2, 2), (3, 4), (4, 4), (1000, 4)] {
        let pause = policy.pause(attempt, None).unwrap().as_secs_f64();
        let longest = f64::from(longest);
        assert!(pause <= longest && pause >= longest / 2.0, "{attempt}: {pause}");
    }
    assert_eq!(policy.pause(1, Some(Duration::from_secs(60))), Some(Duration::from_secs(60)));
    assert_eq!(policy.pause(1, Some(Duration::from_secs(61))), None);
}
