//! Turns an OpenAPI document into what will be generated.
//!
//! [`lower`] never fails: what cannot be expressed costs one item, is said in a diagnostic, and stands in the
//! [`Report`]. Names and order are decided here, once.

mod api;
mod config;
mod examples;
mod facts;
mod gather;
mod lock;
mod names;
mod operation;
mod report;
mod schema;
mod security;
mod select;
mod walk;

pub use api::{Lowered, lower};
pub use config::{Auth, Config, KEYS, Key, Output, Override, PagingChoice, Takes, nearest};
pub use lock::Lock;
pub use report::{Entry, Reason, Report, State};
