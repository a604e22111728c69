//! The same types as generated code declares them.

use openapi_bindgen_runtime as rt;
use rt::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub leads: Vec<Lead>,
}
rt::json_object! { Request { leads: required "leads", } }

#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    pub email: Field<String>,
    pub phone_number: String,
    pub metadata: Field<Map<Json>>,
    pub lead_type: Field<i64>,
    pub representative: Field<i64>,
    pub external_id: Field<String>,
    pub us_state: Field<BlankOr<State>>,
    pub lead_source: Option<String>,
}
rt::json_object! {
    Lead {
        email: field "email",
        phone_number: required "phone_number" [MinLength(1)],
        metadata: field "metadata",
        lead_type: field "lead_type",
        representative: field "representative",
        external_id: field "external_id" [MaxLength(255)],
        us_state: field "us_state",
        lead_source: optional "lead_source",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub results: Vec<Outcome>,
}
rt::json_object! { Response { results: required "results", } }

#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub id: Option<i64>,
    pub action: Action,
    pub error: Option<String>,
}
rt::json_object! {
    Outcome {
        id: required "id",
        action: required "action",
        error: optional "error",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Created,
    Reengaged,
    Error,
    UnknownValue(String),
}
rt::json_enum! {
    Action: str { Created = "created", Reengaged = "reengaged", Error = "error", }
}

#[derive(Clone, Debug, PartialEq)]
pub enum State {
    Al,
    Ca,
    Tx,
    UnknownValue(String),
}
rt::json_enum! { State: str { Al = "AL", Ca = "CA", Tx = "TX", } }

pub type BlankState = Option<BlankOr<State>>;

#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    Count(i64),
    Ratio(f64),
    Flag(bool),
    Text(String),
}
rt::json_union! {
    Scalar { Count(integer), Ratio(number), Flag(boolean), Text(string), }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    pub kind: String,
    pub name: String,
    pub radius: i64,
}
rt::json_object! {
    Circle { kind: required "kind", name: required "name", radius: required "radius", }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    pub kind: String,
    pub name: String,
    pub side: i64,
}
rt::json_object! {
    Square { kind: required "kind", name: required "name", side: required "side", }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub kind: String,
    pub name: String,
    pub content: String,
}
rt::json_object! {
    Text { kind: required "kind", name: required "name", content: required "content", }
}

/// All members of all branches: what a union is measured against.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    pub kind: String,
    pub name: String,
    pub radius: Option<i64>,
    pub side: Option<i64>,
    pub content: Option<String>,
}
rt::json_object! {
    Merged {
        kind: required "kind",
        name: required "name",
        radius: optional "radius",
        side: optional "side",
        content: optional "content",
    }
}

macro_rules! union {
    ($name:ident { $($guards:tt)* }) => {
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            Circle(Circle),
            Square(Square),
            Text(Text),
        }
        rt::json_union! { $name { $($guards)* } }
    };
}

union!(Tagged {
    Circle(tag "kind" = "circle"),
    Square(tag "kind" = "square"),
    Text(tag "kind" = "text"),
});
union!(Keyed { Circle(keys "radius"), Square(keys "side"), Text(keys "content") });
union!(Tried { Circle(object), Square(object), Text(object) });
