//! The macros that connect a generated enum to the statuses of an operation.

/// Connects an enum to the error answers of an operation.
///
/// The enum is declared beside it; variants read with `empty` are units, the
/// others hold one value. Writes `read`, `Display` and `Error`. A single
/// status goes before a class, and a class before `default`, in whatever
/// order they stand.
///
/// ```
/// # #![allow(missing_docs)]
/// use openapi_bindgen_runtime as rt;
///
/// #[derive(Debug)]
/// pub enum CreateError {
///     BadRequest(rt::Json),
///     NotFound,
///     Other(String),
/// }
/// rt::api_error! { CreateError {
///     400 => BadRequest: json,
///     404 => NotFound: empty,
///     "5XX" => Other: text,
/// } }
/// ```
#[macro_export]
macro_rules! api_error {
    ($name:ident { $($status:tt => $variant:ident : $reader:ident),* $(,)? }) => {
        impl $name {
            /// Reads an error answer; `None` when its status is not described.
            pub fn read(answer: &$crate::reply::Response) -> ::core::option::Option<
                ::core::result::Result<Self, $crate::ReadError>,
            > {
                let rule = $crate::reply::choose(
                    &[$($crate::__status_rule!($status)),*],
                    answer.status(),
                )?;
                $(
                    if rule == $crate::__status_rule!($status) {
                        return ::core::option::Option::Some(
                            $crate::__read_variant!($reader, Self::$variant, answer),
                        );
                    }
                )*
                ::core::option::Option::None
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                // Several statuses may share a variant.
                #[allow(unreachable_patterns)]
                f.write_str(match self {
                    $(Self::$variant { .. } => ::core::stringify!($variant),)*
                })
            }
        }

        impl ::core::error::Error for $name {}

        $crate::__mocked! { true $name { $($status => $variant: $reader,)* } }
    };
}

/// Connects an enum to the successful answers of an operation; like
/// [`api_error!`](crate::api_error!), but `read` is for
/// [`Request::call`](crate::Request::call)'s first argument.
#[macro_export]
macro_rules! api_reply {
    ($name:ident { $($status:tt => $variant:ident : $reader:ident),* $(,)? }) => {
        impl $name {
            /// Reads a successful answer.
            ///
            /// # Errors
            /// When its status is not described or its body has another shape.
            pub fn read(
                answer: &mut $crate::reply::Response,
            ) -> ::core::result::Result<Self, $crate::reply::ReplyError> {
                let rule = $crate::reply::choose_reply(
                    &[$($crate::__status_rule!($status)),*],
                    answer.status(),
                );
                $(
                    if rule == ::core::option::Option::Some($crate::__status_rule!($status)) {
                        return $crate::__read_variant!($reader, Self::$variant, answer)
                            .map_err($crate::reply::ReplyError::Read);
                    }
                )*
                ::core::result::Result::Err($crate::reply::ReplyError::Undocumented)
            }
        }

        $crate::__mocked! { false $name { $($status => $variant: $reader,)* } }
    };
}

// Whether mocks can answer with the enum is up to the runtime's feature: generated code says the same either way.
#[cfg(feature = "mock")]
#[doc(hidden)]
#[macro_export]
macro_rules! __mocked {
    ($($answers:tt)*) => {
        $crate::__answers! { $($answers)* }
    };
}

#[cfg(not(feature = "mock"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __mocked {
    ($($answers:tt)*) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __status_rule {
    (default) => {
        $crate::reply::StatusRule::Default
    };
    ($status:literal) => {
        $crate::reply::StatusRule::from($status)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __read_variant {
    (empty, $variant:path, $answer:ident) => {
        ::core::result::Result::Ok::<_, $crate::ReadError>($variant)
    };
    (json, $variant:path, $answer:ident) => {
        $crate::reply::read_json($answer).map($variant)
    };
    (text, $variant:path, $answer:ident) => {
        $crate::reply::read_text($answer).map($variant)
    };
    (bytes, $variant:path, $answer:ident) => {
        ::core::result::Result::Ok::<_, $crate::ReadError>($variant($answer.bytes()))
    };
    (stream, $variant:path, $answer:ident) => {
        ::core::result::Result::Ok::<_, $crate::ReadError>($variant($answer.take_body()))
    };
}
