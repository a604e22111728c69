//! Makes text from documents safe to show.

/// One line without control characters: what would steer a terminal, end a line or turn the writing direction around
/// is shown by its code point.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(' '),
            letter if unsafe_to_show(letter) => out.extend(letter.escape_unicode()),
            letter => out.push(letter),
        }
    }
    out
}

/// Several lines; tabs and line ends stay.
pub(super) fn block(text: &str) -> String {
    text.lines().map(|text| text.split('\t').map(line).collect::<Vec<_>>().join("    ")).collect::<Vec<_>>().join("\n")
}

/// Control characters, and those that turn the direction of writing.
fn unsafe_to_show(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// How the directions of a finding are said: `fine`, or `request refused (4xx), response decode error`.
pub(super) fn wires(finding: &crate::Finding) -> String {
    let label = |wire: Option<crate::Wire>| wire.map(crate::Wire::label);
    match (label(finding.request), label(finding.response)) {
        (Some(request), Some(response)) if request == response => request.to_owned(),
        (Some(request), Some(response)) => format!("request {request}, response {response}"),
        (Some(request), None) => request.to_owned(),
        (None, Some(response)) => response.to_owned(),
        (None, None) => "fine".to_owned(),
    }
}

/// `spec.yaml:12` or the pointer.
pub(super) fn place(spot: &crate::Spot) -> String {
    match &spot.place {
        Some(place) => format!("{}:{}", place.file, place.line),
        None => format!("#{}", spot.pointer),
    }
}

/// `POST /a (request), GET /b (response) and 3 more`
pub(super) fn users(users: &crate::Users) -> String {
    let named = users.shown.join(", ");
    let more = users.total.saturating_sub(users.shown.len());
    match (more, users.more) {
        (0, false) => named,
        (more, false) => format!("{named} and {more} more"),
        (more, true) => format!("{named} and at least {} more", more.max(1)),
    }
}
