//! Turns an OpenAPI document into what will be generated.

mod names;
mod schema;
