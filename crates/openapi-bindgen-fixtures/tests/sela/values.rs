//! Values that survive reading and writing.

use crate::sela::types::{Action, BulkCreateLeadResponse, BulkCreateLeadResult, CreateLeadRequest, UsState};
use crate::sela::{BlankOr, Field, Json, from_json, to_json_string};

const PHONE: &str = r#""phone_number":"1""#;

#[track_caller]
fn writes(lead: &CreateLeadRequest, member: &str) {
    let separator = if member.is_empty() { "" } else { "," };
    let written = to_json_string(lead).unwrap();
    let (before, after) = (format!("{{{PHONE}{separator}{member}}}"), format!("{{{member}{separator}{PHONE}}}"));
    assert!(written == before || written == after, "{written}");
    assert_eq!(&from_json::<CreateLeadRequest>(written.as_bytes()).unwrap(), lead);
}

fn lead() -> CreateLeadRequest {
    CreateLeadRequest::new("1")
}

#[test]
fn us_state_has_four_states() {
    writes(&lead(), "");
    writes(&lead().us_state(Field::Null), r#""us_state":null"#);
    writes(&lead().us_state(BlankOr::Blank), r#""us_state":"""#);
    writes(&lead().us_state(UsState::Ca), r#""us_state":"CA""#);
    writes(&lead().us_state(UsState::from("XX")), r#""us_state":"XX""#);
}

#[test]
fn optional_members_have_three_states() {
    writes(&lead().email(Field::Null), r#""email":null"#);
    writes(&lead().email("a@b.c"), r#""email":"a@b.c""#);
    writes(&lead().email(None::<String>), r#""email":null"#);
    writes(&lead().lead_type(Field::Null), r#""lead_type":null"#);
    writes(&lead().lead_type(7), r#""lead_type":7"#);
    writes(&lead().representative(0), r#""representative":0"#);
    writes(&lead().external_id(""), r#""external_id":"""#);
    writes(&lead().lead_source(Field::Null), r#""lead_source":null"#);
    writes(&lead().metadata(Field::Null), r#""metadata":null"#);
    let metadata = [("first_name".to_owned(), Json::from("Ada"))].into_iter().collect::<crate::sela::Map<Json>>();
    writes(&lead().metadata(metadata), r#""metadata":{"first_name":"Ada"}"#);
    writes(&lead().call_schedule_start_time(Field::Null), r#""call_schedule_start_time":null"#);
}

#[test]
fn further_members_stand_at_the_top_level() {
    writes(&lead().extra("min_reengagement_days", 30), r#""min_reengagement_days":30"#);
    let text = r#"{"phone_number":"1","min_reengagement_days":30,"nested":{"a":[1,2.50,null]}}"#;
    let read: CreateLeadRequest = from_json(text.as_bytes()).unwrap();
    assert_eq!(read.extra.len(), 2);
    assert_eq!(to_json_string(&read).unwrap(), text);
}

#[test]
fn a_null_id_is_required_and_always_written() {
    let text = r#"{"id":null,"action":"error"}"#;
    let read: BulkCreateLeadResult = from_json(text.as_bytes()).unwrap();
    assert_eq!((read.id, &read.action), (None, &Action::Error));
    assert_eq!(to_json_string(&read).unwrap(), text);
    let error = from_json::<BulkCreateLeadResult>(br#"{"action":"error"}"#).unwrap_err().to_string();
    assert!(error.contains("id"), "{error}");
}

#[test]
fn an_unknown_action_is_kept() {
    let text = r#"{"results":[{"id":1,"action":"skipped"}]}"#;
    let read: BulkCreateLeadResponse = from_json(text.as_bytes()).unwrap();
    assert_eq!(read.results[0].action.as_str(), "skipped");
    assert_eq!(to_json_string(&read).unwrap(), text);
}

#[test]
fn a_missing_action_is_named_by_its_path() {
    let text = br#"{"results":[{"id":1,"action":"created"},{"id":2}]}"#;
    let error = from_json::<BulkCreateLeadResponse>(text).unwrap_err().to_string();
    assert!(error.starts_with("results[1].action: "), "{error}");
}

#[test]
fn labels_come_from_the_document() {
    assert_eq!(UsState::Ca.label(), "California");
    assert_eq!(UsState::Ca.to_string(), "CA");
    assert_eq!("CA".parse::<UsState>().unwrap(), UsState::Ca);
    assert_eq!(UsState::ALL.len(), 59);
}

#[test]
fn requests_are_validated_by_rule_and_path() {
    let mut request = super::support::leads();
    request.leads[0].phone_number.clear();
    let violations = request.validate().unwrap_err().to_string();
    assert!(violations.contains("leads[0].phone_number: "), "{violations}");
    let long = lead().external_id("x".repeat(256)).validate().unwrap_err().to_string();
    assert!(long.contains("external_id"), "{long}");
}

#[test]
fn serde_sees_the_same_json() {
    let lead = lead().us_state(BlankOr::Blank).extra("a", 1);
    let value = serde_json::to_value(&lead).unwrap();
    assert_eq!(value, serde_json::json!({ "phone_number": "1", "us_state": "", "a": 1 }));
    assert_eq!(serde_json::from_value::<CreateLeadRequest>(value).unwrap(), lead);
}
