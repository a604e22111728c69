//! Webhooks and callbacks: the types that the user's own server receives and answers.

use openapi_bindgen_diagnostics::{Pointer, Sink};
use openapi_bindgen_spec::model::{Document, Operation};

use super::media::{self, Media};
use super::{Context, Role, shared};
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
            let place = match media.pointer.is_within(&webhook.pointer) {
                true => super::place::named(&name(context.document, webhook), role),
                false => shared(&media.pointer, role_of(direction)),
            };
            context.schemas.lower_use(id, &place, direction, sink);
        }
    }
}

fn role_of(direction: Direction) -> Role<'static> {
    if direction == Direction::Response { Role::Body("Payload") } else { Role::Answer("Answer") }
}

/// A webhook's name; a callback's, behind the operation that it belongs to.
fn name(document: &Document, webhook: &Operation) -> String {
    if let Some(id) = &webhook.id {
        return id.clone();
    }
    let Some((owner, rest)) = webhook.pointer.as_str().split_once("/callbacks/") else {
        return webhook.path.clone();
    };
    let key = Pointer::parse(&format!("/{rest}")).tokens().next().unwrap_or_default();
    let owner = document.operations.iter().find(|operation| operation.pointer.as_str() == owner);
    match owner.map(|owner| owner.id.clone().unwrap_or_else(|| format!("{} {}", owner.method, owner.path))) {
        Some(owner) => format!("{owner} {key}"),
        None => key,
    }
}
