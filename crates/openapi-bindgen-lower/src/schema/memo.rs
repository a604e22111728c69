//! What has been worked out about schemas already.

use std::cell::RefCell;

use openapi_bindgen_spec::model::SchemaId;

/// Answers by schema. Ids count from zero without gaps, so a plain list finds them fastest.
pub(super) struct Memo<T>(RefCell<Vec<Option<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer, if there is one yet.
    pub(super) fn get(&self, id: SchemaId) -> Option<T> {
        self.0.borrow().get(id.index())?.clone()
    }

    /// Remembers an answer.
    pub(super) fn set(&self, id: SchemaId, answer: T) {
        let mut known = self.0.borrow_mut();
        if known.len() <= id.index() {
            known.resize(id.index() + 1, None);
        }
        if let Some(known) = known.get_mut(id.index()) {
            *known = Some(answer);
        }
    }
}
