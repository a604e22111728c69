//! Gives each item of one scope a name of its own.
//!
//! No counters and no "first wins": the item whose own spelling is the Rust name keeps it, the others spell out what
//! makes them different, by rules that look at their own text only. The order of the items never matters.

use super::ident;
use super::settle::{Given, Right, settle};
use super::words::{LONGEST, spelled, words};

/// How names of a scope are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `snake_case`: fields, arguments, methods.
    Snake,
    /// `PascalCase`: types, variants.
    Pascal,
}

/// An item that wants a name.
#[derive(Clone, Debug)]
pub(crate) struct Wish<'a> {
    /// Its own text in the document.
    pub text: &'a str,
    /// A name that was decided elsewhere (config or lock) and stays.
    pub fixed: Option<&'a str>,
}

impl<'a> Wish<'a> {
    /// An item without a fixed name.
    #[cfg(test)]
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, fixed: None }
    }
}

/// Names for all items of a scope, in the order of the items. Texts must differ.
pub(crate) fn distinct(wishes: &[Wish<'_>], style: Style) -> Vec<Given> {
    let candidate = |at: usize, level: usize| {
        let wish = wishes.get(at)?;
        match (wish.fixed, level) {
            (Some(name), 0) => Some(name.to_owned()),
            (Some(_), _) => None,
            (None, 0) => Some(wanted(wish.text, style)),
            (None, level) => variation(wish.text, style, level - 1),
        }
    };
    settle(wishes.len(), candidate, |at, name| wishes.get(at).map_or(Right::None, |wish| right(wish, name)))
}

fn wanted(text: &str, style: Style) -> String {
    match style {
        Style::Snake => ident::field(text),
        Style::Pascal => ident::variant(text),
    }
}

fn right(wish: &Wish<'_>, name: &str) -> Right {
    match wish.fixed {
        Some(_) => Right::Fixed,
        None => right_by_spelling(wish.text, name),
    }
}

/// The right that a text has to a name: its own spelling, or the same letters.
pub(crate) fn right_by_spelling(text: &str, name: &str) -> Right {
    if text == name {
        Right::Own
    } else if letters(text).eq(letters(name)) {
        Right::Alike
    } else {
        Right::None
    }
}

/// What is left of a text without case and underscores.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase())
}

/// One way to spell a text's difference out, from the calmest to the most explicit, which tells its bytes.
pub(crate) fn variation(text: &str, style: Style, level: usize) -> Option<String> {
    let words = variation_words(text, level)?;
    Some(match style {
        Style::Snake => ident::snake(&words),
        Style::Pascal => ident::pascal(&words),
    })
}

/// The words of a [`variation`].
pub(crate) fn variation_words(text: &str, level: usize) -> Option<Vec<String>> {
    let mut words = match level {
        1 => words(text),
        _ => spelled(text),
    };
    match level {
        1 | 2 => words.push(casing(text).to_owned()),
        3 => words.extend(capitals(text)),
        4 => words.push(bytes_of(text)),
        0 => {}
        _ => return None,
    }
    Some(words)
}

/// The bytes of a text in one word; of a long text a number that is as good as its own.
fn bytes_of(text: &str) -> String {
    use std::fmt::Write as _;
    let mut word = String::from("x");
    if text.len() > LONGEST {
        // FNV-1a: the same on every machine and for ever.
        let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let _ = write!(word, "{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, hash));
        return word;
    }
    for byte in text.bytes() {
        let _ = write!(word, "{byte:02x}");
    }
    word
}

/// A word for how a text is written.
fn casing(text: &str) -> &'static str {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    let starts_upper = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    match (upper, lower, starts_upper) {
        (false, false, _) if text.chars().any(|c| c.is_ascii_digit()) => "digits",
        (false, false, _) => "sign",
        (true, false, _) => "upper",
        (true, true, true) => "pascal",
        (true, true, false) => "camel",
        (false, true, _) if text.contains('_') => "snake",
        (false, true, _) if text.contains('-') => "kebab",
        _ => "lower",
    }
}

/// Where the capitals of a text stand, as words: `FOo` gives `caps`, `1`, `2`.
fn capitals(text: &str) -> Vec<String> {
    let places = text.chars().enumerate().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| (at + 1).to_string());
    std::iter::once("caps".to_owned()).chain(places).collect()
}
