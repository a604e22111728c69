//! Today's counts against those of the baseline.

use std::fmt::Write as _;

use openapi_bindgen::terminal::say;
use serde_json::Value;

use super::super::table::Table;

/// How much more there may be.
const MORE: f64 = 1.03;

/// Collects what is over the budget.
pub(super) struct Judge<'a> {
    old: &'a Value,
    now: &'a Value,
    over: Vec<String>,
    under: bool,
}

impl<'a> Judge<'a> {
    pub(super) fn new(old: &'a Value, now: &'a Value) -> Self {
        Self { old, now, over: Vec::new(), under: false }
    }

    /// Lines and tokens for each schema and operation, and dependencies.
    pub(super) fn counts(&mut self) {
        let mut table = Table::new(["output", "", "files", "lines each", "before", "tokens each", "before"]);
        for (label, wanted) in [("sela", true), ("all fixtures", false)] {
            for kind in ["schemas", "operations", "rest"] {
                // What is new or gone has nothing to be compared with.
                let (now, old) = (self.sum(self.now, wanted, kind), self.sum(self.old, wanted, kind));
                let each = |sum: [f64; 3], at: usize| sum.get(at).copied().unwrap_or_default() / sum[0].max(1.0);
                let cells = [now[0].to_string()].into_iter().chain(
                    [1, 2]
                        .into_iter()
                        .flat_map(|at| [each(now, at), each(old, at)].map(|figure| format!("{figure:.1}"))),
                );
                table.row([label.to_owned(), kind.to_owned()].into_iter().chain(cells));
                self.judge(&format!("lines of {kind}, {label}"), old[1], now[1]);
                self.judge(&format!("tokens of {kind}, {label}"), old[2], now[2]);
            }
        }
        say(table.render() + "\n");
        let mut table = Table::new(["dependencies", "crates", "before"]);
        for (label, now, old) in self.pairs("crates") {
            table.row([label.clone(), now.to_string(), old.map_or("-".to_owned(), |old| old.to_string())]);
            // One crate more is a decision.
            if old.is_some_and(|old| now > old) {
                self.over.push(format!("dependencies of {label}: {} before, {now} now", old.unwrap_or_default()));
            }
            self.under |= old.is_some_and(|old| now < old);
        }
        say(table.render() + "\n");
    }

    /// Instructions, which must not be more.
    pub(super) fn instructions(&mut self) {
        for (label, now, old) in self.tell_instructions() {
            self.judge(&format!("instructions to {label}"), old.unwrap_or_default(), now);
        }
    }

    /// Prints instructions; gives them for whoever judges.
    pub(super) fn tell_instructions(&self) -> Vec<(String, f64, Option<f64>)> {
        let mut table = Table::new(["million instructions", "now", "before", "ratio"]);
        let pairs = self.pairs("instructions");
        for (label, now, old) in &pairs {
            let (before, ratio) =
                old.map_or_else(Default::default, |old| (format!("{:.3}", old / 1e6), format!("{:.3}", now / old)));
            table.row([label.clone(), format!("{:.3}", now / 1e6), before, ratio]);
        }
        say(table.render() + "\n");
        pairs
    }

    /// # Errors
    /// What is over the budget.
    pub(super) fn verdict(&self) -> Result<(), String> {
        if !self.over.is_empty() {
            let over = self.over.join("\n  ");
            return Err(format!(
                "more than in xtask/baselines/budget.json:\n  {over}\nif it must be: cargo xtask bench budget --write"
            ));
        }
        let hint = if self.under { "; some is less: cargo xtask bench budget --write keeps it so" } else { "" };
        say(format!("within the budget{hint}\n"));
        Ok(())
    }

    fn judge(&mut self, what: &str, old: f64, now: f64) {
        if old > 0.0 && now > old * MORE {
            self.over.push(format!("{what}: {old:.0} before, {now:.0} now"));
        }
        self.under |= now * MORE < old;
    }

    /// Sums over outputs that both have: files, lines, tokens.
    fn sum(&self, side: &Value, sela: bool, kind: &str) -> [f64; 3] {
        let mut sum = [0.0; 3];
        let outputs = side.get("outputs").and_then(Value::as_object).into_iter().flatten();
        let both = |name: &str| {
            [self.old, self.now].iter().all(|side| side.pointer("/outputs").is_some_and(|all| all.get(name).is_some()))
        };
        for (_, output) in outputs.filter(|(name, _)| (*name == "sela") == sela && both(name)) {
            let figures = output.get(kind).and_then(Value::as_array).into_iter().flatten();
            sum.iter_mut().zip(figures.filter_map(Value::as_f64)).for_each(|(sum, figure)| *sum += figure);
        }
        sum
    }

    fn pairs(&self, key: &str) -> Vec<(String, f64, Option<f64>)> {
        let now = self.now.get(key).and_then(Value::as_object).into_iter().flatten();
        let old = |label: &str| self.old.get(key)?.get(label)?.as_f64();
        now.filter_map(|(label, count)| Some((label.clone(), count.as_f64()?, old(label)))).collect()
    }
}

/// The baseline's text: one output a line, so that a change is a small diff.
pub(super) fn text(now: &Value) -> String {
    let mut text = String::from("{\n");
    // Writing into a String cannot fail.
    let all: Vec<_> = now.as_object().into_iter().flatten().collect();
    for (at, (key, value)) in all.iter().enumerate() {
        let comma = if at + 1 < all.len() { "," } else { "" };
        match value.as_object() {
            None => {
                let _ = writeln!(text, "  {}: {value}{comma}", Value::from(key.as_str()));
            }
            Some(members) => {
                let _ = writeln!(text, "  {}: {{", Value::from(key.as_str()));
                for (at, (name, value)) in members.iter().enumerate() {
                    let comma = if at + 1 < members.len() { "," } else { "" };
                    let _ = writeln!(text, "    {}: {value}{comma}", Value::from(name.as_str()));
                }
                let _ = writeln!(text, "  }}{comma}");
            }
        }
    }
    text + "}\n"
}
