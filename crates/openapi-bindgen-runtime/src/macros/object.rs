//! Structs as objects.

/// Connects a struct to JSON as an object, with one line per member:
/// `field: presence "name" [checks]`.
///
/// The presence is `required` (`T`, or `Option<T>` for a nullable member), `optional`
/// (`Option<T>`), `field` ([`Field<T>`](crate::Field)) or `rest` without a name
/// ([`Map<T>`](crate::Map) of all members that no line names). After the table, `deny`
/// refuses unknown members, and `[..]` holds the object as a whole against rules.
///
/// ```
/// use openapi_bindgen_runtime as rt;
/// use rt::prelude::*;
///
/// /// A lead.
/// #[derive(Debug)]
/// pub struct Lead {
///     /// Its phone number.
///     pub phone: String,
///     /// Its address.
///     pub email: Field<String>,
/// }
///
/// rt::json_object! {
///     Lead {
///         phone: required "phone" [MinLength(1)],
///         email: field "email",
///     }
/// }
///
/// let lead: Lead = rt::from_json(br#"{"phone": "", "email": null}"#)?;
/// assert_eq!(rt::to_json_string(&lead).unwrap(), r#"{"phone":"","email":null}"#);
/// let violations = lead.validate().unwrap_err();
/// assert_eq!(violations.to_string(), "phone: must have at least 1 character, has 0");
/// # Ok::<(), rt::ReadError>(())
/// ```
#[macro_export]
macro_rules! json_object {
    ($type:ident {
        $($field:ident: $presence:ident $($name:literal)? $([$($check:tt)*])?),* $(,)?
    } $($deny:ident)? $([$($own:tt)*])?) => {
        impl $crate::ReadJson for $type {
            #[inline(never)]
            fn read_json(
                value: $crate::json::Value<'_>,
            ) -> ::core::result::Result<Self, $crate::ReadError> {
                #[allow(unused_mut, unused_variables, reason = "an object may have no members")]
                let mut members = $crate::json::Members::of(value, &[$($($name,)?)*])?;
                $(members.$deny()?;)?
                let read = Self { $(
                    $field: match members.$presence($($name)?) {
                        Ok(read) => read,
                        Err(error) => return Err(error),
                    },
                )* };
                match members.finish() {
                    Ok(()) => Ok(read),
                    Err(error) => Err(error),
                }
            }
        }

        impl $crate::WriteJson for $type {
            #[inline(never)]
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                writer.object(
                    &[$($($name,)?)*],
                    &[$($crate::json::step::$presence, $($crate::json::Step::Checks($crate::__checks!($($check)*)),)?)*],
                    $crate::__checks!($($($own)*)?),
                    &[$(&self.$field),*],
                );
            }
        }

        $crate::__json_common! { $type }
    };
}
