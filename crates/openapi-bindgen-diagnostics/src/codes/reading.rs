//! OB00xx: turning bytes into values.

codes! {
    TOO_LARGE = "OB0001", "the text is larger than the limit",
        "A document is held in memory while it is read. The limit keeps a hostile or mistaken file from taking the \
         machine down. Split the document into files that `$ref` each other, or take out generated examples.";
    NOT_UTF8 = "OB0002", "the text is not UTF-8",
        "OpenAPI documents are UTF-8 (RFC 8259 section 8.1; YAML 1.2 section 5.2 also allows UTF-16, which is refused \
         here). Save the file as UTF-8.";
    EMPTY = "OB0003", "the text is empty",
        "There is nothing to read: the file has no value in it. Check that the path is right and that the program \
         which wrote the file succeeded.";
    JSON_SYNTAX = "OB0004", "the text is not JSON",
        "The text begins like JSON and breaks its grammar (RFC 8259) at the place shown. Comments, trailing commas \
         and single quotes are not JSON.";
    YAML_SYNTAX = "OB0005", "the text is not YAML",
        "The text breaks the grammar of YAML 1.2 at the place shown. The most frequent causes are a tab used for \
         indentation, a line that is indented less than its list, and an unquoted text that contains `: ` or ` #`.";
    DUPLICATE_KEY = "OB0006", "one key stands twice in an object",
        "Neither JSON nor YAML say which of the two counts, so readers differ: some take the first, most the last. \
         Whoever wrote the second one did not see the first. Merge them or delete one.";
    TOO_DEEP = "OB0007", "values are nested too deeply",
        "Nesting is limited so that no document can exhaust the stack. No real API description comes near the limit.";
    TOO_MANY_NODES = "OB0008", "the document has too many values",
        "The number of values is limited, because a few bytes of text can cost many times their size in memory.";
    ALIAS_LIMIT = "OB0009", "YAML aliases expand to too much",
        "An alias (`*name`) stands for a copy of what its anchor (`&name`) marks. A few lines of nested aliases can \
         stand for billions of values, so the number and size of the copies are limited.";
    SEVERAL_DOCUMENTS = "OB0010", "the file holds several YAML documents",
        "`---` separates documents. An OpenAPI description is one document; keep one file for each.";
    YAML_KEY = "OB0011", "a key is no plain text",
        "Keys of OpenAPI objects are texts. YAML also allows lists and objects as keys (`? [a, b]`), which have no \
         meaning here.";
    LONE_SURROGATE = "OB0012", "a text holds half a character",
        "An escape such as `\\ud83d` is the first half of a character and its second half is missing. It cannot be \
         written as UTF-8, so it is read as U+FFFD.";
    BRACKET_INDENT = "OB0014", "a closing bracket stands below its key",
        "YAML demands that every line of `{…}` and `[…]` is indented more than the key it belongs to, the closing \
         bracket too (YAML 1.2.2 section 7.4). Most readers accept it all the same, and so does this one.";
    OVERLAY = "OB0030", "an overlay cannot be read",
        "An overlay is an OpenAPI Overlay 1.0 document: `overlay: 1.0.0`, `info` and a list of `actions`, each with \
         a `target` and either `update` or `remove: true`.";
    OVERLAY_TARGET = "OB0031", "the target of an overlay action cannot be read",
        "A target is a JSONPath (RFC 9535) such as `$.paths['/leads'].post` or \
         `$.paths.*[?@.deprecated == true]`. It must select objects or lists for `update`.";
    OVERLAY_NO_MATCH = "OB0032", "an overlay action matches nothing",
        "The Overlay specification lets such an action pass in silence. Here it is an error, because it means that \
         the document has changed under the overlay: adapt the target, or delete the action.";
    OVERLAY_UPDATE = "OB0033", "an overlay action cannot be applied",
        "`update` merges an object into an object, appends to a list, or replaces a plain value by one of the same \
         kind. The root itself cannot be removed.";
}
