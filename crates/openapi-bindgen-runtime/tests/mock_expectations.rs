//! What is expected of operations with their types, and what a mock says when it comes otherwise.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.
#![cfg(feature = "mock")]

use std::time::{Duration, Instant};

use openapi_bindgen_runtime as rt;
use rt::error::TimeoutKind;
use rt::mock::{Answer, Example, Seen};
use rt::{ErrorKind, Json, RetryPolicy};

// No server and no credentials: a mock needs neither.
static API: rt::Api = rt::Api::new("test", "test/1.0").scheme(rt::Scheme::bearer("bearer"));
static GET: rt::Operation =
    rt::Operation::new("lead_get", "GET", "/leads/{id}/files/{name}.{kind}").security(&[&["bearer"]]);
static SEND: rt::Operation = rt::Operation::new("lead_send", "POST", "/leads").content_types(&[
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
]);
static DOWNLOAD: rt::Operation = rt::Operation::new("file_get", "GET", "/file").streaming();
static EVENTS: rt::Operation = rt::Operation::new("watch", "GET", "/watch").streaming();
static LINES: rt::Operation = rt::Operation::new("list", "GET", "/list").streaming();
static EXAMPLES: &[Example] = &[
    Example::new("GET", "/leads/{id}/files/{name}.{kind}", 404, "none", &["\"none\""]),
    Example::new("GET", "/leads/{id}/files/{name}.{kind}", 200, "one", &["{\"id\":1}"]),
    Example::new("GET", "/leads/{id}/files/{name}.{kind}", 200, "two", &["{\"id\":", "2", "}"]),
    Example::new("GET", "/file", 200, "no stream", &["1"]),
];

rt::errors! {
    /// What goes wrong.
    pub enum LeadError {
        /// Four hundred and four.
        NotFound(Json): 404 json,
        /// Others of the class.
        Refused(String): "4XX" text,
        /// Others.
        Broken: default empty,
    }
}

rt::replies! {
    /// What goes well.
    #[derive(PartialEq)]
    pub enum LeadReply {
        /// It is new.
        Created(Json): 201 json,
        /// It will be.
        Accepted: 202 empty,
    }
}

mod api {
    use openapi_bindgen_runtime as rt;
    rt::mocks! { Mock, &[super::EXAMPLES] as &[&[rt::mock::Example]];
        leads: leads Leads,
    }
}
use api::{Mock, leads::Leads};

rt::mock! { Leads<'_>: get(rt::mock::NoBody) -> json 200 Json, LeadError = GET }
rt::mock! { Leads<'_>: send(Json) -> one_of 201 LeadReply, LeadError = SEND }
rt::mock! { Leads<'_>: download(rt::mock::NoBody) -> stream 200 as "image/png" rt::Body, rt::NoError = DOWNLOAD }
rt::mock! { Leads<'_>: watch(rt::mock::NoBody) -> events 200 rt::mock::Events<Json>, rt::NoError = EVENTS }
rt::mock! { Leads<'_>: list(rt::mock::NoBody) -> lines 200 rt::mock::Lines<Json>, rt::NoError = LINES }

fn client(mock: &Mock) -> rt::Client {
    rt::Client::builder(&API).transport(mock.clone()).build().unwrap()
}

fn get(client: &rt::Client) -> rt::Call<Json, LeadError> {
    let mut request = rt::Request::new(client, &GET);
    for (name, value) in [("id", "a b"), ("name", "x.y"), ("kind", "txt")] {
        request.path(name, rt::Style::Simple, value);
    }
    request.call(rt::reply::json, LeadError::read)
}

fn send(client: &rt::Client, body: &str) -> rt::Call<LeadReply, LeadError> {
    let mut request = rt::Request::new(client, &SEND);
    request.json(&body.parse::<Json>().unwrap());
    request.call(LeadReply::read, LeadError::read)
}

fn id(reply: &Json) -> Option<i64> {
    reply.get("id").and_then(Json::as_i64)
}

#[tokio::test]
async fn replies_are_values() {
    let mock = Mock::new();
    mock.leads().get().reply(Json::from(7)).header("x-request-id", "r1").status(203);
    mock.leads().send().reply(LeadReply::Accepted).reply(LeadReply::Created(Json::Null));
    let client = client(&mock);
    let reply = get(&client).await.unwrap();
    assert_eq!((reply.as_i64(), reply.status(), reply.request_id()), (Some(7), 203, Some("r1")));
    let reply = send(&client, "1").await.unwrap();
    assert_eq!((reply.status(), reply.into_inner()), (202, LeadReply::Accepted));
    let reply = send(&client, "1").await.unwrap();
    assert_eq!((reply.status(), reply.into_inner()), (201, LeadReply::Created(Json::Null)));
    mock.verify().unwrap();
}

#[tokio::test]
async fn documented_errors_have_their_statuses() {
    let table = [
        (LeadError::NotFound(Json::from("no")), 404),
        (LeadError::Refused("teapot".to_owned()), 400),
        (LeadError::Broken, 500),
    ];
    for (error, status) in table {
        let mock = Mock::new();
        mock.leads().get().error(error.clone());
        let failed = get(&client(&mock)).retry(RetryPolicy::none()).await.unwrap_err();
        assert_eq!((failed.api(), failed.status()), (Some(&error), Some(status)));
    }
}

#[tokio::test]
async fn the_document_answers_what_is_not_prepared() {
    let mock = Mock::new();
    let client = client(&mock);
    assert_eq!(id(&get(&client).await.unwrap()), Some(1));
    let error = send(&client, "1").await.unwrap_err();
    assert!(error.to_string().contains("the mock has no answer for `lead_send` (POST /leads)"), "{error}");
    assert_eq!(error.attempts(), 1);
    let error = rt::Request::new(&client, &DOWNLOAD).call(rt::reply::stream, rt::NoError::read).await;
    assert!(error.unwrap_err().to_string().contains("no example"), "examples are no streams");
    let error = get(&self::client(&Mock::without_examples())).await.unwrap_err();
    assert!(error.to_string().contains("`lead_get`"), "{error}");
    assert_eq!(mock.verify().unwrap_err().complaints().len(), 2);
}

#[tokio::test]
async fn examples_are_called_by_their_names() {
    let mock = Mock::new();
    mock.leads().get().example("two").example("none").example("three").times(3);
    let client = client(&mock);
    assert_eq!(id(&get(&client).await.unwrap()), Some(2));
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.api(), Some(&LeadError::NotFound(Json::from("none"))));
    let error = get(&client).await.unwrap_err();
    assert!(error.to_string().contains("no example `three`"), "{error}");
}

#[tokio::test]
async fn an_example_can_be_changed_and_a_text_be_read() {
    let mock = Mock::new();
    mock.leads().get().reply_with(|reply| *reply = Json::from(id(reply).unwrap_or(0) + 1));
    assert_eq!(get(&client(&mock)).await.unwrap().as_i64(), Some(2));
    let mock = Mock::new();
    mock.leads().get().reply_json("[1]").reply_json("[1").times(2);
    let client = client(&mock);
    assert_eq!(get(&client).await.unwrap().to_string(), "[1]");
    let error = get(&client).await.unwrap_err();
    assert!(error.to_string().contains("the reply cannot be read"), "{error}");
    let mock = Mock::without_examples();
    mock.leads().get().reply_with(|_| {});
    let error = get(&self::client(&mock)).await.unwrap_err();
    assert!(error.to_string().contains("gives no example"), "{error}");
}

#[tokio::test]
async fn conditions_look_at_the_whole_request() {
    let mock = Mock::new();
    mock.leads()
        .get()
        .when(|seen| seen.path_value("id").as_deref() == Some("a b"))
        .when(|seen| seen.path_value("name").as_deref() == Some("x") && seen.path_value("kind").is_some())
        .when(|seen| seen.query_value("q") == Some("1 2") && seen.header("x-a") == Some("b"))
        .reply(Json::from(1));
    mock.leads().send().when_body(|body| id(body) == Some(5)).reply(LeadReply::Accepted);
    let client = client(&mock);
    let reply = get(&client).query("q", "1 2").header("x-a", "b").await.unwrap();
    assert_eq!(reply.as_i64(), Some(1));
    let error = get(&client).await.unwrap_err();
    assert!(error.to_string().contains("a condition does not hold"), "{error}");
    send(&client, r#"{"id":5}"#).await.unwrap();
    send(&client, r#"{"id":6}"#).await.unwrap_err();
    let sent = mock.leads().send().bodies().unwrap();
    assert_eq!(sent.iter().map(id).collect::<Vec<_>>(), [Some(5), Some(6)]);
    assert_eq!(mock.leads().get().requests().len(), 2);
    assert_eq!(mock.requests().len(), 4);
}

#[tokio::test]
async fn forms_can_be_read() {
    let mock = Mock::new();
    mock.leads().send().reply(LeadReply::Accepted);
    let client = client(&mock);
    let body = r#"{"a":"1 2","b":"x\"y"}"#;
    send(&client, body).content_type("application/x-www-form-urlencoded").await.unwrap();
    send(&client, body).content_type("multipart/form-data").await.unwrap();
    let seen = mock.leads().send().requests();
    assert_eq!(seen[0].form(), [("a".to_owned(), "1 2".to_owned()), ("b".to_owned(), "x\"y".to_owned())]);
    let parts: Vec<(String, String)> = seen[1].parts().iter().map(|part| (part.name.clone(), part.text())).collect();
    assert_eq!(parts, seen[0].form());
    assert!(mock.leads().send().bodies().is_err());
}

#[tokio::test]
async fn what_came_otherwise_is_told() {
    let mock = Mock::new();
    mock.leads().get().reply(Json::Null).times(1);
    mock.leads().send().never();
    mock.leads().list().times(2);
    let client = client(&mock);
    get(&client).await.unwrap();
    get(&client).await.unwrap_err();
    send(&client, "1").await.unwrap_err();
    let unmet = mock.verify().unwrap_err();
    let get = "GET /leads/a%20b/files/x.y.txt";
    assert_eq!(
        unmet.complaints(),
        [
            "`list` (GET /list) was expected 2 times and came never".to_owned(),
            format!(
                "{get}: the mock has no answer for `lead_get` (GET /leads/{{id}}/files/{{name}}.{{kind}}): all of the 1 \
                 expected came before"
            ),
            "POST /leads: the mock has no answer for `lead_send` (POST /leads): none is expected".to_owned(),
        ]
    );
    assert_eq!(unmet.seen(), [get, get, "POST /leads"]);
    assert!(unmet.to_string().ends_with(&format!("these came: {get}, {get}, POST /leads")));
}

#[tokio::test]
async fn a_bad_network_takes_no_time() {
    let start = Instant::now();
    let patient = RetryPolicy::default().max_attempts(4).pauses(Duration::from_secs(60), Duration::from_secs(600));
    let mock = Mock::new();
    mock.leads()
        .get()
        .answer(Answer::refused())
        .answer(Answer::timeout())
        .answer(Answer::new(503, "", "").retry_after(Duration::from_secs(30)))
        .reply(Json::from(1));
    let client = client(&mock);
    let reply = get(&client).retry(patient).await.unwrap();
    assert_eq!(reply.attempts(), 4);

    let table = [
        (Answer::timeout(), "Attempt"),
        (Answer::json(200, &1).delay(Duration::from_secs(61)), "Attempt"),
        (Answer::json(200, &1).delay(Duration::from_secs(59)), "reply"),
        (Answer::refused(), "Connect"),
        (Answer::reset(), "Exchange"),
        (Answer::json(200, &1).breaking_off(), "Body"),
        (Answer::new(418, "text/html", "<p>"), "418"),
        (Answer::new(1, "", ""), "Unprepared"),
    ];
    for (answer, expected) in table {
        let mock = Mock::new();
        mock.leads().send().answer(answer);
        let found = match rt::Request::new(&self::client(&mock), &SEND)
            .call::<Json, _>(rt::reply::json, rt::NoError::read)
            .await
        {
            Ok(_) => "reply".to_owned(),
            Err(error) => match error.kind() {
                ErrorKind::Timeout(timeout) => format!("{:?}", timeout.kind),
                ErrorKind::Transport(error) => format!("{:?}", error.kind()),
                ErrorKind::Unexpected { status, .. } => status.to_string(),
                kind => panic!("{kind:?}"),
            },
        };
        assert_eq!(found, expected);
    }

    let mock = Mock::new();
    mock.leads().get().answer(Answer::timeout());
    let error = get(&self::client(&mock)).timeout(Duration::from_secs(5)).await.unwrap_err();
    let ErrorKind::Timeout(timeout) = error.kind() else { panic!("{error}") };
    assert_eq!((timeout.kind, timeout.after), (TimeoutKind::Total, Duration::from_secs(5)));
    assert!(start.elapsed() < Duration::from_secs(5), "nobody waits");
}

#[tokio::test]
async fn answers_come_piece_by_piece() {
    let mock = Mock::new();
    mock.leads().download().reply(rt::Body::from("abc"));
    mock.leads().watch().reply([Json::from(1), Json::from("two\nlines")].into());
    mock.leads().list().reply(vec![Json::from(1), Json::Null].into());
    let client = client(&mock);
    let call = rt::Request::new(&client, &DOWNLOAD).call(rt::reply::stream, rt::NoError::read);
    let reply = call.await.unwrap();
    assert_eq!(reply.header("content-type"), Some("image/png"));
    assert_eq!(reply.into_inner().collect(10).await.unwrap(), "abc");
    let mut events =
        rt::Request::new(&client, &EVENTS).call(rt::reply::events::<Json>, rt::NoError::read).await.unwrap();
    assert_eq!(events.next_event().await.unwrap().unwrap().data, 1);
    assert_eq!(events.next_event().await.unwrap().unwrap().data.as_str(), Some("two\nlines"));
    assert!(events.next_event().await.is_none());
    let mut lines = rt::Request::new(&client, &LINES).call(rt::reply::lines::<Json>, rt::NoError::read).await.unwrap();
    assert_eq!(lines.next_value().await.unwrap().unwrap(), 1);
    assert_eq!(lines.next_value().await.unwrap().unwrap(), Json::Null);
    assert!(lines.next_value().await.is_none());
    mock.verify().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_calls_share_a_mock() {
    let mock = Mock::new();
    mock.leads().get().answer_with(|seen: &Seen| match seen.query_value("n").is_some_and(|n| n.len() % 2 == 0) {
        true => Answer::timeout(),
        false => Answer::json(200, &1).delay(Duration::from_secs(2)),
    });
    let client = client(&mock);
    let calls: Vec<_> = (0..200)
        .map(|n| {
            let call = get(&client).query("n", &"x".repeat(n)).retry(RetryPolicy::none());
            (n, tokio::spawn(call.send()))
        })
        .collect();
    for (n, call) in calls {
        let outcome = call.await.unwrap();
        assert_eq!(outcome.is_err_and(|error| error.is_timeout()), n % 2 == 0, "{n}");
    }
}
