//! OB03xx: from schemas to types.

codes! {
    CONTRADICTORY_TYPE = "OB0300", "no value fits all that a schema asks for at once",
        "`allOf` asks for all of its parts, and no value is of two different types. The type is `Json`.";
    REDECLARED = "OB0301", "two declarations of one property contradict each other",
        "Parts of an `allOf` may declare a property again, and every declaration holds. Where no value fits all of \
         them, the last one counts, as if it overrode the others.";
    TRIAL = "OB0302", "nothing tells the branches of a union apart",
        "Branches are told apart by a discriminator, by their JSON kind, by a required member with constant values, \
         or by members that not all of them require. What is left is tried in the order of the document: the first \
         branch that loses nothing is taken, else the one that loses least.";
    ENUM_VALUE_TYPE = "OB0303", "an enum value is not of the schema's type",
        "Where the values can be read as the type, they are; a list of values that no value of the type can be is \
         ignored.";
    LEADS_NOWHERE = "OB0304", "a schema refers to nothing but itself",
        "Following its references never comes to a type. It is read as any value.";
    TOO_DEEP = "OB0305", "schemas stand inside each other too deep",
        "Inline schemas are followed to a fixed depth. Below it the type is `Json`.";
    UNKNOWN_FORMAT = "OB0306", "a format of strings that is not known",
        "The type is `String`, and the documentation names the format. The table `[formats]` of the config can give \
         it a type.";
    REF_SIBLING_TYPE = "OB0307", "what stands beside a `$ref` contradicts it",
        "Version 3.0 ignores what stands beside a `$ref`. Where it contradicts what the reference leads to, it is \
         ignored here, too.";
    TOO_MANY_WAYS = "OB0308", "unions that hold together leave too many ways to choose",
        "Where several unions hold for one value, each way to choose a branch of every union is a type. Beyond a \
         fixed number of them the type is `Json`.";
}
