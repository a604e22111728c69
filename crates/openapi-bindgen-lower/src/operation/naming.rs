//! Where an operation stands in the client and what its method is called: rules on its own words only.

use openapi_bindgen_spec::model::Operation;

use crate::names::{ident, words};

/// Words in front of a path that say nothing about what it is for.
const PREFIXES: &[&str] = &["api", "apis", "rest", "public", "rpc", "services"];

/// Words that need something in front of them, so that a name does not start with them.
const CONNECTIVES: &[&str] = &["by", "of", "for", "with", "in", "to", "from", "and", "or", "on", "at", "as", "all"];

/// The words of the operation's home: its first tag, else the first segment of its path that says something.
pub(crate) fn home_words(operation: &Operation) -> Vec<String> {
    match tag(operation) {
        Some(tag) => words(tag),
        None => path_home(&operation.path),
    }
}

/// The tag that an operation belongs to.
pub(crate) fn tag(operation: &Operation) -> Option<&str> {
    operation.tags.iter().map(|tag| tag.trim()).find(|tag| !tag.is_empty())
}

fn path_home(path: &str) -> Vec<String> {
    let speaking = static_segments(path).find(|segment| !is_prefix(segment));
    match speaking.or_else(|| static_segments(path).next()) {
        Some(segment) => words(&segment),
        None => vec!["root".to_owned()],
    }
}

/// The segments of a path that say something beside their parameters.
fn static_segments(path: &str) -> impl Iterator<Item = String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.split('/').map(static_text).filter(|text| text.chars().any(char::is_alphanumeric))
}

/// A segment without its parameters: `{id}:cancel` says `cancel`.
fn static_text(segment: &str) -> String {
    let mut text = String::new();
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        text.push(' ');
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text.trim().to_owned()
}

/// Whether a path segment is a version or one of the usual first words.
fn is_prefix(segment: &str) -> bool {
    is_version(segment) || PREFIXES.contains(&segment.to_ascii_lowercase().as_str())
}

fn is_version(segment: &str) -> bool {
    let rest = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    let digits = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    digits > 0
        && ["", "alpha", "beta", "rc"].iter().any(|tail| {
            rest.get(digits..).is_some_and(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()) == *tail)
        })
}

/// The candidates for a method's name, from the shortest to the one that tells the whole place.
pub(crate) fn candidates(operation: &Operation, home: &[String], shorten: bool) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    if let Some(id) = operation.id.as_deref().filter(|id| id.chars().any(|c| c.is_alphanumeric())) {
        let own = fastapi_name(id, operation).map(words);
        if shorten {
            all.push(shortened(own.clone().unwrap_or_else(|| words(id)), home, &operation.method));
            all.extend(own.iter().cloned());
            all.extend(own.map(|own| with_path(own, &operation.path)));
        }
        all.push(words(id));
    }
    let short = from_path(operation, false);
    if shorten {
        all.push(shortened(short.clone(), home, &operation.method));
    }
    all.push(short);
    all.push(from_path(operation, true));
    all.dedup();
    all
}

/// The function's name in an `operationId` as FastAPI makes it: `read_items_items__get` is `read_items`.
fn fastapi_name<'a>(id: &'a str, operation: &Operation) -> Option<&'a str> {
    let sign = |c: char| if c.is_alphanumeric() || c == '_' { c } else { '_' };
    let suffix: String = operation.path.chars().map(sign).chain("_".chars()).chain(operation.method.chars()).collect();
    id.strip_suffix(suffix.as_str()).filter(|name| name.chars().any(char::is_alphanumeric))
}

/// Words with those of the path that they lack, for one name at several paths.
fn with_path(mut own: Vec<String>, path: &str) -> Vec<String> {
    for word in static_segments(path).filter(|segment| !is_prefix(segment)).flat_map(|segment| words(&segment)) {
        if !own.iter().any(|known| singular(known) == singular(&word)) {
            own.push(word);
        }
    }
    own
}

/// Drops what the home says already, and a doubled last word.
fn shortened(mut own: Vec<String>, home: &[String], method: &str) -> Vec<String> {
    if let [.., before, last] = own.as_slice()
        && before == last
    {
        own.pop();
    }
    if own.len() > 1 && own.first().is_some_and(|first| is_version(first)) {
        own.remove(0);
    }
    let prefix = own.iter().take_while(|word| is_prefix(word)).count();
    for start in [0, prefix] {
        if let Some(rest) = without(&own, start, home)
            && speaks(rest)
        {
            let rest = rest.to_vec();
            // A home that is named twice (`users_users_list`) says as much as one named once.
            return without(&rest, 0, home).filter(|rest| speaks(rest)).map_or(rest.clone(), <[String]>::to_vec);
        }
    }
    match without(&own, 1, home) {
        // `get_id` would give an id.
        Some(rest) if rest.first().is_some_and(|first| first != "id") => {
            let verb = own.first().cloned().unwrap_or_else(|| method.to_owned());
            std::iter::once(verb).chain(rest.iter().cloned()).collect()
        }
        _ => own,
    }
}

/// What follows the home's words when they stand at `start`, one and many being the same.
fn without<'a>(own: &'a [String], start: usize, home: &[String]) -> Option<&'a [String]> {
    let tail = own.get(start..)?;
    let (head, rest) = tail.split_at_checked(home.len())?;
    let same = head.iter().zip(home).all(|(left, right)| singular(left) == singular(right));
    (same && !home.is_empty()).then_some(rest)
}

/// Whether words can stand alone as a method's name.
fn speaks(rest: &[String]) -> bool {
    rest.first().is_some_and(|first| {
        !CONNECTIVES.contains(&first.as_str()) && first.chars().any(|c| c.is_ascii_alphabetic()) && !is_version(first)
    })
}

fn singular(word: &str) -> &str {
    word.strip_suffix("ies")
        .or_else(|| word.strip_suffix('y'))
        .or_else(|| word.strip_suffix('s').filter(|rest| !rest.ends_with('s') && rest.len() > 1))
        .unwrap_or(word)
}

/// Words from method and path: `GET /users/{id}/posts/{post}` gives `get_users_posts_by_post`; in full, every
/// parameter and every prefix is named where it stands.
fn from_path(operation: &Operation, full: bool) -> Vec<String> {
    let mut all = vec![operation.method.clone()];
    let path = operation.path.as_str();
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let speaking = segments.iter().position(|segment| !is_prefix(segment));
    let skipped = if full { 0 } else { speaking.unwrap_or(0) };
    for (at, segment) in segments.iter().enumerate().skip(skipped) {
        let text = static_text(segment);
        let speaks = text.chars().any(char::is_alphanumeric);
        let last = at + 1 == segments.len();
        if full || !speaks {
            if full || last {
                all.extend(["by".to_owned()].into_iter().filter(|_| !speaks));
                all.extend(words(segment));
            }
        } else {
            all.extend(words(&text));
        }
    }
    if all.len() == 1 {
        all.push("root".to_owned());
    }
    all
}

/// The method's identifier.
pub(crate) fn method(words: &[String]) -> String {
    ident::snake(words)
}
