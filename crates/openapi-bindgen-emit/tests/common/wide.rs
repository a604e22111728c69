//! An IR with everything in it.

use openapi_bindgen_ir::*;

use super::*;

pub fn api() -> Api {
    Api { package: package("wide"), ..Api::default() }
}
