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
rt::json_object! { Closed { a: optional "a", } deny [MinProperties(1)] }

/// Empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Empty {}
rt::json_object! { Empty {} }

/// A tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Its children.
    pub children: Vec<Json>,
}
static TREE: rt::Shape = {
    use rt::check::prelude::*;
    Shape::new(&[Properties(&[("children", &[Items(&[Schema(&TREE)])])]), MaxProperties(1)])
};
rt::json_object! { Tree { children: required "children" [Items(&[Schema(&TREE)])], } [Schema(&TREE)] }

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

#[test]
fn members_may_come_in_any_order() {
    let text = br#"{"x":1,"email":"e","y":2,"id":7,"phone_number":"p","error":"no"}"#;
    let lead: Lead = rt::from_json(text).unwrap();
    assert_eq!((lead.phone_number.as_str(), lead.id), ("p", Some(7)));
    assert_eq!(lead.error.as_deref(), Some("no"));
    assert_eq!(lead.email.as_deref(), Some("e"));
    assert_eq!(lead.extra, Map::from([("y", 2), ("x", 1)].map(|(k, v)| (k, Json::from(v)))));
    assert_eq!(lead.extra.keys().collect::<Vec<_>>(), ["x", "y"]);
}

#[test]
fn escaped_names_are_the_same_names() {
    let lead: Lead = rt::from_json(br#"{"phone_numb\u0065r":"p","id":null}"#).unwrap();
    assert_eq!(lead.phone_number, "p");
    let twice = br#"{"phone_number":"p","phone_numb\u0065r":"p","id":null}"#;
    let error = rt::from_json::<Lead>(twice).unwrap_err();
    assert_eq!(error.kind(), rt::ReadErrorKind::DuplicateMember);
    assert_eq!(error.message(), "the member \"phone_number\" stands twice, at byte 1 and at byte 20");
}

#[test]
fn all_states_of_a_field_differ_on_the_wire() {
    let lead = |us_state| Lead {
        phone_number: "1".to_owned(),
        id: None,
        error: None,
        email: Field::Absent,
        us_state,
        extra: Map::new(),
    };
    let cases = [
        (Field::Absent, r#"{"phone_number":"1","id":null}"#),
        (Field::Null, r#"{"phone_number":"1","id":null,"us_state":null}"#),
        (BlankOr::Blank.into(), r#"{"phone_number":"1","id":null,"us_state":""}"#),
        (UsState::Al.into(), r#"{"phone_number":"1","id":null,"us_state":"AL"}"#),
        (UsState::from("ZZ").into(), r#"{"phone_number":"1","id":null,"us_state":"ZZ"}"#),
    ];
    for (state, text) in cases {
        let lead = lead(state);
        assert_eq!(rt::to_json_string(&lead).unwrap(), text);
        assert_eq!(rt::from_json::<Lead>(text.as_bytes()).unwrap(), lead);
    }
}

#[test]
fn null_is_not_a_missing_member() {
    let error = rt::from_json::<Lead>(br#"{"phone_number":"1","id":1,"error":null}"#).unwrap_err();
    assert_eq!((error.path().as_str(), error.message()), ("error", "expected a string, found null"));
    let error = rt::from_json::<Lead>(br#"{"phone_number":"1"}"#).unwrap_err();
    assert_eq!((error.path().as_str(), error.message()), ("id", "missing member"));
}

#[test]
fn a_closed_object_refuses_other_members() {
    let error = rt::from_json::<Closed>(br#"{"a":1,"b":2}"#).unwrap_err();
    assert_eq!(error.kind(), rt::ReadErrorKind::UnknownMember);
    assert_eq!(error.message(), "the member \"b\" is not declared");
    let violations = Closed { a: None }.validate().unwrap_err();
    assert_eq!(violations.to_string(), "must have at least 1 member, has 0");
    assert!(rt::from_json::<Empty>(br#"{"b":2}"#).is_ok());
    assert!(rt::from_json::<Empty>(b"[]").is_err());
}

#[test]
fn extra_members_do_not_repeat_declared_ones() {
    let mut lead: Lead = rt::from_json(br#"{"phone_number":"1","id":null}"#).unwrap();
    lead.extra.insert("email", "by the side door".into());
    let text = rt::to_json_string(&lead).unwrap();
    assert_eq!(text, r#"{"phone_number":"1","id":null,"email":"by the side door"}"#);
    lead.extra.insert("id", 3.into());
    let error = rt::to_json(&lead).unwrap_err();
    assert_eq!(error.to_string(), "id: the extra member \"id\" repeats a declared member");
    assert_eq!(lead.validate().unwrap_err().len(), 1);
}

#[test]
fn newtypes_read_as_their_content_and_keep_their_rules() {
    let id: LeadId = rt::from_json(b"\"abcd\"").unwrap();
    assert_eq!(id, LeadId::from("abcd".to_owned()));
    assert_eq!(id.validate().unwrap_err().to_string(), "must have at most 3 characters, has 4");
    assert!(LeadId("äöü".to_owned()).validate().is_ok());
}

#[test]
fn string_enums_are_open() {
    assert_eq!(UsState::ALL, [UsState::Al, UsState::Ak]);
    assert_eq!((UsState::Al.label(), UsState::Ak.label()), ("Alabama", "AK"));
    let other: UsState = "ZZ".parse().unwrap();
    assert_eq!(other, UsState::UnknownValue("ZZ".to_owned()));
    assert_eq!((other.as_str(), other.label()), ("ZZ", "ZZ"));
    assert_eq!(format!("{:>4}|{}", UsState::Al, other), "  AL|ZZ");
    assert_eq!(UsState::from("AK".to_owned()), UsState::Ak);
    assert_eq!(rt::from_json::<UsState>(b"\"A\\u004c\"").unwrap(), UsState::Al);
    assert_eq!(other.validate().unwrap_err().to_string(), "must be one of the declared values `AL`, `AK`");
    let error = rt::from_json::<UsState>(b"3").unwrap_err();
    assert_eq!(error.message(), "expected a string, found the number 3");
}

#[test]
fn other_enums_are_open_too() {
    assert_eq!(rt::from_json::<Level>(b"-2").unwrap(), Level::MinusTwo);
    assert_eq!(rt::from_json::<Level>(b"1").unwrap(), Level::One);
    assert_eq!(rt::from_json::<Level>(b"1.0").unwrap(), Level::UnknownValue(1));
    assert_eq!(rt::from_json::<Level>(b"9").unwrap(), Level::UnknownValue(9));
    assert_eq!((Level::MinusTwo.value(), Level::MinusTwo.to_string()), (-2, "-2".to_owned()));
    assert_eq!(
        Level::UnknownValue(9).validate().unwrap_err().to_string(),
        "must be one of the declared values `1`, `-2`"
    );
    assert_eq!(rt::from_json::<Flag>(b"true").unwrap(), Flag::True);
    assert_eq!(rt::from_json::<Flag>(b"false").unwrap(), Flag::UnknownValue(false));
    assert_eq!(rt::from_json::<Ratio>(b"5e-1").unwrap(), Ratio::Half);
    assert_eq!(rt::to_json_string(&Ratio::UnknownValue(0.25)).unwrap(), "0.25");
}

#[test]
fn mixed_enums_compare_as_json() {
    let cases = [
        ("\"\\u0061\"", Mixed::A, "\"a\""),
        ("1.0", Mixed::One, "1"),
        ("true", Mixed::Yes, "true"),
        ("null", Mixed::Nil, "null"),
        ("\"1\"", Mixed::UnknownValue("1".into()), "\"1\""),
        ("[2]", Mixed::UnknownValue([2].into()), "[2]"),
    ];
    for (text, expected, written) in cases {
        let read: Mixed = rt::from_json(text.as_bytes()).unwrap();
        assert_eq!(read, expected);
        assert_eq!(read.to_string(), written);
        assert_eq!(rt::to_json_string(&read).unwrap(), written);
    }
}

#[test]
fn unions_are_read_by_their_guards() {
    let cases = [
        (r#"{"kind":"circle","a":1}"#, Shape::Circle(Box::new(Closed { a: Some(1) }))),
        (r#"{"side":1,"colour":2}"#, Shape::Square(Empty {})),
        ("\"t\"", Shape::Text("t".to_owned())),
        ("3", Shape::Count(3)),
        ("3.5", Shape::Ratio(3.5)),
        ("true", Shape::Flag(true)),
        ("[null,[1]]", Shape::List(vec![Shape::Nothing, Shape::List(vec![Shape::Count(1)])])),
    ];
    for (text, expected) in cases {
        let read = rt::from_json::<Shape>(text.as_bytes());
        match expected {
            // Its payload is closed and does not declare the tag.
            Shape::Circle(_) => assert_eq!(read.unwrap_err().message(), "the member \"kind\" is not declared"),
            expected => assert_eq!(read.unwrap(), expected, "{text}"),
        }
    }
}

#[test]
fn an_open_union_keeps_what_it_does_not_know() {
    let text = r#"{"kind":"oval","b":[1.50]}"#;
    let read: Shape = rt::from_json(text.as_bytes()).unwrap();
    assert!(matches!(read, Shape::UnknownVariant(_)));
    assert_eq!(rt::to_json_string(&read).unwrap(), text);
    assert_eq!(read.validate().unwrap_err().to_string(), "must be one of the declared alternatives");
}

#[test]
fn every_order_of_members_is_read_alike() {
    let members = [r#""phone_number":"p""#, r#""id":7"#, r#""email":"e""#, r#""x":1"#, r#""us_state":"AK""#];
    let expected: Lead = rt::from_json(format!("{{{}}}", members.join(",")).as_bytes()).unwrap();
    let mut orders = vec![vec![]];
    for _ in members {
        let longer = |order: &Vec<usize>, next: usize| [order.as_slice(), &[next]].concat();
        let grow = |order: &Vec<usize>| {
            (0..members.len()).filter(|next| !order.contains(next)).map(|next| longer(order, next)).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(grow).collect();
    }
    assert_eq!(orders.len(), 120);
    for order in orders {
        let text: Vec<_> = order.iter().map(|at| members[*at]).collect();
        let lead: Lead = rt::from_json(format!("{{{}}}", text.join(",")).as_bytes()).unwrap();
        assert_eq!(lead, expected, "{text:?}");
    }
}
