//! Status keys: what they mean and what their variants are called.

use openapi_bindgen_ir::StatusKey;

/// The key of a Responses Object; `None` for what is no status.
pub(crate) fn key(text: &str) -> Option<StatusKey> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("default") {
        return Some(StatusKey::Default);
    }
    let mut digits = text.chars();
    let hundreds = digits.next().and_then(|c| c.to_digit(10)).filter(|digit| (1..=9).contains(digit))?;
    let rest = digits.as_str();
    if rest.eq_ignore_ascii_case("xx") {
        return Some(StatusKey::Range(u8::try_from(hundreds).ok()?));
    }
    let exact = rest.len() == 2 && rest.chars().all(|c| c.is_ascii_digit());
    exact.then(|| text.parse().ok().map(StatusKey::Exact))?
}

/// The hundreds of a status; `None` for `default`.
pub(crate) fn class(key: StatusKey) -> Option<u16> {
    match key {
        StatusKey::Exact(status) => Some(status / 100),
        StatusKey::Range(hundreds) => Some(u16::from(hundreds)),
        StatusKey::Default => None,
    }
}

/// The variant of a status, by the name that the registry of status codes gives it.
pub(crate) fn variant(key: StatusKey) -> String {
    let name = match key {
        StatusKey::Default => "Other",
        StatusKey::Range(1) => "Informational",
        StatusKey::Range(2) => "Success",
        StatusKey::Range(3) => "Redirection",
        StatusKey::Range(4) => "ClientError",
        StatusKey::Range(5) => "ServerError",
        StatusKey::Range(hundreds) => return format!("Status{hundreds}xx"),
        StatusKey::Exact(status) => match registered(status) {
            Some(name) => name,
            None => return format!("Status{status}"),
        },
    };
    name.to_owned()
}

fn registered(status: u16) -> Option<&'static str> {
    Some(match status {
        100 => "Continue",
        101 => "SwitchingProtocols",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        305 => "UseProxy",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        418 => "ImATeapot",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "HeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        506 => "VariantAlsoNegotiates",
        507 => "InsufficientStorage",
        508 => "LoopDetected",
        510 => "NotExtended",
        511 => "NetworkAuthenticationRequired",
        _ => return None,
    })
}
