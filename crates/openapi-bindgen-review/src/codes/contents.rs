//! Codes of constraints, security, servers, and of what does not matter.

super::codes! { TABLE:
CHECK_ADDED "RV0801" "constraint-added" "New constraint"
    "The document states a rule for a value that had none. In requests, values that break it are refused, by `validate()` and by the server; in responses fewer values come."
    => "Make sure that every value in use fulfils the rule.";
CHECK_TIGHTENED "RV0802" "constraint-tightened" "Constraint tightened"
    "A rule became stricter. In requests, values between the old and the new bound are refused; in responses fewer values come."
    => "Make sure that every value in use fulfils the rule.";
CHECK_LOOSENED "RV0803" "constraint-loosened" "Constraint loosened"
    "A rule became less strict. Requests go on as before; responses may bring values that shipped clients have never seen, though they can read them."
    => "Look at code that counts on the old bound, such as the width of a column.";
CHECK_REMOVED "RV0804" "constraint-removed" "Constraint removed"
    "The document no longer states a rule. Requests go on as before; responses may bring values that shipped clients have never seen, though they can read them."
    => "Look at code that counts on the old rule, such as the width of a column.";
CHECK_CHANGED "RV0805" "constraint-changed" "Constraint changed"
    "A rule is another one, and neither implies the other as far as can be told."
    => "Make sure that every value in use fulfils the new rule.";
SCHEME_ADDED "RV0901" "scheme-added" "New way to authenticate"
    "The client builder has one more setter."
    => "Nothing to do.";
SCHEME_REMOVED "RV0902" "scheme-removed" "Way to authenticate removed"
    "The setter is gone from the client builder."
    => "Go on accepting the old credential.";
SCHEME_CHANGED "RV0903" "scheme-changed" "Credential is sent differently"
    "The credential goes elsewhere, under another name, with another prefix, or to another token server. Shipped clients send it the old way."
    => "Accept the credential in both ways.";
SCHEME_SETTER "RV0904" "credential-setter-renamed" "Setter of a credential has another name"
    "The credential is sent as before; code that builds the client must be changed."
    => "Set `setter` in the configuration to keep the old name.";
SCHEME_ENV "RV0905" "credential-variable-changed" "Environment variable of a credential changed"
    "By convention another variable holds the credential; the README and the examples name it."
    => "Set `env` in the configuration to keep the old name.";
SCHEME_RENAMED "RV0906" "scheme-renamed" "Way to authenticate has another name in the document"
    "The credential is sent as before, under another name in the document."
    => "Nothing to do.";
AUTH_REQUIRED "RV0907" "authentication-required" "Authentication is required now"
    "The operation could be called without a credential, and cannot any more."
    => "Go on answering calls without a credential.";
AUTH_CHANGED "RV0908" "authentication-changed" "A credential is no longer accepted"
    "An operation no longer accepts a credential, or demands a further one."
    => "Go on accepting the old credential.";
AUTH_RELAXED "RV0909" "authentication-relaxed" "Authentication relaxed"
    "An operation accepts a further credential, or demands less."
    => "Check that the operation is meant to be open.";
SCOPE_ADDED "RV0910" "scope-added" "An operation demands a further scope"
    "Tokens without the scope are refused."
    => "Grant the scope to tokens already given out.";
SCOPE_REMOVED "RV0911" "scope-removed" "An operation demands a scope less"
    "More tokens are accepted."
    => "Check that the operation is meant to be open.";
SCHEME_SCOPES "RV0912" "scheme-scopes-changed" "Scopes of a way to authenticate changed"
    "The list of scopes that exist is another one."
    => "Nothing to do where no token asks for a scope that is gone.";
SERVER_DEFAULT "RV0921" "default-server-changed" "Clients call another host by default"
    "The first server of the document is another one. Shipped clients call the old one."
    => "Let the old host answer, or redirect within its own origin.";
SERVER_REMOVED "RV0922" "server-removed" "Server removed"
    "A server that clients could choose is gone."
    => "Let the old host answer.";
SERVER_ADDED "RV0923" "server-added" "New server"
    "Clients can choose one more server."
    => "Nothing to do.";
SERVER_VARIABLE "RV0924" "server-variable-changed" "Variable of a server's address changed"
    "A part of the address that clients choose is new, gone, or takes other values."
    => "Let the old addresses answer.";
OPERATION_SERVER "RV0925" "operation-server-changed" "An operation is called at another host"
    "The operation names servers of its own, and they are others now."
    => "Let the old host answer.";
KEYWORD "RV1001" "keyword-changed" "Keyword without a Rust item changed"
    "The document says something else that no item of the crate shows."
    => "Read the documents side by side.";
DOCS "RV1002" "documentation-changed" "Documentation changed"
    "Only words are different."
    => "Nothing to do.";
EXAMPLES "RV1003" "examples-changed" "Examples changed"
    "Only examples are different; the tests made from them change."
    => "Nothing to do.";
PACKAGE "RV1004" "title-or-version-changed" "Title or version of the API changed"
    "What the document calls itself is different."
    => "Nothing to do.";
MEMBER_ORDER "RV1005" "members-reordered" "Members changed places"
    "The fields are the same in another order."
    => "Nothing to do.";
COMPOSITION "RV1006" "composition-changed" "Schema is composed differently"
    "`allOf` lists other schemas. What they contribute is reported member by member; this says only how it is written."
    => "Nothing to do.";
CRATE_NAME "RV1007" "crate-renamed" "Crate has another name"
    "Every path in user code begins with another name."
    => "Keep `name` in the configuration.";
MOVED_IN_DOCUMENT "RV1008" "moved-in-document" "Stands elsewhere in the document"
    "The same thing stands at another place of the document, without any effect."
    => "Nothing to do.";
}
