//! Reads OpenAPI documents into one model, whatever their version or format.

pub mod model;
pub mod value;
