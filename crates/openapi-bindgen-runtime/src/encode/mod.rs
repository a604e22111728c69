//! From the JSON of a value to what stands in a URL, a header, a cookie or a form.
//!
//! Nothing here knows a type: every encoder walks the tape of the value's
//! JSON text, so that a generated crate compiles none of it.

mod form;
mod multipart;
mod parameter;
mod parts;
pub(crate) mod percent;
#[cfg(test)]
mod tests;

pub(crate) use form::encode_form;
pub(crate) use multipart::encode_multipart;
pub(crate) use parameter::{Place, encode_parameter};

/// How a parameter is written: `style` and `explode` of the specification's
/// parameter object (OpenAPI 3.0.4, sections 4.7.12.3 and 4.7.12.4).
///
/// Where the specification leaves a combination undefined, the nearest
/// defined one is used: delimited styles with `explode`, or with something
/// else than an array or object, are written like `form`; `deepObject` goes
/// on in brackets below objects and numbers the items of arrays; other
/// values inside arrays and objects are written as JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// `simple`: `a,b` and `k,v`.
    Simple,
    /// `simple` with `explode`: `a,b` and `k=v`.
    SimpleExplode,
    /// `label`: `.a,b`.
    Label,
    /// `label` with `explode`: `.a.b`.
    LabelExplode,
    /// `matrix`: `;name=a,b`.
    Matrix,
    /// `matrix` with `explode`: `;name=a;name=b`.
    MatrixExplode,
    /// `form`: `name=a,b`.
    Form,
    /// `form` with `explode`: `name=a&name=b`.
    FormExplode,
    /// `spaceDelimited`: `name=a%20b`.
    SpaceDelimited,
    /// `spaceDelimited` with `explode`, which is undefined: as [`Style::FormExplode`].
    SpaceDelimitedExplode,
    /// `pipeDelimited`: `name=a%7Cb`.
    PipeDelimited,
    /// `pipeDelimited` with `explode`, which is undefined: as [`Style::FormExplode`].
    PipeDelimitedExplode,
    /// `deepObject`: `name[k]=v`.
    DeepObject,
    /// `cookie` of OpenAPI 3.2: `name=a,b`, nothing encoded.
    Cookie,
    /// `cookie` with `explode`: `name=a; name=b`, nothing encoded.
    CookieExplode,
    /// `content` with a JSON media type: `name={"k":"v"}`.
    Json,
}

/// Base64 with padding (RFC 4648, section 4).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = (group >> (18 - 6 * place) & 63) as usize;
            let known = DIGITS.get(digit).filter(|_| place <= chunk.len());
            text.push(known.map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}
