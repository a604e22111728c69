//! The same call, made by this crate and by hand.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper_util::client::legacy::connect::HttpConnector;
use openapi_bindgen_runtime as rt;

use crate::{derived, ours};

const TOKEN: &str = "Token 0123456789abcdef";
const AGENT: &str = "bench/1.0";
const MAX_BODY: usize = 64 << 20;

static API: rt::Api =
    rt::Api::new("bench", AGENT).scheme(rt::Scheme::api_key_header("tokenAuth", "Authorization", "Token "));

static CREATE: rt::Operation = rt::Operation::new("leads_create", "POST", "/leads")
    .accept("application/json")
    .content_types(&["application/json"])
    .security(&[&["tokenAuth"]]);

/// Who makes a call.
#[derive(Clone)]
pub enum Caller {
    Ours(rt::Client, Arc<ours::Request>),
    Reqwest(reqwest::Client, String, Arc<derived::Request>),
    Careful(reqwest::Client, String, Arc<derived::Request>),
    Hyper(Box<hyper_util::client::legacy::Client<HttpConnector, Once>>, String, Arc<derived::Request>),
}

impl Caller {
    pub fn over_reqwest(url: &str, body: &str) -> Self {
        Self::over(url, body, rt::transport::ReqwestTransport::default())
    }

    pub fn over_hyper(url: &str, body: &str) -> Self {
        Self::over(url, body, rt::transport::HyperTransport::default())
    }

    fn over(url: &str, body: &str, transport: impl rt::Transport) -> Self {
        let client = rt::Client::builder(&API)
            .base_url(url.trim_end_matches("/leads"))
            .credential("tokenAuth", rt::Credential::key(TOKEN.trim_start_matches("Token ")))
            .transport(transport)
            .build()
            .unwrap();
        Self::Ours(client, Arc::new(rt::from_json(body.as_bytes()).unwrap()))
    }

    /// The same headers as ours, and nothing else: no limit of time, none of a body's length, no second attempt.
    pub fn reqwest_by_hand(url: &str, body: &str) -> Self {
        let client = reqwest_builder().build().unwrap();
        Self::Reqwest(client, url.to_owned(), Arc::new(serde_json::from_str(body).unwrap()))
    }

    /// With the limits of time that ours has, and one for the body's length.
    pub fn reqwest_with_limits(url: &str, body: &str) -> Self {
        let client = reqwest_builder().timeout(Duration::from_secs(60)).read_timeout(Duration::from_secs(30));
        let client = client.connect_timeout(Duration::from_secs(10)).redirect(reqwest::redirect::Policy::none());
        Self::Careful(client.build().unwrap(), url.to_owned(), Arc::new(serde_json::from_str(body).unwrap()))
    }

    /// As by hand with reqwest.
    pub fn hyper_by_hand(url: &str, body: &str) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.set_nodelay(true);
        let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new()).build(tcp);
        Self::Hyper(Box::new(client), url.to_owned(), Arc::new(serde_json::from_str(body).unwrap()))
    }

    /// Sends a request with a JSON body, and reads the JSON answer; gives how many results it had.
    pub async fn call(&self) -> usize {
        match self {
            Self::Ours(client, body) => {
                let mut request = rt::Request::new(client, &CREATE);
                request.json(&**body);
                let reply: rt::Reply<ours::Response> = request.call(rt::reply::json, rt::NoError::read).await.unwrap();
                reply.results.len()
            }
            Self::Reqwest(client, url, body) => {
                let answer = send(client, url, body).await;
                read(&answer.bytes().await.unwrap())
            }
            Self::Careful(client, url, body) => {
                let mut answer = send(client, url, body).await;
                let mut bytes = Vec::new();
                while let Some(piece) = answer.chunk().await.unwrap() {
                    assert!(bytes.len() + piece.len() <= MAX_BODY);
                    bytes.extend_from_slice(&piece);
                }
                read(&bytes)
            }
            Self::Hyper(client, url, body) => {
                let request = http::Request::post(url)
                    .header("authorization", TOKEN)
                    .header("user-agent", AGENT)
                    .header("accept", "application/json")
                    .header("content-type", "application/json")
                    .body(Once(Some(serde_json::to_vec(&**body).unwrap().into())))
                    .unwrap();
                let answer = client.request(request).await.unwrap();
                assert!(answer.status().is_success());
                let mut body = answer.into_body();
                let mut bytes = Vec::new();
                while let Some(frame) = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
                    bytes.extend_from_slice(frame.unwrap().data_ref().map_or(&[], |data| data));
                }
                read(&bytes)
            }
        }
    }
}

fn reqwest_builder() -> reqwest::ClientBuilder {
    // Nothing is encrypted here: certificates are of no matter.
    let tls = rustls::ClientConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    reqwest::Client::builder().tls_backend_preconfigured(tls).user_agent(AGENT)
}

async fn send(client: &reqwest::Client, url: &str, body: &derived::Request) -> reqwest::Response {
    let request = client
        .post(url)
        .header("authorization", TOKEN)
        .header("accept", "application/json")
        .header("content-type", "application/json")
        .body(serde_json::to_vec(body).unwrap());
    request.send().await.unwrap().error_for_status().unwrap()
}

fn read(bytes: &[u8]) -> usize {
    serde_json::from_slice::<derived::Response>(bytes).unwrap().results.len()
}

/// A body of one piece.
pub struct Once(Option<Bytes>);

impl Body for Once {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}
