//! The bodies, and their types in both worlds.

use std::fmt::Write as _;

/// A request with so many leads, a little under half a kilobyte each.
pub fn leads(count: usize) -> String {
    let mut text = "{\"leads\":[".to_owned();
    for index in 0..count {
        let comma = if index == 0 { "" } else { "," };
        let state = ["\"CA\"", "\"\"", "null", "\"TX\""][index % 4];
        let _ = write!(
            text,
            "{comma}{{\"email\":\"first_name{index}@trysela.com\",\
             \"phone_number\":\"+1804222{index:04}\",\
             \"metadata\":{{\"first_name\":\"First\",\"timezone\":\"America/Los_Angeles\",\
             \"property_address\":\"{index} Main St\",\"loan_rate\":7.{index},\
             \"property_value\":7{index}25,\"va_indicator\":false,\
             \"loan_program\":\"30-year \\\"fixed\\\"\"}},\
             \"lead_type\":{index},\"representative\":456,\
             \"external_id\":\"id_in_your_crm_{index}\",\"us_state\":{state},\
             \"lead_source\":\"USDALoans.com\"}}"
        );
    }
    text + "]}"
}

/// Answers to a request.
pub fn results(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|index| match index % 3 {
            0 => format!("{{\"id\":{index},\"action\":\"created\"}}"),
            1 => format!("{{\"id\":{index},\"action\":\"reengaged\"}}"),
            _ => "{\"id\":null,\"action\":\"error\",\"error\":\"Each lead must be …\"}".to_owned(),
        })
        .collect();
    format!("{{\"results\":[{}]}}", items.join(","))
}

pub fn states(count: usize) -> String {
    let states = ["\"CA\"", "\"\"", "null", "\"TX\"", "\"AL\""];
    let items: Vec<_> = (0..count).map(|index| states[index % states.len()]).collect();
    format!("[{}]", items.join(","))
}

pub fn scalars(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|index| match index % 4 {
            0 => format!("\"text {index}\""),
            1 => index.to_string(),
            2 => format!("{index}.5"),
            _ => "true".to_owned(),
        })
        .collect();
    format!("[{}]", items.join(","))
}

pub fn shapes(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|index| match index % 3 {
            0 => format!("{{\"kind\":\"circle\",\"name\":\"c{index}\",\"radius\":{index}}}"),
            1 => format!("{{\"kind\":\"square\",\"name\":\"s{index}\",\"side\":{index}}}"),
            _ => format!("{{\"kind\":\"text\",\"name\":\"t{index}\",\"content\":\"x{index}\"}}"),
        })
        .collect();
    format!("[{}]", items.join(","))
}

pub fn floats(count: usize) -> String {
    let items: Vec<_> = (0..count).map(|index| format!("{}", index as f64 * 0.37 + 0.1)).collect();
    format!("[{}]", items.join(","))
}

/// Types that serde derives.
pub mod derived {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Request {
        pub leads: Vec<Lead>,
    }

    /// Distinguishes a missing member from `null` with two options, as is common.
    fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
        Option::<T>::deserialize(deserializer).map(Some)
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Lead {
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        pub email: Option<Option<String>>,
        pub phone_number: String,
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        pub metadata: Option<Option<BTreeMap<String, serde_json::Value>>>,
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        pub lead_type: Option<Option<i64>>,
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        pub representative: Option<Option<i64>>,
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        pub external_id: Option<Option<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        pub us_state: Option<Option<PlainState>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lead_source: Option<String>,
    }

    /// The blank value is a variant here, which is the fast way in serde.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub enum PlainState {
        #[serde(rename = "")]
        Blank,
        #[serde(rename = "AL")]
        Al,
        #[serde(rename = "CA")]
        Ca,
        #[serde(rename = "TX")]
        Tx,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Response {
        pub results: Vec<Outcome>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Outcome {
        pub id: Option<i64>,
        pub action: Action,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub error: Option<String>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Action {
        Created,
        Reengaged,
        Error,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub enum State {
        #[serde(rename = "AL")]
        Al,
        #[serde(rename = "CA")]
        Ca,
        #[serde(rename = "TX")]
        Tx,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub enum Blank {
        #[serde(rename = "")]
        Blank,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    pub enum BlankState {
        State(State),
        Blank(Blank),
        Null(()),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    pub enum Scalar {
        Count(i64),
        Ratio(f64),
        Flag(bool),
        Text(String),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Circle {
        pub name: String,
        pub radius: i64,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Square {
        pub name: String,
        pub side: i64,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct Text {
        pub name: String,
        pub content: String,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    pub enum Tagged {
        Circle(Circle),
        Square(Square),
        Text(Text),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    pub enum Untagged {
        Circle(Circle),
        Square(Square),
        Text(Text),
    }
}

/// The same types as generated code declares them.
pub mod ours {
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
}
