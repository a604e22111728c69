//! How a value comes in as an argument and becomes what a field holds.

use openapi_bindgen_ir::{Presence, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::names::scope::Scope;

/// An argument: its type, and the expression that turns it into the field's value.
pub(crate) struct Argument {
    pub(crate) ty: TokenStream,
    pub(crate) value: TokenStream,
    /// Whether the value is the argument itself.
    pub(crate) plain: bool,
}

impl Argument {
    /// The argument for a value of this type.
    pub(crate) fn of(ty: &Type, name: &Ident, scope: &Scope<'_>) -> Self {
        let written = scope.ty(ty);
        if is_plain(ty) {
            return Self { ty: written, value: quote!(#name), plain: true };
        }
        Self::converted(&written, name, scope)
    }

    /// The argument for a field with this presence.
    pub(crate) fn present(ty: &Type, presence: Presence, name: &Ident, scope: &Scope<'_>) -> Self {
        match presence {
            Presence::Required => Self::of(ty, name, scope),
            Presence::RequiredNullable => Self::converted(&scope.generic("Option", ty), name, scope),
            Presence::OptionalNullable => Self::converted(&scope.generic("Field", ty), name, scope),
            Presence::Optional => {
                let argument = Self::of(ty, name, scope);
                let some = scope.known("Some");
                let value = argument.value;
                Self { ty: argument.ty, value: quote!(#some(#value)), plain: false }
            }
        }
    }

    fn converted(written: &TokenStream, name: &Ident, scope: &Scope<'_>) -> Self {
        let into = scope.known("Into");
        Self { ty: quote!(impl #into<#written>), value: quote!(#name.into()), plain: false }
    }
}

// Types that nothing converts into usefully are taken as they are. Generated types are always converted: whether one
// has a `From` must not change the signatures that name it.
fn is_plain(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Bool
            | Type::I32
            | Type::I64
            | Type::U32
            | Type::U64
            | Type::I128
            | Type::F64
            | Type::Null
            | Type::List(_)
            | Type::Map(_)
    )
}
