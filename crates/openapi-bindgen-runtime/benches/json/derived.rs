//! Types that serde derives.

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

/// All members of all branches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    pub kind: String,
    pub name: String,
    pub radius: Option<i64>,
    pub side: Option<i64>,
    pub content: Option<String>,
}
