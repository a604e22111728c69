//! Declarations of what an operation answers, and of builders of calls.

/// Declares the enum of an operation's documented errors: each with its status, its payload and how that is read, as
/// [`api_error!`](crate::api_error!) takes them.
///
/// ```
/// use openapi_bindgen_runtime as rt;
///
/// rt::errors! {
///     /// What goes wrong.
///     pub enum CreateError {
///         /// The request is wrong.
///         BadRequest(rt::Json): 400 json,
///         /// There is no such thing.
///         NotFound: 404 empty,
///     }
/// }
/// ```
#[macro_export]
macro_rules! errors {
    ($(#[$meta:meta])* pub enum $type:ident { $(
        $(#[$about:meta])*
        $variant:ident $(($payload:ty))?: $status:tt $reader:ident
    ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the document is silent where an item has no words")]
        pub enum $type { $(
            $(#[$about])*
            $variant $(($payload))?,
        )* }

        $crate::api_error! { $type { $($status => $variant: $reader,)* } }
    };
}

/// Declares the enum of an operation's successful answers, as [`errors!`](crate::errors!) does that of its errors. A
/// stream is no value, so further traits are up to the declaration.
#[macro_export]
macro_rules! replies {
    ($(#[$meta:meta])* pub enum $type:ident { $(
        $(#[$about:meta])*
        $variant:ident $(($payload:ty))?: $status:tt $reader:ident
    ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(::core::fmt::Debug)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the document is silent where an item has no words")]
        pub enum $type { $(
            $(#[$about])*
            $variant $(($payload))?,
        )* }

        $crate::api_reply! { $type { $($status => $variant: $reader,)* } }
    };
}

/// Makes a struct with the field `request` the builder of a call: `awaitable! { Builder: Reply, Error, read, read_error }`.
#[macro_export]
macro_rules! awaitable {
    ($type:ident: $reply:ty, $error:ty, $read:expr, $read_error:expr $(,)?) => {
        impl $type {
            /// The call as it stands. Its options are the builder's own too, with [`CallOptions`]($crate::CallOptions).
            pub fn call(self) -> $crate::Call<$reply, $error> {
                self.request.call($read, $read_error)
            }
        }

        impl $crate::CallOptions for $type {
            type Reply = $reply;
            type Error = $error;

            fn into_call(self) -> $crate::Call<$reply, $error> {
                self.call()
            }

            fn options(&mut self) -> &mut $crate::request::Options {
                self.request.options()
            }
        }

        impl ::core::future::IntoFuture for $type {
            type Output = ::core::result::Result<$crate::Reply<$reply>, $crate::Error<$error>>;
            type IntoFuture = $crate::CallFuture<$reply, $error>;

            fn into_future(self) -> Self::IntoFuture {
                ::core::future::IntoFuture::into_future(self.call())
            }
        }
    };
}
