//! Answers that come piece by piece: server-sent events, JSON lines, pages.

mod error;
mod lines;
mod link;
mod live;
mod pages;
mod parser;
mod sse;

pub use error::StreamError;
pub use lines::LineStream;
pub use live::{LiveError, LiveEvents};
pub use pages::{PageItems, PagePlace, Pages};
pub use parser::EventParser;
pub use sse::{Event, EventStream};

/// The longest event or line, unless set otherwise.
const DEFAULT_LIMIT: usize = 16 << 20;
