//! Structs around one value.

/// Connects a struct with one unnamed field to JSON: it reads and writes as its content.
///
/// `json_newtype! { LeadId(String) [MinLength(1)] }`, where the checks are optional, expects
/// `pub struct LeadId(pub String);` and adds `From<String>`.
#[macro_export]
macro_rules! json_newtype {
    ($type:ident($inner:ty) $([$($check:tt)*])?) => {
        impl $crate::ReadJson for $type {
            fn read_json(
                value: $crate::json::Value<'_>,
            ) -> ::core::result::Result<Self, $crate::ReadError> {
                match <$inner as $crate::ReadJson>::read_json(value) {
                    Ok(content) => Ok(Self(content)),
                    Err(error) => Err(error),
                }
            }
        }

        impl $crate::WriteJson for $type {
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                let mark = writer.mark();
                $crate::WriteJson::write_json(&self.0, writer);
                writer.check(mark, $crate::__checks!($($($check)*)?));
            }
        }

        impl ::core::convert::From<$inner> for $type {
            fn from(content: $inner) -> Self {
                Self(content)
            }
        }

        $crate::__json_common! { $type }
    };
}
