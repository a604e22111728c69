//! Loads leads from a CSV file in batches, shows how far it is, and tells which leads failed and why:
//! `SELA_API_KEY=… cargo run --example load_leads --features blocking -- leads.csv`
//!
//! The first line names the columns. `phone_number`, `email`, `external_id`, `lead_source`, `lead_type`,
//! `representative` and `us_state` are fields of a lead; every other column is sent as a further member, which the API
//! stores in the lead's metadata.
#![cfg_attr(not(feature = "blocking"), allow(dead_code, unused_imports, reason = "it waits for its calls"))]

use std::io::Write;

use sela::types::{Action, BulkCreateLeadRequest, CreateLeadRequest, UsState};
use sela::{BlankOr, Client};

/// How many leads go into one request.
pub const BATCH: usize = 100;

/// A lead that is not there now, by its line in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// The line, counted from 1.
    pub line: usize,
    /// Why.
    pub why: String,
}

#[cfg(feature = "blocking")]
#[allow(dead_code, reason = "a test uses the other functions")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("name a CSV file")?;
    let client = Client::builder().token(std::env::var("SELA_API_KEY")?).build()?;
    let failures = load(&client, &std::fs::read_to_string(file)?, BATCH, &mut std::io::stderr())?;
    for failure in &failures {
        println!("line {}: {}", failure.line, failure.why);
    }
    if failures.is_empty() { Ok(()) } else { Err(format!("{} leads failed", failures.len()).into()) }
}

#[cfg(not(feature = "blocking"))]
#[allow(dead_code, reason = "a test uses the other functions")]
fn main() {
    eprintln!("run it with --features blocking");
}

/// Sends all leads of a CSV text; a batch that fails does not stop the others.
#[cfg(feature = "blocking")]
pub fn load(client: &Client, csv: &str, batch: usize, bar: &mut dyn Write) -> std::io::Result<Vec<Failure>> {
    let mut rows = records(csv).into_iter();
    let columns = rows.next().map(|(_, names)| names).unwrap_or_default();
    let rows: Vec<(usize, Vec<String>)> = rows.collect();
    let mut failures = Vec::new();
    for (number, part) in rows.chunks(batch.max(1)).enumerate() {
        send(client, &columns, part, &mut failures);
        let done = (number * batch.max(1) + part.len()).min(rows.len());
        let width = 40 * done / rows.len();
        write!(bar, "\r[{}{}] {done}/{}", "#".repeat(width), " ".repeat(40 - width), rows.len())?;
        bar.flush()?;
    }
    writeln!(bar)?;
    failures.sort_by_key(|failure| failure.line);
    Ok(failures)
}

#[cfg(feature = "blocking")]
fn send(client: &Client, columns: &[String], rows: &[(usize, Vec<String>)], failures: &mut Vec<Failure>) {
    let mut lines = Vec::new();
    let mut leads = Vec::new();
    for (line, row) in rows {
        match lead(columns, row) {
            Ok(lead) => {
                lines.push(*line);
                leads.push(lead);
            }
            Err(why) => failures.push(Failure { line: *line, why }),
        }
    }
    if leads.is_empty() {
        return;
    }
    match client.leads().bulk_create(BulkCreateLeadRequest::new(leads)).send_blocking() {
        // The results are in the order of the request.
        Ok(reply) => {
            let results = reply.into_inner().results;
            for (line, result) in lines.iter().zip(&results) {
                if result.action == Action::Error {
                    let why = result.error.clone().unwrap_or_else(|| "no reason was given".to_owned());
                    failures.push(Failure { line: *line, why });
                }
            }
            let missing = lines.iter().skip(results.len());
            failures.extend(missing.map(|line| Failure { line: *line, why: "the answer does not mention it".into() }));
        }
        // Nothing, or at least nothing certain, became of the whole batch.
        Err(error) => failures.extend(lines.iter().map(|line| Failure { line: *line, why: error.to_string() })),
    }
}

fn lead(columns: &[String], row: &[String]) -> Result<CreateLeadRequest, String> {
    if columns.len() != row.len() {
        return Err(format!("{} columns instead of {}", row.len(), columns.len()));
    }
    let number = |name: &str, text: &str| text.parse::<i64>().map_err(|_| format!("{name} is no number: {text}"));
    let mut lead = CreateLeadRequest::new("");
    for (name, text) in columns.iter().zip(row).filter(|(_, text)| !text.is_empty()) {
        lead = match name.as_str() {
            "phone_number" => {
                lead.phone_number.clone_from(text);
                lead
            }
            "email" => lead.email(text.clone()),
            "external_id" => lead.external_id(text.clone()),
            "lead_source" => lead.lead_source(text.clone()),
            "lead_type" => lead.lead_type(number(name, text)?),
            "representative" => lead.representative(number(name, text)?),
            "us_state" => lead.us_state(BlankOr::Value(UsState::from(text.as_str()))),
            _ => lead.extra(name.as_str(), text.as_str()),
        };
    }
    // One lead that breaks a rule would keep its whole batch from being sent.
    lead.validate().map_err(|rules| rules.to_string())?;
    Ok(lead)
}

/// The records of a CSV text (RFC 4180), each with the line where it begins; empty lines are left out.
fn records(csv: &str) -> Vec<(usize, Vec<String>)> {
    let (mut all, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut start, mut quoted) = (1, 1, false);
    let mut signs = csv.trim_start_matches('\u{feff}').chars().peekable();
    loop {
        match signs.next() {
            Some('"') if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                field.push('"');
            }
            Some('"') => quoted = !quoted,
            Some(',') if !quoted => record.push(std::mem::take(&mut field)),
            sign @ (Some('\n') | None) if !quoted || sign.is_none() => {
                record.push(std::mem::take(&mut field));
                let record = std::mem::take(&mut record);
                if record.len() > 1 || !record[0].is_empty() {
                    all.push((start, record));
                }
                line += 1;
                start = line;
                if sign.is_none() {
                    return all;
                }
            }
            Some('\r') if !quoted => {}
            Some(sign) => {
                line += usize::from(sign == '\n');
                field.push(sign);
            }
            None => return all,
        }
    }
}
