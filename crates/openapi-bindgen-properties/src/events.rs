//! Event streams: how bytes are cut changes nothing, and the events are those of a plain reading of the standard.

use openapi_bindgen_runtime::stream::EventParser;

use crate::choices::Choices;

/// Its type, the id in force, what it says.
type Event = (String, String, String);

pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let (cut, seed) = (choices.below(7) + 1, choices.byte());
    let stream = choices.rest();
    let whole = parse([stream].into_iter());
    assert_eq!(whole, parse(stream.chunks(cut)), "cut every {cut} bytes");
    assert_eq!(whole, parse(uneven(stream, seed)), "cut unevenly");
    assert_eq!(whole, expected(stream), "read by the standard's words");
    check_limit(stream, cut);
}

fn parse<'b>(pieces: impl Iterator<Item = &'b [u8]>) -> Vec<Event> {
    let mut parser = EventParser::new();
    let mut events = Vec::new();
    for piece in pieces {
        parser.push(piece).expect("below the limit");
        let ready = std::iter::from_fn(|| parser.next_event());
        events.extend(ready.map(|event| (event.kind, event.id, event.data)));
    }
    events
}

/// Nothing larger than the limit comes out, however it is cut.
fn check_limit(stream: &[u8], cut: usize) {
    let mut parser = EventParser::new();
    parser.set_limit(20);
    for piece in stream.chunks(cut) {
        let outcome = parser.push(piece);
        while let Some(event) = parser.next_event() {
            // A byte that is no UTF-8 becomes a sign of three.
            assert!(event.data.len() <= 60, "an event of {} bytes", event.data.len());
        }
        if outcome.is_err() {
            return;
        }
    }
}

fn uneven(stream: &[u8], seed: u8) -> impl Iterator<Item = &[u8]> {
    let (mut rest, mut length) = (stream, usize::from(seed) % 5);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        length = (length * 7 + 3) % 11;
        let (piece, left) = rest.split_at(length.min(rest.len()));
        rest = left;
        Some(piece)
    })
}

/// HTML, section 9.2.6, over the whole stream at once.
fn expected(stream: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(stream.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(stream)).into_owned();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // A line without an end is not complete.
    let complete = text.rfind('\n').map_or("", |end| &text[..end]);
    let mut events = Vec::new();
    let (mut data, mut kind, mut id) = (Vec::new(), String::new(), String::new());
    for line in complete.split('\n') {
        if line.is_empty() {
            let kind = std::mem::take(&mut kind);
            let data = std::mem::take(&mut data);
            if !data.is_empty() {
                let kind = if kind.is_empty() { "message".to_owned() } else { kind };
                events.push((kind, id.clone(), data.join("\n")));
            }
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value).to_owned();
        match field {
            "data" => data.push(value),
            "event" => kind = value,
            "id" if !value.contains('\0') => id = value,
            _ => {}
        }
    }
    events
}
