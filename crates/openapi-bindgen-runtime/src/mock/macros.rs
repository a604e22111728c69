//! What generated code says of its mock: the operations with their types, the tables of examples, and the mock itself.

/// Declares the mock of an API over a table of examples, with an accessor for each tag: its name, its module, its
/// handle's name.
///
/// ```
/// use openapi_bindgen_runtime as rt;
///
/// # pub mod api {
/// # use openapi_bindgen_runtime as rt;
/// rt::mocks! { Mock, &[] as &[&[rt::mock::Example]];
///     leads: leads Leads,
/// }
/// # }
/// # use api::*;
///
/// static OPERATION: rt::Operation = rt::Operation::new("leads_create", "POST", "/leads/");
/// rt::mock! { leads::Leads<'_>: create(rt::Json) -> json 201 rt::Json, rt::NoError = OPERATION }
///
/// let mock = Mock::new();
/// mock.leads().create().reply(rt::Json::from(7)).times(1);
/// ```
#[macro_export]
macro_rules! mocks {
    ($mock:ident, $examples:expr; $($(#[$meta:meta])* $accessor:ident: $module:ident $handle:ident),* $(,)?) => {
        pub use $crate::mock::{Answer, Events, Expectation, Lines, NoBody, Part, Seen, Unmet};

        /// A transport that answers without a network, from what a test prepared and from the document's examples;
        /// clones share it.
        ///
        /// Each operation has its method: what is expected of it, and what it answers. A request of an operation of
        /// which nothing is expected gets the document's example of its success; where there is none, the call fails
        /// with an error that names the operation.
        ///
        /// Nobody waits for a mock: pauses between attempts and timeouts take no time. Credentials and the base URL may
        /// be missing.
        #[derive(::core::clone::Clone)]
        pub struct $mock($crate::mock::Mock);

        impl $mock {
            /// A mock that answers with the document's examples where nothing else is said.
            pub fn new() -> Self {
                Self($crate::mock::Mock::with_examples($examples.iter().copied().flatten().copied()))
            }

            /// A mock that answers only what it is told to.
            pub fn without_examples() -> Self {
                Self($crate::mock::Mock::new())
            }

            /// The mock that all APIs share, which this one wraps.
            pub fn inner(&self) -> &$crate::mock::Mock {
                &self.0
            }

            /// The requests that came, in their order.
            pub fn requests(&self) -> ::std::vec::Vec<$crate::mock::Seen> {
                self.0.requests()
            }

            /// Whether all that was expected came, as often as it should, and nothing else.
            ///
            /// # Errors
            /// What did not come, what came too often, and what nothing was prepared for; and all requests that came.
            pub fn verify(&self) -> ::core::result::Result<(), $crate::mock::Unmet> {
                self.0.verify()
            }

            $(
                $(#[$meta])*
                #[doc = ::core::concat!("What is expected of `Client::", ::core::stringify!($accessor), "`.")]
                pub fn $accessor(&self) -> $module::$handle<'_> {
                    $module::$handle(&self.0)
                }
            )*
        }

        impl ::core::default::Default for $mock {
            fn default() -> Self {
                Self::new()
            }
        }

        impl ::core::fmt::Debug for $mock {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl $crate::Transport for $mock {
            fn send(
                &self,
                request: $crate::http::Request<$crate::Body>,
            ) -> $crate::transport::BoxFuture<
                ::core::result::Result<$crate::http::Response<$crate::Body>, $crate::TransportError>,
            > {
                $crate::Transport::send(&self.0, request)
            }

            fn sleep(&self, duration: ::core::time::Duration) -> $crate::transport::BoxFuture<()> {
                $crate::Transport::sleep(&self.0, duration)
            }

            fn stands_in(&self) -> bool {
                $crate::Transport::stands_in(&self.0)
            }
        }

        $(
            $(#[$meta])*
            #[doc = ::core::concat!("What is expected of `Client::", ::core::stringify!($accessor), "`.")]
            pub mod $module {
                /// The operations, each with what is expected of it.
                #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
                pub struct $handle<'a>(pub(in super::super) &'a $crate::mock::Mock);
            }
        )*
    };
}

/// Gives the mock of an operation: the handle of its tag, its method with the type of its body, how its reply is
/// written, the status and content type of that where it is one that is not usual, and the types of reply and error.
#[macro_export]
macro_rules! mock {
    (
        $handle:path: $name:ident($body:ty) -> $kind:ident $status:literal $(as $media:literal)? $reply:ty, $error:ty
        = $operation:ident
    ) => {
        impl $handle {
            #[doc = ::core::concat!("What is expected of `", ::core::stringify!($name), "`, and what it answers.")]
            #[must_use = "nothing is expected before one of the methods is called"]
            pub fn $name(&self) -> $crate::mock::Expectation<$body, $reply, $error> {
                let content_type = ::core::concat!($($media)?);
                $crate::mock::Expectation::of(self.0, &$operation, $status, content_type, $crate::mock::write::$kind)
            }
        }
    };
}

/// Makes a table of the answers that a document gives as examples: `EXAMPLES`. Tests of a generated crate read the same
/// tables as what is to be read and written back; so each example has the name of its test, what that holds, and a type.
///
/// ```
/// use openapi_bindgen_runtime as rt;
///
/// # mod examples {
/// # use openapi_bindgen_runtime as rt;
/// rt::examples! {
///     create_answers_good: "POST" "/leads/" 201 "good" keeps types::Lead = ["{\"id\":1}"],
/// }
/// # pub const COUNT: usize = EXAMPLES.len();
/// # }
/// # assert_eq!(examples::COUNT, 1);
/// ```
#[macro_export]
macro_rules! examples {
    ($(
        $test:ident: $method:literal $path:literal $status:literal $(as $media:literal)? $name:literal
        $keeps:ident $type:ty = [$($piece:expr),*]
    ),* $(,)?) => {
        /// Answers that the document gives as examples.
        pub(in super::super) static EXAMPLES: &[$crate::mock::Example] = &[$(
            $crate::mock::Example::new($method, $path, $status, $name, &[$($piece),*])$(.content_type($media))?,
        )*];
    };
}

/// As [`examples!`](crate::examples!), for examples of components: a constant each, of which answers can be made.
#[macro_export]
macro_rules! component_examples {
    ($($test:ident: $keeps:ident $type:ty = $json:expr),* $(,)?) => {$(
        #[allow(non_upper_case_globals, dead_code, reason = "the name is the test's, and not all are answered")]
        pub(super) const $test: &::core::primitive::str = $json;
    )*};
}

/// Answers with the variants of an enum; [`api_error!`](crate::api_error!) and [`api_reply!`](crate::api_reply!) call it.
#[doc(hidden)]
#[macro_export]
macro_rules! __answers {
    ($is_error:literal $name:ident { $($status:tt => $variant:ident : $reader:ident),* $(,)? }) => {
        impl $crate::mock::ToAnswer for $name {
            fn to_answer(self) -> $crate::mock::Answer {
                let rules = [$($crate::__status_rule!($status)),*];
                // Several statuses may share a variant: the first one is it.
                #[allow(unreachable_patterns)]
                match self {
                    $($crate::__answered!(@$reader Self::$variant, value) => {
                        let rule = $crate::__status_rule!($status);
                        let status = $crate::mock::write::status_of(rule, &rules, $is_error);
                        $crate::__answered!($reader value, status)
                    })*
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __answered {
    (@empty $variant:path, $value:ident) => {
        $variant
    };
    (@$reader:ident $variant:path, $value:ident) => {
        $variant($value)
    };
    (empty $value:ident, $status:ident) => {
        $crate::mock::write::empty((), $status, "")
    };
    ($reader:ident $value:ident, $status:ident) => {
        $crate::mock::write::$reader($value, $status, "")
    };
}
