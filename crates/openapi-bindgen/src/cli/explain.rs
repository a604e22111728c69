//! `openapi-bindgen explain`

use openapi_bindgen_diagnostics::codes;

use super::args::ExplainArgs;
use super::generate::fail;
use super::{FAILED, OK};
use crate::terminal::{say, tell};
use crate::{DanglingRefs, Generator, explain};

pub(super) fn run(args: &ExplainArgs) -> u8 {
    if let Some(explanation) = codes::explain(&args.what) {
        say(format!("{}: {}\n\n{}\n", explanation.code.0, explanation.title, explanation.text.trim()));
        return OK;
    }
    let Some(spec) = &args.spec else {
        tell(format!(
            "error: there is no code `{}`; to explain a place of a document, name the document too:\n  \
             openapi-bindgen explain '#/components/schemas/Name' SPEC\n",
            args.what.escape_debug()
        ));
        return FAILED;
    };
    let mut generator = Generator::new(spec, ".").dangling_refs(DanglingRefs::Degrade);
    if let Some(config) = &args.config {
        generator = generator.config(config);
    }
    if let Some(lock) = &args.lock {
        generator = generator.lock(lock);
    }
    let generated = match generator.generate() {
        Ok(generated) => generated,
        Err(error) => return fail(&error, None, false),
    };
    match explain(&generated, &args.what) {
        Some(text) => {
            say(text);
            OK
        }
        None => {
            tell(format!("error: nothing in the document is called `{}`\n", args.what.escape_debug()));
            FAILED
        }
    }
}
