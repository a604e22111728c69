//! Gives each item of one scope a name of its own.
//!
//! No counters and no "first wins": the item whose own spelling is the Rust name keeps it, the others spell out what
//! makes them different, by rules that look at their own text only. The order of the items never matters.

use std::collections::BTreeMap;

use super::ident;
use super::words::{spelled, words};

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
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, fixed: None }
    }
}

/// What an item got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Its name.
    pub name: String,
    /// Another item that wanted the same name, when this one had to give way.
    pub gave_way_to: Option<usize>,
}

/// Names for all items of a scope, in the order of the items. Texts must differ.
pub(crate) fn distinct(wishes: &[Wish<'_>], style: Style) -> Vec<Given> {
    let wanted: Vec<String> = wishes.iter().map(|wish| wanted(wish, style)).collect();
    let mut claims: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in wanted.iter().enumerate() {
        claims.entry(name).or_default().push(at);
    }
    let mut given: Vec<Given> =
        wanted.iter().map(|name| Given { name: name.clone(), gave_way_to: None }).collect();
    let mut open = Vec::new();
    for claimants in claims.values().filter(|claimants| claimants.len() > 1) {
        let owner = owner(claimants, wishes, &wanted);
        for at in claimants.iter().filter(|at| Some(**at) != owner) {
            let other = owner.or_else(|| claimants.iter().find(|other| *other != at).copied());
            if let Some(given) = given.get_mut(*at) {
                given.gave_way_to = other;
            }
            open.push(*at);
        }
    }
    let taken = |name: &str| claims.contains_key(name);
    settle(&mut given, open, taken, |at, level| wishes.get(at).map_or_else(String::new, |w| variation(w.text, style, level)));
    given
}

fn wanted(wish: &Wish<'_>, style: Style) -> String {
    match (wish.fixed, style) {
        (Some(name), _) => name.to_owned(),
        (None, Style::Snake) => ident::field(wish.text),
        (None, Style::Pascal) => ident::variant(wish.text),
    }
}

/// The claimant with a fixed name, else the one that is spelled like the Rust name, else the only one that has the
/// same letters.
fn owner(claimants: &[usize], wishes: &[Wish<'_>], wanted: &[String]) -> Option<usize> {
    let fixed = |at: &&usize| wishes.get(**at).is_some_and(|wish| wish.fixed.is_some());
    let spelled_so = |at: &&usize| match (wishes.get(**at), wanted.get(**at)) {
        (Some(wish), Some(name)) => wish.text == name,
        _ => false,
    };
    let same_letters = |at: &&usize| match (wishes.get(**at), wanted.get(**at)) {
        (Some(wish), Some(name)) => letters(wish.text).eq(letters(name)),
        _ => false,
    };
    let exact = claimants.iter().find(fixed).or_else(|| claimants.iter().find(spelled_so));
    let only = || {
        let mut alike = claimants.iter().filter(same_letters);
        alike.next().filter(|_| alike.next().is_none())
    };
    exact.or_else(only).copied()
}

/// What is left of a text without case and underscores.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase())
}

/// Takes the open items through ever more explicit spellings until each has a name that no other has.
fn settle(
    given: &mut [Given],
    mut open: Vec<usize>,
    taken: impl Fn(&str) -> bool,
    variation: impl Fn(usize, usize) -> String,
) {
    let mut settled: BTreeMap<String, usize> = BTreeMap::new();
    for level in 0..=LAST_LEVEL {
        let mut candidates: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in open.drain(..) {
            candidates.entry(variation(at, level)).or_default().push(at);
        }
        for (name, claimants) in candidates {
            match claimants.as_slice() {
                [only] if !taken(&name) && !settled.contains_key(&name) => {
                    if let Some(given) = given.get_mut(*only) {
                        given.name.clone_from(&name);
                    }
                    settled.insert(name, *only);
                }
                _ => open.extend(claimants),
            }
        }
        open.sort_unstable();
    }
    // Only exact duplicates are left: they keep the most explicit spelling, which tells their bytes.
    for at in open {
        if let Some(given) = given.get_mut(at) {
            given.name = variation(at, LAST_LEVEL);
        }
    }
}

const LAST_LEVEL: usize = 4;

/// One way to spell a text's difference out, from the calmest to the most explicit.
pub(crate) fn variation(text: &str, style: Style, level: usize) -> String {
    let mut words = match level {
        1 => words(text),
        _ => spelled(text),
    };
    match level {
        1 | 2 => words.push(casing(text).to_owned()),
        3 => words.extend(capitals(text)),
        4 => words.push(text.bytes().fold(String::from("x"), |hex, byte| format!("{hex}{byte:02x}"))),
        _ => {}
    }
    match style {
        Style::Snake => ident::snake(&words),
        Style::Pascal => ident::pascal(&words),
    }
}

/// A word for how a text is written.
fn casing(text: &str) -> &'static str {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    let starts_upper = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    match (upper, lower, starts_upper) {
        (false, false, _) => "digits",
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
