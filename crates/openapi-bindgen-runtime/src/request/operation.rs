//! What is known of an operation before it is called.

use super::Rules;

/// The facts of one operation of a document: a `static` in generated code.
///
/// Built by const methods with defaults, so that a fact added later does not
/// break code that was generated before.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The operation's name.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, as `/leads/{id}/`.
    pub path: &'static str,
    /// The Accept header.
    pub accept: &'static str,
    /// The content types of the request body that the document declares.
    pub content_types: &'static [&'static str],
    /// How members are written where the body is switched to a URL-encoded form.
    pub styles: super::Styles,
    /// Content types of members where the body is switched to multipart.
    pub encodings: super::Encodings,
    /// The ways to authenticate: any one of the lists, with all of its
    /// schemes. No list at all: nothing is sent. An empty list among others:
    /// authentication is optional.
    pub security: &'static [&'static [&'static str]],
    /// Whether calling twice does the same as calling once, although the
    /// method does not say so.
    pub idempotent: bool,
    /// Whether the body of a successful answer is handed over piece by piece.
    pub streams: bool,
    /// Whether answers of the 3xx class are documented, and so handed over
    /// instead of followed.
    pub keeps_redirects: bool,
    /// A server of the operation's own, instead of the API's.
    pub server: Option<&'static str>,
    /// What holds for the values of parameters, and for the body as a whole.
    pub rules: Rules,
}

impl Operation {
    /// An operation that accepts JSON and needs no authentication.
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            accept: "application/json",
            content_types: &[],
            styles: &[],
            encodings: &[],
            security: &[],
            idempotent: false,
            streams: false,
            keeps_redirects: false,
            server: None,
            rules: &[],
        }
    }

    /// Sets the Accept header.
    pub const fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// Sets the declared content types of the request body, the default first.
    pub const fn content_types(mut self, types: &'static [&'static str]) -> Self {
        self.content_types = types;
        self
    }

    /// Sets how members are written where the body is switched to a URL-encoded form.
    pub const fn styles(mut self, styles: super::Styles) -> Self {
        self.styles = styles;
        self
    }

    /// Sets content types of members where the body is switched to multipart.
    pub const fn encodings(mut self, encodings: super::Encodings) -> Self {
        self.encodings = encodings;
        self
    }

    /// Sets the ways to authenticate.
    pub const fn security(mut self, ways: &'static [&'static [&'static str]]) -> Self {
        self.security = ways;
        self
    }

    /// Says that calling twice does the same as calling once.
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Says that a successful answer is read piece by piece.
    pub const fn streaming(mut self) -> Self {
        self.streams = true;
        self
    }

    /// Says that answers of the 3xx class are documented.
    pub const fn keep_redirects(mut self) -> Self {
        self.keeps_redirects = true;
        self
    }

    /// Sets the operation's own server.
    pub const fn server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
    }

    /// Sets what holds for parameters and the body, as [`rules!`](crate::rules!) writes it.
    pub const fn rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    /// Whether the request may be sent again when its fate is unknown: by
    /// its method (RFC 9110, section 9.2.2) or by what the document says.
    pub fn is_idempotent(&self) -> bool {
        const METHODS: [&str; 6] = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];
        self.idempotent || METHODS.contains(&self.method)
    }
}
