//! Small changes to a JSON value, made by choices.

use serde_json::Value;

use crate::choices::Choices;

/// Changes one place: removes it, doubles it, or puts something else there.
pub(crate) fn edit(choices: &mut Choices<'_>, value: &mut Value) {
    let mut place = value;
    // Walk down; where to stop is a choice too.
    while children(place) > 0 && !choices.once_in(5) {
        let at = choices.below(children(place));
        place = match place {
            Value::Array(items) => &mut items[at],
            Value::Object(members) => members.values_mut().nth(at).expect("counted before"),
            _ => break,
        };
    }
    match choices.below(5) {
        0 => *place = choices.text().into(),
        1 => *place = Value::Bool(choices.once_in(2)),
        2 => remove(choices, place),
        3 => double(choices, place),
        _ => rename(choices, place),
    }
}

fn children(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    }
}

fn remove(choices: &mut Choices<'_>, place: &mut Value) {
    let at = choices.below(children(place));
    match place {
        Value::Array(items) if !items.is_empty() => drop(items.remove(at)),
        Value::Object(members) => {
            let key = members.keys().nth(at).cloned().unwrap_or_default();
            members.shift_remove(&key);
        }
        other => *other = Value::Null,
    }
}

fn double(choices: &mut Choices<'_>, place: &mut Value) {
    match place {
        Value::Array(items) => items.extend(items.first().cloned()),
        Value::Object(members) => {
            let first = members.values().next().cloned().unwrap_or_default();
            members.insert(choices.text(), first);
        }
        Value::String(text) => text.push_str(&choices.text()),
        other => *other = Value::from(i64::from(choices.byte())),
    }
}

fn rename(choices: &mut Choices<'_>, place: &mut Value) {
    if let Value::Object(members) = place {
        let at = choices.below(members.len());
        let key = members.keys().nth(at).cloned().unwrap_or_default();
        if let Some(value) = members.shift_remove(&key) {
            members.insert(choices.text(), value);
        }
    } else {
        *place = Value::Array(vec![place.take()]);
    }
}
