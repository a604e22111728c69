//! Security schemes and requirements.

use openapi_bindgen_diagnostics::Pointer;

/// One alternative of a `security` list: all of these schemes together. Empty means that no credential is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityRequirement {
    /// Scheme name and the scopes it asks for.
    pub schemes: Vec<(String, Vec<String>)>,
}

/// Security Scheme Object.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Its name under `components/securitySchemes`.
    pub name: String,
    /// `description`.
    pub description: String,
    /// What kind it is.
    pub kind: SecurityKind,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The kinds of Security Scheme Objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `apiKey` in a header, a query parameter or a cookie.
    ApiKey {
        /// `in`: `header`, `query` or `cookie`.
        location: String,
        /// `name` of the header, parameter or cookie.
        name: String,
    },
    /// `http` with its `scheme` in lower case (`basic`, `bearer`, …) and `bearerFormat`.
    Http {
        /// `scheme`.
        scheme: String,
        /// `bearerFormat`.
        bearer_format: String,
    },
    /// `oauth2`.
    OAuth2 {
        /// Flow name (`clientCredentials`, …), token URL and scopes with their descriptions.
        flows: Vec<OAuthFlow>,
    },
    /// `openIdConnect` with its URL.
    OpenIdConnect(String),
    /// `mutualTLS` or a kind that no version knows, with its `type`.
    Other(String),
}

/// OAuth Flow Object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthFlow {
    /// `clientCredentials`, `authorizationCode`, `implicit`, `password`, `deviceAuthorization`.
    pub name: String,
    /// `tokenUrl`.
    pub token_url: String,
    /// `authorizationUrl`.
    pub authorization_url: String,
    /// `scopes`.
    pub scopes: Vec<(String, String)>,
}
