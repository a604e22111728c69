//! Files of the crate as a whole.

pub(crate) mod client;
pub(crate) mod credentials;
pub(crate) mod library;
pub(crate) mod manifest;
pub(crate) mod modules;
pub(crate) mod prelude;
