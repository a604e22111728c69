//! Reads documents and prints how long it took: `cargo run --release --example time -- FILE…`
//!
//! With `VERBOSE` set, what is wrong with them is printed too; with `LIST` set, one line for each diagnostic.

#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::time::Instant;

use openapi_bindgen_diagnostics::{RenderOptions, Sink, render, summary};
use openapi_bindgen_spec::{Sources, read};

fn main() {
    let verbose = std::env::var_os("VERBOSE").is_some();
    let list = std::env::var_os("LIST").is_some();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let mut sink = Sink::default();
        let start = Instant::now();
        let folder = std::path::Path::new(&path).parent().unwrap().to_owned();
        let reading = read(&mut Folder(folder), &path, &bytes, &mut sink);
        let taken = start.elapsed();
        let (operations, components) =
            reading.document.as_ref().map_or((0, 0), |document| (document.operations.len(), document.components.len()));
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for diagnostic in sink.all() {
            *codes.entry(diagnostic.code.0).or_default() += 1;
            if list {
                println!(
                    "{:?} {} {} | {path} {}",
                    diagnostic.severity, diagnostic.code.0, diagnostic.what, diagnostic.pointer
                );
            }
        }
        println!(
            "{path}: {taken:.1?}, peak {}, {} bytes, {operations} operations, {components} components; {} {codes:?}",
            peak_memory(),
            bytes.len(),
            summary(sink.all()),
        );
        if verbose {
            println!("{}", render(sink.all(), &reading.sources, RenderOptions::default()));
        }
    }
}

/// Files below the document's folder, without a care for symbolic links.
struct Folder(std::path::PathBuf);

impl Sources for Folder {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, String> {
        if path.starts_with("../..") || path.starts_with('/') {
            return Err("it is not below the document's folder".to_owned());
        }
        std::fs::read(self.0.join(path)).map_err(|error| error.to_string())
    }
}

/// The most memory this process has held so far, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or_else(String::new, |peak| peak.trim().to_owned())
}
