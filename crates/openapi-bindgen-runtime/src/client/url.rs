//! URLs as far as a client needs them: a base, origins, and where a reference points.

use std::fmt;

use bytes::Bytes;
use http::Uri;
use http::uri::{Authority, Parts, PathAndQuery, Scheme};

/// The URL below which an API lives. Its path keeps its prefix and trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    origin: Origin,
    path: String,
    query: Option<String>,
}

/// Scheme, host and port: what credentials may be sent to.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    https: bool,
    host: String,
    port: u16,
    loopback: bool,
    authority: Authority,
}

/// Why a text is no URL that this client would talk to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlError {
    /// It is not a URL with a host.
    Syntax,
    /// The scheme is neither http nor https.
    Scheme,
    /// It carries a user name or password.
    UserInfo,
    /// It still has a `{variable}`.
    Variable,
    /// It has a fragment.
    Fragment,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "it is not an absolute URL",
            Self::Scheme => "its scheme is neither http nor https",
            Self::UserInfo => "it carries a user name or password",
            Self::Variable => "it has a variable in braces",
            Self::Fragment => "it has a fragment",
        })
    }
}

impl std::error::Error for UrlError {}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, UrlError> {
        if text.contains(['{', '}']) {
            return Err(UrlError::Variable);
        }
        if text.contains('#') {
            return Err(UrlError::Fragment);
        }
        let uri = parse_absolute(text)?;
        Ok(Self {
            origin: Origin::of(&uri)?,
            path: remove_dot_segments(uri.path()),
            query: uri.query().filter(|query| !query.is_empty()).map(str::to_owned),
        })
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The base with an operation's path behind it and queries, of which empty ones count for nothing.
    pub(crate) fn join(&self, path: &str, queries: &[&str]) -> Result<Uri, UrlError> {
        let prefix = match path.starts_with('/') {
            true => self.path.trim_end_matches('/'),
            false => self.path.as_str(),
        };
        let needs_slash = !prefix.ends_with('/') && !path.starts_with('/') && !path.is_empty();
        let queries = self.query.as_deref().into_iter().chain(queries.iter().copied());
        let queries = queries.filter(|query| !query.is_empty());
        // Room for that much and not a byte more: so the text becomes the URI's without a copy.
        let room = queries
            .clone()
            .fold(prefix.len() + usize::from(needs_slash) + path.len(), |room, query| room + 1 + query.len());
        let mut target = String::with_capacity(room);
        target.push_str(prefix);
        if needs_slash {
            target.push('/');
        }
        target.push_str(path);
        let mut separator = if path.contains('?') { '&' } else { '?' };
        for query in queries {
            target.push(separator);
            target.push_str(query);
            separator = '&';
        }
        self.origin.with_target(target)
    }

    /// Resolves a server URL of a document, which may be relative to this base.
    pub(crate) fn resolve(&self, reference: &str) -> Result<Self, UrlError> {
        if has_scheme(reference) {
            return Self::parse(reference);
        }
        let base = self.origin.with_target(self.path.clone())?;
        Self::parse(&resolve(&base, reference)?.to_string())
    }
}

/// The spelling of the authority does not matter.
impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        (self.https, &self.host, self.port) == (other.https, &other.host, other.port)
    }
}

impl Eq for Origin {}

impl Origin {
    pub(crate) fn of(uri: &Uri) -> Result<Self, UrlError> {
        let https = match uri.scheme_str() {
            Some(scheme) if scheme.eq_ignore_ascii_case("https") => true,
            Some(scheme) if scheme.eq_ignore_ascii_case("http") => false,
            _ => return Err(UrlError::Scheme),
        };
        let authority = uri.authority().ok_or(UrlError::Syntax)?;
        if authority.as_str().contains('@') {
            return Err(UrlError::UserInfo);
        }
        let host = authority.host().to_ascii_lowercase();
        if host.is_empty() || host == "[]" {
            return Err(UrlError::Syntax);
        }
        let port = match authority.as_str().rsplit_once(':') {
            Some((_, "")) | None => None,
            Some((_, after)) if after.ends_with(']') => None,
            Some((_, digits)) => Some(digits.parse::<u16>().map_err(|_| UrlError::Syntax)?),
        };
        let port = port.unwrap_or(if https { 443 } else { 80 });
        Ok(Self { https, loopback: is_loopback(&host), host, port, authority: authority.clone() })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.https
    }

    /// Whether the host is this machine: `localhost` or an address of the loopback network.
    pub(crate) fn is_loopback(&self) -> bool {
        self.loopback
    }

    fn with_target(&self, target: String) -> Result<Uri, UrlError> {
        let target = match target.is_empty() {
            true => PathAndQuery::from_static("/"),
            false => PathAndQuery::from_maybe_shared(Bytes::from(target)).map_err(|_| UrlError::Syntax)?,
        };
        let mut parts = Parts::default();
        parts.scheme = Some(if self.https { Scheme::HTTPS } else { Scheme::HTTP });
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).map_err(|_| UrlError::Syntax)
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let host = host.trim_end_matches('.');
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.https { "https" } else { "http" };
        write!(f, "{scheme}://{}:{}", self.host, self.port)
    }
}

fn parse_absolute(text: &str) -> Result<Uri, UrlError> {
    if !has_scheme(text) {
        return Err(UrlError::Syntax);
    }
    let uri: Uri = text.parse().map_err(|_| UrlError::Syntax)?;
    match uri.authority() {
        Some(_) => Ok(uri),
        None => Err(UrlError::Syntax),
    }
}

fn has_scheme(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else {
        return false;
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Where a reference points, seen from a URL (RFC 3986, section 5.2). The
/// fragment is left out; bytes that cannot stand in a URL are percent-encoded.
pub(crate) fn resolve(base: &Uri, reference: &str) -> Result<Uri, UrlError> {
    let reference = reference.trim_matches([' ', '\t']);
    let reference = reference.split('#').next().unwrap_or_default();
    let reference = encode_unsafe(reference);
    if has_scheme(&reference) {
        return parse_absolute(&reference).and_then(|uri| normal(&uri));
    }
    let scheme = base.scheme_str().unwrap_or("https");
    if reference.starts_with("//") {
        return parse_absolute(&format!("{scheme}:{reference}")).and_then(|uri| normal(&uri));
    }
    let (path, query) = match reference.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (reference.as_str(), None),
    };
    let (path, query) = match (path.is_empty(), query) {
        (true, None) => (base.path().to_owned(), base.query()),
        (true, query) => (base.path().to_owned(), query),
        (false, query) if path.starts_with('/') => (remove_dot_segments(path), query),
        (false, query) => (remove_dot_segments(&merge(base.path(), path)), query),
    };
    let target = match query {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    Origin::of(base)?.with_target(target)
}

fn normal(uri: &Uri) -> Result<Uri, UrlError> {
    let path = remove_dot_segments(uri.path());
    let target = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    Origin::of(uri)?.with_target(target)
}

fn merge(base: &str, path: &str) -> String {
    let folder = base.rfind('/').map_or("/", |last| base.get(..=last).unwrap_or("/"));
    format!("{folder}{path}")
}

/// RFC 3986, section 5.2.4; `%2e` counts as a dot, as it does for URL libraries.
fn remove_dot_segments(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." if is_last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

fn encode_unsafe(reference: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(reference.len());
    for byte in reference.bytes() {
        match byte {
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~' => {
                out.push(char::from(byte));
            }
            // A backslash would be a slash to some readers of URLs.
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
