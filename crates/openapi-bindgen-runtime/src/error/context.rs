//! What an error knows of its request and answer.

use bytes::Bytes;
use http::{HeaderMap, Uri};

use super::echo;
use crate::client::Failed;
use crate::json::ReadError;
use crate::reply::Response;
use crate::request::Operation;
use crate::types::Secret;

const MAX_EXCERPT: usize = 200;

pub(crate) struct Context {
    pub(super) operation: &'static Operation,
    pub(super) url: String,
    pub(super) status: Option<u16>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) is_cut: bool,
    pub(super) attempts: u32,
    secrets: Vec<Secret>,
}

impl Context {
    pub(crate) fn of_answer(answer: Response, operation: &'static Operation) -> Self {
        Self {
            operation,
            status: Some(answer.status()),
            is_cut: answer.is_cut(),
            attempts: answer.attempts(),
            body: answer.bytes(),
            secrets: answer.secrets().to_vec(),
            url: answer.url().to_owned(),
            headers: answer.into_headers(),
        }
        .scrubbed()
    }

    /// A server may have sent the request to a place named after its secret.
    fn scrubbed(mut self) -> Self {
        self.url = self.scrub(&self.url);
        self
    }

    pub(super) fn of_failure(failed: &mut Failed, operation: &'static Operation) -> Self {
        let url = std::mem::take(&mut failed.url);
        let answer = failed.answer.as_deref();
        Self {
            operation,
            url: answer.map_or(url, |answer| answer.url().to_owned()),
            status: answer.map(Response::status),
            headers: answer.map(|answer| answer.headers().clone()).unwrap_or_default(),
            body: answer.map(Response::bytes).unwrap_or_default(),
            is_cut: answer.is_some_and(Response::is_cut),
            attempts: failed.attempts,
            secrets: failed.applied.secrets().to_vec(),
        }
        .scrubbed()
    }

    /// A text without the secrets of the request: servers echo headers.
    pub(super) fn scrub(&self, text: &str) -> String {
        echo::without(text.to_owned(), &self.secrets)
    }

    /// A reading error without the secrets of the request.
    pub(crate) fn scrub_read(&self, error: ReadError) -> ReadError {
        let is_echoed = echo::is_in(&self.body, &self.secrets);
        if is_echoed { error.hiding(&|text| self.scrub(text), true) } else { error }
    }

    /// The beginning of the answer's body on one line.
    pub(super) fn excerpt(&self) -> Option<String> {
        let head = self.body.get(..4 * MAX_EXCERPT).unwrap_or(&self.body);
        let text = self.scrub(&String::from_utf8_lossy(head));
        let mut line = String::new();
        for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
            if !line.is_empty() && !word.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if line.chars().count() > MAX_EXCERPT {
            line = line.chars().take(MAX_EXCERPT).collect();
            line.push('…');
        }
        (!line.is_empty()).then_some(line)
    }
}

/// A URL without user info, query and fragment.
pub(crate) fn bare_url(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("http");
    let host = uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{}", uri.path())
}
