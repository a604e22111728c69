//! `openapi-bindgen review`

use std::path::Path;

use super::args::{ReviewArgs, ReviewFailOn, ReviewFormat};
use super::generate::{fail, write};
use super::{FAILED, OK, USAGE};
use crate::review::{FailOn, Format, Review, Version, crate_version, render, review, write_changelog};
use crate::terminal::{colour_of_result, say, tell};
use crate::{DanglingRefs, Error, Generator};

pub(super) fn run(args: &ReviewArgs) -> u8 {
    let wrong = match (args.history, args.files.len()) {
        (false, 2) | (true, 2..) => None,
        (false, 3..) => Some("more than two documents are reviewed with --history"),
        _ => Some("a review takes two documents: OLD and NEW"),
    };
    if let Some(wrong) = wrong {
        tell(format!("error: {wrong}\n\nFor more information, try 'openapi-bindgen review --help'.\n"));
        return USAGE;
    }
    match reviews(args).and_then(|reviews| finish(args, &reviews)) {
        Ok(code) => code,
        Err(error) => fail(&error, None, false),
    }
}

/// A review of each step.
fn reviews(args: &ReviewArgs) -> Result<Vec<Review>, Error> {
    let [first, second, later @ ..] = args.files.as_slice() else { return Ok(Vec::new()) };
    let (old, new) = Version::both(&generator(args, first), &generator(args, second))?;
    let published = args.package.as_deref().and_then(crate_version);
    let mut reviews = vec![step((&old, first), (&new, second), published)];
    let mut before = (new, second);
    for file in later {
        let now = Version::after(&before.0, &generator(args, file))?;
        let version = reviews.last().map(|review| review.next_version.clone());
        reviews.push(step((&before.0, before.1), (&now, file), version));
        before = (now, file);
    }
    // The process ends here: taking large documents apart would only delay that.
    std::mem::forget((old, before));
    Ok(reviews)
}

/// The review of one version and the next; `version` is the one that the crate was published as, where it is known.
fn step(old: (&Version, &Path), new: (&Version, &Path), version: Option<String>) -> Review {
    let review = review(old.0, new.0).labelled(old.1.display().to_string(), new.1.display().to_string());
    match version {
        Some(version) => review.with_version(version),
        None => review,
    }
}

fn generator(args: &ReviewArgs, document: &Path) -> Generator {
    // Nothing is written: where a crate would stand does not matter.
    let mut generator =
        Generator::new(document, ".").label(document.display().to_string()).dangling_refs(DanglingRefs::Degrade);
    if let Some(config) = &args.config {
        generator = generator.config(config);
    }
    if let Some(lock) = &args.lock {
        generator = generator.lock(lock);
    }
    generator = args.overlay.iter().fold(generator, |generator, file| generator.overlay(file));
    args.allow_ref.iter().fold(generator, |generator, folder| generator.allow_ref(folder))
}

fn finish(args: &ReviewArgs, reviews: &[Review]) -> Result<u8, Error> {
    let text = render(reviews, format(args));
    match &args.output {
        Some(path) => {
            write(path, &text)?;
            for review in reviews {
                say(format!("{}\n", review.summary));
            }
        }
        None => say(text),
    }
    if let Some(folder) = args.package.as_deref().filter(|_| args.write_changelog) {
        write_changelog(folder, reviews)?;
    }
    let failed = args.fail_on.iter().any(|on| reviews.iter().any(|review| review.fails(fail_on(*on))));
    Ok(if failed { FAILED } else { OK })
}

fn format(args: &ReviewArgs) -> Format {
    let plain = Format::Text { colour: args.output.is_none() && colour_of_result() };
    match args.format {
        Some(ReviewFormat::Text) => plain,
        Some(ReviewFormat::Markdown) => Format::Markdown,
        Some(ReviewFormat::Json) => Format::Json,
        Some(ReviewFormat::Sarif) => Format::Sarif,
        Some(ReviewFormat::Html) => Format::Html,
        None => args.output.as_deref().and_then(Format::of_file).unwrap_or(plain),
    }
}

fn fail_on(on: ReviewFailOn) -> FailOn {
    match on {
        ReviewFailOn::SourceMajor => FailOn::SourceMajor,
        ReviewFailOn::WireBreak => FailOn::WireBreak,
        ReviewFailOn::Any => FailOn::Any,
    }
}
