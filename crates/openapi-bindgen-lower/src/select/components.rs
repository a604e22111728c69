//! Which component schemas are generated whether an operation uses them or not.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_spec::model::Document;

use crate::config::Config;
use crate::report::Absence;

/// The choice among the component schemas of a document.
///
/// What only an extension uses, such as the `x-webhooks` of documents of version 3.0, is no part of what OpenAPI
/// describes: it is left out, unless the config asks for all, or the document describes nothing else.
pub(crate) struct Components<'a> {
    document: &'a Document,
    prunes: bool,
    leaves_extensions_out: bool,
}

impl<'a> Components<'a> {
    pub(crate) fn new(document: &'a Document, config: &Config) -> Self {
        let chooses = !config.only.is_empty() || !config.without.is_empty();
        let describes = !document.operations.is_empty() || !document.webhooks.is_empty();
        Self {
            document,
            prunes: config.prune.unwrap_or(chooses),
            leaves_extensions_out: config.prune.is_none() && describes,
        }
    }

    /// The names of those that are generated in any case, in document order.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &'a str> {
        let names = self.document.components.iter().map(|(name, _)| name.as_str());
        names.filter(|name| !self.prunes && self.extension_of(name).is_none())
    }

    /// Why one that nothing asked for has no type.
    pub(crate) fn absence(&self, name: &str) -> Absence<'a> {
        match self.extension_of(name) {
            _ if self.prunes => Absence::Unused,
            Some(extension) => Absence::OfExtension(extension),
            None => Absence::Folded,
        }
    }

    /// Says once for each extension how much was left out with it.
    pub(crate) fn report(&self, is_there: impl Fn(&Pointer) -> bool, sink: &mut Sink) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, id) in &self.document.components {
            if let Absence::OfExtension(extension) = self.absence(name)
                && !is_there(&self.document.schema(*id).pointer)
            {
                *counts.entry(extension).or_default() += 1;
            }
        }
        for (extension, count) in counts {
            let what = match count {
                1 => format!("one component schema is used by the extension `{extension}` alone"),
                _ => format!("{count} component schemas are used by the extension `{extension}` alone"),
            };
            let diagnostic = Diagnostic::note(codes::names::OF_EXTENSION, Pointer::root().child(extension), what);
            sink.push(
                diagnostic.effect("no types are generated for them").help("`[select] prune = false` generates all"),
            );
        }
    }

    fn extension_of(&self, name: &str) -> Option<&'a str> {
        let extension = self.document.used_by_extensions.get(name).map(String::as_str);
        extension.filter(|_| self.leaves_extensions_out)
    }
}
