//! What a command shows: text in colour where the terminal has any, and progress where somebody watches.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// How often a progress line is drawn anew.
const REDRAW: Duration = Duration::from_millis(80);

/// Whether to colour what goes to the error stream: a terminal, and `NO_COLOR` (<https://no-color.org>) unset.
pub fn colour() -> bool {
    watched() && !colour_unwanted()
}

/// The same of what goes to the standard output.
pub fn colour_of_result() -> bool {
    io::stdout().is_terminal() && able() && !colour_unwanted()
}

fn colour_unwanted() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

fn able() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn watched() -> bool {
    io::stderr().is_terminal() && able()
}

/// Prints to the standard output. A closed pipe is no error: nobody reads any more.
pub fn say(text: impl AsRef<str>) {
    let _ = io::stdout().lock().write_all(text.as_ref().as_bytes());
}

/// Prints to the error stream, where everything goes that is not the result.
pub fn tell(text: impl AsRef<str>) {
    let _ = io::stderr().lock().write_all(text.as_ref().as_bytes());
}

/// A line that says how far a long work is; nothing where nobody watches.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    drawn: Option<Instant>,
    total: usize,
}

impl Progress {
    /// A progress line up to `total`; 0 where the end is not known.
    pub fn new(total: usize) -> Self {
        Self { shown: watched(), drawn: None, total }
    }

    /// Draws the line, if the last time was not just now.
    pub fn step(&mut self, done: usize, what: &str) {
        if !self.shown || self.drawn.is_some_and(|drawn| drawn.elapsed() < REDRAW) {
            return;
        }
        self.drawn = Some(Instant::now());
        let what: String = what.chars().filter(|c| !c.is_control()).take(50).collect();
        if self.total == 0 {
            tell(format!("\r\x1b[K{what}"));
        } else {
            tell(format!("\r\x1b[K[{}] {done}/{} {what}", bar(done, self.total), self.total));
        }
    }

    /// Clears the line, so that other text can be printed.
    pub fn clear(&mut self) {
        if self.drawn.take().is_some() {
            tell("\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

fn bar(done: usize, total: usize) -> String {
    const WIDTH: usize = 24;
    let filled = done.min(total).saturating_mul(WIDTH).checked_div(total).unwrap_or(WIDTH);
    format!("{}{}", "=".repeat(filled), " ".repeat(WIDTH.saturating_sub(filled)))
}
