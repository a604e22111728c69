//! A program that uses an output.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use super::super::rivals::Tool;
use super::calls;
use super::place::Place;
use crate::root::write;

const MANIFEST: &str = "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
    sdk = { path = \"../sdk\" }\ntokio = { version = \"1\", features = [\"rt\"] }\n";

/// No value is ever made: nothing is run, and the compiler cannot know.
const HEAD: &str = "fn arg<T>() -> T { std::hint::black_box(None::<T>).expect(\"never run\") }\n";

/// How often calls that do not compile are replaced.
const TRIES: usize = 12;

/// The program's calls.
pub(super) struct User {
    calls: Vec<String>,
    /// Further ones, in place of those that do not compile.
    spare: Vec<String>,
}

impl User {
    /// Takes operations from all over the output. The program calls none of them before it is settled.
    pub(super) fn new(tool: &Tool, place: &Place, most: usize) -> Result<Self, String> {
        let found = calls::find(tool, &place.sdk())?;
        let step = (found.len() / most.max(1)).max(1);
        let chosen: BTreeSet<usize> = (0..found.len()).step_by(step).take(most).collect();
        let of = |wanted: bool| {
            let these = found.iter().enumerate().filter(|(at, _)| chosen.contains(at) == wanted);
            these.map(|(_, call)| call.clone()).collect::<Vec<_>>()
        };
        Self { calls: Vec::new(), spare: Vec::new() }.write(place, "one")?;
        Ok(Self { calls: of(true), spare: of(false) })
    }

    /// Whether there is a program at all.
    pub(super) fn is_made(&self) -> bool {
        !self.calls.is_empty()
    }

    /// Replaces calls that do not compile; gives a word where fewer are left than there should be.
    pub(super) fn settle(&mut self, place: &Place) -> Result<Option<String>, String> {
        let wanted = self.calls.len();
        self.write(place, "one")?;
        for _ in 0..TRIES {
            let said = place.cargo(&["check"])?;
            let Some(wrong) = said.errors.get("user") else { break };
            let wrong: BTreeSet<usize> = wrong.iter().filter_map(|line| line.checked_sub(2)).collect();
            let kept =
                self.calls.iter().enumerate().filter(|(at, _)| !wrong.contains(at)).map(|(_, call)| call.clone());
            self.calls = kept.collect();
            let missing = wanted - self.calls.len();
            self.calls.extend(self.spare.split_off(self.spare.len().saturating_sub(missing)));
            self.write(place, "one")?;
        }
        if place.cargo(&["check"])?.errors.contains_key("user") {
            self.calls.clear();
            self.write(place, "one")?;
        }
        Ok(match self.calls.len() {
            0 => Some("user not made".to_owned()),
            count if count < wanted => Some(format!("user calls {count}")),
            _ => None,
        })
    }

    /// Changes one line.
    pub(super) fn change(&self, place: &Place, round: usize) -> Result<(), String> {
        self.write(place, &format!("changed {round} {}", std::process::id()))
    }

    fn write(&self, place: &Place, note: &str) -> Result<(), String> {
        let source = place.user().join("src");
        fs::create_dir_all(&source).map_err(|error| format!("creating {}: {error}", source.display()))?;
        write(&place.user().join("Cargo.toml"), MANIFEST)?;
        write(&source.join("main.rs"), &self.text(note))
    }

    /// The function of a call stands on a line of its own.
    fn text(&self, note: &str) -> String {
        let mut text = HEAD.to_owned();
        // Writing into a String cannot fail.
        for (number, call) in self.calls.iter().enumerate() {
            let _ = writeln!(
                text,
                "async fn call_{number}() {{ match {call}.await {{ Ok(reply) => {{ std::hint::black_box(&reply); }} \
                 Err(error) => println!(\"{{error:?}}\") }} }}"
            );
        }
        text.push_str("async fn all() {\n");
        let _ = writeln!(text, "println!({note:?});");
        for number in 0..self.calls.len() {
            let _ = writeln!(text, "call_{number}().await;");
        }
        text + "}\nfn main() { tokio::runtime::Builder::new_current_thread().build().expect(\"runs\").block_on(all()) }\n"
    }
}
