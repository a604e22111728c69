//! The formats of strings and numbers that are checked, strictly.

pub(crate) mod calendar;
mod network;
mod notation;

use super::exact::Exact;

/// A format of the OpenAPI registry or of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `date-time`: RFC 3339.
    DateTime,
    /// `date`: RFC 3339 `full-date`.
    Date,
    /// `time`: RFC 3339 `full-time`; the offset may be left out, as many servers do.
    Time,
    /// `duration`: ISO 8601, RFC 3339 appendix A.
    Duration,
    /// `uuid`: RFC 9562.
    Uuid,
    /// `byte`: base64, RFC 4648 section 4, with padding.
    Byte,
    /// `decimal`: a decimal number, as text or number.
    Decimal,
    /// `email`: RFC 5321 mailbox.
    Email,
    /// `idn-email`: RFC 6531 mailbox.
    IdnEmail,
    /// `hostname`: RFC 1123.
    Hostname,
    /// `ipv4`: RFC 2673.
    Ipv4,
    /// `ipv6`: RFC 4291, without a zone.
    Ipv6,
    /// `uri`: RFC 3986, with a scheme.
    Uri,
    /// `uri-reference`: RFC 3986.
    UriReference,
    /// `iri`: RFC 3987, with a scheme.
    Iri,
    /// `iri-reference`: RFC 3987.
    IriReference,
    /// `json-pointer`: RFC 6901.
    JsonPointer,
    /// `regex`: an expression that compiles; any text without the feature `pattern`.
    Regex,
    /// `int32`.
    Int32,
    /// `int64`.
    Int64,
    /// `uint32`.
    Uint32,
    /// `uint64`.
    Uint64,
}

impl Format {
    /// Whether a string has this format. Formats of numbers say nothing about strings.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::DateTime => calendar::date_time(text).is_some(),
            Self::Date => calendar::date(text).is_some(),
            Self::Time => calendar::is_time(text),
            Self::Duration => calendar::is_duration(text),
            Self::Uuid => notation::is_uuid(text),
            Self::Byte => notation::is_base64(text),
            Self::Decimal => notation::is_decimal(text),
            Self::Email => text.is_ascii() && network::is_email(text),
            Self::IdnEmail => network::is_email(text),
            Self::Hostname => network::is_hostname(text),
            Self::Ipv4 => network::is_ipv4(text),
            Self::Ipv6 => network::is_ipv6(text),
            Self::Uri => text.is_ascii() && network::is_uri(text),
            Self::UriReference => text.is_ascii() && network::is_uri_reference(text),
            Self::Iri => network::is_uri(text),
            Self::IriReference => network::is_uri_reference(text),
            Self::JsonPointer => notation::is_json_pointer(text),
            Self::Regex => super::pattern::is_pattern(text),
            Self::Int32 | Self::Int64 | Self::Uint32 | Self::Uint64 => true,
        }
    }

    /// Whether a number has this format. Formats of strings say nothing about numbers.
    #[must_use]
    pub fn fits_number(self, text: &str) -> bool {
        let integer = || Exact::parse(text).and_then(|exact| exact.integer_text(20));
        match self {
            Self::Int32 => integer().is_some_and(|text| text.parse::<i32>().is_ok()),
            Self::Int64 => integer().is_some_and(|text| text.parse::<i64>().is_ok()),
            Self::Uint32 => integer().is_some_and(|text| text.parse::<u32>().is_ok()),
            Self::Uint64 => integer().is_some_and(|text| text.parse::<u64>().is_ok()),
            _ => true,
        }
    }

    /// The format with its article, as it stands in messages.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::DateTime => "a date with time and offset (RFC 3339)",
            Self::Date => "a date (RFC 3339)",
            Self::Time => "a time of day (RFC 3339)",
            Self::Duration => "a duration (ISO 8601)",
            Self::Uuid => "a UUID",
            Self::Byte => "base64",
            Self::Decimal => "a decimal number",
            Self::Email | Self::IdnEmail => "an email address",
            Self::Hostname => "a host name",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
            Self::Uri | Self::Iri => "an absolute URI",
            Self::UriReference | Self::IriReference => "a URI reference",
            Self::JsonPointer => "a JSON Pointer",
            Self::Regex => "a regular expression",
            Self::Int32 => "a 32-bit integer",
            Self::Int64 => "a 64-bit integer",
            Self::Uint32 => "an unsigned 32-bit integer",
            Self::Uint64 => "an unsigned 64-bit integer",
        }
    }
}
