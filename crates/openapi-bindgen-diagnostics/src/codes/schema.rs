//! OB02xx: bringing schemas of all versions into one form.

codes! {
    UNKNOWN_TYPE = "OB0200", "a schema's type is not known",
        "JSON has the types `null`, `boolean`, `integer`, `number`, `string`, `array` and `object`. Another word \
         (`file`, `date`, `any` …) is read as no type, which allows any value.";
    KEYWORD_TYPE = "OB0201", "a keyword has a value of the wrong type",
        "The keyword is read as if it were absent, so the schema allows more than was meant.";
    NULLABLE_IN_31 = "OB0202", "`nullable` in a document of version 3.1 or later",
        "3.1 writes `type: [string, 'null']`; `nullable` has no meaning there. It is read as 3.0 means it.";
    TYPE_LIST_IN_30 = "OB0203", "a list of types in a document of version 3.0",
        "3.0 has one type and `nullable`. The list is read as 3.1 means it.";
    DYNAMIC_REF = "OB0204", "a `$dynamicRef` or `$recursiveRef` that is not followed",
        "A `$dynamicRef` means the outermost schema with its `$dynamicAnchor` on the way by which it is reached. Where \
         there is none, and several schemas elsewhere or none have the anchor, it is read as any value. The \
         `$recursiveRef` of an older draft is read as a plain `$ref`.";
    DEFAULT_TYPE = "OB0205", "a default that its own schema refuses",
        "`default` must be a value of the schema's type (Schema Object).";
    KEYWORD_OF_31 = "OB0206", "a keyword of version 3.1 in a document of version 3.0",
        "Version 3.0 does not know the keyword. It is read as 3.1 means it; other tools ignore or refuse it.";
    REF_SIBLINGS = "OB0207", "keywords beside a `$ref` in a document of version 3.0",
        "3.0 ignores what stands beside a `$ref`; 3.1 lets both count, as if by `allOf`. They are read as in 3.1, \
         which is what the writers of such documents mean.";
    ARRAY_WITHOUT_ITEMS = "OB0208", "an array without `items`",
        "3.0 demands `items` beside `type: array`. The items are read as any value.";
    UNKNOWN_KEYWORD = "OB0209", "a keyword that no version knows",
        "It is ignored. Keywords of one's own begin with `x-`; most others are typing errors, or stand one level too high.";
    CYCLIC_SCHEMA = "OB0210", "a schema that contains itself",
        "Through `allOf`, `oneOf`, `anyOf` or `$ref` alone the schema leads back to itself without a property or an \
         item between: no value could ever be checked against it.";
    BAD_SCHEMA = "OB0211", "no schema stands where one is needed",
        "A schema is an object (or, from 3.1, `true` or `false`). It is read as any value.";
    DISCRIMINATOR_MAPPING = "OB0212", "a discriminator's mapping leads nowhere",
        "A mapping names a schema of the document, by `$ref` or by the component's name.";
    CONTRADICTION = "OB0213", "two parts of an `allOf` contradict each other",
        "`allOf` asks for all of its parts at once. No value is of two different types.";
}
