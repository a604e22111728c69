//! The same document with its components in another order.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

type Members = BTreeMap<String, Box<RawValue>>;

/// The document with the entries of each kind of components reversed; `None` where that changes nothing, or cannot
/// be done on the text.
pub(super) fn shuffled(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    let other = if text.trim_start().starts_with('{') { of_json(text)? } else { of_yaml(text)? };
    (other != text).then_some(other)
}

/// Values keep their text, so that numbers stay as they are written.
fn of_json(text: &str) -> Option<String> {
    let mut document: Members = serde_json::from_str(text).ok()?;
    let kinds: Members = serde_json::from_str(document.get("components")?.get()).ok()?;
    let kinds: Vec<(String, String)> = kinds
        .into_iter()
        .map(|(kind, entries)| {
            let reversed = serde_json::from_str(entries.get()).map(|entries: Members| {
                let entries: Vec<(String, String)> =
                    entries.into_iter().map(|(name, entry)| (name, entry.get().to_owned())).collect();
                object(entries.into_iter().rev())
            });
            (kind, reversed.unwrap_or_else(|_| entries.get().to_owned()))
        })
        .collect();
    document.insert("components".to_owned(), RawValue::from_string(object(kinds.into_iter().rev())).ok()?);
    Some(object(document.into_iter().map(|(key, value)| (key, value.get().to_owned()))))
}

fn object(members: impl Iterator<Item = (String, String)>) -> String {
    let members: Vec<String> = members.map(|(key, value)| format!("{}:{value}", Value::String(key))).collect();
    format!("{{{}}}", members.join(",\n"))
}

/// Block style only, and without anchors, which must stand before their aliases.
fn of_yaml(text: &str) -> Option<String> {
    if text.contains(": &") || text.contains("- &") {
        return None;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let components = lines.iter().position(|line| line.trim_end() == "components:")?;
    let end = block_end(&lines, components);
    let mut out: Vec<&str> = lines.get(..=components)?.to_vec();
    for kind in entries(&lines, components + 1, end) {
        let (head, inner) = (kind.first()?, kind.get(1..)?);
        out.push(head);
        let reversed = entries(inner, 0, inner.len());
        out.extend(reversed.into_iter().rev().flatten());
    }
    out.extend(lines.get(end..)?);
    let ends_with_line = text.ends_with('\n');
    ends_with_line.then(|| out.concat())
}

fn indent(line: &str) -> Option<usize> {
    let content = line.trim_start_matches(' ');
    (!content.trim().is_empty()).then(|| line.len() - content.len())
}

/// The line behind the block that a line opens.
fn block_end(lines: &[&str], opens: usize) -> usize {
    let own = lines.get(opens).and_then(|line| indent(line)).unwrap_or(0);
    let mut rest = lines.iter().enumerate().skip(opens + 1);
    rest.find(|(_, line)| indent(line).is_some_and(|indent| indent <= own)).map_or(lines.len(), |(at, _)| at)
}

/// The entries of a block, each with the lines below it.
fn entries<'t>(lines: &[&'t str], start: usize, end: usize) -> Vec<Vec<&'t str>> {
    let block = lines.get(start..end).unwrap_or_default();
    let Some(own) = block.iter().filter(|line| !line.trim_start().starts_with('#')).find_map(|line| indent(line))
    else {
        return vec![block.to_vec()];
    };
    let mut entries: Vec<Vec<&'t str>> = Vec::new();
    for line in block {
        let opens = indent(line) == Some(own) && !line.trim_start().starts_with('#');
        match entries.last_mut() {
            Some(entry) if !opens => entry.push(line),
            _ => entries.push(vec![line]),
        }
    }
    entries
}
