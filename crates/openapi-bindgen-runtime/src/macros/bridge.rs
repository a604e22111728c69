//! The serde impls of generated types, and nothing where the feature is off.

/// Implements `Serialize` and `Deserialize` through the JSON of this crate.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_bridge {
    ($name:ident) => {
        impl $crate::serde_bridge::Serialize for $name {
            fn serialize<S: $crate::serde_bridge::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serde_bridge::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde_bridge::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde_bridge::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_bridge::deserialize(deserializer)
            }
        }
    };
}

/// Implements nothing: the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_bridge {
    ($name:ident) => {};
}

/// What all generated types have beside reading and writing.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_common {
    ($name:ident) => {
        impl $name {
            /// Holds this value against the rules of its schema.
            ///
            /// # Errors
            /// All rules that are broken, each with the path of the value that breaks it.
            pub fn validate(&self) -> ::core::result::Result<(), $crate::Violations> {
                $crate::check::validate_any(self)
            }
        }

        $crate::__serde_bridge! { $name }
    };
}

/// The checks of a member, as a static list.
#[doc(hidden)]
#[macro_export]
macro_rules! __checks {
    () => {
        &[]
    };
    // A constant, because a rule may name a static, which nothing else may hold for good.
    ($($check:tt)+) => {
        const {
            use $crate::check::prelude::*;
            &[$($check)+]
        }
    };
}
