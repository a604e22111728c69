//! A span per attempt, with OpenTelemetry's names for HTTP clients and nothing secret.

use super::Outcome;
use crate::request::Prepared;

/// The span of an attempt.
#[cfg(not(feature = "tracing"))]
#[derive(Default)]
pub(super) struct Span(());

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(super) fn begin(_: &Prepared, _: u32) -> Self {
        Self(())
    }

    pub(super) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(super) fn end(&mut self, _: &Outcome) {}
}

/// The span of an attempt.
#[cfg(feature = "tracing")]
pub(super) struct Span(tracing::Span);

#[cfg(feature = "tracing")]
impl Default for Span {
    fn default() -> Self {
        Self(tracing::Span::none())
    }
}

#[cfg(feature = "tracing")]
impl Span {
    /// The path in the span is the template, since values may be personal; the
    /// query is left out, since it may carry keys.
    pub(super) fn begin(call: &Prepared, number: u32) -> Self {
        use tracing::field::Empty;

        let operation = call.operation();
        Self(tracing::info_span!(
            "http.client",
            otel.name = format!("{} {}", operation.method, operation.path),
            otel.kind = "client",
            http.request.method = operation.method,
            http.request.resend_count = number - 1,
            url.template = operation.path,
            url.scheme = call.uri.scheme_str().unwrap_or_default(),
            server.address = call.uri.host().unwrap_or_default(),
            server.port = call.uri.port_u16(),
            openapi.operation = operation.id,
            http.response.status_code = Empty,
            error.type = Empty,
            otel.status_code = Empty,
        ))
    }

    pub(super) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.in_scope(work)
    }

    pub(super) fn end(&mut self, outcome: &Outcome) {
        let span = std::mem::take(self).0;
        let (status, problem) = match outcome {
            Ok(answer) => (Some(answer.status()), None),
            Err(failed) => (failed.answer.as_ref().map(|answer| answer.status()), Some(failed.failure.name())),
        };
        if let Some(status) = status {
            span.record("http.response.status_code", status);
        }
        let problem = problem.map(str::to_owned);
        let problem = problem.or_else(|| status.filter(|status| *status >= 400).map(|status| status.to_string()));
        if let Some(problem) = problem {
            span.record("error.type", problem);
            span.record("otel.status_code", "ERROR");
        }
    }
}
