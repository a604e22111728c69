//! One change and everything that is said about it.

use crate::codes::Code;
use crate::verdict::{Source, Wire};

/// Which of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The document as it was.
    Old,
    /// The document as it is now.
    New,
}

/// A place in the text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as it should be shown.
    pub file: String,
    /// The line on which the excerpt begins, from 1.
    pub line: usize,
    /// Some lines of the document from there on; may be empty.
    pub excerpt: String,
}

/// A node of a document, and where its text stands once [`Review::locate`](crate::Review::locate) has found it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// JSON pointer, without `#`.
    pub pointer: String,
    /// Where it stands in the text.
    pub place: Option<Place>,
}

/// What in the documents is different.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// In the old document; `None` for what is new.
    pub old: Option<Spot>,
    /// In the new document; `None` for what is gone.
    pub new: Option<Spot>,
}

/// What in the generated crate is different.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The Rust path of the item, below the crate.
    pub item: String,
    /// Further items to which the same thing happens, because the documents say it once for all.
    pub also: Vec<String>,
    /// Its signature in the old crate.
    pub old: Option<String>,
    /// Its signature in the new crate.
    pub new: Option<String>,
}

/// The operations through which clients meet what changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Users {
    /// `POST /leads/ (request)`, sorted; at most [`Users::SHOWN`].
    pub shown: Vec<String>,
    /// How many there are; a lower bound when `more` is set.
    pub total: usize,
    /// Whether the search was cut short.
    pub more: bool,
}

impl Users {
    /// How many operations are named.
    pub const SHOWN: usize = 12;
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of change it is.
    pub code: &'static Code,
    /// What it does to Rust code.
    pub source: Source,
    /// What it does to requests of clients already shipped; `None` where no request is concerned.
    pub request: Option<Wire>,
    /// What it does to them when they read responses; `None` where no response is concerned.
    pub response: Option<Wire>,
    /// The change in one sentence.
    pub what: String,
    /// What becomes of clients already shipped, in one sentence.
    pub why: String,
    /// What to do about it.
    pub advice: String,
    /// The keyword of the document that changed, such as `maxLength`; may be empty.
    pub keyword: String,
    /// Where the documents differ.
    pub cause: Cause,
    /// Where the crates differ.
    pub effect: Effect,
    /// Through which operations it is met.
    pub users: Users,
    /// The document promises no stability for the operations concerned (`x-stability-level: alpha` or `draft`), so
    /// that the change counts as no break.
    pub unstable: bool,
    /// It follows from another change, and is said only where nothing else says as much.
    pub(crate) follows: bool,
    /// The item that gives this one its name; empty for most.
    pub(crate) named_after: String,
    /// Nodes in which the change stands that this one follows from, if there is one.
    pub(crate) within: Vec<String>,
}

impl Finding {
    pub(crate) fn new(code: &'static Code, what: impl Into<String>) -> Self {
        Self {
            code,
            source: Source::None,
            request: None,
            response: None,
            what: what.into(),
            why: String::new(),
            advice: String::new(),
            keyword: String::new(),
            cause: Cause::default(),
            effect: Effect::default(),
            users: Users::default(),
            unstable: false,
            follows: false,
            named_after: String::new(),
            within: Vec::new(),
        }
    }

    /// The worse of both directions.
    #[must_use]
    pub fn wire(&self) -> Wire {
        self.request.unwrap_or_default().max(self.response.unwrap_or_default())
    }

    /// Whether a client that worked may stop working or work differently, where the document promised otherwise.
    #[must_use]
    pub fn breaks_wire(&self) -> bool {
        self.wire().breaks() && !self.unstable
    }

    /// Whether it belongs to what a reviewer reads: it breaks something, or offers something new.
    #[must_use]
    pub fn matters(&self) -> bool {
        self.source >= Source::Minor || self.wire().breaks()
    }

    /// Its place in the order of danger, 0 being worst.
    pub(crate) fn rank(&self) -> u8 {
        match (self.wire(), self.source) {
            _ if self.unstable => 6,
            (Wire::Misdirected, _) => 0,
            (Wire::Silent, _) => 1,
            _ if self.code.silent && self.keyword == "order" => 1,
            (Wire::Decode, _) => 2,
            (Wire::Refused, _) => 3,
            (_, Source::Major) => 4,
            (Wire::Tightened, _) => 5,
            (Wire::Fine, Source::Minor) => 7,
            (Wire::Fine, _) => 8,
        }
    }

    pub(crate) fn source(mut self, source: Source) -> Self {
        self.source = source;
        self
    }

    pub(crate) fn request(mut self, wire: Wire) -> Self {
        self.request = Some(wire);
        self
    }

    pub(crate) fn response(mut self, wire: Wire) -> Self {
        self.response = Some(wire);
        self
    }

    pub(crate) fn wires(mut self, request: Option<Wire>, response: Option<Wire>) -> Self {
        self.request = request;
        self.response = response;
        self
    }

    pub(crate) fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    pub(crate) fn keyword(mut self, keyword: impl Into<String>) -> Self {
        self.keyword = keyword.into();
        self
    }

    pub(crate) fn follows(mut self, follows: bool) -> Self {
        self.follows = follows;
        self
    }

    pub(crate) fn old(mut self, pointer: &str) -> Self {
        self.cause.old = Some(Spot { pointer: pointer.to_owned(), place: None });
        self
    }

    pub(crate) fn new_at(mut self, pointer: &str) -> Self {
        self.cause.new = Some(Spot { pointer: pointer.to_owned(), place: None });
        self
    }

    pub(crate) fn item(mut self, item: impl Into<String>) -> Self {
        self.effect.item = item.into();
        self
    }

    pub(crate) fn was(mut self, signature: impl Into<String>) -> Self {
        self.effect.old = Some(signature.into());
        self
    }

    pub(crate) fn is(mut self, signature: impl Into<String>) -> Self {
        self.effect.new = Some(signature.into());
        self
    }
}
