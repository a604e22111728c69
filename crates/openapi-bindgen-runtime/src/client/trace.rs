//! A span per attempt, with OpenTelemetry's names for HTTP clients and nothing secret.

use super::exchange::Attempt;
use super::{Failed, Prepared};

type Outcome = Result<Attempt, Box<Failed>>;

#[cfg(not(feature = "tracing"))]
pub(super) async fn traced(_: &Prepared, _: u32, work: impl Future<Output = Outcome>) -> Outcome {
    work.await
}

/// The path in the span is the template, since values may be personal; the
/// query is left out, since it may carry keys.
#[cfg(feature = "tracing")]
pub(super) async fn traced(call: &Prepared, number: u32, work: impl Future<Output = Outcome>) -> Outcome {
    use tracing::Instrument;
    use tracing::field::Empty;

    let operation = call.operation;
    let span = tracing::info_span!(
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
    );
    let outcome = work.instrument(span.clone()).await;
    let (status, problem) = match &outcome {
        Ok(done) => (Some(done.answer.status()), None),
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
    outcome
}
