//! Every shape, type, presence, guard and check.

use super::super::*;

pub fn all() -> Vec<TypeDef> {
    vec![
        everything(),
        page(),
        def("Meta", "Meta", structure(vec![field("cursor", Type::I64, Presence::RequiredNullable)])),
        def("Empty", "Empty", Shape::Struct(Struct::default())),
        def("Patched", "Patched", structure(vec![field("a", Type::String, Presence::Optional)])),
        closed(),
        checked(),
        def("Dictionary", "Dictionary", Shape::Alias(map(list(nullable(Type::I64))))),
        def("Truth", "Truth", Shape::Alias(Type::Bool)),
        def("Again", "Again", Shape::Alias(named("Dictionary"))),
        newtype("Tree", list(named("Tree")), vec![Check::MaxItems(10)]),
        newtype("LeadId", Type::String, vec![Check::MinLength(1), Check::Pattern("^[a-z]+$".to_owned())]),
        recursive(),
        inline_of_recursive(),
        text_enum(),
        big_enum(),
        enumeration("Level", EnumKind::Integer, &[("N1", "1"), ("Minus2", "-2"), ("Max", "9223372036854775807")]),
        enumeration(
            "Mixed",
            EnumKind::Json,
            &[("A", "\"a\""), ("N1", "1"), ("Yes", "true"), ("Nil", "null"), ("Half", "0.5")],
        ),
        enumeration("OnlyOne", EnumKind::String, &[("Only", "")]),
        tagged_union(),
        kinds_union(),
        trial_union(),
        TypeDef { deprecated: true, ..def("Old", "Old", structure(vec![field("a", Type::Bool, Presence::Required)])) },
        TypeDef {
            in_requests: false,
            ..def("ReadOnly", "ReadOnly", structure(vec![field("old", named("Old"), Presence::Required)]))
        },
    ]
}

pub fn structure(fields: Vec<Field>) -> Shape {
    Shape::Struct(Struct { fields, ..Struct::default() })
}

fn newtype(name: &str, inner: Type, checks: Vec<Check>) -> TypeDef {
    def(name, name, Shape::Newtype { inner, checks })
}

fn enumeration(name: &str, kind: EnumKind, values: &[(&str, &str)]) -> TypeDef {
    let values = values.iter().map(|(name, wire)| value(name, wire, "")).collect();
    def(name, name, Shape::Enum(Enum { kind, values }))
}

fn every_type() -> Vec<(&'static str, Type)> {
    vec![
        ("bool", Type::Bool),
        ("i32", Type::I32),
        ("i64", Type::I64),
        ("u32", Type::U32),
        ("u64", Type::U64),
        ("i128", Type::I128),
        ("f64", Type::F64),
        ("number", Type::Number),
        ("string", Type::String),
        ("secret", Type::Secret),
        ("json", Type::Json),
        ("null", Type::Null),
        ("date_time", Type::DateTime),
        ("date", Type::Date),
        ("time", Type::Time),
        ("duration", Type::Duration),
        ("uuid", Type::Uuid),
        ("decimal", Type::Decimal),
        ("base64", Type::Base64),
        ("file", Type::File),
        ("custom", Type::Custom("std::string::String".to_owned())),
        ("named", named("LeadId")),
        ("union", named("Animal")),
        ("list", list(Type::String)),
        ("map", map(named("Level"))),
        ("nested", list(nullable(map(blank_or(Type::Date))))),
        ("blank", blank_or(named("Text"))),
        ("boxed", boxed(named("Node"))),
    ]
}

fn everything() -> TypeDef {
    let presences = [
        ("required", Presence::Required),
        ("nullable", Presence::RequiredNullable),
        ("optional", Presence::Optional),
        ("field", Presence::OptionalNullable),
    ];
    let mut fields = Vec::new();
    for (presence_name, presence) in presences {
        fields
            .extend(every_type().into_iter().map(|(name, ty)| field(&format!("{presence_name}_{name}"), ty, presence)));
    }
    if let Some(first) = fields.first_mut() {
        first.deprecated = true;
        first.default = Some("\"`true`\"".to_owned());
        first.docs = Docs { notes: vec!["A note.".to_owned(), "Another.".to_owned()], ..docs("First.\n\nSecond.") };
    }
    if let Some(last) = fields.last_mut() {
        last.deprecated = true;
    }
    def("Everything", "Everything", structure(fields))
}

fn page() -> TypeDef {
    let nodes = || list(named("Node"));
    def(
        "Page",
        "Page",
        structure(vec![
            field("next", Type::String, Presence::RequiredNullable),
            field("maybe", Type::String, Presence::OptionalNullable),
            field("meta", boxed(named("Meta")), Presence::Optional),
            field("results", nodes(), Presence::Required),
            field("more", nodes(), Presence::Optional),
            field("most", nodes(), Presence::OptionalNullable),
        ]),
    )
}

fn closed() -> TypeDef {
    def(
        "Closed",
        "Closed",
        Shape::Struct(Struct {
            fields: vec![field("a", Type::I64, Presence::Optional)],
            rest: Rest::Denied,
            checks: vec![Check::MinProperties(1), Check::MaxProperties(2)],
        }),
    )
}

fn checked() -> TypeDef {
    let with = |name: &str, ty: Type, checks: Vec<Check>| Field { checks, ..field(name, ty, Presence::Optional) };
    let number = |text: &str| text.to_owned();
    let short = || vec![Check::MaxLength(3)];
    let fields = vec![
        with("text", Type::String, vec![Check::MinLength(1), Check::MaxLength(9), Check::Pattern("\"#\n".to_owned())]),
        with(
            "format",
            Type::String,
            ["date-time", "email", "uuid", "no such"].map(|f| Check::Format(f.to_owned())).to_vec(),
        ),
        with(
            "amount",
            Type::Number,
            vec![
                Check::Minimum(number("0.01")),
                Check::Maximum(number("1e400")),
                Check::ExclusiveMinimum(number("-1")),
                Check::ExclusiveMaximum(number("5")),
                Check::MultipleOf(number("0.01")),
            ],
        ),
        with(
            "items",
            list(Type::String),
            vec![
                Check::MinItems(1),
                Check::MaxItems(3),
                Check::UniqueItems,
                Check::Items(short()),
                Check::Prefix(vec![short(), Vec::new()]),
                Check::Contains { checks: short(), min: 1, max: None },
                Check::Contains { checks: short(), min: 0, max: None },
                Check::Contains { checks: short(), min: 2, max: Some(4) },
            ],
        ),
        with("map", map(Type::String), vec![Check::Values(short()), Check::Keys(short())]),
        with("any", Type::Json, logic()),
    ];
    let rest = Rest::Kept {
        name: "rest".to_owned(),
        value: Type::String,
        docs: docs("All others."),
        checks: vec![Check::Values(short())],
    };
    let whole = vec![Check::Required(vec!["text".to_owned()]), Check::Never];
    def("Checked", "Checked", Shape::Struct(Struct { fields, rest, checks: whole }))
}

fn logic() -> Vec<Check> {
    let key = || "k".to_owned();
    let short = || vec![Check::MaxLength(3)];
    use JsonKind::{Array, Boolean, Integer, Null, Number, Object, String};
    vec![
        Check::OneOfValues(vec!["\"a\"".to_owned(), "1".to_owned()]),
        Check::Kinds(vec![Null, Boolean, Integer, Number, String, Array, Object]),
        Check::Member(key(), short()),
        Check::PatternMembers("^x-".to_owned(), short()),
        Check::NoOthers { keys: vec![key()], patterns: vec!["^x-".to_owned()] },
        Check::DependentRequired(key(), vec!["l".to_owned()]),
        Check::Dependent(key(), short()),
        Check::Not(short()),
        Check::AnyOf(vec![short(), Vec::new()]),
        Check::OneOf(vec![short(), vec![Check::Never]]),
        Check::If(short(), short(), Vec::new()),
        Check::If(short(), Vec::new(), short()),
    ]
}

fn recursive() -> TypeDef {
    def(
        "Node",
        "Node",
        structure(vec![
            field("next", boxed(named("Node")), Presence::Optional),
            field("inner", named("NodeInner"), Presence::OptionalNullable),
            field("children", list(named("Node")), Presence::Required),
        ]),
    )
}

fn inline_of_recursive() -> TypeDef {
    TypeDef {
        file: "node".to_owned(),
        origin: at("/components/schemas/Node/properties/inner"),
        ..def("NodeInner", "", structure(vec![field("back", boxed(named("Node")), Presence::RequiredNullable)]))
    }
}

fn text_enum() -> TypeDef {
    let values = vec![
        value("Up", "up", "Upwards"),
        value("Plus1", "+1", ""),
        value("Self_", "self", "self"),
        value("Empty", "", ""),
    ];
    def("Text", "Text", Shape::Enum(Enum { kind: EnumKind::String, values }))
}

fn big_enum() -> TypeDef {
    let values = (0..1000).map(|n| value(&format!("V{n}"), &format!("v{n}"), "")).collect();
    def("Big", "Big", Shape::Enum(Enum { kind: EnumKind::String, values }))
}

fn branch(name: &str, ty: Type, guard: Guard) -> Branch {
    Branch {
        name: name.to_owned(),
        ty,
        guard,
        docs: Docs::default(),
        checks: Vec::new(),
        from: true,
        origin: Origin::default(),
    }
}

fn tagged_union() -> TypeDef {
    let tag = |values: &[&str]| Guard {
        tag: Some(GuardTag {
            key: "kind".to_owned(),
            values: values.iter().map(|v| (*v).to_owned()).collect(),
            optional: false,
        }),
        ..Guard::default()
    };
    let branches = vec![
        branch("Node", named("Node"), tag(&["node", "knot"])),
        branch("Closed", boxed(named("Closed")), Guard { kinds: vec![JsonKind::Object], ..tag(&["closed"]) }),
    ];
    def("Animal", "Animal", Shape::Union(Union { branches, open: true }))
}

fn kinds_union() -> TypeDef {
    let kind = |kind: JsonKind| Guard { kinds: vec![kind], ..Guard::default() };
    let mut branches = vec![
        branch("Text", Type::String, kind(JsonKind::String)),
        branch("Count", Type::I64, kind(JsonKind::Integer)),
        branch("Ratio", Type::F64, kind(JsonKind::Number)),
        branch("Flag", Type::Bool, kind(JsonKind::Boolean)),
        branch("List", list(Type::Json), kind(JsonKind::Array)),
        branch("Object", map(Type::Json), kind(JsonKind::Object)),
        branch("Nothing", Type::Null, kind(JsonKind::Null)),
    ];
    branches.iter_mut().for_each(|branch| branch.from = branch.ty != Type::Null);
    def("Scalar", "Scalar", Shape::Union(Union { branches, open: false }))
}

fn trial_union() -> TypeDef {
    let keys = |keys: &[&str]| Guard { keys: keys.iter().map(|key| (*key).to_owned()).collect(), ..Guard::default() };
    let branches = vec![
        branch("Keys", named("Node"), keys(&["children", "next"])),
        branch("Any", named("Closed"), Guard::default()),
        branch("Json", Type::Json, Guard { kinds: vec![JsonKind::Array, JsonKind::String], ..Guard::default() }),
    ];
    def("Trial", "Trial", Shape::Union(Union { branches, open: false }))
}
