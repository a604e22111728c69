//! Where a schema stands: what types in it are named after, and in which file they live.

use std::rc::Rc;

/// Which part of the output a type belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Home {
    /// The file of this component (or of another group of types) under `types/`.
    Component(String),
    /// The file of the operation with this pointer.
    Operation(String),
}

/// A place in a document, as a chain of words from its root.
///
/// The words are the document's own spelling; giving them a Rust shape is the names module's affair.
#[derive(Clone, Debug)]
pub(crate) struct Place(Rc<Node>);

#[derive(Debug)]
struct Node {
    root: Rc<Root>,
    parent: Option<Place>,
    word: String,
}

#[derive(Debug)]
struct Root {
    home: Home,
    words: Vec<String>,
}

impl Place {
    /// The place of a component schema, or of anything that is named like one.
    pub(crate) fn component(name: &str) -> Self {
        Self::root(Home::Component(name.to_owned()), vec![name.to_owned()])
    }

    /// A place with these words, such as an operation's words and a role.
    pub(crate) fn root(home: Home, words: Vec<String>) -> Self {
        Self(Rc::new(Node { root: Rc::new(Root { home, words }), parent: None, word: String::new() }))
    }

    /// The place one step inside: a member's key, `item`, `value`, or the words of a branch.
    pub(crate) fn child(&self, word: &str) -> Self {
        Self(Rc::new(Node { root: Rc::clone(&self.0.root), parent: Some(self.clone()), word: word.to_owned() }))
    }

    /// The words from the root to here.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut inner = Vec::new();
        let mut here = self;
        while let Some(parent) = &here.0.parent {
            inner.push(here.0.word.clone());
            here = parent;
        }
        let mut words = self.0.root.words.clone();
        words.extend(inner.into_iter().rev());
        words
    }

    /// Which part of the output types at this place belong to.
    pub(crate) fn home(&self) -> &Home {
        &self.0.root.home
    }
}
