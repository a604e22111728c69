//! What generating costs, phase by phase, beside the two things that it cannot do without: parsing the document into a
//! value tree, and formatting the output.
//!
//! `cargo xtask bench generate DOCUMENT…` prints the table, `cargo xtask bench scale` how the cost grows. All figures
//! are CPU seconds of all threads, so that a busy machine hurts little; each is the median of several rounds. The
//! allocator is the system's, unlike that of the command line: its instructions can be counted, and are always the same.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing
)]

mod clock;
mod phases;
mod scale;

use std::path::PathBuf;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let json = arguments.iter().position(|argument| argument == "--json").map(|at| {
        let file = arguments.remove(at + 1);
        arguments.remove(at);
        PathBuf::from(file)
    });
    let figures = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["instructions", document, copies, repeats] => {
            return scale::instructions(document.as_ref(), copies.parse().unwrap(), repeats.parse().unwrap());
        }
        ["once", document] => return phases::once(document.as_ref()),
        ["scale", document, plot] => scale::run(document.as_ref(), plot.as_ref()),
        ref documents if !documents.is_empty() => phases::table(documents),
        _ => return println!("say which documents: cargo xtask bench generate DOCUMENT…"),
    };
    if let Some(file) = json {
        std::fs::write(file, serde_json::to_string_pretty(&figures).unwrap() + "\n").unwrap();
    }
}
