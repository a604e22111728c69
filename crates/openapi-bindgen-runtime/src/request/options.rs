//! What one call does differently.

use std::time::Duration;

use http::header::HeaderMap;

use super::RequestError;
use crate::encode::percent;
use crate::retry::RetryPolicy;
use crate::types::Json;

#[derive(Clone, Default)]
pub(super) struct Options {
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
    pub(super) fn header(&mut self, name: &str, value: &str) {
        if let Err(error) = super::set_header(&mut self.headers, name, value) {
            self.error.get_or_insert(error);
        }
    }

    pub(super) fn query(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        percent::push_component(&mut self.query, name);
        self.query.push('=');
        percent::push_component(&mut self.query, value);
    }
}
