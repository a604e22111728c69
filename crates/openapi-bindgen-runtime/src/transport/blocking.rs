//! Calls that wait on the calling thread, over one runtime of our own.

use std::sync::OnceLock;
use std::sync::mpsc;
use std::thread;

use tokio::runtime::{Builder, Handle};

use super::{BoxFuture, TransportError, TransportErrorKind};

/// Runs a future to its end while this thread waits. The work is done on a
/// thread of its own, so that it may be called from anywhere, also from
/// within another runtime (whose thread it then holds up).
///
/// # Errors
/// When the runtime cannot be started.
pub(crate) fn block_on<T: Send + 'static>(work: BoxFuture<T>) -> Result<T, TransportError> {
    let stopped = || TransportError::new(TransportErrorKind::Setup, "the runtime for blocking calls has stopped");
    let (give, take) = mpsc::sync_channel(1);
    runtime()?.spawn(async move {
        // Nobody waits any more when the receiving thread is gone.
        let _ = give.send(work.await);
    });
    take.recv().map_err(|_| stopped())
}

fn runtime() -> Result<&'static Handle, TransportError> {
    static RUNTIME: OnceLock<Result<Handle, String>> = OnceLock::new();
    let started = RUNTIME.get_or_init(|| start().map_err(|error| error.to_string()));
    started.as_ref().map_err(|error| TransportError::new(TransportErrorKind::Setup, error.as_str()))
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("openapi-bindgen-blocking".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}
