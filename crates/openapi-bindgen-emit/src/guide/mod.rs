//! What people read first: README and the runnable example, both with names of the API at hand.

mod expression;
mod quickstart;
mod readme;
mod showcase;
mod tests;

pub(crate) use quickstart::emit as emit_quickstart;
pub(crate) use readme::emit as emit_readme;
