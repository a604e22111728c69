//! Tables: operation in the document, place and name in Rust.

use openapi_bindgen_spec::model::Operation;

use super::{media, naming, params, status};

/// The calmest name of an operation, as `module.method`.
fn called(id: &str, tag: &str, method: &str, path: &str) -> String {
    let operation = Operation {
        id: (!id.is_empty()).then(|| id.to_owned()),
        tags: if tag.is_empty() { Vec::new() } else { vec![tag.to_owned()] },
        method: method.to_owned(),
        path: path.to_owned(),
        ..Operation::default()
    };
    let home = naming::home_words(&operation);
    let candidates = naming::candidates(&operation, &home, true);
    format!("{}.{}", home.join("_"), naming::method(&candidates[0]))
}

#[test]
fn methods_read_well() {
    let table = [
        // drf-spectacular
        ("leads_bulk_create_create", "Leads", "post", "/api/leads/bulk-create/", "leads.bulk_create"),
        ("leads_list", "Leads", "get", "/api/leads/", "leads.list"),
        ("api_v1_leads_partial_update", "leads", "patch", "/api/v1/leads/{id}/", "leads.partial_update"),
        ("users_users_list", "users", "get", "/users/users/", "users.list"),
        ("core_applications_create", "core", "post", "/core/applications/", "core.applications_create"),
        ("lead_notes_list", "Lead notes", "get", "/lead-notes/", "lead_notes.list"),
        // GitHub
        ("repos/create-fork", "repos", "post", "/repos/{owner}/{repo}/forks", "repos.create_fork"),
        ("code-scanning/list-alerts", "code-scanning", "get", "/x", "code_scanning.list_alerts"),
        // Stripe, which has no tags
        ("GetAccountsAccount", "", "get", "/v1/accounts/{account}", "accounts.get_account"),
        ("GetAccounts", "", "get", "/v1/accounts", "accounts.get_accounts"),
        ("GetEventsId", "", "get", "/v1/events/{id}", "events.get_events_id"),
        ("PostChargesChargeCapture", "", "post", "/v1/charges/{charge}/capture", "charges.post_charge_capture"),
        // FastAPI
        ("read_items_items__get", "", "get", "/items/", "items.read_items"),
        ("read_item_items__item_id__get", "items", "get", "/items/{item_id}", "items.read_item"),
        ("create_user_api_v1_users_post", "users", "post", "/api/v1/users", "users.create_user"),
        // Kubernetes
        ("listCoreV1NamespacedPod", "core_v1", "get", "/api/v1/pods", "core_v1.list_namespaced_pod"),
        ("getAppsV1APIResources", "apps_v1", "get", "/apis/apps/v1/", "apps_v1.get_api_resources"),
        // Google
        ("projects.secrets.list", "projects", "get", "/v1/projects/{p}/secrets", "projects.secrets_list"),
        ("secretmanager.projects.list", "", "get", "/v1/projects", "projects.secretmanager_list"),
        // camel case, the most common
        ("getPetById", "pet", "get", "/pet/{petId}", "pet.get_by_id"),
        ("addPet", "pet", "post", "/pet", "pet.add_pet"),
        ("listPets", "pets", "get", "/pets", "pets.list_pets"),
        ("showPetById", "pets", "get", "/pets/{id}", "pets.show_by_id"),
        ("searchStatuses", "status", "get", "/statuses", "status.search_statuses"),
        // nothing but method and path
        ("", "", "get", "/users/{id}/posts/{post_id}", "users.get_posts_by_post_id"),
        ("", "", "get", "/users", "users.get_users"),
        ("", "", "get", "/users/{id}", "users.get_by_id"),
        ("", "Orders", "post", "/v2/orders/{id}:cancel", "orders.post_cancel"),
        ("", "", "get", "/", "root.get_root"),
        ("", "", "delete", "/{id}", "root.delete_by_id"),
        ("", "", "get", "/a.{x}", "a.get_a"),
        // ids that are no names
        ("-", "x", "get", "/y", "x.get_y"),
        ("2fa", "auth", "post", "/2fa", "auth.n2fa"),
        ("self", "users", "get", "/users/self", "users.self_"),
    ];
    for (id, tag, method, path, name) in table {
        assert_eq!(called(id, tag, method, path), name, "{id:?} {tag:?} {method} {path}");
    }
}

#[test]
fn path_placeholders() {
    let table: [(&str, &[&str]); 6] = [
        ("/a/{b}/c", &["b"]),
        ("/a.{x}", &["x"]),
        ("/{x}:verb", &["x"]),
        ("/{a}{b}/{a}", &["a", "b"]),
        ("/{a", &[]),
        ("/a?b={c}#d", &["c"]),
    ];
    for (path, names) in table {
        assert_eq!(params::placeholders(path), names, "{path}");
    }
}

#[test]
fn statuses() {
    let table = [
        ("200", "Ok"),
        ("404", "NotFound"),
        ("4xx", "ClientError"),
        ("5XX", "ServerError"),
        ("default", "Other"),
        ("Default", "Other"),
        ("499", "Status499"),
        ("2XX", "Success"),
    ];
    for (text, name) in table {
        assert_eq!(status::variant(status::key(text).unwrap()), name, "{text}");
    }
    for text in ["", "20", "2000", "XXX", "x-ok", "0xx", "4XY", "２００"] {
        assert_eq!(status::key(text), None, "{text:?}");
    }
}

#[test]
fn media_types() {
    use media::Media::{Bytes, Events, Form, Json, JsonLines, Multipart, Text};
    use openapi_bindgen_spec::model::{Document, MediaType};
    let table = [
        ("application/json", Json),
        ("application/json; charset=utf-8", Json),
        ("APPLICATION/JSON", Json),
        ("application/vnd.github.v3+json", Json),
        ("application/problem+json", Json),
        ("text/json", Json),
        ("application/json-patch+json", Json),
        ("application/x-www-form-urlencoded", Form),
        ("multipart/form-data", Multipart),
        ("multipart/mixed", Multipart),
        ("text/event-stream", Events),
        ("application/x-ndjson", JsonLines),
        ("application/jsonl", JsonLines),
        ("application/json-seq", JsonLines),
        ("text/plain", Text),
        ("text/csv", Text),
        ("application/xml", Text),
        ("application/atom+xml", Text),
        ("image/svg+xml", Text),
        ("application/octet-stream", Bytes),
        ("application/pdf", Bytes),
        ("image/*", Bytes),
        ("*/*", Bytes),
        ("nonsense", Bytes),
        ("", Bytes),
    ];
    let document = Document::default();
    for (name, kind) in table {
        let media = MediaType { name: name.to_owned(), ..MediaType::default() };
        assert_eq!(media::classify(&document, &media), kind, "{name}");
    }
}
