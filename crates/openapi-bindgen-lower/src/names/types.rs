//! Names of types: components first, then what stands inside them, then the types of each tag's operations.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_ir::{Shape, TypePath};

use super::rules::{beginning, branches, hash, overlapped, plain, role, undoubled, without_middle};
use super::{Given, LONG, Right, Style, ident, right_by_spelling, settle, variation, words};
use crate::config::{Applied, Config};
use crate::lock::Lock;
use crate::operation::{Lowered, Plan, own_type};
use crate::schema::{Draft, Home, Key, outside};

/// Names that everybody knows as something else: no name is shortened to one of these.
const COMMON: &[&str] = &[
    "Box",
    "Client",
    "ClientBuilder",
    "Date",
    "DateTime",
    "Default",
    "Err",
    "Error",
    "ErrorKind",
    "Field",
    "File",
    "From",
    "Into",
    "Iterator",
    "Json",
    "Map",
    "None",
    "Number",
    "Ok",
    "Option",
    "Reply",
    "Result",
    "Some",
    "String",
    "Time",
    "ToString",
    "Type",
    "Uuid",
    "Value",
    "Vec",
];

/// Names of types that an operation has beside its schemas.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnNames {
    pub error: Option<TypePath>,
    pub reply: Option<TypePath>,
    pub builder: Option<TypePath>,
}

/// All names of types.
#[derive(Debug, Default)]
pub(crate) struct TypeNames {
    /// By draft.
    pub paths: BTreeMap<Key, TypePath>,
    /// By operation, in the order of the operations.
    pub own: Vec<OwnNames>,
    /// Names of the handles, by module.
    pub handles: BTreeMap<String, String>,
}

/// What decides about names.
pub(crate) struct Rules<'a> {
    pub config: &'a Config,
    pub applied: &'a Applied<'a>,
    pub lock: &'a Lock,
}

/// Something that wants a type's name.
struct Item<'a> {
    what: What<'a>,
    /// The name that config or lock gave it.
    fixed: Option<String>,
    /// Whether it was the lock.
    by_lock: bool,
    /// From the calmest to the most explicit; the first may be a shortened one.
    candidates: Vec<String>,
    /// How many of the candidates lose nothing.
    calm: usize,
    /// Its own spelling in the document.
    text: Option<&'a str>,
    pointer: &'a str,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Draft(&'a Key),
    Error(usize),
    Reply(usize),
    Builder(usize),
    Handle,
    /// A name that an inline type has by lock or config, so that components leave it alone.
    Reserved,
}

impl Item<'_> {
    fn candidate(&self, level: usize) -> Option<String> {
        match &self.fixed {
            Some(fixed) if level == 0 => Some(fixed.clone()),
            Some(_) => self.candidates.get(level - 1).cloned(),
            None => self.candidates.get(level).cloned(),
        }
    }

    /// Whether a name leaves out something that the whole one says.
    fn is_shortened(&self, name: &str) -> bool {
        let whole = self.calm.checked_sub(1).and_then(|last| self.candidates.get(last));
        whole.is_some_and(|whole| whole != name) && self.candidates.iter().take(self.calm).any(|calm| calm == name)
    }

    fn right(&self, name: &str) -> Right {
        if self.fixed.as_deref() == Some(name) || matches!(self.what, What::Handle | What::Reserved) {
            return Right::Fixed;
        }
        match (self.what, self.text) {
            (What::Error(_) | What::Reply(_) | What::Builder(_), _) => Right::Alike,
            (_, Some(text)) => right_by_spelling(text, name),
            _ if self.is_shortened(name) => Right::Least,
            _ => Right::None,
        }
    }
}

impl Rules<'_> {
    /// Names for all drafts and for the operations' own types.
    pub(crate) fn name_types(&self, drafts: &[Draft], lowered: &[Lowered], sink: &mut Sink) -> TypeNames {
        let mut names = TypeNames { own: vec![OwnNames::default(); lowered.len()], ..TypeNames::default() };
        let owners = self.name_components(drafts, &mut names, sink);
        self.name_inline(drafts, &owners, &mut names, sink);
        self.name_operation_types(drafts, lowered, &mut names, sink);
        names
    }

    /// The name that config or lock give a draft, and whether it was the lock.
    fn fixed(&self, draft: &Draft) -> (Option<String>, bool) {
        let choice = self.applied.at(draft.pointer.as_str()).filter(|_| draft.lock_key() == draft.pointer.as_str());
        let renamed = choice.and_then(|choice| choice.rename.as_deref()).map(ident::type_name);
        match renamed {
            Some(renamed) => (Some(renamed), false),
            None => (lock_key(draft).and_then(|key| self.lock.type_name(&key)).map(str::to_owned), true),
        }
    }

    /// Components and other owners of files; gives their final names.
    fn name_components<'d>(
        &self,
        drafts: &'d [Draft],
        names: &mut TypeNames,
        sink: &mut Sink,
    ) -> BTreeMap<&'d str, String> {
        let mut items: Vec<Item<'d>> = Vec::new();
        for draft in drafts.iter().filter(|draft| matches!(draft.home, Home::Component(_))) {
            let (fixed, by_lock) = self.fixed(draft);
            match (component_text(draft), fixed) {
                (Some(text), fixed) => items.push(component(draft, text, (fixed, by_lock), self.config.shorten)),
                (None, Some(fixed)) => items.push(Item {
                    what: What::Reserved,
                    candidates: Vec::new(),
                    calm: 0,
                    text: None,
                    pointer: draft.pointer.as_str(),
                    fixed: Some(fixed),
                    by_lock: false,
                }),
                (None, None) => {}
            }
        }
        let given = self.settle(&items, sink);
        let mut owners = BTreeMap::new();
        for (item, given) in items.iter().zip(&given) {
            if let (What::Draft(key), Some(text)) = (item.what, item.text) {
                owners.insert(text, given.name.clone());
                names.paths.insert(key.clone(), TypePath { tag: None, name: given.name.clone() });
            }
        }
        owners
    }

    fn name_inline(&self, drafts: &[Draft], owners: &BTreeMap<&str, String>, names: &mut TypeNames, sink: &mut Sink) {
        let mut items: Vec<Item<'_>> = Vec::new();
        let taken: Vec<&String> = names.paths.values().map(|path| &path.name).collect();
        let reserved = taken.into_iter().map(|name| Item {
            what: What::Reserved,
            fixed: Some(name.clone()),
            by_lock: false,
            candidates: Vec::new(),
            calm: 0,
            text: None,
            pointer: "",
        });
        items.extend(reserved);
        for draft in drafts {
            if matches!(draft.home, Home::Component(_)) && component_text(draft).is_none() {
                let owner = draft.words.first().map(|first| owners.get(first.as_str()).unwrap_or(first));
                let mut parts: Vec<Vec<String>> = owner.into_iter().map(|owner| words(owner)).collect();
                parts.extend(draft.words.iter().skip(1).map(|part| words(part)));
                items.push(self.inline(draft, &parts));
            }
        }
        let given = self.settle(&items, sink);
        for (item, given) in items.iter().zip(given) {
            if let What::Draft(key) = item.what {
                names.paths.insert(key.clone(), TypePath { tag: None, name: given.name });
            }
        }
    }

    fn name_operation_types(&self, drafts: &[Draft], lowered: &[Lowered], names: &mut TypeNames, sink: &mut Sink) {
        let plans: BTreeMap<&str, &Plan> =
            lowered.iter().map(|lowered| (lowered.operation.origin.pointer.as_str(), &lowered.plan)).collect();
        let mut scopes: BTreeMap<&str, Vec<Item<'_>>> = BTreeMap::new();
        for (at, lowered) in lowered.iter().enumerate() {
            let scope = scopes.entry(&lowered.plan.module).or_default();
            if scope.is_empty() {
                scope.push(handle(&lowered.plan.module));
            }
            scope.extend(own_items(at, lowered));
        }
        for draft in drafts {
            let Home::Operation(pointer) = &draft.home else { continue };
            let Some(plan) = plans.get(pointer.as_str()) else { continue };
            // The operation's words are one part: the owner, which no shorter name leaves out.
            let (own, inner) = draft.words.split_at(plan.words().len().min(draft.words.len()));
            let owner = own.iter().flat_map(|word| words(word)).collect();
            let parts: Vec<Vec<String>> = std::iter::once(owner).chain(inner.iter().map(|part| words(part))).collect();
            scopes.entry(&plan.module).or_default().push(self.inline(draft, &parts));
        }
        for (module, items) in scopes {
            let given = self.settle(&items, sink);
            for (item, given) in items.iter().zip(given) {
                let path = TypePath { tag: Some(module.to_owned()), name: given.name };
                let own = |at: usize, names: &mut TypeNames, set: fn(&mut OwnNames, TypePath)| {
                    if let Some(own) = names.own.get_mut(at) {
                        set(own, path.clone());
                    }
                };
                match item.what {
                    What::Draft(key) => {
                        names.paths.insert(key.clone(), path);
                    }
                    What::Error(at) => own(at, names, |own, path| own.error = Some(path)),
                    What::Reply(at) => own(at, names, |own, path| own.reply = Some(path)),
                    What::Builder(at) => own(at, names, |own, path| own.builder = Some(path)),
                    What::Handle => {
                        names.handles.insert(module.to_owned(), path.name);
                    }
                    What::Reserved => {}
                }
            }
        }
    }

    /// An inline type: its owner's words and its own, shortened where they overlap.
    fn inline<'d>(&self, draft: &'d Draft, parts: &[Vec<String>]) -> Item<'d> {
        let full: Vec<String> = parts.concat();
        let mut candidates = Vec::new();
        if self.config.shorten {
            let short: Vec<Vec<String>> = parts.iter().map(|part| beginning(part, LONG).to_vec()).collect();
            for parts in [&short[..], parts] {
                candidates.extend(without_middle(parts, LONG, ident::LONGEST).iter().map(|row| ident::pascal(row)));
                candidates.push(ident::pascal(&overlapped(parts)));
            }
        }
        candidates.push(ident::pascal(&full));
        candidates.dedup();
        let calm = candidates.len();
        if let Some((owner, inner)) = parts.split_first().filter(|(_, inner)| !inner.is_empty()) {
            let turned: Vec<String> = [inner.concat(), words("of"), owner.clone()].concat();
            candidates.push(ident::pascal(&turned));
        }
        let with = |word: &str| ident::pascal(&full.iter().cloned().chain(words(word)).collect::<Vec<_>>());
        candidates.push(with(role(&draft.pointer)));
        candidates.extend(branches(&draft.pointer).map(|branches| with(&branches)));
        candidates.push(with(&format!("x {:08x}", hash(draft.key.as_str()))));
        candidates.dedup();
        let (fixed, by_lock) = self.fixed(draft);
        Item {
            what: What::Draft(&draft.key),
            fixed,
            by_lock,
            candidates,
            calm,
            text: None,
            pointer: draft.pointer.as_str(),
        }
    }

    fn settle(&self, items: &[Item<'_>], sink: &mut Sink) -> Vec<Given> {
        let mut given = settle_by(items, |at, level| {
            let item = items.get(at)?;
            if item.by_lock { item.candidates.get(level).cloned() } else { item.candidate(level) }
        });
        if items.iter().any(|item| item.by_lock && item.fixed.is_some()) {
            // What the lock cannot name keeps what it has without the lock, so that a lock of itself changes nothing.
            let free: Vec<String> = given.iter().map(|given| given.name.clone()).collect();
            given = settle_by(items, |at, level| {
                let item = items.get(at)?;
                match (&item.fixed, level) {
                    (Some(_), level) => item.candidate(level),
                    (None, 0) => free.get(at).cloned(),
                    (None, level) => item.candidates.get(level - 1).cloned(),
                }
            });
        }
        for (item, given) in items.iter().zip(&given) {
            let calm = item.candidates.iter().take(item.calm).any(|name| *name == given.name);
            let other = given.gave_way_to.and_then(|other| items.get(other));
            if let (Some(other), false, What::Draft(_)) = (other, calm, item.what) {
                self.report(item, &given.name, other, sink);
            }
        }
        given
    }

    fn report(&self, item: &Item<'_>, name: &str, other: &Item<'_>, sink: &mut Sink) {
        let wanted = item.candidates.get(item.calm.saturating_sub(1)).map(String::as_str).unwrap_or_default();
        let pointer = Pointer::parse(item.pointer);
        let key = item.text.filter(|_| pointer.file().is_none()).unwrap_or(item.pointer);
        let mut diagnostic =
            Diagnostic::warning(codes::names::TYPE_COLLISION, pointer, format!("two types would be `{wanted}`"))
                .effect(format!("this one is `{name}`"))
                .help(format!("choose its name in {}: `[at.\"{key}\"] rename = \"…\"`", self.config.place()));
        if !other.pointer.is_empty() {
            diagnostic = diagnostic.also(Pointer::parse(other.pointer), "the other one");
        }
        sink.push(diagnostic);
    }
}

fn settle_by(items: &[Item<'_>], candidate: impl Fn(usize, usize) -> Option<String>) -> Vec<Given> {
    settle(items.len(), candidate, |at, name| items.get(at).map_or(Right::None, |item| item.right(name)))
}

/// The component's name, for a draft that is the component itself and not something inside it.
fn component_text(draft: &Draft) -> Option<&str> {
    match (&draft.home, draft.words.as_slice()) {
        (Home::Component(name), [only]) if only == name => Some(name),
        _ => None,
    }
}

fn component<'d>(draft: &'d Draft, text: &'d str, (fixed, by_lock): (Option<String>, bool), shorten: bool) -> Item<'d> {
    let own = words(text);
    let mut candidates = Vec::new();
    if shorten {
        let short = undoubled(&own).unwrap_or(&own);
        let is_enum = matches!(draft.def.shape, Shape::Enum(_));
        let name = ident::pascal(plain(short, is_enum).unwrap_or(short));
        candidates.extend(Some(name).filter(|name| !COMMON.contains(&name.as_str())));
    }
    candidates.push(ident::pascal(&own));
    candidates.dedup();
    let calm = candidates.len();
    if draft.pointer.file().is_some() {
        candidates.extend(outside::with_folders(&draft.pointer).iter().map(|name| ident::type_name(name)));
    }
    candidates.extend((0..).map_while(|level| variation(text, Style::Pascal, level)));
    candidates.push(format!("{}X{:08x}", ident::pascal(&own), hash(draft.key.as_str())));
    let pointer = draft.pointer.as_str();
    Item { what: What::Draft(&draft.key), fixed, by_lock, candidates, calm, text: Some(text), pointer }
}

fn handle(module: &str) -> Item<'static> {
    Item {
        what: What::Handle,
        fixed: Some(ident::type_name(module)),
        by_lock: false,
        candidates: Vec::new(),
        calm: 0,
        text: None,
        pointer: "",
    }
}

fn own_items(at: usize, lowered: &Lowered) -> Vec<Item<'_>> {
    let operation = &lowered.operation;
    let item = |what: What<'static>, role: &str| Item {
        what,
        fixed: None,
        by_lock: false,
        candidates: vec![
            own_type(&lowered.plan, role),
            own_type(&lowered.plan, &format!("{role} of call")),
            own_type(&lowered.plan, &format!("{role} x {:08x}", hash(&operation.origin.pointer))),
        ],
        calm: 1,
        text: None,
        pointer: &operation.origin.pointer,
    };
    let mut items = Vec::new();
    if !operation.errors.is_empty() {
        items.push(item(What::Error(at), "error"));
    }
    if lowered.several {
        items.push(item(What::Reply(at), "reply"));
    }
    let optional = operation.params.iter().any(|param| !param.required);
    if optional || operation.body.as_ref().is_some_and(|body| !body.required) {
        items.push(item(What::Builder(at), "request"));
    }
    items
}

/// The key of a draft in the lock; `None` where an index stands in its pointer, which is no identity.
pub(crate) fn lock_key(draft: &Draft) -> Option<String> {
    let by_index = ["/oneOf/", "/anyOf/", "/allOf/", "/prefixItems/", "/parameters/"];
    let key = draft.lock_key();
    let rooted = key.starts_with("/components/") || key.starts_with("/paths/") || draft.pointer.file().is_some();
    let below = key.strip_prefix("/components/parameters/").unwrap_or(&key);
    (rooted && !by_index.iter().any(|part| below.contains(part))).then_some(key)
}
