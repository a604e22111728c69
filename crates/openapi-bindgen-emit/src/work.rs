//! The list of files to print, and threads that print them.
//!
//! Token streams cannot cross threads, so a thread takes a file from data to text. The result does not depend on who
//! prints what: texts are gathered by path.

use std::sync::atomic::{AtomicUsize, Ordering};

use openapi_bindgen_ir::{Api, Operation, Tag, TypeDef};

use crate::model::{Model, tags};
use crate::unit::Unit;
use crate::{guide, mock, operation, package, proof, types};

/// One file to print.
enum Job<'a> {
    Prelude,
    Client,
    TypeList(&'a [(String, Vec<&'a TypeDef>)]),
    Types(&'a str, &'a [&'a TypeDef]),
    TagList,
    Tag(&'a Tag),
    Operation(&'a Tag, &'a Operation),
    Readme,
    TestHarness,
    Tests(&'a Tag),
    Mock,
    AnswerList,
    AnswerTests,
    Answers(&'a Tag),
}

/// Prints all Rust files below `src/generated`, in order of their paths.
pub(crate) fn units(api: &Api, threads: usize) -> Vec<Unit> {
    let model = Model::new(api);
    let files = types::files(api);
    let jobs = jobs(api, &files);
    let mut units: Vec<Unit> = if threads < 2 || jobs.len() < 16 {
        jobs.iter().map(|job| job.run(&model)).collect()
    } else {
        in_parallel(&model, &jobs, threads)
    };
    units.extend(guide::emit_quickstart(&model));
    units.extend(mock::emit_components(&model));
    units.sort_by(|a: &Unit, b: &Unit| a.path.cmp(&b.path));
    units
}

fn jobs<'a>(api: &'a Api, files: &'a [(String, Vec<&'a TypeDef>)]) -> Vec<Job<'a>> {
    let mut jobs = vec![Job::Prelude, Job::Client, Job::TypeList(files), Job::TagList, Job::Readme, Job::TestHarness];
    jobs.extend([Job::Mock, Job::AnswerList, Job::AnswerTests]);
    jobs.extend(files.iter().map(|(stem, defs)| Job::Types(stem, defs)));
    for tag in tags(api) {
        jobs.push(Job::Tag(tag));
        jobs.extend(tag.operations.iter().map(|operation| Job::Operation(tag, operation)));
        jobs.extend([Job::Tests(tag), Job::Answers(tag)]);
    }
    jobs
}

fn in_parallel(model: &Model<'_>, jobs: &[Job<'_>], threads: usize) -> Vec<Unit> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut units = Vec::new();
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            units.push(job.run(model));
        }
        units
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut units = work();
        for other in others {
            match other.join() {
                Ok(more) => units.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        units
    })
}

impl Job<'_> {
    fn run(&self, model: &Model<'_>) -> Unit {
        let api = model.api;
        match self {
            Job::Prelude => package::prelude::emit(api),
            Job::Client => package::client::emit(api),
            Job::TypeList(files) => package::modules::emit(model, files),
            Job::Types(stem, defs) => types::emit_file(api, stem, defs),
            Job::TagList => operation::emit_tags(api),
            Job::Tag(tag) => operation::emit_tag(api, tag),
            Job::Operation(tag, operation) => operation::emit_operation(model, tag, operation),
            Job::Readme => guide::emit_readme(model),
            Job::TestHarness => proof::emit_harness(api),
            Job::Tests(tag) => proof::emit_tag(model, tag),
            Job::Mock => mock::emit(api),
            Job::AnswerList => mock::emit_list(model),
            Job::AnswerTests => mock::emit_test_list(model),
            Job::Answers(tag) => mock::emit_tag(model, tag),
        }
    }
}
