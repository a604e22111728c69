//! From a request in the making to one that can be sent, without any IO.

use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, USER_AGENT};
use http::{Method, Uri};
use std::sync::Arc;

use super::{Request, RequestError, path};
use crate::body::Body;
use crate::client::{BaseUrl, Origin, Prepared, resolve};
use crate::error::bare_url;

impl Request {
    /// The URL as far as it can be told, for errors.
    pub(super) fn shown_url(&self) -> String {
        match self.uri() {
            Ok(uri) => bare_url(&uri),
            Err(_) => self.operation.path.to_owned(),
        }
    }

    fn uri(&self) -> Result<Uri, RequestError> {
        let base = self.client.0.base_for(self.operation)?;
        if let Some(url) = &self.options.url {
            return at_url(&base, url);
        }
        let path = path::fill(self.operation.path, &self.path)?;
        let parts = [self.query.as_str(), self.options.query.as_str()];
        let query: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        base.join(&path, &query.join("&")).map_err(RequestError::Url)
    }

    pub(super) fn prepare(mut self, raw: bool) -> Result<Prepared, RequestError> {
        if let Some(error) = self.error.take().or(self.options.error.take()) {
            return Err(error);
        }
        let validate = self.options.validate.unwrap_or(self.client.0.config.validate);
        if validate && !self.violations.is_empty() {
            return Err(RequestError::Invalid(self.violations));
        }
        let uri = self.uri()?;
        let method = Method::from_bytes(self.operation.method.as_bytes());
        let method = method.map_err(|_| RequestError::Body { why: "the method cannot be sent" })?;
        if let Some(wanted) = &self.options.content_type {
            self.content.switch(wanted, self.operation)?;
        }
        for (name, value) in &self.options.members {
            self.content.add_member(name, value)?;
        }
        let content = std::mem::replace(&mut self.content, super::Content::None);
        let (body, content_type) = content.encode()?;
        let headers = self.headers(&method, &body, content_type.as_deref())?;
        Ok(Prepared {
            client: Arc::clone(&self.client.0),
            repeatable: self.operation.is_idempotent() || self.options.has_key,
            operation: self.operation,
            method,
            uri,
            headers,
            body,
            timeout: self.options.timeout,
            retry: self.options.retry,
            raw,
        })
    }

    /// The general headers first; those of the client, of the operation's
    /// parameters and of this call replace them, in this order.
    fn headers(&self, method: &Method, body: &Body, content_type: Option<&str>) -> Result<HeaderMap, RequestError> {
        let mut headers = HeaderMap::new();
        put(&mut headers, USER_AGENT, self.client.0.api.user_agent())?;
        if !self.operation.accept.is_empty() {
            put(&mut headers, ACCEPT, self.operation.accept)?;
        }
        if self.operation.accept.contains("text/event-stream") {
            put(&mut headers, CACHE_CONTROL, "no-cache")?;
        }
        if let Some(content_type) = content_type {
            put(&mut headers, CONTENT_TYPE, content_type)?;
        }
        for layer in [&self.client.0.config.headers, &self.headers, &self.options.headers] {
            for (name, value) in layer {
                headers.insert(name.clone(), value.clone());
            }
        }
        if !self.cookies.is_empty() {
            let set = headers.remove(COOKIE);
            let set = set.as_ref().and_then(|value| value.to_str().ok());
            let all: Vec<&str> = set.into_iter().chain([self.cookies.as_str()]).collect();
            put(&mut headers, COOKIE, &all.join("; "))?;
        }
        // Servers refuse a POST that says nothing of its length.
        let expects_body = [Method::POST, Method::PUT, Method::PATCH].contains(method);
        if let Some(length) = body.length().filter(|length| *length > 0 || expects_body) {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        Ok(headers)
    }
}

/// Credentials go along, so that the origin has to be the same.
fn at_url(base: &BaseUrl, url: &str) -> Result<Uri, RequestError> {
    let home = base.join("", "").map_err(RequestError::Url)?;
    let uri = resolve(&home, url).map_err(RequestError::Url)?;
    match Origin::of(&uri).map_err(RequestError::Url)? == *base.origin() {
        true => Ok(uri),
        false => Err(RequestError::OtherOrigin),
    }
}

fn put(headers: &mut HeaderMap, name: http::HeaderName, value: &str) -> Result<(), RequestError> {
    let value = HeaderValue::try_from(value).map_err(|_| RequestError::Header { name: name.to_string() })?;
    headers.insert(name, value);
    Ok(())
}
