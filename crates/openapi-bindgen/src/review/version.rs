//! One version of a document, and the comparison of two.

use std::sync::mpsc;
use std::thread;

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_emit::emit;
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::Lock;
use openapi_bindgen_review::{Place, Review, Side, compare};

use super::excerpt::excerpt;
use crate::generator::Understood;
use crate::output::Files;
use crate::{Error, Findings, Generator};

/// A version of a document, with all names decided.
#[derive(Debug)]
pub struct Version {
    api: Api,
    names: Lock,
    findings: Findings,
}

impl Version {
    /// Reads what the generator would generate.
    ///
    /// # Errors
    /// When a file cannot be read, or when the document, the config or the lock has errors.
    pub fn of(generator: &Generator) -> Result<Self, Error> {
        Self::read(generator, None)
    }

    /// Reads what the generator would generate after `earlier`. Where it has a lock, names of the earlier version
    /// stay, as they would if the lock had been written in between. Without a lock each document gives its own names:
    /// a rename that a newcomer causes is one that users of the crate will see.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn after(earlier: &Self, generator: &Generator) -> Result<Self, Error> {
        Self::read(generator, Some(&earlier.names))
    }

    /// Reads two versions at the same time: the earlier as [`of`](Self::of) does, the later one as
    /// [`after`](Self::after) it.
    ///
    /// # Errors
    /// As [`of`](Self::of); those of the earlier version where both have some.
    pub fn both(earlier: &Generator, later: &Generator) -> Result<(Self, Self), Error> {
        let (names, named) = mpsc::channel();
        let (earlier, later) = thread::scope(|scope| {
            let later = scope.spawn(move || {
                let read = later.read()?;
                // Where no lock keeps the names, there is nothing to wait for.
                let names: Option<Lock> = if later.keeps_names() { named.recv().ok() } else { None };
                later.decide(read, names.as_ref())
            });
            let earlier = earlier.understand(None);
            if let Ok(earlier) = &earlier {
                // Nobody waits where the later version has errors.
                let _ = names.send(earlier.lock.clone());
            }
            drop(names);
            (earlier, later.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        Ok((earlier?.into(), later?.into()))
    }

    fn read(generator: &Generator, earlier: Option<&Lock>) -> Result<Self, Error> {
        generator.understand(earlier).map(Self::from)
    }

    /// What is generated, as data.
    #[must_use]
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Warnings and notes about the document.
    #[must_use]
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The files of the crate.
    #[must_use]
    pub fn files(&self) -> Files {
        emit(&self.api)
    }

    fn place(&self, pointer: &str) -> Option<Place> {
        let sources = self.findings.sources();
        let stretch = sources.stretch(&Pointer::parse(pointer))?;
        let file = sources.file(stretch.file)?;
        let (line, ..) = file.line(stretch.start);
        let excerpt = excerpt(file.text(), stretch.start as usize);
        Some(Place { file: file.name().to_owned(), line: line as usize, excerpt })
    }
}

impl From<Understood> for Version {
    fn from(understood: Understood) -> Self {
        Self { api: understood.api, names: understood.lock, findings: understood.findings }
    }
}

/// Compares two versions; each cause has its lines in both documents.
#[must_use]
pub fn review(old: &Version, new: &Version) -> Review {
    compare(&old.api, &new.api).locate(&|pointer, side| match side {
        Side::Old => old.place(pointer),
        Side::New => new.place(pointer),
    })
}
