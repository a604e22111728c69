//! From a request in the making to one that can be sent, without any IO.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, USER_AGENT,
};
use http::{Method, Uri};

use super::content::{Content, ContentType};
use super::{Operation, Request, RequestError, path};
use crate::auth::{self, Applying};
use crate::body::Body;
use crate::client::{BaseUrl, Failed, Inner, Origin, resolve};
use crate::error::{Failure, bare_url};
use crate::retry::RetryPolicy;

/// A request that is ready to be sent, and what it was made of.
pub(crate) struct Prepared {
    request: Box<Request>,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    /// Whether secrets may go there.
    pub(crate) is_secure: bool,
    /// Whether the answer is wanted as it is.
    pub(crate) raw: bool,
    content_type: Option<HeaderValue>,
    length: Option<u64>,
    /// For the first time that it is sent. Most requests are sent once, and copying headers is as much work as making
    /// them.
    headers: Option<HeaderMap>,
    /// None, when it was a stream that is spent.
    body: Option<Body>,
}

impl Prepared {
    /// # Errors
    /// Why the request cannot be sent.
    pub(crate) fn new(mut request: Box<Request>, raw: bool) -> Result<Self, Box<Failed>> {
        match request.parts() {
            Ok(parts) => {
                let mut prepared = Self {
                    method: parts.method,
                    uri: parts.uri,
                    is_secure: parts.is_secure,
                    raw,
                    content_type: parts.content_type,
                    length: parts.body.length(),
                    headers: None,
                    body: Some(parts.body),
                    request,
                };
                match prepared.make_headers() {
                    Ok(headers) => {
                        prepared.headers = Some(headers);
                        Ok(prepared)
                    }
                    Err(error) => Err(refused(error, &prepared.request)),
                }
            }
            Err(error) => Err(refused(error, &request)),
        }
    }

    pub(crate) fn client(&self) -> &Arc<Inner> {
        &self.request.client.0
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.request.operation
    }

    /// The time that this call was given.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.request.options.as_ref()?.timeout
    }

    pub(crate) fn retry(&self) -> &RetryPolicy {
        let own = self.request.options.as_ref().and_then(|options| options.retry.as_ref());
        own.unwrap_or(&self.client().config.retry)
    }

    pub(crate) fn is_repeatable(&self) -> bool {
        self.operation().is_idempotent() || self.request.options.as_ref().is_some_and(|options| options.has_key)
    }

    /// The body, to be sent. One that can be read only once is gone then.
    pub(crate) fn take_body(&mut self) -> Option<Body> {
        match self.body.as_ref()?.try_clone() {
            None => self.body.take(),
            again => again,
        }
    }

    pub(crate) fn has_body(&self) -> bool {
        self.body.is_some()
    }

    pub(crate) fn streams_body(&self) -> bool {
        self.body.as_ref().is_some_and(Body::is_streamed)
    }

    /// Asks for credentials.
    ///
    /// # Errors
    /// As [`Prepared::headers`].
    pub(crate) fn authenticate(&mut self) -> Result<Applying, RequestError> {
        let headers = self.headers()?;
        let applying = auth::apply(self.client(), self.operation(), &headers);
        self.headers = Some(headers);
        Ok(applying)
    }

    /// The headers, but for those of credentials.
    ///
    /// # Errors
    /// When one cannot be sent, which [`Prepared::new`] has told already.
    pub(crate) fn headers(&mut self) -> Result<HeaderMap, RequestError> {
        self.headers.take().map_or_else(|| self.make_headers(), Ok)
    }

    /// The general headers first; those of the client, of the operation's
    /// parameters and of this call replace them, in this order.
    fn make_headers(&self) -> Result<HeaderMap, RequestError> {
        let Request { client, operation, headers: own, cookies, options, .. } = &*self.request;
        let layers = [Some(&client.0.config.headers), Some(own), options.as_ref().map(|options| &options.headers)];
        let layers = layers.into_iter().flatten();
        // The general ones, and two that credentials and the transport will add.
        let mut headers = HeaderMap::with_capacity(6 + layers.clone().map(HeaderMap::len).sum::<usize>());
        put(&mut headers, USER_AGENT, client.0.api.user_agent())?;
        if !operation.accept.is_empty() {
            put(&mut headers, ACCEPT, operation.accept)?;
        }
        if operation.accept.contains("text/event-stream") {
            put(&mut headers, CACHE_CONTROL, "no-cache")?;
        }
        if let Some(content_type) = &self.content_type {
            headers.insert(CONTENT_TYPE, content_type.clone());
        }
        for (name, value) in layers.flatten() {
            headers.insert(name.clone(), value.clone());
        }
        if !cookies.is_empty() {
            let set = headers.remove(COOKIE);
            let set = set.as_ref().and_then(|value| value.to_str().ok());
            let all: Vec<&str> = set.into_iter().chain([cookies.as_str()]).collect();
            headers.insert(COOKIE, value(COOKIE, all.join("; ").into())?);
        }
        if let Some(length) = self.length.filter(|length| self.tells_length(*length)) {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        Ok(headers)
    }

    fn tells_length(&self, length: u64) -> bool {
        match length {
            // Servers refuse a POST that says nothing of its length.
            0 => [Method::POST, Method::PUT, Method::PATCH].contains(&self.method),
            _ => !self.client().transport.is_bare(),
        }
    }
}

#[cold]
fn refused(error: RequestError, request: &Request) -> Box<Failed> {
    Failed::new(Failure::Request(error), request.shown_url())
}

struct Parts {
    method: Method,
    uri: Uri,
    is_secure: bool,
    content_type: Option<HeaderValue>,
    body: Body,
}

impl Request {
    /// The URL as far as it can be told, for errors.
    pub(super) fn shown_url(&self) -> String {
        match self.uri() {
            Ok((uri, _)) => bare_url(&uri),
            Err(_) => self.operation.path.to_owned(),
        }
    }

    /// The URL, and whether secrets may go there.
    fn uri(&self) -> Result<(Uri, bool), RequestError> {
        let base = self.client.0.base_for(self.operation)?;
        let is_secure = self.client.0.is_secure(base.origin());
        if let Some(url) = self.options.as_ref().and_then(|options| options.url.as_ref()) {
            return Ok((at_url(&base, url)?, is_secure));
        }
        let path = path::fill(self.operation.path, &self.path)?;
        let more = self.options.as_ref().map_or("", |options| &options.query);
        let uri = base.join(&path, &[&self.query, more]).map_err(RequestError::Url)?;
        Ok((uri, is_secure))
    }

    fn parts(&mut self) -> Result<Parts, RequestError> {
        let set_wrong = self.options.as_mut().and_then(|options| options.error.take());
        if let Some(error) = self.error.take().or(set_wrong) {
            return Err(error);
        }
        let validate = self.options.as_ref().and_then(|options| options.validate);
        if validate.unwrap_or(self.client.0.config.validate) && !self.violations.is_empty() {
            return Err(RequestError::Invalid(std::mem::take(&mut self.violations)));
        }
        let (uri, is_secure) = self.uri()?;
        let method = Method::from_bytes(self.operation.method.as_bytes());
        let method = method.map_err(|_| RequestError::Body { why: "the method cannot be sent" })?;
        if let Some(options) = &self.options {
            if let Some(wanted) = &options.content_type {
                self.content.switch(wanted, self.operation)?;
            }
            for (name, value) in &options.members {
                self.content.add_member(name, value)?;
            }
        }
        let (body, content_type) = std::mem::replace(&mut self.content, Content::None).encode()?;
        let content_type = content_type.map(|text| value(CONTENT_TYPE, text)).transpose()?;
        Ok(Parts { method, uri, is_secure, content_type, body })
    }
}

/// Credentials go along, so that the origin has to be the same.
fn at_url(base: &BaseUrl, url: &str) -> Result<Uri, RequestError> {
    let home = base.join("", &[]).map_err(RequestError::Url)?;
    let uri = resolve(&home, url).map_err(RequestError::Url)?;
    match Origin::of(&uri).map_err(RequestError::Url)? == *base.origin() {
        true => Ok(uri),
        false => Err(RequestError::OtherOrigin),
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, text: &'static str) -> Result<(), RequestError> {
    let value = value(name.clone(), text.into())?;
    headers.insert(name, value);
    Ok(())
}

/// The value of a header, of which no copy is made.
fn value(name: HeaderName, text: ContentType) -> Result<HeaderValue, RequestError> {
    let bytes = match text {
        ContentType::Borrowed(text) => Bytes::from_static(text.as_bytes()),
        ContentType::Owned(text) => Bytes::from(text),
    };
    HeaderValue::from_maybe_shared(bytes).map_err(|_| RequestError::Header { name: name.to_string() })
}
