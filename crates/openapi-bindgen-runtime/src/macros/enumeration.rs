//! Enums over values.

/// Connects an open enum to JSON: unit variants for the declared values, and
/// `UnknownValue(..)` last for all others, which are kept and written back unchanged.
///
/// `json_enum! { Name: str { Variant = "text" "label", .. } }`, where labels are optional;
/// `i64`, `f64`, `bool` and `json` (values as JSON text) in place of `str` for enums over
/// other values.
#[macro_export]
macro_rules! json_enum {
    ($type:ident: str { $($variant:ident = $text:literal $($label:literal)?),* $(,)? }) => {
        impl $type {
            /// All declared values, in the order of the document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it stands in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::UnknownValue(text) => text,
                }
            }

            /// The value for people; the value itself where the document has no label.
            #[must_use]
            pub fn label(&self) -> &str {
                match self {
                    $($(Self::$variant => $label,)?)*
                    other => other.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $type {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::UnknownValue(::std::string::String::from(other)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::ReadJson for $type {
            fn read_json(
                value: $crate::json::Value<'_>,
            ) -> ::core::result::Result<Self, $crate::ReadError> {
                match value.as_str() {
                    Some(text) => Ok(Self::from(&*text)),
                    None => Err(value.expected("a string")),
                }
            }
        }

        impl $crate::WriteJson for $type {
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                writer.string(self.as_str());
                if let Self::UnknownValue(_) = self {
                    writer.unknown_value(&[$($text),*]);
                }
            }
        }

        $crate::__json_common! { $type }
    };
    ($type:ident: json { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $type {
            /// All declared values, in the order of the document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as JSON text.
            #[must_use]
            pub fn json_text(&self) -> ::std::string::String {
                match self {
                    $(Self::$variant => ::std::string::String::from($text),)*
                    Self::UnknownValue(json) => ::std::string::ToString::to_string(json),
                }
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(&self.json_text())
            }
        }

        impl $crate::ReadJson for $type {
            fn read_json(
                value: $crate::json::Value<'_>,
            ) -> ::core::result::Result<Self, $crate::ReadError> {
                let known = $crate::json::json_position(&[$($text),*], value);
                match known.and_then(|at| Self::ALL.get(at)) {
                    Some(known) => Ok(::core::clone::Clone::clone(known)),
                    None => Ok(Self::UnknownValue($crate::ReadJson::read_json(value)?)),
                }
            }
        }

        impl $crate::WriteJson for $type {
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                match self {
                    $(Self::$variant => writer.raw($text),)*
                    Self::UnknownValue(json) => {
                        $crate::WriteJson::write_json(json, writer);
                        writer.unknown_value(&[$($text),*]);
                    }
                }
            }
        }

        $crate::__json_common! { $type }
    };
    ($type:ident: $kind:ident { $($variant:ident = $value:literal),* $(,)? }) => {
        impl $type {
            /// All declared values, in the order of the document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it stands in JSON.
            #[must_use]
            pub fn value(&self) -> $kind {
                match self {
                    $(Self::$variant => $value,)*
                    Self::UnknownValue(value) => *value,
                }
            }
        }

        impl ::core::convert::From<$kind> for $type {
            fn from(value: $kind) -> Self {
                $(if value == const { $value } {
                    return Self::$variant;
                })*
                Self::UnknownValue(value)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), f)
            }
        }

        impl $crate::ReadJson for $type {
            fn read_json(
                value: $crate::json::Value<'_>,
            ) -> ::core::result::Result<Self, $crate::ReadError> {
                match <$kind as $crate::ReadJson>::read_json(value) {
                    Ok(known) if $crate::json::is_plain(value, ::core::stringify!($kind)) => Ok(Self::from(known)),
                    Ok(other) => Ok(Self::UnknownValue(other)),
                    Err(error) => Err(error),
                }
            }
        }

        impl $crate::WriteJson for $type {
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                $crate::WriteJson::write_json(&self.value(), writer);
                if let Self::UnknownValue(_) = self {
                    writer.unknown_value(&[$(::core::stringify!($value)),*]);
                }
            }
        }

        $crate::__json_common! { $type }
    };
}
