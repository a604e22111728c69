//! Turns what will be generated into files of Rust.
