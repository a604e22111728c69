//! Enums over types.

/// Connects an enum whose variants hold one payload each to JSON.
///
/// Each branch is `Variant(guards)`; the guards say what a value must have to be a candidate:
/// a kind (`any`, `null`, `boolean`, `number`, `integer`, `string`, `array`, `object`), or one of several,
/// `tag "member" = "value" | "other"`, `if_tagged` likewise for a member that may be left out,
/// `keys "member" "other"`, or `value "text" "other"` for scalars. A branch with the guard `null` is a unit variant. Checks on a branch's payload
/// may follow it in brackets: `Tags(array) [MaxItems(50)]`. A value with one candidate is
/// read as that; with several, as the first that loses nothing and declares all, else as the
/// one that loses least. `open` after the branches keeps a value without candidates in the variant
/// `UnknownVariant(Json)`.
#[macro_export]
macro_rules! json_union {
    ($type:ident { $($branches:tt)* }) => {
        $crate::json_union! { @impl $type { $($branches)* } [] }
    };
    ($type:ident { $($branches:tt)* } open) => {
        $crate::json_union! { @impl $type { $($branches)* } [open] }
    };
    (@impl $type:ident {
        $($variant:ident(
            $($guard:ident $($name:literal)* $(= $($value:literal)|+)?)+
        ) $([$($check:tt)*])?),* $(,)?
    } [$($open:ident)?]) => {
        impl $crate::ReadJson for $type {
            fn read_json(
                value: $crate::json::Value<'_>,
            ) -> ::core::result::Result<Self, $crate::ReadError> {
                const BRANCHES: &$crate::json::Branches = &$crate::json::Branches::new(&[$(
                    $crate::json::Branch::new(
                        ::core::stringify!($variant),
                        &[$($crate::json::guard::$guard(&[$($name),*], &[$($($value),+)?]),)+],
                    ),
                )*]);
                const READERS: &[$crate::json::Reader<$type>] =
                    &[$($crate::__union_reader!($type $variant [$($($check)*)?] $($guard)+)),*];
                $crate::json::read_union(
                    value,
                    BRANCHES,
                    READERS,
                    $crate::__union_open!($type $($open)?),
                )
            }
        }

        impl $crate::WriteJson for $type {
            #[allow(irrefutable_let_patterns)]
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                $($crate::__union_writer!(self writer $type $variant [$($($check)*)?] $($guard)+);)*
                $($crate::__union_writer!(@$open self writer $type);)?
            }
        }

        $crate::__json_common! { $type }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __union_reader {
    ($type:ident $variant:ident [] null) => {
        $crate::json::Reader::unit(|_| Ok($type::$variant))
    };
    ($type:ident $variant:ident [$($check:tt)*] $($guard:ident)+) => {
        $crate::json::Reader::new(
            |value| match $crate::ReadJson::read_json(value) {
                Ok(payload) => Ok($type::$variant(payload)),
                Err(error) => Err(error),
            },
            $type::$variant,
            ::core::stringify!($($check)*),
        )
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __union_open {
    ($type:ident) => {
        ::core::option::Option::None
    };
    ($type:ident open) => {
        ::core::option::Option::Some($type::UnknownVariant)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __union_writer {
    (@open $self:ident $writer:ident $type:ident) => {
        if let $type::UnknownVariant(json) = $self {
            $crate::WriteJson::write_json(json, $writer);
            $writer.unknown_variant();
        }
    };
    ($self:ident $writer:ident $type:ident $variant:ident [] null) => {
        if let $type::$variant = $self {
            return $writer.null();
        }
    };
    ($self:ident $writer:ident $type:ident $variant:ident [] $($guard:ident)+) => {
        if let $type::$variant(payload) = $self {
            return $crate::WriteJson::write_json(payload, $writer);
        }
    };
    ($self:ident $writer:ident $type:ident $variant:ident [$($check:tt)+] $($guard:ident)+) => {
        if let $type::$variant(payload) = $self {
            let mark = $writer.mark();
            $crate::WriteJson::write_json(payload, $writer);
            return $writer.check(mark, $crate::__checks!($($check)+));
        }
    };
}
