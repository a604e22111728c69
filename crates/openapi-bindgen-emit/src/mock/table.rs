//! `answers/<tag>.rs`: one line for each example of an answer, and for each answer that needs none.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Api, Case, Example, Operation, Payload, Shape, Tag, Type, TypePath};

use crate::model::Model;
use crate::names::ident;
use crate::names::module;
use crate::names::scope::{Home, Scope};
use crate::operation::{answered_media, answered_status};
use crate::proof::Names;
use crate::text::json;
use crate::text::literal::{quoted, raw};
use crate::text::signature::compact;
use crate::unit::{Unit, blocks_text, private_header};

/// The name of the module with the examples of components.
pub(crate) const COMPONENTS: &str = "component_examples";

// An alias of an alias of an alias is followed no further.
const DEEPEST: usize = 16;

/// Prints the table of one tag.
pub(crate) fn emit_tag(model: &Model<'_>, tag: &Tag) -> Unit {
    let mut table = Table { model, names: Names::default(), text: "examples! {\n".to_owned() };
    tag.operations.iter().for_each(|operation| table.operation(operation));
    table.text.push_str("}\n");
    let header = private_header(&model.api.package, "/paths");
    let blocks = [header, "use super::*;".to_owned(), table.text];
    let path = format!("answers/{}.rs", module::stem(&tag.module));
    Unit { path, text: blocks_text(&blocks), public: Vec::new() }
}

/// Prints the table of the components' own examples; `None` where there are none.
pub(crate) fn emit_components(model: &Model<'_>) -> Option<Unit> {
    let mut text = "component_examples! {\n".to_owned();
    let mut names = Names::default();
    for (path, example) in valid_components(model.api) {
        let ty = Type::Named(path.clone());
        let (name, keeps) = (component_name(&mut names, path, example), keeps(model, &ty, example));
        text.push_str(&format!("    {name}: {keeps} {} = {},\n", outside(&ty), raw(&example.json)));
    }
    text.push_str("}\n");
    let header = private_header(&model.api.package, "/components/schemas");
    let blocks = [header, "use super::*;".to_owned(), text];
    let path = format!("answers/{COMPONENTS}.rs");
    model.has_component_examples().then(|| Unit { path, text: blocks_text(&blocks), public: Vec::new() })
}

/// The constants of the components' first examples, by type.
pub(crate) fn component_names(api: &Api) -> BTreeMap<&TypePath, String> {
    let mut names = Names::default();
    let mut first = BTreeMap::new();
    for (path, example) in valid_components(api) {
        let name = component_name(&mut names, path, example);
        first.entry(path).or_insert(name);
    }
    first
}

fn valid_components(api: &Api) -> impl Iterator<Item = (&TypePath, &Example)> {
    api.examples.iter().filter(|(_, example)| example.valid).map(|(path, example)| (path, example))
}

fn component_name(names: &mut Names, path: &TypePath, example: &Example) -> String {
    names.name(&Names::snake(&path.name), &format!("keeps_{}", example.name))
}

fn keeps(model: &Model<'_>, ty: &Type, example: &Example) -> &'static str {
    let all = json::parse(&example.json).is_some_and(|value| model.keeps(ty, &value));
    if all { "keeps" } else { "keeps_known" }
}

fn outside(ty: &Type) -> String {
    compact(Scope::new(Home::Outside, []).ty(ty))
}

struct Table<'a> {
    model: &'a Model<'a>,
    names: Names,
    text: String,
}

impl Table<'_> {
    fn operation(&mut self, operation: &Operation) {
        let has_success = operation.reply.cases.iter().any(|case| examples(case).next().is_some());
        if !has_success && operation.stream.is_none() {
            self.success(operation);
        }
        for (case, is_error) in cases(operation) {
            let Payload::Json(ty) = &case.payload else { continue };
            for example in examples(case) {
                let name = self.names.name(&operation.name, &format!("answers_{}", example.name));
                let status = answered_status(case.status, operation, is_error);
                let media = answered_media(case, "application/json");
                let what = format!("{} {}", keeps(self.model, ty, example), outside(ty));
                let answer = format!("{status} {media}{}", quoted(&example.name));
                self.line(operation, &name, &answer, &what, &raw(&example.json));
            }
        }
    }

    // What is answered where the operation's own successes have no example: nothing, or that of the component.
    fn success(&mut self, operation: &Operation) {
        let Some(case) = operation.reply.cases.first() else {
            return self.borrowed(operation, "200 as \"\"", "nothing", "");
        };
        let status = answered_status(case.status, operation, false);
        match &case.payload {
            Payload::Empty => self.borrowed(operation, &format!("{status} as \"\""), "nothing", ""),
            Payload::Json(ty) => {
                let Some(pieces) = self.of_component(ty, DEEPEST) else { return };
                let media = answered_media(case, "application/json");
                let answer = format!("{status} {media}");
                self.borrowed(operation, answer.trim_end(), "component", &pieces);
            }
            _ => {}
        }
    }

    // There is nothing to be tested of it here.
    fn borrowed(&mut self, operation: &Operation, answer: &str, what: &str, pieces: &str) {
        let name = self.names.name(&operation.name, &format!("answers_{what}"));
        self.line(operation, &name, &format!("{answer} \"\""), "skip ()", pieces);
    }

    fn line(&mut self, operation: &Operation, name: &str, answer: &str, what: &str, pieces: &str) {
        let (method, path) = (quoted(&operation.method), quoted(&operation.path));
        self.text.push_str(&format!("    {name}: {method} {path} {answer} {what} = [{pieces}],\n"));
    }

    // The example of the component that is answered, or a list of it.
    fn of_component(&self, ty: &Type, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match ty {
            Type::Boxed(inner) | Type::Nullable(inner) => self.of_component(inner, depth),
            Type::List(inner) => Some(format!("\"[\", {}, \"]\"", self.of_component(inner, depth)?)),
            Type::Named(path) => match (self.model.component_example(path), &self.model.get(path)?.shape) {
                (Some(name), _) => Some(format!("{COMPONENTS}::{}", ident::text(name))),
                (None, Shape::Alias(ty)) => self.of_component(ty, depth),
                (None, _) => None,
            },
            _ => None,
        }
    }
}

fn cases(operation: &Operation) -> impl Iterator<Item = (&Case, bool)> {
    let errors = operation.errors.iter().map(|case| (case, true));
    operation.reply.cases.iter().map(|case| (case, false)).chain(errors)
}

fn examples(case: &Case) -> impl Iterator<Item = &Example> {
    case.examples.iter().filter(|example| example.valid)
}
