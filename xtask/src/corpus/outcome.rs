//! What became of one document, as data that passes between processes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What became of one document.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    pub(super) file: String,
    pub(super) name: String,
    /// `generated`, `refused` (its errors are told), `panicked`, `killed` (took too long), `crashed`.
    pub(super) state: String,
    /// Why, when it was not generated.
    pub(super) why: String,
    /// Counts by what they count: `operations full`, `lines`, ….
    pub(super) counts: BTreeMap<String, u64>,
    /// Diagnostics by code.
    pub(super) codes: BTreeMap<String, u64>,
    /// Operations that are not full, by the code of the reason.
    pub(super) reasons: BTreeMap<String, u64>,
    /// What another run gave differently.
    pub(super) differences: Vec<String>,
    pub(super) seconds: f64,
    pub(super) peak_kb: u64,
    /// The first compile errors, when it was compiled.
    pub(super) compile_errors: Vec<String>,
    pub(super) compiled: bool,
    /// CPU seconds and peak memory of its rustc.
    pub(super) rustc_seconds: f64,
    pub(super) rustc_peak_kb: u64,
}

impl Outcome {
    pub(super) fn is_generated(&self) -> bool {
        self.state == "generated"
    }

    pub(super) fn count(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or_default()
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "file": self.file,
            "state": self.state,
            "why": self.why,
            "counts": numbers(&self.counts),
            "codes": numbers(&self.codes),
            "reasons": numbers(&self.reasons),
            "differences": self.differences,
            "seconds": (self.seconds * 1000.0).round() / 1000.0,
            "peak_kb": self.peak_kb,
            "compiled": self.compiled,
            "compile_errors": self.compile_errors,
            "rustc_seconds": self.rustc_seconds,
            "rustc_peak_kb": self.rustc_peak_kb,
        })
    }

    pub(super) fn from_json(value: &Value) -> Self {
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self {
            file: text("file"),
            state: text("state"),
            why: text("why"),
            counts: counted(value.get("counts")),
            codes: counted(value.get("codes")),
            reasons: counted(value.get("reasons")),
            differences: value
                .get("differences")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|text| text.as_str().map(str::to_owned))
                .collect(),
            seconds: value.get("seconds").and_then(Value::as_f64).unwrap_or_default(),
            peak_kb: value.get("peak_kb").and_then(Value::as_u64).unwrap_or_default(),
            ..Self::default()
        }
    }
}

fn numbers(counts: &BTreeMap<String, u64>) -> Value {
    Value::Object(counts.iter().map(|(key, count)| (key.clone(), Value::from(*count))).collect::<Map<_, _>>())
}

fn counted(value: Option<&Value>) -> BTreeMap<String, u64> {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    members.filter_map(|(key, count)| Some((key.clone(), count.as_u64()?))).collect()
}
