//! Declarations that say everything about a type once: what people read, and what reading, writing and validation
//! need, on one line for each member.
//!
//! They declare the type and hand the rest to the macros beside them.

/// Declares a struct that is an object in JSON: each field with its type, its presence and name on the wire, and its
/// checks, as [`json_object!`](crate::json_object!) takes them. `hidden` behind a field's name on the wire keeps its
/// value out of `Debug`.
///
/// ```
/// use openapi_bindgen_runtime as rt;
/// use rt::prelude::*;
///
/// rt::object! {
///     /// A lead.
///     pub struct Lead {
///         /// Its phone number.
///         pub phone: String = required "phone" [MinLength(1)],
///         /// Its address.
///         pub email: Field<String> = field "email",
///         /// All other members.
///         pub extra: Map<Json> = rest,
///     }
/// }
///
/// let lead: Lead = rt::from_json(br#"{"phone": "1", "email": null, "age": 3}"#)?;
/// assert_eq!(rt::to_json_string(&lead).unwrap(), r#"{"phone":"1","email":null,"age":3}"#);
/// # Ok::<(), rt::ReadError>(())
/// ```
#[macro_export]
macro_rules! object {
    (
        $(#[$meta:meta])*
        pub struct $type:ident { $(
            $(#[$about:meta])*
            pub $field:ident: $value:ty = $presence:ident $($name:literal)? $([$($check:tt)*])?
        ),* $(,)? } $($rule:tt)*
    ) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the document is silent where an item has no words")]
        pub struct $type { $(
            $(#[$about])*
            pub $field: $value,
        )* }

        $crate::json_object! {
            $type { $($field: $presence $($name)? $([$($check)*])?,)* } $($rule)*
        }
    };
    // The same where `Debug` hides a member: `hidden` stands behind its name on the wire.
    (
        $(#[$meta:meta])*
        pub struct $type:ident { $(
            $(#[$about:meta])*
            pub $field:ident: $value:ty = $presence:ident $($name:literal)? $($hidden:ident)? $([$($check:tt)*])?
        ),* $(,)? } $($rule:tt)*
    ) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the document is silent where an item has no words")]
        pub struct $type { $(
            $(#[$about])*
            pub $field: $value,
        )* }

        #[automatically_derived]
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let mut shown = f.debug_struct(::core::stringify!($type));
                $(shown.field(::core::stringify!($field), $crate::object!(@shown &self.$field $(, $hidden)?));)*
                shown.finish()
            }
        }

        $crate::json_object! {
            $type { $($field: $presence $($name)? $([$($check)*])?,)* } $($rule)*
        }
    };
    (@shown $value:expr) => { $value };
    (@shown $value:expr, hidden) => { &::core::format_args!("(hidden)") };
}

/// Declares an open enum over values, as [`json_enum!`](crate::json_enum!) takes them; the variant `UnknownValue` for
/// all others is added.
///
/// ```
/// use openapi_bindgen_runtime as rt;
///
/// rt::open_enum! {
///     /// A state.
///     pub enum State: str {
///         /// Alabama
///         Al = "AL" "Alabama",
///         /// Alaska
///         Ak = "AK" "Alaska",
///     }
/// }
///
/// assert_eq!(State::from("AL"), State::Al);
/// assert_eq!(State::from("XX"), State::UnknownValue("XX".to_owned()));
/// assert_eq!(State::Ak.label(), "Alaska");
/// ```
#[macro_export]
macro_rules! open_enum {
    ($(#[$meta:meta])* pub enum $type:ident: str { $($values:tt)* }) => {
        $crate::open_enum! { @declare [$(#[$meta])*] $type: str [::std::string::String] { $($values)* } }

        impl ::core::cmp::Eq for $type {}

        // By the text, which derived code would spell out at greater length.
        impl ::core::hash::Hash for $type {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state)
            }
        }
    };
    ($(#[$meta:meta])* pub enum $type:ident: json { $($values:tt)* }) => {
        $crate::open_enum! { @declare [$(#[$meta])*] $type: json [$crate::Json] { $($values)* } }
    };
    ($(#[$meta:meta])* pub enum $type:ident: $kind:ident { $($values:tt)* }) => {
        $crate::open_enum! { @declare [$(#[$meta])*] $type: $kind [$kind] { $($values)* } }
    };
    (@declare [$($attribute:tt)*] $type:ident: $kind:ident [$unknown:ty] { $(
        $(#[$about:meta])*
        $variant:ident = $value:literal $($label:literal)?
    ),* $(,)? }) => {
        $($attribute)*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the document is silent where an item has no words")]
        pub enum $type {
            $(
                $(#[$about])*
                $variant,
            )*
            /// A value that the document does not name, kept as it came.
            UnknownValue($unknown),
        }

        $crate::json_enum! { $type: $kind { $($variant = $value $($label)?,)* } }
    };
}

/// Declares an enum over types: each variant with its payload, its guards and its checks, as
/// [`json_union!`](crate::json_union!) takes them. With `open`, the variant `UnknownVariant` is added. A variant marked
/// `from` is what its payload turns into by itself.
///
/// ```
/// use openapi_bindgen_runtime as rt;
/// use rt::prelude::*;
///
/// rt::one_of! {
///     /// What it is called or numbered.
///     pub enum Id {
///         /// A name.
///         Name(String) from: string [MinLength(1)],
///         /// A number.
///         Number(i64) from: integer,
///         /// Neither.
///         Nothing: null,
///     }
/// }
///
/// let id: Id = rt::from_json(b"7")?;
/// assert_eq!(id, Id::from(7));
/// # Ok::<(), rt::ReadError>(())
/// ```
#[macro_export]
macro_rules! one_of {
    ($(#[$meta:meta])* pub enum $type:ident { $($branches:tt)* }) => {
        $crate::one_of! { @declare [$(#[$meta])*] $type { $($branches)* } { } { } }
    };
    ($(#[$meta:meta])* pub enum $type:ident { $($branches:tt)* } open) => {
        $crate::one_of! { @declare [$(#[$meta])*] $type { $($branches)* } {
            /// A value of a kind that the document does not name, kept as it came.
            UnknownVariant($crate::Json),
        } { open } }
    };
    (@declare [$($attribute:tt)*] $type:ident { $(
        $(#[$about:meta])*
        $variant:ident $(($payload:ty) $($from:ident)?)?: $($guard:ident $($name:literal)* $(= $($value:literal)|+)?)+ $([$($check:tt)*])?
    ),* $(,)? } { $($unknown:tt)* } { $($open:ident)? }) => {
        $($attribute)*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the document is silent where an item has no words")]
        pub enum $type {
            $(
                $(#[$about])*
                $variant $(($payload))?,
            )*
            $($unknown)*
        }

        $($($(
            impl ::core::convert::From<$payload> for $type {
                fn $from(payload: $payload) -> Self {
                    Self::$variant(payload)
                }
            }
        )?)?)*

        $crate::json_union! { $type {
            $($variant($($guard $($name)* $(= $($value)|+)?)+) $([$($check)*])?,)*
        } $($open)? }
    };
}
