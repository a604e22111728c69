//! Names of types: components first, then what stands inside them, then the types of each tag's operations.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::rc::Rc;

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
    /// Names that tell nothing but what it is, the calmest first; only the last one leaves nothing out.
    calm: Vec<String>,
    /// Names that tell it from others, the most explicit last. Few items need them.
    further: Further<'a>,
    /// Its own spelling in the document.
    text: Option<&'a str>,
    pointer: &'a str,
}

/// The words of one part of a name; the same few parts stand in many names.
type Words = Rc<[String]>;

type Further<'a> = LazyCell<Vec<String>, Box<dyn FnOnce() -> Vec<String> + 'a>>;

/// Candidates behind the calm ones, made when they are needed.
fn further<'a>(make: impl FnOnce() -> Vec<String> + 'a) -> Further<'a> {
    LazyCell::new(Box::new(make))
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

impl<'a> Item<'a> {
    /// A name that has one candidate, and is not given away.
    fn settled(what: What<'a>, name: String) -> Self {
        let none = further(Vec::new);
        Self { what, fixed: Some(name), by_lock: false, calm: Vec::new(), further: none, text: None, pointer: "" }
    }

    fn candidate(&self, level: usize) -> Option<String> {
        match &self.fixed {
            Some(fixed) if level == 0 => Some(fixed.clone()),
            Some(_) => self.free(level - 1),
            None => self.free(level),
        }
    }

    /// A candidate as if neither config nor lock had named it.
    fn free(&self, level: usize) -> Option<String> {
        let name = match level.checked_sub(self.calm.len()) {
            None => self.calm.get(level),
            Some(level) => self.further.get(level),
        };
        name.cloned()
    }

    /// Whether a name leaves out something that the whole one says.
    fn is_shortened(&self, name: &str) -> bool {
        self.calm.last().is_some_and(|whole| whole != name) && self.calm.iter().any(|calm| calm == name)
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
                (None, Some(fixed)) => {
                    items.push(Item { pointer: draft.pointer.as_str(), ..Item::settled(What::Reserved, fixed) });
                }
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
        items.extend(taken.into_iter().map(|name| Item::settled(What::Reserved, name.clone())));
        let mut known: BTreeMap<&str, Words> = BTreeMap::new();
        for draft in drafts {
            if matches!(draft.home, Home::Component(_)) && component_text(draft).is_none() {
                let owner = draft.words.first().map(|first| owners.get(first.as_str()).unwrap_or(first));
                let parts = owner.into_iter().chain(draft.words.iter().skip(1));
                let parts = parts.map(|part| Rc::clone(known.entry(part).or_insert_with(|| words(part).into())));
                let parts = parts.collect();
                items.push(self.inline(draft, parts));
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
                scope.push(Item::settled(What::Handle, ident::type_name(&lowered.plan.module)));
            }
            scope.extend(own_items(at, lowered));
        }
        for draft in drafts {
            let Home::Operation(pointer) = &draft.home else { continue };
            let Some(plan) = plans.get(pointer.as_str()) else { continue };
            // The operation's words are one part: the owner, which no shorter name leaves out.
            let (own, inner) = draft.words.split_at(plan.words().len().min(draft.words.len()));
            let owner = own.iter().flat_map(|word| words(word)).collect();
            let parts = std::iter::once(owner).chain(inner.iter().map(|part| words(part).into())).collect();
            scopes.entry(&plan.module).or_default().push(self.inline(draft, parts));
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
    fn inline<'d>(&self, draft: &'d Draft, parts: Vec<Words>) -> Item<'d> {
        let whole: Vec<&[String]> = parts.iter().map(|part| &**part).collect();
        let mut calm = Vec::new();
        if self.config.shorten {
            let short: Vec<&[String]> = whole.iter().map(|part| beginning(part, LONG)).collect();
            calm = shortened(&short);
            // Few parts are longer than what is written of them.
            let whole = if short == whole { calm.clone() } else { shortened(&whole) };
            calm.extend(whole);
        }
        calm.push(ident::pascal(&whole.iter().copied().flatten().collect::<Vec<_>>()));
        calm.dedup();
        let further = further(move || explicit(draft, &parts));
        let (fixed, by_lock) = self.fixed(draft);
        Item {
            what: What::Draft(&draft.key),
            fixed,
            by_lock,
            calm,
            further,
            text: None,
            pointer: draft.pointer.as_str(),
        }
    }

    fn settle(&self, items: &[Item<'_>], sink: &mut Sink) -> Vec<Given> {
        let mut given = settle_by(items, |at, level| {
            let item = items.get(at)?;
            if item.by_lock { item.free(level) } else { item.candidate(level) }
        });
        if items.iter().any(|item| item.by_lock && item.fixed.is_some()) {
            // What the lock cannot name keeps what it has without the lock, so that a lock of itself changes nothing.
            let free: Vec<String> = given.iter().map(|given| given.name.clone()).collect();
            given = settle_by(items, |at, level| {
                let item = items.get(at)?;
                match (&item.fixed, level) {
                    (Some(_), level) => item.candidate(level),
                    (None, 0) => free.get(at).cloned(),
                    (None, level) => item.free(level - 1),
                }
            });
        }
        for (item, given) in items.iter().zip(&given) {
            let calm = item.calm.contains(&given.name);
            let other = given.gave_way_to.and_then(|other| items.get(other));
            if let (Some(other), false, What::Draft(_)) = (other, calm, item.what) {
                self.report(item, &given.name, other, sink);
            }
        }
        given
    }

    fn report(&self, item: &Item<'_>, name: &str, other: &Item<'_>, sink: &mut Sink) {
        let wanted = item.calm.last().map(String::as_str).unwrap_or_default();
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

/// Names of an inline type without what is said twice, the shortest first.
fn shortened(parts: &[&[String]]) -> Vec<String> {
    let mut names: Vec<String> =
        without_middle(parts, LONG, ident::LONGEST).iter().map(|row| ident::pascal(row)).collect();
    names.push(ident::pascal(&overlapped(parts.iter().copied())));
    names
}

/// Names of an inline type that tell it from others of the same words.
fn explicit(draft: &Draft, parts: &[Words]) -> Vec<String> {
    let full: Vec<String> = parts.iter().flat_map(|part| part.iter().cloned()).collect();
    let mut names = Vec::new();
    if let Some((owner, inner)) = parts.split_first().filter(|(_, inner)| !inner.is_empty()) {
        let inner = inner.iter().flat_map(|part| part.iter()).map(String::as_str);
        let turned: Vec<&str> = inner.chain(["of"]).chain(owner.iter().map(String::as_str)).collect();
        names.push(ident::pascal(&turned));
    }
    let with = |word: &str| ident::pascal(&[full.clone(), words(word)].concat());
    names.push(with(role(&draft.pointer)));
    names.extend(branches(&draft.pointer).map(|branches| with(&branches)));
    names.push(with(&format!("x {:08x}", hash(draft.key.as_str()))));
    names.dedup();
    names
}

fn component<'d>(draft: &'d Draft, text: &'d str, (fixed, by_lock): (Option<String>, bool), shorten: bool) -> Item<'d> {
    let own = words(text);
    let mut calm = Vec::new();
    if shorten {
        let short = undoubled(&own).unwrap_or(&own);
        let is_enum = matches!(draft.def.shape, Shape::Enum(_));
        let name = ident::pascal(plain(short, is_enum).unwrap_or(short));
        calm.extend(Some(name).filter(|name| !COMMON.contains(&name.as_str())));
    }
    calm.push(ident::pascal(&own));
    calm.dedup();
    let further = further(move || {
        let mut names = Vec::new();
        if draft.pointer.file().is_some() {
            names.extend(outside::with_folders(&draft.pointer).iter().map(|name| ident::type_name(name)));
        }
        names.extend((0..).map_while(|level| variation(text, Style::Pascal, level)));
        names.push(format!("{}X{:08x}", ident::pascal(&own), hash(draft.key.as_str())));
        names
    });
    let pointer = draft.pointer.as_str();
    Item { what: What::Draft(&draft.key), fixed, by_lock, calm, further, text: Some(text), pointer }
}

fn own_items(at: usize, lowered: &Lowered) -> Vec<Item<'_>> {
    let operation = &lowered.operation;
    let item = |what: What<'static>, role: &'static str| {
        let calm = vec![own_type(&lowered.plan, role)];
        let further = further(move || {
            let explicit = [format!("{role} of call"), format!("{role} x {:08x}", hash(&operation.origin.pointer))];
            explicit.iter().map(|role| own_type(&lowered.plan, role)).collect()
        });
        Item { what, fixed: None, by_lock: false, calm, further, text: None, pointer: &operation.origin.pointer }
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
