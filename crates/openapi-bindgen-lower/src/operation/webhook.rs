//! Webhooks and callbacks: the types that the user's own server receives and answers.

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_spec::model::Operation;

use super::media::{self, Media};
use super::{Context, shared};
use crate::schema::Direction;

/// Lowers the bodies of webhooks and callbacks, for their types only.
pub(crate) fn lower_webhooks(context: &mut Context<'_>, sink: &mut Sink) {
    for webhook in &context.document.webhooks {
        bodies(context, webhook, sink);
    }
}

fn bodies(context: &mut Context<'_>, webhook: &Operation, sink: &mut Sink) {
    let sent = webhook.body.iter().flat_map(|body| &body.content).map(|media| (media, Direction::Response, "Payload"));
    let answers = webhook.responses.iter().flat_map(|response| &response.content);
    let all: Vec<_> = sent.chain(answers.map(|media| (media, Direction::Request, "Answer"))).collect();
    for (media, direction, role) in all {
        let json = media::classify(context.document, media) == Media::Json;
        if let (true, Some(id)) = (json, media.schema) {
            let name = webhook.id.as_deref().unwrap_or(&webhook.path);
            let place = match media.pointer.is_within(&webhook.pointer) {
                true => super::place::named(name, role),
                false => shared(&media.pointer, &[role]),
            };
            context.schemas.lower_use(id, &place, direction, sink);
        }
    }
}
