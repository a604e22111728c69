//! OB05xx: config, lock and names.

codes! {
    CONFIG_SYNTAX = "OB0501", "the config is not TOML",
        "The config is written in TOML 1.0.";
    CONFIG_KEY = "OB0502", "the config has a key that does not exist",
        "Unknown keys are errors, so that a typing mistake is not a silent change. `openapi-bindgen explain config` \
         lists all keys.";
    CONFIG_VALUE = "OB0503", "the config has a value of the wrong kind",
        "Each key takes a text, true or false, a list, or a table of texts.";
    CONFIG_NOTHING_THERE = "OB0504", "the config names something that the document does not have",
        "A choice is made for a component, an operationId, a security scheme or a JSON pointer. When the document \
         changes and the place is gone, the choice must go too.";
    CONFIG_NO_LONGER_APPLIES = "OB0505", "a choice of the config changes nothing",
        "Either the document says the same by now, or the choice cannot be made at such a place.";
    NOTHING_CHOSEN = "OB0506", "`only` or `without` names nothing",
        "They take tags, operationIds, paths (`/leads/*` for all below), or `get /leads/`.";
    OF_EXTENSION = "OB0507", "only an extension uses a component schema",
        "What OpenAPI does not describe, such as `x-webhooks` in a document of version 3.0, is not generated, and \
         neither are the types that nothing else uses. `[select] prune = false` generates all component schemas.";
    TYPE_COLLISION = "OB0510", "two types want one name",
        "The one that is spelled like the Rust name keeps it; the other spells its difference out by a rule on its \
         own text. The config can choose a better name.";
    METHOD_COLLISION = "OB0511", "two operations want one method name",
        "Each is named by its whole operationId, or by method and path. The config can choose a better name.";
    ARGUMENT_COLLISION = "OB0512", "two parameters want one Rust name",
        "They are told apart by their place (`id_query`), or by spelling their difference out.";
    MEMBER_COLLISION = "OB0513", "two members or values want one Rust name",
        "The one that is spelled like the Rust name keeps it; the other spells its difference out by a rule on its \
         own text. The config can choose a better name.";
    LOCK_MALFORMED = "OB0521", "a line of the lock cannot be read",
        "A line is `pointer = Rust path`, and each pointer stands once.";
    LOCK_VANISHED = "OB0522", "the lock names something that is gone",
        "The document no longer has the item, or it was left out. Its line is removed from the lock.";
    LOCK_RENAMED = "OB0523", "something was renamed in the document",
        "An item of the lock is gone, and a new one has the same members. Its Rust name follows the document, unless \
         the config or the lock keeps the old one.";
}
