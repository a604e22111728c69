//! What becomes of a request that is answered with a redirect (RFC 9110, section 15.4).

use http::header::{HeaderValue, LOCATION};
use http::{Method, Uri};

use super::{Origin, Redirects, resolve};
use crate::body::Body;
use crate::error::{RedirectError, RedirectProblem};
use crate::reply::Response;

/// Where a request goes after a redirect.
pub(super) struct Hop {
    pub(super) method: Method,
    pub(super) uri: Uri,
    /// Whether it still goes where the user sent it.
    pub(super) same_origin: bool,
}

/// The request that was answered with a redirect.
#[derive(Clone, Copy)]
pub(super) struct Sent<'r> {
    pub(super) method: &'r Method,
    pub(super) uri: &'r Uri,
    pub(super) same_origin: bool,
}

/// The request that follows, or why there is none. `body` is what was sent, if it can be sent again.
pub(super) fn next_hop(
    rules: &Redirects,
    followed: u32,
    sent: Sent<'_>,
    answer: &Response,
    body: Option<Body>,
) -> Result<(Hop, Body), RedirectError> {
    let status = answer.status();
    let refuse = |problem| RedirectError::new(status, problem);
    let location = answer.headers().get(LOCATION).map(HeaderValue::as_bytes).unwrap_or_default();
    if location.is_empty() {
        return Err(refuse(RedirectProblem::NoLocation));
    }
    let target = resolve(sent.uri, &String::from_utf8_lossy(location));
    let target = target.map_err(|_| refuse(RedirectProblem::BadLocation))?;
    let refuse = |problem| RedirectError::new(status, problem).to(&target);
    if followed >= rules.limit {
        return Err(refuse(RedirectProblem::TooMany));
    }
    let method = next_method(rules, sent.method, status).ok_or_else(|| refuse(RedirectProblem::Method))?;
    let origins = (Origin::of(sent.uri), Origin::of(&target));
    let (Ok(from), Ok(to)) = origins else {
        return Err(refuse(RedirectProblem::BadLocation));
    };
    if from.is_https() && !to.is_https() {
        return Err(refuse(RedirectProblem::Downgrade));
    }
    let leaves = from != to;
    if leaves && !rules.cross_origin {
        return Err(refuse(RedirectProblem::CrossOrigin));
    }
    let body = match method == *sent.method {
        true => body.ok_or_else(|| refuse(RedirectProblem::BodyGone))?,
        false => Body::empty(),
    };
    if leaves && body.length() != Some(0) {
        return Err(refuse(RedirectProblem::BodyToOtherOrigin));
    }
    Ok((Hop { method, same_origin: sent.same_origin && !leaves, uri: target }, body))
}

/// The method of the request that follows; `None` when the status would
/// change it, or repeat something that was not meant to be repeated.
fn next_method(rules: &Redirects, method: &Method, status: u16) -> Option<Method> {
    let is_safe = *method == Method::GET || *method == Method::HEAD;
    match status {
        // Temporary and permanent redirects keep the method by definition.
        307 | 308 => Some(method.clone()),
        303 if !is_safe => rules.see_other.then_some(Method::GET),
        _ => is_safe.then(|| method.clone()),
    }
}
