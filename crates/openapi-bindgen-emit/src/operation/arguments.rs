//! How parameters and bodies come in, and how they are handed on.

use openapi_bindgen_ir::Type;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::names::scope::Scope;

/// How a value is taken: borrowed where it is large, since it is encoded at once.
pub(super) struct Taken {
    /// The argument's type.
    pub(super) ty: TokenStream,
    /// A reference to the value.
    pub(super) reference: TokenStream,
}

/// The argument for a parameter's value.
pub(super) fn taken(ty: &Type, name: &Ident, scope: &Scope<'_>) -> Taken {
    match ty {
        Type::String => {
            let text = scope.known("str");
            Taken { ty: quote!(&#text), reference: quote!(#name) }
        }
        Type::List(item) => {
            let item = scope.ty(item);
            Taken { ty: quote!(&[#item]), reference: quote!(#name) }
        }
        Type::Boxed(inner) => taken(inner, name, scope),
        ty if is_scalar(ty) => Taken { ty: scope.ty(ty), reference: quote!(&#name) },
        ty => {
            let ty = scope.ty(ty);
            Taken { ty: quote!(&#ty), reference: quote!(#name) }
        }
    }
}

fn is_scalar(ty: &Type) -> bool {
    matches!(ty, Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::F64 | Type::Null)
}
