//! Says what a changed document means for Rust code and for clients already shipped.
