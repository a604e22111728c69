//! Repeated attempts: which, how often, and after how long.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::transport::{BoxFuture, Transport, TransportError};
use rt::{Body, RetryPolicy};

/// A status, and a Retry-After.
type Scripting = (u16, Option<&'static str>);

/// Answers with the given statuses one after the other, and remembers how long it was told to wait.
#[derive(Clone)]
struct Scripted {
    answers: Arc<Mutex<Vec<Scripting>>>,
    pauses: Arc<Mutex<Vec<Duration>>>,
}

impl Scripted {
    fn new(answers: &[Scripting]) -> Self {
        let answers = answers.iter().rev().copied().collect();
        Self { answers: Arc::new(Mutex::new(answers)), pauses: Arc::default() }
    }

    fn left(&self) -> usize {
        self.answers.lock().unwrap().len()
    }
}

impl Transport for Scripted {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let (status, after) = self.answers.lock().unwrap().pop().unwrap();
        let mut answer = http::Response::builder().status(status);
        if let Some(after) = after {
            answer = answer.header("retry-after", after);
        }
        Box::pin(async move { Ok(answer.body("{}".into()).unwrap()) })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<()> {
        // Pauses are a second at most here; limits are longer.
        if duration < Duration::from_secs(30) {
            self.pauses.lock().unwrap().push(duration);
            return Box::pin(async {});
        }
        Box::pin(std::future::pending())
    }
}

fn client(transport: &Scripted) -> rt::Client {
    rt::Client::builder(&API)
        .credential("tokenAuth", CANARY)
        .transport(transport.clone())
        .idle_timeout(None)
        .build()
        .unwrap()
}

const OK: Scripting = (200, None);

#[tokio::test]
async fn what_may_pass_is_repeated() {
    for status in [408, 429, 500, 502, 503, 504] {
        let transport = Scripted::new(&[(status, None), (status, None), OK]);
        let reply = get(&client(&transport)).await.unwrap();
        assert_eq!(reply.attempts(), 3, "{status}");
        let pauses = transport.pauses.lock().unwrap().clone();
        assert!((250..=500).contains(&pauses[0].as_millis()) && (500..=1000).contains(&pauses[1].as_millis()));
    }
    for status in [400, 401, 403, 404, 409, 422, 501] {
        let transport = Scripted::new(&[(status, None), OK]);
        assert_eq!(get(&client(&transport)).await.unwrap_err().attempts(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_post_is_sent_once_unless_told() {
    let body = rt::Json::Null;
    let transport = Scripted::new(&[(503, None), OK]);
    assert_eq!(post(&client(&transport), &body).await.unwrap_err().attempts(), 1);
    let transport = Scripted::new(&[(503, None), OK]);
    assert_eq!(
        post(&client(&transport), &body).retry(RetryPolicy::default().also_unsafe()).await.unwrap().attempts(),
        2
    );
    let transport = Scripted::new(&[(503, None), OK]);
    assert_eq!(post(&client(&transport), &body).random_idempotency_key().await.unwrap().attempts(), 2);
    let transport = Scripted::new(&[(503, None), OK]);
    assert_eq!(get(&client(&transport)).retry(RetryPolicy::none()).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn the_server_says_when() {
    let cases = [
        ("1", Some(1)),
        ("0", Some(0)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
        ("61", None),
        ("Fri, 06 Nov 2499 08:49:37 GMT", None),
        ("99999999999999999999", None),
    ];
    for (after, expected) in cases {
        let transport = Scripted::new(&[(429, Some(after)), OK]);
        let outcome = get(&client(&transport)).await;
        match expected {
            Some(seconds) => {
                assert_eq!(outcome.unwrap().attempts(), 2, "{after}");
                let waited: Duration = transport.pauses.lock().unwrap().iter().sum();
                assert_eq!(waited, Duration::from_secs(seconds), "{after}");
            }
            None => {
                let error = outcome.unwrap_err();
                assert_eq!((error.attempts(), error.status(), transport.left()), (1, Some(429), 1), "{after}");
            }
        }
    }
    for nonsense in ["-5", "soon", "", "1.5", "Sun, 99 Nov 1994 08:49:37 GMT"] {
        let transport = Scripted::new(&[(429, Some(nonsense)), OK]);
        assert_eq!(get(&client(&transport)).await.unwrap().attempts(), 2, "{nonsense}");
    }
}

#[tokio::test]
async fn a_pause_that_does_not_fit_is_not_begun() {
    let transport = Scripted::new(&[(429, Some("50")), OK]);
    let started = Instant::now();
    let error = get(&client(&transport)).timeout(Duration::from_secs(40)).await.unwrap_err();
    assert_eq!((error.attempts(), error.status()), (1, Some(429)));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(50)));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_dead_server_soon_gets_single_requests() {
    let transport = Scripted::new(&[(503, None); 1000]);
    let client = client(&transport);
    let mut sent = 0;
    for _ in 0..200 {
        sent += get(&client).await.unwrap_err().attempts();
    }
    assert!((200..=310).contains(&sent), "{sent}");
}

#[tokio::test]
async fn a_new_credential_is_no_budget() {
    struct Rotating;
    impl rt::CredentialSource for Rotating {
        fn credential(&self) -> BoxFuture<Result<rt::Credential, rt::AuthError>> {
            Box::pin(async { Ok(CANARY.into()) })
        }

        fn refused(&self) -> bool {
            true
        }
    }
    let mut answers = vec![(503, None); 1000];
    answers[0] = (401, None);
    let client = rt::Client::builder(&API).credential("tokenAuth", rt::Credential::source(Rotating));
    let client = client.transport(Scripted::new(&answers)).build().unwrap();
    let error = get(&client).retry(RetryPolicy::default().max_attempts(1000)).await.unwrap_err();
    assert_eq!(error.status(), Some(503));
    assert!((50..=150).contains(&error.attempts()), "{}", error.attempts());
}

#[tokio::test]
async fn a_broken_connection_is_tried_again() {
    let server = Server::say([Vec::new(), json_answer("200 OK", "{}")]);
    let policy = RetryPolicy::default().pauses(Duration::from_millis(1), Duration::from_millis(2));
    let client = builder(&server).retry(policy).build().unwrap();
    assert_eq!(get(&client).await.unwrap().attempts(), 2);
    let server = Server::say([Vec::new(), json_answer("200 OK", "{}")]);
    let client = builder(&server).build().unwrap();
    post(&client, &rt::Json::Null).await.unwrap_err();
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn only_so_many_are_under_way() {
    let busy = Arc::new(Mutex::new((0_u32, 0_u32)));
    let counter = Arc::clone(&busy);
    let transport = rt::transport::from_fn(move |_| {
        let counter = Arc::clone(&counter);
        async move {
            {
                let mut now = counter.lock().unwrap();
                now.0 += 1;
                now.1 = now.1.max(now.0);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
            counter.lock().unwrap().0 -= 1;
            Ok(http::Response::new("{}".into()))
        }
    });
    let client =
        rt::Client::builder(&API).credential("tokenAuth", "t").transport(transport).max_concurrency(3).build().unwrap();
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(get(&client).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(busy.lock().unwrap().1, 3);
}
