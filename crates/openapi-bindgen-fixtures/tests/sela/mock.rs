//! Tests of somebody who loads leads with the SDK, written with its mock.

use std::time::Duration;

use crate::sela::mock::{Answer, Mock};
use crate::sela::operations::leads::BulkCreateError;
use crate::sela::types::{Action, BulkCreateLeadRequest, CreateLeadRequest, ErrorResponse};
use crate::sela::{Client, ErrorKind, RetryPolicy, from_json};

/// What is tested: sends phone numbers two at a time, and gives those that were refused, with the reason.
async fn load(client: &Client, numbers: &[&str]) -> Result<Vec<(String, String)>, String> {
    let mut refused = Vec::new();
    for batch in numbers.chunks(2) {
        let leads = batch.iter().map(|number| CreateLeadRequest::new(*number)).collect();
        match client.leads().bulk_create(BulkCreateLeadRequest::new(leads)).await {
            Ok(reply) => {
                let pairs = batch.iter().zip(&reply.results);
                let failed = pairs.filter(|(_, result)| result.action == Action::Error);
                refused.extend(
                    failed.map(|(number, result)| ((*number).to_owned(), result.error.clone().unwrap_or_default())),
                );
            }
            Err(error) => match error.kind() {
                ErrorKind::Api(BulkCreateError::BadRequest(body)) => {
                    let detail = body.detail.clone().unwrap_or_default();
                    refused.extend(batch.iter().map(|number| ((*number).to_owned(), detail.clone())));
                }
                ErrorKind::Timeout(_) => return Err("come back later".to_owned()),
                _ => return Err(error.to_string()),
            },
        }
    }
    Ok(refused)
}

fn client(mock: &Mock) -> Client {
    Client::builder().transport(mock.clone()).build().unwrap()
}

fn detail(text: &str) -> ErrorResponse {
    from_json(format!("{{\"detail\":{text:?}}}").as_bytes()).unwrap()
}

#[tokio::test]
async fn the_documents_example_will_do() {
    let mock = Mock::new();
    let refused = load(&client(&mock), &["1", "2"]).await.unwrap();
    assert!(refused.is_empty(), "the third of the example is refused, and two were sent");
    assert_eq!(mock.requests()[0].path(), "/api/leads/bulk-create/");
}

#[tokio::test]
async fn a_refused_lead_is_told_with_its_reason() {
    let mock = Mock::new();
    mock.leads().bulk_create().times(2).reply_with(|reply| {
        reply.results.truncate(1);
        reply.results[0].action = Action::Error;
        reply.results[0].error = Some("Enter a valid phone number.".to_owned());
    });
    let refused = load(&client(&mock), &["1", "2", "3"]).await.unwrap();
    let reason = "Enter a valid phone number.".to_owned();
    assert_eq!(refused, [("1".to_owned(), reason.clone()), ("3".to_owned(), reason)]);
    let sent = mock.leads().bulk_create().bodies().unwrap();
    assert_eq!(sent.iter().map(|body| body.leads.len()).collect::<Vec<_>>(), [2, 1]);
    mock.verify().unwrap();
}

#[tokio::test]
async fn a_refused_batch_does_not_end_the_others() {
    let mock = Mock::new();
    mock.leads()
        .bulk_create()
        .when_body(|body| body.leads.iter().any(|lead| lead.phone_number == "2"))
        .error(BulkCreateError::BadRequest(detail("Too many.")))
        .times(1);
    mock.leads().bulk_create().example("BulkCreateResult").times(1);
    let refused = load(&client(&mock), &["1", "2", "3"]).await.unwrap();
    assert_eq!(refused, ["1", "2"].map(|number| (number.to_owned(), "Too many.".to_owned())));
    mock.verify().unwrap();
}

#[tokio::test]
async fn the_documents_error_is_an_error() {
    let mock = Mock::new();
    mock.leads().bulk_create().example("MissingLeadsList");
    let refused = load(&client(&mock), &["1"]).await.unwrap();
    assert_eq!(refused[0].1, "Request body must contain a 'leads' list.");
}

#[tokio::test]
async fn a_server_that_is_down_is_waited_for() {
    let mock = Mock::new();
    mock.leads()
        .bulk_create()
        .answer(Answer::refused())
        .answer(Answer::new(503, "text/html", "<h1>Soon</h1>").retry_after(Duration::from_secs(20)))
        .reply_json(r#"{"results":[]}"#);
    let client = Client::builder().transport(mock.clone()).retry(RetryPolicy::default().also_unsafe()).build().unwrap();
    load(&client, &["1"]).await.unwrap();
    mock.verify().unwrap();
}

#[tokio::test]
async fn a_server_that_says_nothing_is_not() {
    let mock = Mock::new();
    mock.leads().bulk_create().answer(Answer::timeout());
    assert_eq!(load(&client(&mock), &["1"]).await, Err("come back later".to_owned()));
}

#[tokio::test]
async fn calls_that_are_missing_or_too_many_are_named() {
    let mock = Mock::new();
    mock.leads().bulk_create().times(2);
    assert!(load(&client(&mock), &["1"]).await.unwrap().is_empty());
    let name = "`leads_bulk_create_create` (POST /api/leads/bulk-create/)";
    let unmet = mock.verify().unwrap_err();
    assert_eq!(unmet.complaints(), [format!("{name} was expected 2 times and came once")]);
    let error = load(&client(&mock), &["2", "3", "4"]).await.unwrap_err();
    assert!(
        error.contains(&format!("the mock has no answer for {name}: all of the 2 expected came before")),
        "{error}"
    );
    assert_eq!(mock.verify().unwrap_err().seen(), ["POST /api/leads/bulk-create/"; 3]);
}
