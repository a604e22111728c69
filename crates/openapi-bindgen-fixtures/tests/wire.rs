//! What fixtures send and read. Written by `cargo xtask bless`.
