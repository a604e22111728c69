//! What lowering a schema gives: a draft for each type that needs a definition, and a use for each place.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_ir::{Check, Docs, Type, TypeDef, TypePath};

use super::Home;

/// Which way values of a schema travel. Read-only and write-only members and files depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Direction {
    /// From the user to the server.
    Request,
    /// From the user to the server as a multipart body, where binary members are files.
    Multipart,
    /// From the server to the user.
    Response,
}

/// Which of a schema's types a draft is. Most schemas have one type for every direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum View {
    /// The only type, or the one that responses use.
    #[default]
    Whole,
    /// Without what only the server may send.
    Request,
    /// As `Request`, with files.
    Multipart,
}

impl View {
    /// The view of a key.
    pub(crate) fn of(key: &Key) -> Self {
        if key.0.ends_with("@request") {
            Self::Request
        } else if key.0.ends_with("@multipart") {
            Self::Multipart
        } else {
            Self::Whole
        }
    }

    /// The word that tells a view's type from the others.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Whole => None,
            Self::Request => Some("request"),
            Self::Multipart => Some("multipart"),
        }
    }
}

/// Names a draft: its schema's pointer, followed by `@request` or `@multipart` for the other views.
///
/// Until names are assigned, `Type::Named` carries a key's text in `TypePath::name`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(String);

impl Key {
    /// The key of a schema's type in a view.
    pub(crate) fn new(pointer: &str, view: View) -> Self {
        Self(match view {
            View::Whole => pointer.to_owned(),
            View::Request => format!("{pointer}@request"),
            View::Multipart => format!("{pointer}@multipart"),
        })
    }

    /// The key that a type path carries until names are assigned.
    pub(crate) fn of(path: &TypePath) -> Self {
        Self(path.name.clone())
    }

    /// Its text without the view: the pointer, with a suffix where several types come from one schema.
    pub(crate) fn without_view(&self) -> &str {
        let text = self.0.strip_suffix("@request").or_else(|| self.0.strip_suffix("@multipart"));
        text.unwrap_or(&self.0)
    }

    /// Its text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The type path that carries it.
    pub(crate) fn path(&self) -> TypePath {
        TypePath { tag: None, name: self.0.clone() }
    }

    /// A use of the draft.
    pub(crate) fn named(&self) -> Type {
        Type::Named(self.path())
    }
}

/// A type before it has its name.
///
/// In `def`, `path` carries the key, `file` is empty, and every `name` is what the document says: a field's key,
/// an enum value's own text (or its `x-enum-varnames` entry), words for a union's branch, `extra` for the map of
/// further members.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its key.
    pub(crate) key: Key,
    /// Where its schema stands.
    pub(crate) pointer: Pointer,
    /// Which view of the schema it is; `words` already say so where it matters.
    pub(crate) view: View,
    /// What it is named from, in the document's spelling.
    pub(crate) words: Vec<String>,
    /// Which file it belongs to.
    pub(crate) home: Home,
    /// What it is.
    pub(crate) def: TypeDef,
}

impl Draft {
    /// What names it in the lock: as its key, but without the view where the schema has one type after all.
    pub(crate) fn lock_key(&self) -> String {
        Key::new(self.key.without_view(), self.view).0
    }
}

/// A schema as it is used at one place.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    /// The type without presence and without null.
    pub(crate) ty: Type,
    /// Whether null is allowed beside the type.
    pub(crate) nullable: bool,
    /// Checks on the value (not on null).
    pub(crate) checks: Vec<Check>,
    /// The documentation of this use.
    pub(crate) docs: Docs,
    /// `default` as JSON text.
    pub(crate) default: Option<String>,
    /// `deprecated`
    pub(crate) deprecated: bool,
    /// `readOnly`
    pub(crate) read_only: bool,
    /// `writeOnly`
    pub(crate) write_only: bool,
}

impl Use {
    /// A use of a type, with nothing said about it.
    pub(crate) fn of(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            checks: Vec::new(),
            docs: Docs::default(),
            default: None,
            deprecated: false,
            read_only: false,
            write_only: false,
        }
    }

    /// The type with null as part of it, for places that have no presence: items, payloads, aliases.
    pub(crate) fn whole_type(&self) -> Type {
        if self.nullable { Type::Nullable(Box::new(self.ty.clone())) } else { self.ty.clone() }
    }
}
