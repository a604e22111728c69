//! Reads a config's text into settings, each with its place; every mistake is told, not only the first.

use std::collections::BTreeMap;
use std::ops::Range;

use openapi_bindgen_diagnostics::{Code, Diagnostic, Pointer, codes};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{self, Takes};

/// A value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    Text(String),
    Flag(bool),
    List(Vec<String>),
    Texts(BTreeMap<String, String>),
}

/// The settings of one table, with their places.
pub(super) type Table = BTreeMap<String, (Setting, Range<usize>)>;

/// All settings: table (`package`), name within it (`auth.*` and the like; else empty), key.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) tables: BTreeMap<(&'static str, String), (Table, Range<usize>)>,
    pub(super) mistakes: Vec<Diagnostic>,
    label: String,
    file: u32,
}

impl Settings {
    pub(super) fn read(label: &str, text: &str, file: u32) -> Self {
        let mut settings = Self { label: label.to_owned(), file, ..Self::default() };
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            settings.mistake(
                codes::names::CONFIG_SYNTAX,
                &[],
                span,
                format!("this is not TOML: {}", error.message()),
                String::new(),
            );
        }
        if settings.mistakes.is_empty() {
            for (name, value) in root.get_ref() {
                settings.table(name, value);
            }
        }
        settings
    }

    fn mistake(&mut self, code: Code, path: &[&str], span: Range<usize>, what: String, help: String) {
        let pointer = path.iter().fold(Pointer::in_file(&self.label, ""), |at, token| at.child(token));
        let [start, end] = [span.start, span.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        let mistake = Diagnostic::error(code, pointer, what).span(self.file, start, end).help(help);
        self.mistakes.push(mistake);
    }

    fn unknown(&mut self, path: &[&str], span: Range<usize>, name: &str, known: &[&'static str]) {
        let help = match keys::nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        self.mistake(codes::names::CONFIG_KEY, path, span, format!("the config has no key `{name}`"), help);
    }

    fn table(&mut self, name: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let known = keys::tables();
        let Some(table) = known.iter().copied().find(|known| *known == name.get_ref()) else {
            return self.unknown(&[name.get_ref()], name.span(), name.get_ref(), &known);
        };
        let DeValue::Table(entries) = value.get_ref() else {
            let what = format!("`{table}` is a table");
            return self.mistake(
                codes::names::CONFIG_VALUE,
                &[table],
                value.span(),
                what,
                format!("write `[{table}]` on a line"),
            );
        };
        let starred = format!("{table}.*");
        if keys::names_in(&starred).is_empty() {
            let settings = self.entries(table, &[table], entries);
            self.tables.insert((table, String::new()), (settings, name.span()));
            return;
        }
        for (item, value) in entries {
            let DeValue::Table(entries) = value.get_ref() else {
                let what = format!("`{table}.{}` is a table", item.get_ref());
                let help = format!("write `[{table}.\"{}\"]` on a line", item.get_ref());
                self.mistake(codes::names::CONFIG_VALUE, &[table, item.get_ref()], value.span(), what, help);
                continue;
            };
            let settings = self.entries(&starred, &[table, item.get_ref()], entries);
            self.tables.insert((table, item.get_ref().to_string()), (settings, item.span()));
        }
    }

    fn entries(&mut self, table: &str, path: &[&str], entries: &DeTable<'_>) -> Table {
        let mut settings = Table::new();
        for (name, value) in entries {
            let path: Vec<&str> = path.iter().copied().chain([name.get_ref().as_ref()]).collect();
            let Some(key) = keys::find(table, name.get_ref()) else {
                self.unknown(&path, name.span(), name.get_ref(), &keys::names_in(table));
                continue;
            };
            match setting(key.takes, value.get_ref()) {
                Some(setting) => {
                    settings.insert(name.get_ref().to_string(), (setting, name.span()));
                }
                None => {
                    let what = format!("`{}` takes {}", name.get_ref(), described(key.takes));
                    let help = format!("`{}`: {}", name.get_ref(), key.what);
                    self.mistake(codes::names::CONFIG_VALUE, &path, value.span(), what, help);
                }
            }
        }
        settings
    }
}

fn setting(takes: Takes, value: &DeValue<'_>) -> Option<Setting> {
    match takes {
        Takes::Text => value.as_str().map(|text| Setting::Text(text.to_owned())),
        Takes::Flag => value.as_bool().map(Setting::Flag),
        Takes::OneOf(texts) => {
            value.as_str().filter(|text| texts.contains(text)).map(|text| Setting::Text(text.to_owned()))
        }
        Takes::List => {
            let elements = value.as_array()?.iter();
            let texts: Option<Vec<String>> = elements.map(|e| e.get_ref().as_str().map(str::to_owned)).collect();
            texts.map(Setting::List)
        }
        Takes::Texts => {
            let entries = value.as_table()?.iter();
            let texts: Option<BTreeMap<String, String>> =
                entries.map(|(k, v)| Some((k.get_ref().to_string(), v.get_ref().as_str()?.to_owned()))).collect();
            texts.map(Setting::Texts)
        }
    }
}

fn described(takes: Takes) -> String {
    match takes {
        Takes::Text => "a string".to_owned(),
        Takes::Flag => "true or false".to_owned(),
        Takes::List => "a list of strings".to_owned(),
        Takes::OneOf(texts) => format!("one of {}", texts.join(", ")),
        Takes::Texts => "a table of strings".to_owned(),
    }
}
