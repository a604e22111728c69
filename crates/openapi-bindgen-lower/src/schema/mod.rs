//! Schemas: from a document's schema objects to types, checks and documentation.
//!
//! A *node* is what becomes one type: a schema, or several that hold together. [`look`] and its neighbours say what
//! holds for a node; [`lower`] turns that into a type, by one module for each kind of type.

mod annotate;
mod array;
mod body;
mod boxing;
mod checks;
mod codes;
mod directions;
mod draft;
mod enums;
mod facts;
mod flat;
mod formats;
mod joints;
mod json_text;
mod kinds;
mod kinds_of;
mod labels;
mod look;
mod lower;
mod members;
mod memo;
mod node;
mod null;
mod object;
mod options;
pub(crate) mod outside;
mod place;
mod predicate;
mod same;
mod scalar;
mod solo;
mod union;
mod views;

#[cfg(test)]
mod tests;

pub(crate) use draft::{Direction, Draft, Key, Use, View};
pub(crate) use json_text::{is_whole, json_text, same};
pub(crate) use lower::Schemas;
pub(crate) use options::{Choice, Options, UnknownMembers};
pub(crate) use place::{Home, Place};
