//! Finds fixture folders, compares, blesses, compiles.

pub mod loopback;
