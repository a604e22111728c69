//! Plain types: which values of one are values of another.

use openapi_bindgen_ir::Type;

use super::{Fit, Way};

/// Integer types with the number of bits for their values and whether they have a sign.
fn integer(ty: &Type) -> Option<(u32, bool)> {
    match ty {
        Type::I32 => Some((31, true)),
        Type::U32 => Some((32, false)),
        Type::I64 => Some((63, true)),
        Type::U64 => Some((64, false)),
        Type::I128 => Some((127, true)),
        _ => None,
    }
}

fn text(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String
            | Type::Secret
            | Type::DateTime
            | Type::Date
            | Type::Time
            | Type::Duration
            | Type::Uuid
            | Type::Base64
    )
}

/// Whether a plain type that is sent is read as another one.
pub(super) fn scalar(from: &Type, to: &Type, way: Way) -> Fit {
    if from == to {
        return Fit::All;
    }
    match (from, to) {
        (_, Type::Json) => return Fit::All,
        (Type::Json | Type::Custom(_), _) | (_, Type::Custom(_)) => return Fit::Some,
        (Type::Boxed(from), to) => return scalar(from, to, way),
        (from, Type::Boxed(to)) => return scalar(from, to, way),
        _ => {}
    }
    if let (Some((from, from_sign)), Some((to, to_sign))) = (integer(from), integer(to)) {
        return if from <= to && (!from_sign || to_sign) { Fit::All } else { Fit::Some };
    }
    let number = |ty: &Type| matches!(ty, Type::F64 | Type::Number);
    if text(from) && text(to) {
        // Old clients read any string as any text format, and a general string stands for every format.
        let free = matches!(to, Type::String | Type::Secret) || way == Way::Response;
        return if free { Fit::All } else { Fit::Some };
    }
    match (from, to) {
        (from, to) if number(to) && (integer(from).is_some() || number(from)) => Fit::All,
        (from, to) if number(from) && integer(to).is_some() => Fit::Some,
        // A decimal is a string in JSON in most documents, but may be a number.
        (Type::Decimal, to) if text(to) || number(to) => Fit::Some,
        (from, Type::Decimal) if text(from) || number(from) || integer(from).is_some() => Fit::Some,
        (Type::File, to) if text(to) => Fit::Some,
        (from, Type::File) if text(from) => Fit::Some,
        _ if way == Way::Text => as_text(from, to),
        _ => Fit::None,
    }
}

/// Scalars that are written as bare text: any is a string, and a string may be any.
fn as_text(from: &Type, to: &Type) -> Fit {
    let plain = |ty: &Type| {
        text(ty) || integer(ty).is_some() || matches!(ty, Type::Bool | Type::F64 | Type::Number | Type::Decimal)
    };
    if !plain(from) || !plain(to) {
        return Fit::None;
    }
    if matches!(to, Type::String | Type::Secret) { Fit::All } else { Fit::Some }
}
