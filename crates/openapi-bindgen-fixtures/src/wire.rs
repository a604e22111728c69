//! What wire tests of fixtures ask of generated types: which JSON survives, is refused, is reported.
#![allow(clippy::panic, reason = "these functions are for tests, where a failure is a panic")]

use openapi_bindgen_runtime::{ReadJson, WriteJson, from_json, to_json_string, validate};

/// The text is read and written back as it was.
#[track_caller]
pub fn keeps<T: ReadJson + WriteJson>(json: &str) {
    assert_eq!(written::<T>(json), json);
}

/// The text is read, and written back as the other text.
#[track_caller]
pub fn becomes<T: ReadJson + WriteJson>(json: &str, other: &str) {
    assert_eq!(written::<T>(json), other);
}

/// The text is refused, with a message that contains this.
#[track_caller]
pub fn refuses<T: ReadJson>(json: &str, message: &str) {
    match from_json::<T>(json.as_bytes()) {
        Ok(_) => panic!("{json} was read"),
        Err(error) => assert!(error.to_string().contains(message), "{error}"),
    }
}

/// The text is read, survives, and breaks exactly these rules.
#[track_caller]
pub fn breaks<T: ReadJson + WriteJson>(json: &str, rules: &[&str]) {
    let value = from_json::<T>(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    let broken = match validate(&value) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(broken, rules);
}

/// The text is read, and breaks no rule.
#[track_caller]
pub fn fulfils<T: ReadJson + WriteJson>(json: &str) {
    keeps::<T>(json);
    breaks::<T>(json, &[]);
}

/// The text is read as something whose `Debug` text contains this: the branch of a union, say.
#[track_caller]
pub fn shows<T: ReadJson + WriteJson + std::fmt::Debug>(json: &str, shown: &str) {
    keeps::<T>(json);
    let value = from_json::<T>(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    let debug = format!("{value:?}");
    assert!(debug.contains(shown), "{debug}");
}

#[track_caller]
fn written<T: ReadJson + WriteJson>(json: &str) -> String {
    let value = from_json::<T>(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    to_json_string(&value).unwrap_or_else(|error| panic!("{json}: {error}"))
}
