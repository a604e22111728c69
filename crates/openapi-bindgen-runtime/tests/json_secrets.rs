//! What `Debug` of generated types does not show, and errors do not repeat.

#![allow(deprecated, reason = "a hidden member may be deprecated too")]
#![allow(clippy::panic, reason = "a test that cannot go on fails")]

use openapi_bindgen_runtime as rt;
use rt::prelude::*;

const CANARY: &str = "canary-5ecret";

rt::object! {
    /// An account, with what only its owner sends.
    pub struct Account {
        /// Its name.
        pub name: String = required "name",
        /// Its password, by its format.
        pub password: Option<Secret> = optional "password",
        /// A code that only the user sends.
        #[deprecated]
        pub code: Field<String> = field "code" hidden [MaxLength(5)],
        /// All else.
        pub extra: Map<Json> = rest,
    }
}

fn account() -> Account {
    let text = format!(r#"{{"name":"me","password":"{CANARY}","code":"{CANARY}","age":3}}"#);
    rt::from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn what_only_the_user_sends_is_not_shown() {
    let account = account();
    assert_eq!(
        format!("{account:?}"),
        r#"Account { name: "me", password: Some(Secret(…)), code: (hidden), extra: {"age": 3} }"#
    );
    assert!(!format!("{account:#?}").contains(CANARY));
    // It is written, of course.
    assert_eq!(rt::to_json_string(&account).map(|text| text.matches(CANARY).count()), Ok(2));
}

#[test]
fn what_breaks_a_rule_is_not_repeated() {
    let violations = account().validate().map_err(|violations| format!("{violations} {violations:?}"));
    assert!(
        violations.as_ref().is_err_and(|shown| shown.contains("code") && !shown.contains(CANARY)),
        "{violations:?}"
    );
}

#[test]
fn a_secret_is_compared_and_copied_like_text() {
    let secret = Secret::new(CANARY);
    assert_eq!(secret.clone(), Secret::from(CANARY.to_owned()));
    assert_eq!(secret.expose(), CANARY);
}
