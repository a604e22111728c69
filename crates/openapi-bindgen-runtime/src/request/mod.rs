//! Building a request: what every generated method does, in a few words each.

mod again;
mod builder;
mod call;
mod content;
mod declare;
mod error;
mod lines;
mod operation;
mod options;
mod path;
mod prepare;
mod rules;

use http::header::{
    CONNECTION, CONTENT_LENGTH, HOST, HeaderMap, HeaderName, HeaderValue, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};

pub use builder::CallOptions;
pub use call::{Call, CallFuture, RawFuture};
pub use error::{PathProblem, RequestError};
pub use operation::Operation;
pub use rules::Rules;

use crate::body::Body;
use crate::check::Violations;
use crate::client::Client;
use crate::encode::{Place, Style, encode_parameter};
use crate::json::{Document, Kind, ReadError, Value, WriteJson, Writer};
use crate::reply::{ReplyError, Response};
use content::{Content, ContentType, Shape, Tree};
#[doc(hidden)]
pub use options::Options;
pub(crate) use prepare::Prepared;

/// A request in the making. Generated methods fill it in and turn it into a
/// [`Call`]; what goes wrong on the way becomes the call's error.
pub struct Request {
    client: Client,
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    query: String,
    headers: HeaderMap,
    cookies: String,
    content: Content,
    violations: Violations,
    error: Option<RequestError>,
    /// Few calls have any.
    options: Option<Box<Options>>,
}

/// Content types of a form's members.
pub type Encodings = &'static [(&'static str, &'static str)];
/// Styles of a form's members.
pub type Styles = &'static [(&'static str, Style)];

impl Request {
    /// A request of the operation, without parameters and body.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            cookies: String::new(),
            content: Content::None,
            violations: Violations::default(),
            error: None,
            options: None,
        }
    }

    /// Sets a path parameter.
    pub fn path<T: WriteJson + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        self.put_path(name, style, written(value));
    }

    /// Adds a query parameter; null, an empty list and an empty map add nothing.
    pub fn query<T: WriteJson + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        self.put_query(Place::Query, name, style, written(value));
    }

    /// Adds a query parameter with `allowReserved`.
    pub fn query_reserved<T: WriteJson + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        self.put_query(Place::QueryReserved, name, style, written(value));
    }

    /// Sets a header parameter.
    pub fn header<T: WriteJson + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        self.put_header(name, style, written(value));
    }

    /// Adds a cookie parameter.
    pub fn cookie<T: WriteJson + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        self.put_cookie(name, style, written(value));
    }

    /// Sets a JSON body.
    pub fn json<T: WriteJson + ?Sized>(&mut self, body: &T) {
        self.put_tree(written(body), Shape::Json(ContentType::Borrowed("application/json")));
    }

    /// Sets a JSON body with another content type.
    pub fn json_as<T: WriteJson + ?Sized>(&mut self, content_type: &str, body: &T) {
        let content_type = self.content_type(content_type);
        self.put_tree(written(body), Shape::Json(content_type));
    }

    /// Sets a body of `application/x-www-form-urlencoded`, made of an
    /// object's members. A member without a style is written as text, as
    /// repeated pairs or as JSON text, by what it is.
    pub fn form<T: WriteJson + ?Sized>(&mut self, body: &T, styles: Styles) {
        self.put_tree(written(body), Shape::Form(styles));
    }

    /// Sets a body of `multipart/form-data`, made of an object's members: a
    /// part per scalar, object, file, and per item of an array.
    pub fn multipart<T: WriteJson + ?Sized>(&mut self, body: &T, encodings: Encodings) {
        let mut writer = Writer::validating().with_files();
        body.write_json(&mut writer);
        self.put_tree(writer, Shape::Multipart(encodings));
    }

    /// Sets a body of text.
    pub fn text(&mut self, content_type: &str, text: impl Into<String>) {
        self.bytes(content_type, text.into());
    }

    /// Sets a body of bytes, or one that is streamed.
    pub fn bytes(&mut self, content_type: &str, body: impl Into<Body>) {
        self.content = Content::Raw { body: body.into(), content_type: self.content_type(content_type) };
    }

    /// The call: `read` makes the value of a successful answer, `read_error`
    /// the operation's error of another.
    pub fn call<T, E>(
        self,
        read: fn(&mut Response) -> Result<T, ReplyError>,
        read_error: fn(&Response) -> Option<Result<E, ReadError>>,
    ) -> Call<T, E> {
        Call::new(self, read, read_error)
    }

    /// What the call will do differently.
    #[doc(hidden)]
    pub fn options(&mut self) -> &mut Options {
        self.options.get_or_insert_default()
    }

    /// A content type that the operation declares is there already.
    fn content_type(&self, text: &str) -> ContentType {
        let mut declared = self.operation.content_types.iter();
        declared.find(|known| **known == text).map_or_else(|| text.to_owned().into(), |known| (*known).into())
    }

    fn refuse(&mut self, error: RequestError) {
        self.error.get_or_insert(error);
    }

    /// Hands the written value on, held against its rules, or remembers why there is none.
    fn with_value(
        &mut self,
        place: &'static str,
        name: &str,
        mut writer: Writer,
        then: impl FnOnce(&mut Self, Value<'_>),
    ) {
        self.judge(place, name, &mut writer);
        let text = match writer.finish() {
            Ok(text) => text,
            Err(error) => {
                let name = name.to_owned();
                return self.refuse(RequestError::Write { name, error });
            }
        };
        match Document::parse(&text) {
            Ok(document) => then(self, document.root()),
            Err(_) => self.refuse(RequestError::Body { why: "a parameter is too large or too deep" }),
        }
    }

    #[inline(never)]
    fn put_path(&mut self, name: &'static str, style: Style, writer: Writer) {
        self.with_value("path", name, writer, |this, value| {
            if let Err(error) = guard(name, style, value) {
                return this.refuse(error);
            }
            match encode_parameter(Place::Path, name, style, value) {
                Some(text) if !text.is_empty() => this.path.push((name, text)),
                _ => this.refuse(path::problem(name, PathProblem::Empty)),
            }
        });
    }

    #[inline(never)]
    fn put_query(&mut self, place: Place, name: &str, style: Style, writer: Writer) {
        self.with_value("query", name, writer, |this, value| {
            if style != Style::Json && has_carriage_return(value) {
                return this.refuse(RequestError::Query { name: name.to_owned() });
            }
            if let Some(text) = encode_parameter(place, name, style, value) {
                if !this.query.is_empty() {
                    this.query.push('&');
                }
                this.query.push_str(&text);
            }
        });
    }

    #[inline(never)]
    fn put_header(&mut self, name: &str, style: Style, writer: Writer) {
        self.with_value("header", name, writer, |this, value| {
            let text = encode_parameter(Place::Header, name, style, value);
            let outcome = text.map(|text| set_header(&mut this.headers, name, &text));
            if let Some(Err(error)) = outcome {
                this.refuse(error);
            }
        });
    }

    #[inline(never)]
    fn put_cookie(&mut self, name: &str, style: Style, writer: Writer) {
        self.with_value("cookie", name, writer, |this, value| {
            let Some(text) = encode_parameter(Place::Cookie, name, style, value) else {
                return;
            };
            let breaks_line = style != Style::Json && has_carriage_return(value);
            if breaks_line || !is_cookie_safe(&text, style) {
                let name = name.to_owned();
                return this.refuse(RequestError::Cookie { name });
            }
            if !this.cookies.is_empty() {
                this.cookies.push_str("; ");
            }
            this.cookies.push_str(&text);
        });
    }

    #[inline(never)]
    fn put_tree(&mut self, mut writer: Writer, shape: Shape) {
        self.judge_body(&mut writer);
        let files = writer.take_files();
        match writer.finish() {
            Ok(json) => self.content = Content::Tree(Tree { json, files, shape }),
            Err(error) => {
                let name = "body".to_owned();
                self.refuse(RequestError::Write { name, error });
            }
        }
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let headers: Vec<&str> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &self.operation.path)
            .field("headers", &headers)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

fn written<T: WriteJson + ?Sized>(value: &T) -> Writer {
    let mut writer = Writer::validating();
    value.write_json(&mut writer);
    writer
}

/// Every text that a path value is made of is looked at before it is encoded.
fn guard(name: &str, style: Style, value: Value<'_>) -> Result<(), RequestError> {
    match value.kind() {
        Kind::Array if style != Style::Json => value.items().try_for_each(|item| guard(name, style, item)),
        Kind::Object if style != Style::Json => value.entries().try_for_each(|(key, member)| {
            path::guard(name, &key)?;
            guard(name, style, member)
        }),
        _ => match value.as_str() {
            Some(text) if text.is_empty() => Err(path::problem(name, PathProblem::Empty)),
            Some(text) => path::guard(name, &text),
            None => Ok(()),
        },
    }
}

/// Whether a text in a value could end a line of HTTP where a server decodes it in the wrong place.
fn has_carriage_return(value: Value<'_>) -> bool {
    match value.kind() {
        Kind::Array => value.items().any(has_carriage_return),
        Kind::Object => value.entries().any(|(key, member)| key.contains('\r') || has_carriage_return(member)),
        _ => value.as_str().is_some_and(|text| text.contains('\r')),
    }
}

/// Sets a header, or says that it cannot be sent.
fn set_header(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), RequestError> {
    let refused = || RequestError::Header { name: name.to_owned() };
    let header = HeaderName::try_from(name).map_err(|_| refused())?;
    if is_reserved_header(&header) {
        return Err(refused());
    }
    let mut value = HeaderValue::try_from(value).map_err(|_| refused())?;
    // Nobody knows which headers are secret; none is shown.
    value.set_sensitive(true);
    headers.insert(header, value);
    Ok(())
}

/// Headers that say where a message ends or goes: whoever sets them splits requests.
pub(crate) fn is_reserved_header(name: &HeaderName) -> bool {
    const RESERVED: [HeaderName; 8] =
        [CONNECTION, CONTENT_LENGTH, HOST, PROXY_AUTHORIZATION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE];
    RESERVED.contains(name) || name.as_str() == "keep-alive" || name.as_str() == "proxy-connection"
}

/// What is percent-encoded is safe; what is not must not end the cookie.
fn is_cookie_safe(text: &str, style: Style) -> bool {
    let is_plain = |c: char| !c.is_control() && c.is_ascii() && c != '"' && c != '\\';
    match style {
        Style::Cookie => text.chars().all(|c| is_plain(c) && c != ';'),
        // The separators between several are our own.
        Style::CookieExplode => text.split("; ").all(|one| one.chars().all(|c| is_plain(c) && c != ';')),
        _ => text.chars().all(is_plain),
    }
}
