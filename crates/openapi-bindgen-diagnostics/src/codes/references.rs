//! OB004x: following `$ref`s.

codes! {
    REF_DANGLING = "OB0040", "a `$ref` leads nowhere",
        "There is nothing at the place that the `$ref` names. What uses it is degraded (a schema becomes any value) \
         or left out; the rest of the document is not affected.";
    REF_CYCLE = "OB0041", "`$ref`s lead in a circle",
        "Each of these objects is only a `$ref` to the next, so there is no object at the end. Schemas may be \
         recursive through their properties; a circle of bare `$ref`s has no meaning anywhere.";
    REF_CHAIN = "OB0042", "a chain of `$ref`s is too long",
        "A `$ref` may lead to another `$ref`. Chains beyond the limit are taken for a mistake.";
    REF_REMOTE = "OB0043", "a `$ref` leads to another machine",
        "A document decides nothing about what this machine fetches, so http and https addresses are never read. \
         Download the file, keep it beside the document and name it by a relative path.";
    REF_FILE = "OB0044", "a file named by a `$ref` cannot be read",
        "Files are read only below the folder of the document, or below folders that were allowed by name.";
    REF_SYNTAX = "OB0045", "a `$ref` is no reference",
        "`$ref` holds a URI reference (RFC 3986) such as `#/components/schemas/Lead` or `common.yaml#/Error`.";
    REF_KIND = "OB0046", "a `$ref` leads to another kind of object",
        "What stands at the place is not what is needed here, such as a Response where a Parameter is meant.";
}
