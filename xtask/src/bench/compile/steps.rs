//! The steps of compiling, and what each tells.

use super::super::table::Rounds;
use super::place::{Place, Said};
use super::user::User;
use clap::ValueEnum;

/// Something that is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// The library: `cargo check`
    Check,
    /// The library: `cargo build`
    Build,
    /// The library: `cargo build --release`
    Release,
    /// A program that calls some operations: check, build, build again after a change of one line
    User,
}

/// What a column shows: CPU or memory of a crate, or the size of the library.
#[derive(Clone, Copy)]
pub(super) enum Column {
    Cpu,
    Memory,
    Size,
    User(&'static [&'static str]),
    Again,
}

const CHECK: &[&str] = &["check"];
const BUILD: &[&str] = &["build"];
const RELEASE: &[&str] = &["build", "--release"];

impl Step {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 4] = [Self::Check, Self::Build, Self::Release, Self::User];

    /// The columns of the table.
    pub(super) fn columns(self) -> &'static [(&'static str, Column)] {
        match self {
            Self::Check => &[("check s", Column::Cpu), ("check MB", Column::Memory)],
            Self::Build => &[("build s", Column::Cpu), ("build MB", Column::Memory), ("rlib KB", Column::Size)],
            Self::Release => &[("release s", Column::Cpu), ("release MB", Column::Memory), ("rlib KB", Column::Size)],
            Self::User => &[
                ("user check s", Column::User(CHECK)),
                ("user build s", Column::User(BUILD)),
                ("again s", Column::Again),
            ],
        }
    }

    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Check | Self::User => CHECK,
            Self::Build => BUILD,
            Self::Release => RELEASE,
        }
    }
}

/// Runs the steps, each several times.
pub(super) struct Steps<'a> {
    pub(super) place: &'a Place,
    pub(super) rounds: usize,
}

impl Steps<'_> {
    /// Figures by column, in the order of the table; up to the step that failed, and a word for why.
    pub(super) fn run(&self, steps: &[Step], user: &User) -> (Vec<(String, Rounds)>, Option<String>) {
        let mut figures = Vec::new();
        for step in steps {
            let done = match step {
                Step::User => self.user(*step, user, &mut figures),
                _ => self.library(*step, &mut figures),
            };
            if let Err(word) = done {
                return (figures, Some(word));
            }
        }
        (figures, None)
    }

    fn library(&self, step: Step, figures: &mut Vec<(String, Rounds)>) -> Result<(), String> {
        let (mut cpu, mut peak, mut size) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..self.rounds {
            self.place.touch(&self.place.sdk().join("src/lib.rs"))?;
            let said = self.place.cargo(step.words())?;
            // Of the user's crate nothing is asked here.
            if said.errors.keys().any(|name| name != "user") || said.errors.is_empty() {
                judge(&said)?;
            }
            let taken = self.place.taken("sdk").ok_or("not measured")?;
            cpu.push(taken.cpu);
            peak.push(taken.peak_mb);
            size.extend(said.library);
        }
        for (name, column) in step.columns() {
            let rounds = match column {
                Column::Cpu => cpu.clone(),
                Column::Memory => peak.clone(),
                _ => size.clone(),
            };
            figures.push((format!("{step:?} {name}").to_lowercase(), Rounds(rounds)));
        }
        Ok(())
    }

    /// The library is compiled already, or is now, before anything counts.
    fn user(&self, step: Step, user: &User, figures: &mut Vec<(String, Rounds)>) -> Result<(), String> {
        for (name, column) in step.columns() {
            let words = match column {
                Column::User(words) => words,
                _ => BUILD,
            };
            let mut rounds = Vec::new();
            if user.is_made() {
                let again = matches!(column, Column::Again);
                judge(&self.place.cargo_with(words, again)?)?;
                for round in 0..self.rounds {
                    // Of a whole compilation the change is as good as any other reason.
                    user.change(self.place, round)?;
                    judge(&self.place.cargo_with(words, again)?)?;
                    rounds.push(self.place.taken("user").ok_or("not measured")?.cpu);
                }
            }
            figures.push(((*name).to_owned(), Rounds(rounds)));
        }
        Ok(())
    }
}

fn judge(said: &Said) -> Result<(), String> {
    if said.success {
        return Ok(());
    }
    let count: usize = said.errors.values().map(Vec::len).sum();
    openapi_bindgen::terminal::tell(format!("{}\n", said.text.lines().take(20).collect::<Vec<_>>().join("\n")));
    Err(if count > 0 { format!("does not compile ({count} errors)") } else { "does not build".to_owned() })
}
