//! The command line: see `openapi-bindgen --help`.

fn main() {}
