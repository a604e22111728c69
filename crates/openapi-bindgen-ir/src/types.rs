//! Types: what a schema becomes.

use crate::Origin;

/// The documentation of an item, in the words of the document.
///
/// Text is raw: the emitter makes it safe (fences, links, control characters).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// `summary` or `title`: one line; may be empty.
    pub summary: String,
    /// `description`, with lists that became variant docs taken out; may be empty.
    pub text: String,
    /// Facts that the Rust type does not show, one sentence each (default value, format, formerly named …).
    pub notes: Vec<String>,
}

/// A type that gets a definition in the output.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Its final path.
    pub path: TypePath,
    /// The file stem, unique without regard to case, of the file under `types/` (component and its inline types
    /// share one); empty for types of an operation, which stand in the operation's file.
    pub file: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its documentation.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Whether users build it: it gets a constructor and setters.
    pub in_requests: bool,
    /// Whether clients receive it.
    pub in_responses: bool,
    /// What it is.
    pub shape: Shape,
}

/// The final path of a generated type: `types::CreateLeadRequest`, or `operations::leads::BulkCreateError`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypePath {
    /// Module of an operation's tag (`leads`); `None` for `types`.
    pub tag: Option<String>,
    /// The identifier, a valid Rust type name.
    pub name: String,
}

/// What a type definition is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A struct with named fields.
    Struct(Struct),
    /// An open enum of scalar values.
    Enum(Enum),
    /// A union of types.
    Union(Union),
    /// `pub type Name = …;`
    Alias(Type),
    /// `pub struct Name(pub …);`: a recursive or checked component that is no object.
    Newtype {
        /// What it wraps.
        inner: Type,
        /// Checks on the whole value.
        checks: Vec<Check>,
    },
}

/// A struct.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// Its fields, in document order.
    pub fields: Vec<Field>,
    /// What happens to members that no field names.
    pub rest: Rest,
    /// Checks on the object as a whole (`minProperties`, …).
    pub checks: Vec<Check>,
}

/// Members that no field names.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Rest {
    /// Ignored on reading.
    #[default]
    Ignored,
    /// Refused on reading (`additionalProperties: false`).
    Denied,
    /// Kept in a map field.
    Kept {
        /// The map field's final name, such as `extra`.
        name: String,
        /// The type of the values.
        value: Type,
        /// Its documentation.
        docs: Docs,
        /// Checks on each value.
        checks: Vec<Check>,
    },
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The final Rust name without `r#` (the emitter adds it for keywords).
    pub name: String,
    /// The member's key on the wire.
    pub wire: String,
    /// Its type without presence: `T` of `Option<T>` and `Field<T>`.
    pub ty: Type,
    /// How it may be missing.
    pub presence: Presence,
    /// Its documentation.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// Checks of `validate()` on the value (not on null).
    pub checks: Vec<Check>,
    /// `default`, as JSON text: documentation only, never written by itself.
    pub default: Option<String>,
    /// The final name of the only value of its type, an enum, if it is always there: constructors fill it in.
    pub constant: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How a member may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `T`: always there.
    Required,
    /// `Option<T>`, always written, null when `None`.
    RequiredNullable,
    /// `Option<T>`, left out when `None`.
    Optional,
    /// `Field<T>`: absent, null or a value.
    OptionalNullable,
}

/// A type at its use.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `bool`
    Bool,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `i128`, for bounds beyond 64 bits.
    I128,
    /// `f64`
    F64,
    /// `rt::Number`: exact text of a number.
    Number,
    /// `String`
    String,
    /// `Secret`: redacted in `Debug`.
    Secret,
    /// `Json`: anything.
    Json,
    /// `()` written and read as null.
    Null,
    /// `DateTime`
    DateTime,
    /// `Date`
    Date,
    /// `Time`
    Time,
    /// `IsoDuration`
    Duration,
    /// `Uuid`
    Uuid,
    /// `Decimal`
    Decimal,
    /// `Base64`
    Base64,
    /// `File`: a binary part of a multipart body.
    File,
    /// A path that the config gave, such as `my::Money`.
    Custom(String),
    /// A generated type.
    Named(TypePath),
    /// `Vec<T>`
    List(Box<Type>),
    /// `Map<T>`
    Map(Box<Type>),
    /// `Option<T>`: null inside a list, map, alias or payload.
    Nullable(Box<Type>),
    /// `BlankOr<T>`
    BlankOr(Box<Type>),
    /// `Box<T>`
    Boxed(Box<Type>),
}

/// An open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// What its values are.
    pub kind: EnumKind,
    /// Values in document order, each once.
    pub values: Vec<EnumValue>,
}

/// What the values of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Strings.
    String,
    /// Integers within `i64`.
    Integer,
    /// Numbers, or integers beyond `i64`, or values of several kinds: JSON texts.
    Json,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// The final variant name.
    pub name: String,
    /// The value: the string itself, the integer's digits, or JSON text, by the enum's kind.
    pub wire: String,
    /// The label from a "* `AL` - Alabama" list, `x-enum-descriptions` and the like; may be empty.
    pub label: String,
    /// Where the value stands.
    pub origin: Origin,
}

/// A union.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// Branches in document order.
    pub branches: Vec<Branch>,
    /// Whether a value that no guard fits is kept as `UnknownVariant(Json)`: unions told apart by a tag.
    pub open: bool,
}

/// A branch of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// The final variant name.
    pub name: String,
    /// What it holds; `Null` makes a unit variant.
    pub ty: Type,
    /// What a value must show to be tried as this branch.
    pub guard: Guard,
    /// Its documentation.
    pub docs: Docs,
    /// Checks of `validate()` on the payload.
    pub checks: Vec<Check>,
    /// Whether `From<payload>` is emitted: only where exactly one branch has this payload type.
    pub from: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a value must show to be tried as a branch. All parts that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    /// The JSON kinds it can have; empty means any.
    pub kinds: Vec<JsonKind>,
    /// A member with one of these values.
    pub tag: Option<GuardTag>,
    /// Members that must be present.
    pub keys: Vec<String>,
}

/// A member whose value tells the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardTag {
    /// The member's key.
    pub key: String,
    /// The string values that choose this branch.
    pub values: Vec<String>,
    /// Whether the branch is a candidate too where the member is not there.
    pub optional: bool,
}

/// JSON's kinds, integers told apart from other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A rule of the document that `validate()` applies. Numbers are decimal text, so that none is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// `minLength`, in code points.
    MinLength(u64),
    /// `maxLength`, in code points.
    MaxLength(u64),
    /// `pattern`: an ECMA-262 expression, searched for anywhere.
    Pattern(String),
    /// `minimum`
    Minimum(String),
    /// `maximum`
    Maximum(String),
    /// `exclusiveMinimum`
    ExclusiveMinimum(String),
    /// `exclusiveMaximum`
    ExclusiveMaximum(String),
    /// `multipleOf`
    MultipleOf(String),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// A string format that can be checked, by its name in the document.
    Format(String),
    /// Checks on each item of an array.
    Items(Vec<Check>),
    /// Checks on each value of a map.
    Values(Vec<Check>),
    /// Checks on each key of a map (`propertyNames`).
    Keys(Vec<Check>),
    /// Checks on items by position (`prefixItems`).
    Prefix(Vec<Vec<Check>>),
    /// `contains` with its bounds.
    Contains {
        /// What at least one item must fulfil.
        checks: Vec<Check>,
        /// `minContains`, 1 when absent.
        min: u64,
        /// `maxContains`
        max: Option<u64>,
    },
    /// One of these values, as JSON texts (an enum or const that has no type of its own).
    OneOfValues(Vec<String>),
    /// One of these JSON kinds.
    Kinds(Vec<JsonKind>),
    /// Members that must be present, on an object.
    Required(Vec<String>),
    /// A member with checks on its value when it is present.
    Member(String, Vec<Check>),
    /// Members matching the pattern have values that fulfil the checks (`patternProperties`).
    PatternMembers(String, Vec<Check>),
    /// No members but these and those matching the patterns.
    NoOthers {
        /// Allowed keys.
        keys: Vec<String>,
        /// Allowed key patterns.
        patterns: Vec<String>,
    },
    /// When the first member is present, the others are too.
    DependentRequired(String, Vec<String>),
    /// When the member is present, the checks hold for the whole object.
    Dependent(String, Vec<Check>),
    /// None of the checks taken together holds.
    Not(Vec<Check>),
    /// All of one of the lists hold.
    AnyOf(Vec<Vec<Check>>),
    /// All of exactly one of the lists hold.
    OneOf(Vec<Vec<Check>>),
    /// `if`, `then`, `else`.
    If(Vec<Check>, Vec<Check>, Vec<Check>),
    /// Never holds (`false`).
    Never,
}
