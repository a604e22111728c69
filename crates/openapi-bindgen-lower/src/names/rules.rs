//! Rules on the words of a type's name: what is said twice, and what stands where.

use openapi_bindgen_diagnostics::Pointer;

/// Last words that drf and others write twice.
const DOUBLED: &[&str] = &[
    "request",
    "response",
    "enum",
    "list",
    "error",
    "result",
    "params",
    "type",
    "item",
    "data",
    "dto",
    "model",
    "view",
    "schema",
    "input",
    "output",
    "payload",
    "body",
    "serializer",
    "status",
];

/// The words without a doubled last one.
pub(super) fn undoubled(own: &[String]) -> Option<&[String]> {
    match own {
        [.., before, last] if before == last && DOUBLED.contains(&last.as_str()) => own.get(..own.len() - 1),
        _ => None,
    }
}

/// An enum's words without the `Enum` that drf-spectacular puts behind them: the type says so itself.
pub(super) fn plain(own: &[String], is_enum: bool) -> Option<&[String]> {
    match own {
        [first @ .., last] if is_enum && last == "enum" && !first.is_empty() => Some(first),
        _ => None,
    }
}

/// The parts in one row, where each that repeats the end of what stands before it says so only once.
pub(super) fn overlapped<'w>(parts: impl IntoIterator<Item = &'w [String]>) -> Vec<&'w str> {
    let mut row: Vec<&str> = Vec::new();
    for part in parts {
        let ends_with = |n: &usize| row.iter().rev().zip(part.iter().take(*n).rev()).all(|(said, word)| said == word);
        let shared = (1..=part.len().min(row.len())).rev().find(ends_with).unwrap_or(0);
        row.extend(part.iter().skip(shared).map(String::as_str));
    }
    row
}

/// The words of a branch without those at its ends that its union says already. At least one is left, and it does not
/// start with a digit.
///
/// `ChatUserMessage` of the union `ChatMessage` is `User`: the union stands around what is left. `FormatText` of
/// `ResponseFormat` is `Text`, and `ErrorEvent` of `ServerEvent` is `Error`: the union's last words stand at one end.
pub(super) fn without_owner<'w>(branch: &'w [String], owner: &[String]) -> &'w [String] {
    let around = (0..=owner.len()).rev().find_map(|n| {
        let (head, tail) = owner.split_at_checked(n)?;
        branch.strip_prefix(head)?.strip_suffix(tail)
    });
    let last_words = || (1..owner.len()).filter_map(|n| owner.get(n..));
    let before = || last_words().find_map(|words| branch.strip_prefix(words));
    let behind = || last_words().find_map(|words| branch.strip_suffix(words));
    let is_name = |own: &&[String]| own.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()));
    around.filter(is_name).or_else(|| before().filter(is_name)).or_else(|| behind().filter(is_name)).unwrap_or(branch)
}

/// The first words, as many as fit in so many letters; at least one. A name need not say a whole sentence.
pub(super) fn beginning(words: &[String], longest: usize) -> &[String] {
    let mut letters = 0;
    let fitting = words.iter().take_while(|word| {
        letters += word.len();
        letters <= longest
    });
    words.get(..fitting.count().max(1)).unwrap_or(words)
}

/// The owner and the last parts, first as many as fit in so many letters, then one more each time, up to a limit.
pub(super) fn without_middle<'w>(parts: &[&'w [String]], longest: usize, limit: usize) -> Vec<Vec<&'w str>> {
    let length = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let all: usize = parts.iter().flat_map(|part| part.iter()).map(String::len).sum();
    let is_long = all > longest && length(&overlapped(parts.iter().copied())) > longest;
    let Some((owner, inner)) = parts.split_first().filter(|_| is_long) else { return Vec::new() };
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for from in (1..inner.len()).rev() {
        let last = inner.get(from..).unwrap_or_default();
        let row = overlapped(std::iter::once(owner).chain(last).copied());
        match rows.last_mut() {
            Some(shorter) if length(&row) <= longest => *shorter = row,
            Some(_) if length(&row) > limit => break,
            _ => rows.push(row),
        }
    }
    rows
}

/// A word for what stands at a pointer.
pub(super) fn role(pointer: &Pointer) -> &'static str {
    let before_last = pointer.as_str().rsplit('/').nth(1).unwrap_or_default();
    match (before_last, pointer.as_str().rsplit('/').next().unwrap_or_default()) {
        ("properties", _) => "field",
        (_, "items") => "item",
        (_, "additionalProperties") => "value",
        ("oneOf" | "anyOf", _) => "variant",
        _ => "type",
    }
}

/// Which branches of unions a pointer leads through, counted from one, for branches that are called the same.
pub(super) fn branches(pointer: &Pointer) -> Option<String> {
    let tokens: Vec<&str> = pointer.as_str().split('/').collect();
    let steps = tokens.iter().zip(tokens.iter().skip(1));
    let numbers = steps.filter(|(kind, _)| matches!(**kind, "oneOf" | "anyOf"));
    let words: Vec<String> = numbers
        .filter_map(|(_, index)| index.parse::<u32>().ok())
        .map(|index| format!("variant {}", index.saturating_add(1)))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
