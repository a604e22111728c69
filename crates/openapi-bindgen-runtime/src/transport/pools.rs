//! One set of connections per runtime.
//!
//! A connection is served by a task of the runtime that opened it, and dies
//! with it. A client that outlives its runtimes, as in tests or between
//! blocking and other calls, must not wait for such a connection.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Handle, Id};

use super::{TransportError, TransportErrorKind};

const REMEMBERED: usize = 4;

pub(super) struct Pools<C>(Mutex<VecDeque<(Id, C)>>);

impl<C> Default for Pools<C> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<C: Clone> Pools<C> {
    /// The client of the current runtime, made by `make` when it has none.
    ///
    /// # Errors
    /// When there is no current runtime, or `make` fails.
    pub(super) fn client(&self, make: impl FnOnce() -> Result<C, TransportError>) -> Result<C, TransportError> {
        let runtime = Handle::try_current().map_err(|error| TransportError::new(TransportErrorKind::Setup, error))?;
        let mut pools = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, client)) = pools.iter().find(|(id, _)| *id == runtime.id()) {
            return Ok(client.clone());
        }
        let client = make()?;
        pools.push_front((runtime.id(), client.clone()));
        pools.truncate(REMEMBERED);
        Ok(client)
    }
}
