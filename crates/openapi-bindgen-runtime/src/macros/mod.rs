//! The macros that connect a generated type to JSON with one line per member.

mod bridge;
mod declare;
mod enumeration;
mod newtype;
mod object;
mod union;
