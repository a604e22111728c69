//! Any answer of a server: an outcome, never a panic, and no word of the secret in it.

use openapi_bindgen_runtime as rt;

use crate::choices::Choices;
use crate::send::finish;

const SECRET: &str = "canary-5ecret";
const HEADERS: &[&str] = &[
    "content-type",
    "content-length",
    "location",
    "retry-after",
    "link",
    "content-encoding",
    "x-request-id",
    "date",
    "www-authenticate",
    "set-cookie",
    "content-location",
    "transfer-encoding",
];

pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let status = http::StatusCode::from_u16(100 + choices.below(500) as u16).unwrap_or(http::StatusCode::OK);
    let mut headers = http::HeaderMap::new();
    for _ in 0..choices.below(5) {
        let name = http::HeaderName::from_static(choices.one::<&str>(HEADERS));
        let text = match choices.below(4) {
            0 => "application/json".to_owned(),
            1 => format!("https://{}", choices.text()),
            _ => choices.text(),
        };
        if let Ok(value) = http::HeaderValue::try_from(text) {
            headers.append(name, value);
        }
    }
    let body = choices.rest().to_vec();
    let transport = rt::transport::from_fn(move |request: http::Request<rt::Body>| {
        let secret = request.headers().values().any(|value| value.as_bytes().ends_with(SECRET.as_bytes()));
        let is_home = request.uri().host() == Some("api.trysela.com") && request.uri().scheme_str() == Some("https");
        assert!(is_home || !secret, "the secret goes to {}", request.uri());
        let mut answer = http::Response::new(rt::Body::from(body.clone()));
        *answer.status_mut() = status;
        *answer.headers_mut() = headers.clone();
        async move { Ok(answer) }
    });
    let client = sela::Client::builder().token(SECRET).transport(transport).retry(rt::RetryPolicy::none());
    let client = client.build().expect("a client");
    let lead = sela::CreateLeadRequest::new("+18042221111");
    let call = client.leads().bulk_create(sela::BulkCreateLeadRequest::new(vec![lead]));
    let outcome = finish(call.into_future());
    let shown = match &outcome {
        Ok(reply) => format!("{reply:?}"),
        Err(error) => format!("{error:?} {error}"),
    };
    assert!(!shown.contains(SECRET), "{shown}");
}
