//! The IR of the Sela document, as lowering is to give it.

use openapi_bindgen_ir::*;

use super::*;

pub fn api() -> Api {
    Api {
        package: Package {
            name: "sela".to_owned(),
            title: "Sela API".to_owned(),
            description: "Voice AI agents with superhuman conversion rates".to_owned(),
            document: "spec/Sela_API.yaml".to_owned(),
            api_version: "1.0.2".to_owned(),
            ..package("sela")
        },
        servers: vec![Server {
            url: "https://api.trysela.com/".to_owned(),
            description: "Production API".to_owned(),
            variables: Vec::new(),
        }],
        schemes: vec![Scheme {
            name: "tokenAuth".to_owned(),
            kind: SchemeKind::HeaderKey { name: "Authorization".to_owned(), prefix: "Token ".to_owned() },
            setter: Some(CredentialSetter { name: "token".to_owned(), env: "SELA_API_KEY".to_owned() }),
            docs: docs("Token-based authentication with required prefix \"Token\""),
            origin: at("/components/securitySchemes/tokenAuth"),
        }],
        types: types(),
        tags: vec![Tag {
            name: "Leads".to_owned(),
            module: "leads".to_owned(),
            handle: "Leads".to_owned(),
            docs: Docs::default(),
            operations: vec![bulk_create()],
        }],
        examples: Vec::new(),
        ..Api::default()
    }
}

fn types() -> Vec<TypeDef> {
    let fields = |fields: Vec<Field>| Shape::Struct(Struct { fields, ..Struct::default() });
    vec![
        TypeDef {
            in_requests: false,
            ..def(
                "Action",
                "ActionEnum",
                Shape::Enum(Enum {
                    kind: EnumKind::String,
                    values: vec![
                        value("Created", "created", "created"),
                        value("Reengaged", "reengaged", "reengaged"),
                        value("Error", "error", "error"),
                    ],
                }),
            )
        },
        TypeDef {
            in_responses: false,
            ..def(
                "BulkCreateLeadRequest",
                "BulkCreateLeadRequestRequest",
                fields(vec![field("leads", list(named("CreateLeadRequest")), Presence::Required)]),
            )
        },
        TypeDef {
            in_requests: false,
            ..def(
                "BulkCreateLeadResponse",
                "BulkCreateLeadResponse",
                fields(vec![field("results", list(named("BulkCreateLeadResult")), Presence::Required)]),
            )
        },
        TypeDef {
            in_requests: false,
            ..def(
                "BulkCreateLeadResult",
                "BulkCreateLeadResult",
                fields(vec![
                    field("id", Type::I64, Presence::RequiredNullable),
                    field("action", named("Action"), Presence::Required),
                    field("error", Type::String, Presence::Optional),
                    field("enqueue_error", Type::Bool, Presence::Optional),
                ]),
            )
        },
        TypeDef { in_responses: false, ..def("CreateLeadRequest", "CreateLeadRequestRequest", Shape::Struct(lead())) },
        TypeDef {
            in_requests: false,
            ..def(
                "ErrorResponse",
                "ErrorResponse",
                fields(vec![
                    field("non_field_errors", list(Type::String), Presence::Optional),
                    field("phone_number", list(Type::String), Presence::Optional),
                    field("email", list(Type::String), Presence::Optional),
                    field("detail", Type::String, Presence::Optional),
                ]),
            )
        },
        def(
            "UsState",
            "UsStateEnum",
            Shape::Enum(Enum {
                kind: EnumKind::String,
                values: [("Al", "AL", "Alabama"), ("Ak", "AK", "Alaska"), ("Ca", "CA", "California")]
                    .map(|(name, wire, label)| value(name, wire, label))
                    .to_vec(),
            }),
        ),
    ]
}

fn lead() -> Struct {
    use Presence::{OptionalNullable, Required};
    let described = |field: Field, text: &str| Field { docs: docs(text), ..field };
    let checked = |field: Field, check: Check| Field { checks: vec![check], ..field };
    Struct {
        fields: vec![
            described(
                checked(field("email", Type::String, OptionalNullable), Check::Format("email".to_owned())),
                "The email address of the lead.",
            ),
            described(
                checked(field("phone_number", Type::String, Required), Check::MinLength(1)),
                "The phone number of the lead. Either E.164 or US format. Must have a valid area code.",
            ),
            described(
                field("metadata", map(Type::Json), OptionalNullable),
                "Any additional information. Common fields to include in the metadata are `first_name` and `last_name`.",
            ),
            described(
                field("lead_type", Type::I64, OptionalNullable),
                "The id of the campaign this lead is a part of.",
            ),
            described(
                field("representative", Type::I64, OptionalNullable),
                "The id of the representative assigned to this lead.",
            ),
            described(
                checked(field("external_id", Type::String, OptionalNullable), Check::MaxLength(255)),
                "The external id of the lead. This can be your CRM id.",
            ),
            described(
                field("us_state", blank_or(named("UsState")), OptionalNullable),
                "The US state of the lead. This is used to determine the timezone of the lead.",
            ),
            described(
                checked(field("lead_source", Type::String, OptionalNullable), Check::MaxLength(255)),
                "The source of the lead. This can be used to track the lead provider.",
            ),
            field("call_schedule_start_time", Type::DateTime, OptionalNullable),
        ],
        rest: Rest::Kept { name: "extra".to_owned(), value: Type::Json, docs: Docs::default(), checks: Vec::new() },
        checks: Vec::new(),
    }
}

fn bulk_create() -> Operation {
    let request = || named("BulkCreateLeadRequest");
    let example = |name: &str, json: &str| Example {
        name: name.to_owned(),
        summary: String::new(),
        json: json.to_owned(),
        valid: true,
        origin: at(&format!("/paths/~1api~1leads~1bulk-create~1/post/examples/{name}")),
    };
    let mut main = media("application/json", BodyKind::Json, request());
    main.examples = vec![example(
        "BulkCreateLeads",
        r#"{"leads":[{"email":"first_name@trysela.com","phone_number":"+18042221111","us_state":"CA"}]}"#,
    )];
    let mut ok = case(
        "Ok",
        StatusKey::Exact(200),
        Payload::Json(named("BulkCreateLeadResponse")),
        "Per-lead bulk create results.",
    );
    ok.examples = vec![example(
        "BulkCreateResult",
        r#"{"results":[{"id":123,"action":"created"},{"id":null,"action":"error","error":"Each lead must be a JSON object."}]}"#,
    )];
    let mut bad = case(
        "BadRequest",
        StatusKey::Exact(400),
        Payload::Json(named("ErrorResponse")),
        "Request body is missing a leads list or exceeds the bulk limit.",
    );
    bad.examples = vec![example("MissingLeadsList", r#"{"detail":"Request body must contain a 'leads' list."}"#)];
    Operation {
        id: "leads_bulk_create_create".to_owned(),
        docs: Docs {
            summary: "Bulk Create Leads".to_owned(),
            text: "Creates or reengages multiple leads in one request. Each item accepts the same fields as \
                   `POST /api/leads/`. Results preserve request order and report whether each item was created, \
                   reengaged, or failed validation."
                .to_owned(),
            notes: Vec::new(),
        },
        body: Some(Body {
            also: vec![
                media("application/x-www-form-urlencoded", BodyKind::Form, request()),
                media("multipart/form-data", BodyKind::Multipart, request()),
            ],
            ..body(main)
        }),
        reply: Reply { cases: vec![ok], enum_type: None, accept: "application/json".to_owned() },
        errors: vec![bad],
        error_type: Some(tagged("leads", "BulkCreateError")),
        security: vec![vec![("tokenAuth".to_owned(), Vec::new())]],
        ..operation("bulk_create", "POST", "/api/leads/bulk-create/")
    }
}
