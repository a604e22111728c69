//! `openapi-bindgen generate`

use std::path::Path;

use openapi_bindgen_diagnostics::RenderOptions;

use super::args::{DocumentArgs, GenerateArgs};
use super::{FAILED, OK};
use crate::output::{Change, ChangeKind, SingleFile, unified};
use crate::surroundings::Runtime;
use crate::terminal::{colour, say, tell};
use crate::{DanglingRefs, Error, Findings, Generated, Generator, Update, report};

pub(super) fn run(args: &GenerateArgs) -> u8 {
    let mut generator = generator(&args.document, &args.out);
    if let Some(runtime) = &args.runtime {
        generator = generator.runtime(Runtime::parse(runtime));
    }
    match generator.generate() {
        Ok(generated) => {
            let outcome = finish(args, &generated);
            // The process ends here: taking a large document apart would only delay that.
            std::mem::forget(generated);
            outcome.unwrap_or_else(|error| fail(&error, args.report.as_deref(), args.document.all))
        }
        Err(error) => fail(&error, args.report.as_deref(), args.document.all),
    }
}

/// A generator set up as the command line says.
pub(super) fn generator(args: &DocumentArgs, out: &Path) -> Generator {
    let mut generator = Generator::new(&args.spec, out).strict(args.strict);
    if let Some(name) = &args.name {
        generator = generator.name(name);
    }
    if args.allow_dangling {
        generator = generator.dangling_refs(DanglingRefs::Degrade);
    }
    if let Some(config) = &args.config {
        generator = generator.config(config);
    }
    if let Some(lock) = &args.lock {
        generator = generator.lock(lock);
    }
    generator = args.overlay.iter().fold(generator, |generator, file| generator.overlay(file));
    generator = args.only.iter().fold(generator, |generator, what| generator.only(what));
    generator = args.without.iter().fold(generator, |generator, what| generator.without(what));
    args.allow_ref.iter().fold(generator, |generator, folder| generator.allow_ref(folder))
}

/// Shows why nothing was generated; the report, when asked for, holds the same as data.
pub(super) fn fail(error: &Error, report: Option<&Path>, all: bool) -> u8 {
    match error {
        Error::Document(findings) => {
            show(findings, all);
            tell(format!("nothing was generated: {}\n", findings.summary()));
            if let Some(path) = report
                && let Err(error) = write(path, &report::refused_json(findings))
            {
                tell(format!("error: {error}\n"));
            }
        }
        error => tell(format!("error: {error}\n")),
    }
    FAILED
}

/// Shows diagnostics on the error stream.
pub(super) fn show(findings: &Findings, all: bool) {
    let max_per_code = if all { 0 } else { RenderOptions::default().max_per_code };
    tell(findings.render(RenderOptions { colour: colour(), max_per_code }));
}

/// Writes a file that the user named.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    Ok(SingleFile::new(path, text)?.apply()?)
}

fn finish(args: &GenerateArgs, generated: &Generated) -> Result<u8, Error> {
    show(generated.findings(), args.document.all);
    let update = generated.plan()?;
    if let Some(path) = &args.report {
        write(path, &generated.report_json())?;
    }
    if let Some(path) = &args.emit_names {
        write(path, &generated.names_json())?;
    }
    if args.check {
        return Ok(check(args, &update));
    }
    let lines = changed_lines(&update, Path::new(""));
    update.apply()?;
    say(lines);
    say(format!("{}\n", summary(generated)));
    Ok(OK)
}

/// One line for each file that changes; paths below `here` are shown relative to it.
pub fn changed_lines(update: &Update, here: &Path) -> String {
    let line = |(root, change): (&Path, &Change)| {
        let word = match change.kind {
            ChangeKind::New => "new    ",
            ChangeKind::Changed => "changed",
            ChangeKind::Deleted => "deleted",
        };
        let path = root.join(&change.name);
        format!("{word} {}\n", path.strip_prefix(here).unwrap_or(&path).display())
    };
    update.changes().map(line).collect()
}

/// The last line: what became of the document.
pub fn summary(generated: &Generated) -> String {
    let mut text = report::summary(generated.report());
    let findings = generated.findings().summary();
    if !findings.is_empty() {
        text.push_str(&format!("; {findings}"));
    }
    text
}

fn check(args: &GenerateArgs, update: &Update) -> u8 {
    if update.is_empty() {
        return OK;
    }
    for (_, change) in update.changes() {
        say(unified(change));
    }
    let count = update.changes().count();
    tell(format!("{} is stale: {count} files differ. Run:\n  {}\n", args.out.display(), command()));
    FAILED
}

/// The command line of this process without `--check`.
fn command() -> String {
    let words = std::env::args().skip(1).filter(|word| word != "--check").map(|word| {
        let plain = |c: char| c.is_alphanumeric() || "-_./:=,@+".contains(c);
        if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
    });
    std::iter::once("openapi-bindgen".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}
