//! The macro that makes a generated client of the shared one.

/// Writes what is the same in the client of every API: forwarders, `Debug`, `Clone`.
///
/// Generated code declares `pub struct Client { inner: rt::Client }` and
/// `pub struct ClientBuilder { inner: rt::ClientBuilder }` and adds accessors
/// for its tags and setters for its credentials. With the API as third
/// argument, `builder()`, `new()` and `Default` come as well.
#[macro_export]
macro_rules! client {
    ($client:ident, $builder:ident $(,)?) => {
        impl ::core::clone::Clone for $client {
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone() }
            }
        }

        impl ::core::fmt::Debug for $client {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.inner, f)
            }
        }

        impl ::core::clone::Clone for $builder {
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone() }
            }
        }

        impl ::core::fmt::Debug for $builder {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.inner, f)
            }
        }

        impl $client {
            /// The client that all APIs share, which this one wraps.
            pub fn inner(&self) -> &$crate::Client {
                &self.inner
            }
        }

        impl ::core::convert::From<$crate::Client> for $client {
            fn from(inner: $crate::Client) -> Self {
                Self { inner }
            }
        }

        impl $builder {
            $crate::__forward! {
                /// Sets the URL below which the API lives, instead of the
                /// document's first server.
                base_url(url: impl ::core::convert::Into<::std::string::String>);
                /// Takes another of the document's servers, by its place.
                server(place: usize);
                /// Sets a variable of the document's server URL.
                server_variable(
                    name: impl ::core::convert::Into<::std::string::String>,
                    value: impl ::core::convert::Into<::std::string::String>
                );
                /// Sets the credential for one of the API's ways to
                /// authenticate, by the name of the scheme in the document.
                credential(
                    scheme: impl ::core::convert::Into<::std::string::String>,
                    credential: impl ::core::convert::Into<$crate::Credential>
                );
                /// Sets the longest time of a whole call, with all attempts.
                timeout(limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>);
                /// Sets the longest time for connecting.
                connect_timeout(limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>);
                /// Sets the longest time of one attempt.
                attempt_timeout(limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>);
                /// Sets the longest time without a byte of an answer's body.
                idle_timeout(limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>);
                /// Sends a header with every request to the API.
                default_header(name: &str, value: &str);
                /// Sets what sends the requests.
                transport(transport: impl $crate::Transport);
                /// Sets how failed attempts are repeated.
                retry(policy: $crate::RetryPolicy);
                /// Sets which redirects are followed.
                follow_redirects(redirects: $crate::Redirects);
                /// Sets the largest answer that is read into memory.
                max_response_bytes(limit: u64);
                /// Sets how much of an error's body is kept.
                max_error_bytes(limit: u64);
                /// Sets how many requests are under way at the same time.
                max_concurrency(limit: impl ::core::convert::Into<::core::option::Option<usize>>);
                /// Sets whether a body that breaks its schema's rules is
                /// refused before it is sent.
                validate_requests(validate: bool);
                /// Allows credentials over plain http to other machines.
                allow_http(allow: bool);
            }

            /// Puts a transport around the one that is there: a middleware.
            pub fn wrap<W, T>(self, wrap: W) -> Self
            where
                W: ::core::ops::Fn(::std::sync::Arc<dyn $crate::Transport>) -> T
                    + ::core::marker::Send
                    + ::core::marker::Sync
                    + 'static,
                T: $crate::Transport,
            {
                Self { inner: self.inner.wrap(wrap) }
            }

            /// The client.
            ///
            /// # Errors
            /// The first mistake made while building.
            pub fn build(self) -> ::core::result::Result<$client, $crate::BuildError> {
                self.inner.build().map(|inner| $client { inner })
            }
        }
    };
    ($client:ident, $builder:ident, $api:expr $(,)?) => {
        $crate::client! { $client, $builder }

        impl $client {
            /// A builder with the document's first server and the default limits.
            pub fn builder() -> $builder {
                $builder { inner: $crate::ClientBuilder::new(&$api) }
            }
        }

        impl $builder {
            /// A builder with the document's first server and the default limits.
            pub fn new() -> Self {
                $client::builder()
            }
        }

        impl ::core::default::Default for $builder {
            fn default() -> Self {
                $client::builder()
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __forward {
    ($($(#[$doc:meta])* $method:ident($($argument:ident: $type:ty),* $(,)?);)*) => {$(
        $(#[$doc])*
        pub fn $method(self, $($argument: $type),*) -> Self {
            Self { inner: self.inner.$method($($argument),*) }
        }
    )*};
}
