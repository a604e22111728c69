//! The options of a call, for builders of calls.

use std::time::Duration;

use super::{Call, Options, RawFuture};
use crate::retry::RetryPolicy;
use crate::types::Json;

/// The options of a [`Call`] for its builder: `use` this trait, and they can be given in any order with the builder's
/// own setters.
///
/// It is a trait because methods of each builder would be compiled for each of them. Where the document has a
/// parameter of the same name, its setter goes first, and `call()` leads to the option.
pub trait CallOptions: Sized {
    /// What a successful call gives.
    type Reply;
    /// What a documented failure gives.
    type Error;

    /// The call as it stands.
    fn into_call(self) -> Call<Self::Reply, Self::Error>;

    #[doc(hidden)]
    fn options(&mut self) -> &mut Options;

    /// Limits the time of the whole call, with all attempts.
    fn timeout(mut self, limit: Duration) -> Self {
        self.options().timeout(limit);
        self
    }

    /// Sends a header, in place of one of that name.
    fn header(mut self, name: &str, value: &str) -> Self {
        self.options().header(name, value);
        self
    }

    /// Adds a query parameter.
    fn query(mut self, name: &str, value: &str) -> Self {
        self.options().query(name, value);
        self
    }

    /// Sends an `Idempotency-Key`, by which the server knows a repetition; so the call may be repeated like an
    /// idempotent one.
    fn idempotency_key(mut self, key: &str) -> Self {
        self.options().idempotency_key(key);
        self
    }

    /// Sends an `Idempotency-Key` that is made up.
    fn random_idempotency_key(mut self) -> Self {
        self.options().random_idempotency_key();
        self
    }

    /// Sets how failed attempts of this call are repeated.
    fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options().retry(policy);
        self
    }

    /// Sends the body in another of the content types that the operation declares.
    fn content_type(mut self, content_type: &str) -> Self {
        self.options().content_type(content_type);
        self
    }

    /// Adds a member to the body's object, in place of one of that name.
    fn body_member(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.options().body_member(name, value.into());
        self
    }

    /// Sets whether a request that breaks the document's rules is refused before it is sent.
    fn validate(mut self, validate: bool) -> Self {
        self.options().validate(validate);
        self
    }

    /// Sends the request and returns the answer of whatever status, unread.
    fn raw(self) -> RawFuture {
        self.into_call().raw()
    }

    /// Sends the request and waits for the answer on this thread.
    ///
    /// # Errors
    /// As the awaited call.
    #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
    fn send_blocking(self) -> Result<crate::Reply<Self::Reply>, crate::Error<Self::Error>> {
        self.into_call().send_blocking()
    }
}
