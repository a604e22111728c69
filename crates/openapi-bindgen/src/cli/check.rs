//! `openapi-bindgen check`

use std::path::Path;

use super::args::CheckArgs;
use super::generate::{fail, generator, show, summary, write};
use super::{FAILED, OK};
use crate::DanglingRefs;
use crate::terminal::{say, tell};

pub(super) fn run(args: &CheckArgs) -> u8 {
    // Nothing is written: where a crate would stand does not matter.
    let mut generator = generator(&args.document, Path::new("."));
    if !args.document.allow_dangling {
        generator = generator.dangling_refs(DanglingRefs::Refuse);
    }
    let generated = match generator.generate() {
        Ok(generated) => generated,
        Err(error) => return fail(&error, args.report.as_deref(), args.document.all),
    };
    show(generated.findings(), args.document.all);
    if let Some(path) = &args.report
        && let Err(error) = write(path, &generated.report_json())
    {
        tell(format!("error: {error}\n"));
        return FAILED;
    }
    say(format!("{}\n", summary(&generated)));
    OK
}
