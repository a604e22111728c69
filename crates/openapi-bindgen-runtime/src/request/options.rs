//! What one call does differently.

use std::time::Duration;

use http::header::HeaderMap;

use super::RequestError;
use crate::encode::percent;
use crate::retry::RetryPolicy;
use crate::types::Json;

/// The options of a call. Builders of calls change them as the call itself does; see [`CallOptions`](crate::CallOptions).
#[derive(Clone, Default)]
pub struct Options {
    pub(super) timeout: Option<Duration>,
    pub(super) url: Option<String>,
    pub(super) headers: HeaderMap,
    pub(super) query: String,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) validate: Option<bool>,
    pub(super) content_type: Option<String>,
    pub(super) members: Vec<(String, Json)>,
    pub(super) has_key: bool,
    pub(super) error: Option<RequestError>,
}

impl Options {
    /// Limits the time of the whole call.
    pub fn timeout(&mut self, limit: Duration) {
        self.timeout = Some(limit);
    }

    /// Sends a key by which the server knows a repetition.
    pub fn idempotency_key(&mut self, key: &str) {
        self.has_key = true;
        self.header("Idempotency-Key", key);
    }

    /// Sends a key that is made up.
    pub fn random_idempotency_key(&mut self) {
        let key = format!("{:016x}{:016x}", crate::client::random(), crate::client::random());
        self.idempotency_key(&key);
    }

    /// Sets how failed attempts are repeated.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.retry = Some(policy);
    }

    /// Chooses one of the declared content types of the body.
    pub fn content_type(&mut self, content_type: &str) {
        self.content_type = Some(content_type.to_owned());
    }

    /// Adds a member to the body's object.
    pub fn body_member(&mut self, name: &str, value: Json) {
        self.members.push((name.to_owned(), value));
    }

    /// Sets whether the request is checked before it is sent.
    pub fn validate(&mut self, validate: bool) {
        self.validate = Some(validate);
    }

    /// Sends a header.
    pub fn header(&mut self, name: &str, value: &str) {
        if let Err(error) = super::set_header(&mut self.headers, name, value) {
            self.error.get_or_insert(error);
        }
    }

    /// Adds a query parameter.
    pub fn query(&mut self, name: &str, value: &str) {
        if name.contains('\r') || value.contains('\r') {
            self.error.get_or_insert(RequestError::Query { name: name.to_owned() });
            return;
        }
        if !self.query.is_empty() {
            self.query.push('&');
        }
        percent::push_component(&mut self.query, name);
        self.query.push('=');
        percent::push_component(&mut self.query, value);
    }
}
