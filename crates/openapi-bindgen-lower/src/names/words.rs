//! Splits any text into the words a Rust name is made of.

use heck::ToSnakeCase;

/// Spellings with capitals inside that are one word to their readers, and would be torn apart by case rules.
const ONE_WORD: &[(&str, &str)] = &[
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("OAuth", "Oauth"),
    ("OpenAPI", "Openapi"),
    ("GraphQL", "Graphql"),
    ("macOS", "Macos"),
    ("iOS", "Ios"),
    ("LaTeX", "Latex"),
    ("WebSocket", "Websocket"),
    ("GitHub", "Github"),
    ("GitLab", "Gitlab"),
    ("YouTube", "Youtube"),
    ("PayPal", "Paypal"),
    ("JavaScript", "Javascript"),
    ("TypeScript", "Typescript"),
    ("MySQL", "Mysql"),
    ("PostgreSQL", "Postgresql"),
    ("NoSQL", "Nosql"),
    ("DevOps", "Devops"),
];

/// The letters of each of them.
const LETTERS: [u64; ONE_WORD.len()] = {
    let mut all = [0; ONE_WORD.len()];
    let (mut into, mut left): (&mut [u64], _) = (&mut all, ONE_WORD);
    while let ([first, rest @ ..], [(spelling, _), others @ ..]) = (into, left) {
        *first = letters(spelling);
        (into, left) = (rest, others);
    }
    all
};

/// A bit for each letter of ASCII that a text has.
const fn letters(text: &str) -> u64 {
    let (mut letters, mut left) = (0, text.as_bytes());
    while let [first, rest @ ..] = left {
        letters |= if first.is_ascii_alphabetic() { 1 << (*first & 0x3f) } else { 0 };
        left = rest;
    }
    letters
}

/// How many bytes of a text a name is made of. Real names stay below 200.
pub(crate) const LONGEST: usize = 2_000;

/// The part of a text that its name is made of.
fn beginning(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The words of a text in lower case: `CreateLead` and `create-lead` give `create`, `lead`.
///
/// Signs that mean something (`+`, `#`, `*`, `<`, …) become words; other punctuation only separates. A sign in front
/// counts (`-1`, `+created`). Letters of other scripts are written in Latin ones. Never empty: a text without any
/// letter or digit is spelled out sign by sign, and the empty text is `empty`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = beginning(text);
    let mut words = plain_words(text).unwrap_or_else(|| split(&latin(text), meaning));
    let latin = if words.is_empty() { latin(text) } else { String::new() };
    if words.is_empty() {
        words = split(&latin, spelling);
    }
    if words.is_empty() {
        words.push("empty".to_owned());
    }
    words
}

/// The words of a text in which only small letters and digits count, as most have; `None` for all others.
fn plain_words(text: &str) -> Option<Vec<String>> {
    let is_plain = |b: u8| {
        b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'/' | b'{' | b'}' | b' ' | b'.')
    };
    if text.starts_with('-') || !text.bytes().all(is_plain) {
        return None;
    }
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    Some(words.map(str::to_owned).collect())
}

/// The words of a text with each separating sign spelled out: `a-b` gives `a`, `dash`, `b`.
pub(crate) fn spelled(text: &str) -> Vec<String> {
    let words = split(&latin(beginning(text)), spelling);
    if words.is_empty() { vec!["empty".to_owned(), "text".to_owned()] } else { words }
}

/// The text in ASCII: accents dropped, other scripts transliterated, what has no letters as its code point.
fn latin(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => out.push(c),
            '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{200b}' | '\u{feff}' => {}
            _ if c.is_control() => out.push(' '),
            _ => push_latin(&mut out, c),
        }
    }
    out
}

fn push_latin(out: &mut String, c: char) {
    match deunicode::deunicode_char(c) {
        Some(word) if word.chars().all(|c| c.is_ascii_alphabetic() || c == '\'') && c.is_alphabetic() => {
            // Syllables of scripts without case must not look like separate English words.
            out.push_str(if c.is_uppercase() || word.len() == 1 { word } else { word.trim() });
        }
        Some(word) if word.chars().any(|c| c.is_ascii_alphanumeric()) => {
            out.push(' ');
            out.push_str(word);
            out.push(' ');
        }
        Some(" " | "-" | "'" | "\"" | "..." | "_" | ",") => out.push(' '),
        _ => out.push_str(&format!(" u{:x} ", c as u32)),
    }
}

/// Cuts at every sign; `name` says which signs are words.
fn split(text: &str, name: fn(char) -> Option<&'static str>) -> Vec<String> {
    let mut words = Vec::new();
    let mut chunk = String::new();
    let mut previous = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii_alphanumeric() {
            chunk.push(c);
        } else if c != '\'' || previous.is_none() || rest.peek().is_none() {
            flush(&mut words, &mut chunk);
            let leading = previous.is_none() && rest.peek().is_some_and(|c| c.is_ascii_alphanumeric() || *c == '.');
            let word = match c {
                '-' if leading => Some("minus"),
                '_' if name(c).is_some() && rest.next_if_eq(&'_').is_some() => Some("dunder"),
                sign => name(sign),
            };
            words.extend(word.map(str::to_owned));
        }
        previous = Some(c);
    }
    flush(&mut words, &mut chunk);
    words
}

fn flush(words: &mut Vec<String>, chunk: &mut String) {
    if chunk.is_empty() {
        return;
    }
    let capitals = chunk.bytes().filter(u8::is_ascii_uppercase).count();
    if capitals == 0 {
        words.push(std::mem::take(chunk));
        return;
    }
    let whole = if capitals > 1 { keep_together(chunk) } else { chunk.clone() };
    words.extend(whole.to_snake_case().split('_').filter(|word| !word.is_empty()).map(str::to_owned));
    chunk.clear();
}

/// Writes known spellings and plural abbreviations (`URLs`) so that case rules keep them in one piece.
fn keep_together(chunk: &str) -> String {
    let mut out = versions(&plural_abbreviations(chunk));
    let mut own = letters(&out);
    for ((spelling, word), letters_of_spelling) in ONE_WORD.iter().zip(LETTERS) {
        // Most texts have not even the letters.
        if letters_of_spelling & !own != 0 {
            continue;
        }
        if let Some(at) = out.find(spelling) {
            let starts_a_word = !out[..at].ends_with(|c: char| c.is_ascii_uppercase());
            let ends_a_word = !out[at + spelling.len()..].starts_with(|c: char| c.is_ascii_lowercase());
            if starts_a_word && ends_a_word {
                out.replace_range(at..at + spelling.len(), word);
                own = letters(&out);
            }
        }
    }
    out
}

/// `V1APIGroup` becomes `V1_APIGroup`: case alone does not tell that a version ends where capitals go on.
fn versions(chunk: &str) -> String {
    let mut out = String::with_capacity(chunk.len() + 1);
    let mut in_version = false;
    let mut previous = None;
    for c in chunk.chars() {
        let starts = matches!(c, 'V') && !previous.is_some_and(|p: char| p.is_ascii_uppercase());
        if in_version && c.is_ascii_uppercase() && previous.is_some_and(|p: char| p.is_ascii_digit()) {
            out.push('_');
        }
        in_version = starts || (in_version && c.is_ascii_digit());
        out.push(c);
        previous = Some(c);
    }
    out
}

/// `listURLs` becomes `listUrls`: two or more capitals and one `s`, then no further small letter.
fn plural_abbreviations(chunk: &str) -> String {
    let letters: Vec<char> = chunk.chars().collect();
    let mut out = String::with_capacity(chunk.len());
    let mut run = 0;
    for (at, c) in letters.iter().enumerate() {
        let next_small = letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
        if *c == 's' && run >= 2 && !next_small {
            let capitals = out.split_off(out.len() - (run - 1));
            out.push_str(&capitals.to_ascii_lowercase());
        }
        run = if c.is_ascii_uppercase() { run + 1 } else { 0 };
        out.push(*c);
    }
    out
}

/// Signs that carry meaning wherever they stand.
fn meaning(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '#' => "hash",
        '*' => "star",
        '%' => "percent",
        '&' => "and",
        '=' => "equals",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        _ => return None,
    })
}

/// Every sign, for names that differ in signs only.
fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        '_' => "underscore",
        '-' => "dash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '/' => "slash",
        '\\' => "backslash",
        '|' => "bar",
        ' ' => "space",
        '$' => "dollar",
        '@' => "at",
        '~' => "tilde",
        '^' => "caret",
        '?' => "question",
        '\'' => "apostrophe",
        '"' => "quote",
        '`' => "backtick",
        '(' => "open",
        ')' => "close",
        '[' => "bracket",
        ']' => "unbracket",
        '{' => "brace",
        '}' => "unbrace",
        '\t' => "tab",
        '\n' => "newline",
        '\r' => "return",
        '\0'..='\u{1f}' | '\u{7f}' => "control",
        other => return meaning(other),
    })
}
