//! How names are spelled in the output.

pub(crate) mod ident;
pub(crate) mod known;
pub(crate) mod method;
pub(crate) mod module;
pub(crate) mod scope;
