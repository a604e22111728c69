//! What is known of an API before a client is built: name, servers, ways to authenticate.

const ROOM: usize = 24;

/// The facts of an API: a `static` in generated code.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    name: &'static str,
    user_agent: &'static str,
    servers: List<&'static str>,
    schemes: List<Scheme>,
    variables: &'static [(&'static str, &'static str)],
}

// A list that const code can append to; longer ones are given whole.
#[derive(Clone, Copy, Debug)]
struct List<T: 'static> {
    whole: &'static [T],
    single: [Option<T>; ROOM],
    count: usize,
}

impl Api {
    /// An API without servers and schemes.
    pub const fn new(name: &'static str, user_agent: &'static str) -> Self {
        Self {
            name,
            user_agent,
            servers: List { whole: &[], single: [None; ROOM], count: 0 },
            schemes: List { whole: &[], single: [None; ROOM], count: 0 },
            variables: &[],
        }
    }

    /// Adds a server; the first is the default. More than 24 do not compile:
    /// give those with [`Api::servers`].
    #[allow(clippy::indexing_slicing)] // In const code, out of bounds is a compile error.
    pub const fn server(mut self, url: &'static str) -> Self {
        self.servers.single[self.servers.count] = Some(url);
        self.servers.count += 1;
        self
    }

    /// Sets many servers.
    pub const fn servers(mut self, urls: &'static [&'static str]) -> Self {
        self.servers.whole = urls;
        self
    }

    /// Sets the variables of the servers' URLs, each with its default.
    pub const fn variables(mut self, defaults: &'static [(&'static str, &'static str)]) -> Self {
        self.variables = defaults;
        self
    }

    pub(crate) fn default_variables(&self) -> &'static [(&'static str, &'static str)] {
        self.variables
    }

    /// Adds a way to authenticate. More than 24 do not compile: give those
    /// with [`Api::schemes`].
    #[allow(clippy::indexing_slicing)] // In const code, out of bounds is a compile error.
    pub const fn scheme(mut self, scheme: Scheme) -> Self {
        self.schemes.single[self.schemes.count] = Some(scheme);
        self.schemes.count += 1;
        self
    }

    /// Sets many ways to authenticate.
    pub const fn schemes(mut self, schemes: &'static [Scheme]) -> Self {
        self.schemes.whole = schemes;
        self
    }

    /// The API's name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The User-Agent header.
    pub fn user_agent(&self) -> &'static str {
        self.user_agent
    }

    /// The server at the given place of the list.
    pub(crate) fn find_server(&self, place: usize) -> Option<&'static str> {
        let single = self.servers.single.iter().flatten();
        self.servers.whole.iter().chain(single).nth(place).copied()
    }

    /// The scheme of the given name.
    pub(crate) fn find_scheme(&self, name: &str) -> Option<&Scheme> {
        let single = self.schemes.single.iter().flatten();
        let mut all = self.schemes.whole.iter().chain(single);
        all.find(|scheme| scheme.name == name)
    }
}

/// A way to authenticate: an entry of `securitySchemes`.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    pub(crate) name: &'static str,
    pub(crate) kind: SchemeKind,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum SchemeKind {
    KeyInHeader { header: &'static str, prefix: &'static str },
    KeyInQuery { parameter: &'static str },
    KeyInCookie { cookie: &'static str },
    Basic,
    Bearer,
    ClientCredentials { token_url: &'static str, scopes: &'static [&'static str] },
}

impl Scheme {
    const fn new(name: &'static str, kind: SchemeKind) -> Self {
        Self { name, kind }
    }

    /// `apiKey` in a header; `prefix` goes before the key, as `"Token "`.
    pub const fn api_key_header(name: &'static str, header: &'static str, prefix: &'static str) -> Self {
        Self::new(name, SchemeKind::KeyInHeader { header, prefix })
    }

    /// `apiKey` in the query.
    pub const fn api_key_query(name: &'static str, parameter: &'static str) -> Self {
        Self::new(name, SchemeKind::KeyInQuery { parameter })
    }

    /// `apiKey` in a cookie.
    pub const fn api_key_cookie(name: &'static str, cookie: &'static str) -> Self {
        Self::new(name, SchemeKind::KeyInCookie { cookie })
    }

    /// HTTP `basic` (RFC 7617).
    pub const fn basic(name: &'static str) -> Self {
        Self::new(name, SchemeKind::Basic)
    }

    /// HTTP `bearer` (RFC 6750); also for OAuth2 and OpenID Connect flows
    /// whose token the user obtains.
    pub const fn bearer(name: &'static str) -> Self {
        Self::new(name, SchemeKind::Bearer)
    }

    /// OAuth2 client credentials (RFC 6749, section 4.4): the client fetches
    /// and renews the token itself.
    pub const fn oauth2_client_credentials(
        name: &'static str,
        token_url: &'static str,
        scopes: &'static [&'static str],
    ) -> Self {
        Self::new(name, SchemeKind::ClientCredentials { token_url, scopes })
    }
}
