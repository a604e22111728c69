//! The crate and the document as a whole.

use crate::codes;
use crate::context::Context;
use crate::finding::Finding;
use crate::verdict::Source;

/// Compares names, titles and versions.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (&context.old.api.package, &context.new.api.package);
    if old.name != new.name && !old.name.is_empty() && !new.name.is_empty() {
        let because = if old.title == new.title { "" } else { " It is named after the title, which is another one." };
        let what = format!("The crate is now `{}`, and was `{}`.{because}", new.name, old.name);
        let finding = Finding::new(&codes::CRATE_NAME, what).source(Source::Major).item(old.name.clone());
        let finding = finding.was(old.name.clone()).is(new.name.clone());
        out.push(if because.is_empty() { finding } else { finding.old("/info/title").new_at("/info/title") });
    }
    let renamed = old.name != new.name;
    let mut say = |pointer: &str, what: String| {
        let finding = Finding::new(&codes::PACKAGE, what).source(Source::Patch).old(pointer).new_at(pointer);
        out.push(finding.item("README.md"));
    };
    if old.title != new.title && !renamed {
        say("/info/title", format!("The API is called {:?}, and was called {:?}.", new.title, old.title));
    }
    if old.api_version != new.api_version {
        let what = format!("The document calls itself version `{}`, and was `{}`.", new.api_version, old.api_version);
        say("/info/version", what);
    }
    if old.description.trim() != new.description.trim() {
        say("/info/description", "The description of the API changed.".to_owned());
    }
    tags(context, out);
}

/// Words about tags.
fn tags(context: &Context<'_>, out: &mut Vec<Finding>) {
    for old in &context.old.api.tags {
        let same = context.new.api.tags.iter().find(|new| new.name == old.name);
        if same.is_some_and(|new| new.docs.text.trim() != old.docs.text.trim()) {
            let what = format!("The words about the tag `{}` changed.", old.name);
            let finding = Finding::new(&codes::DOCS, what).source(Source::Patch);
            out.push(finding.old("/tags").new_at("/tags").item(format!("operations::{}", old.module)));
        }
    }
}
