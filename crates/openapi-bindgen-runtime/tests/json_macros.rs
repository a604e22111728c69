//! Every form of the `json_*` macros, compiled as generated code is.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use openapi_bindgen_runtime as rt;
use rt::prelude::*;

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UsState {
    /// Alabama.
    Al,
    /// Alaska.
    Ak,
    /// Another value.
    UnknownValue(String),
}
rt::json_enum! { UsState: str { Al = "AL" "Alabama", Ak = "AK", } }

/// A level.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Level {
    /// One.
    One,
    /// Minus two.
    MinusTwo,
    /// Another value.
    UnknownValue(i64),
}
rt::json_enum! { Level: i64 { One = 1, MinusTwo = -2, } }

/// A flag.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Flag {
    /// Yes.
    True,
    /// Another value.
    UnknownValue(bool),
}
rt::json_enum! { Flag: bool { True = true, } }

/// A ratio.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Ratio {
    /// A half.
    Half,
    /// Another value.
    UnknownValue(f64),
}
rt::json_enum! { Ratio: f64 { Half = 0.5, } }

/// Mixed values.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Mixed {
    /// `a`.
    A,
    /// 1.
    One,
    /// Yes.
    Yes,
    /// Nil.
    Nil,
    /// Another value.
    UnknownValue(Json),
}
rt::json_enum! { Mixed: json { A = "\"a\"", One = "1", Yes = "true", Nil = "null", } }

/// A lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// Phone.
    pub phone_number: String,
    /// Id.
    pub id: Option<i64>,
    /// Error.
    pub error: Option<String>,
    /// Email.
    pub email: Field<String>,
    /// State.
    pub us_state: Field<BlankOr<UsState>>,
    /// Extra.
    pub extra: Map<Json>,
}
rt::json_object! {
    Lead {
        phone_number: required "phone_number" [MinLength(1)],
        id: required "id",
        error: optional "error" [MaxLength(255)],
        email: field "email",
        us_state: field "us_state",
        extra: rest,
    }
}

/// Closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// A.
    pub a: Option<i64>,
}
rt::json_object! { Closed { a: optional "a", } deny check [MinProperties(1)] }

/// Empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Empty {}
rt::json_object! { Empty {} }

/// An id.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadId(pub String);
rt::json_newtype! { LeadId(String) [MinLength(1), MaxLength(3)] }

/// A plain newtype.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain(pub Vec<Lead>);
rt::json_newtype! { Plain(Vec<Lead>) }

/// Any of many.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// Circle.
    Circle(Box<Closed>),
    /// Square.
    Square(Empty),
    /// Text.
    Text(String),
    /// Count.
    Count(i64),
    /// Ratio.
    Ratio(f64),
    /// Flag.
    Flag(bool),
    /// List.
    List(Vec<Shape>),
    /// Nothing.
    Nothing,
    /// Unknown.
    UnknownVariant(Json),
}
rt::json_union! {
    Shape {
        Circle(object tag "kind" = "circle" | "round"),
        Square(keys "side" "colour"),
        Text(string), Count(integer), Ratio(number), Flag(boolean), List(array), Nothing(null),
    } open
}

/// One branch, closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Single {
    /// Any.
    Any(Box<Single>),
}
rt::json_union! { Single { Any(any) } }

#[test]
fn a_lead_is_read_written_and_validated() {
    let text = r#"{"phone_number":"","id":null,"email":null,"us_state":"","x":[1.50]}"#;
    let lead: Lead = rt::from_json(text.as_bytes()).unwrap();
    assert_eq!(lead.email, Field::Null);
    assert_eq!(lead.us_state, Field::Value(BlankOr::Blank));
    assert_eq!(rt::to_json_string(&lead).unwrap(), text);
    let violations = lead.validate().unwrap_err();
    assert_eq!(violations.to_string(), "phone_number: must have at least 1 character, has 0");
}

#[test]
fn an_error_knows_its_place() {
    let error = rt::from_json::<Plain>(b"[{\"phone_number\": \"1\",\n \"id\": true}]").unwrap_err();
    assert_eq!(error.path(), "[0].id");
    assert_eq!((error.line(), error.column()), (Some(2), Some(8)));
    assert_eq!(error.message(), "expected an integer, found true");
    let error = rt::from_json::<Plain>(b"[{\"id\": 3}]").unwrap_err();
    assert_eq!(error.path(), "[0].phone_number");
    assert_eq!(error.message(), "missing member");
}
