//! Codes of operations, parameters, bodies and replies.

super::codes! { TABLE:
OPERATION_ADDED "RV0101" "operation-added" "New operation"
    "The document has an operation that it did not have. Nobody calls it yet."
    => "Nothing to do.";
OPERATION_REMOVED "RV0102" "operation-removed" "Operation removed"
    "The operation is gone from the document. Its method vanishes from the crate, and clients already shipped get an error when they call it."
    => "Keep the operation, deprecated, until no shipped client calls it.";
OPERATION_MOVED "RV0103" "operation-moved" "Operation has another method or path"
    "The same operation answers somewhere else. Shipped clients call the old place, which is as good as a removal to them."
    => "Let the old method and path answer too until shipped clients are updated.";
OPERATION_RENAMED "RV0104" "operation-renamed" "Operation has another name in Rust"
    "Method and path are the same, so shipped clients go on working; the Rust method has another name or stands under another tag, so code must be changed."
    => "Pin the old name in the configuration if the new one is no better.";
OPERATION_ID "RV0105" "operation-id-changed" "operationId changed"
    "The operationId is another one, and the Rust name stays."
    => "Nothing to do.";
OPERATION_DEPRECATED "RV0106" "operation-deprecated" "Operation deprecated"
    "The method carries `#[deprecated]`, so code that calls it gets a warning."
    => "Tell users what to call instead.";
OPERATION_REVIVED "RV0107" "operation-no-longer-deprecated" "Operation no longer deprecated"
    "The method loses its `#[deprecated]`."
    => "Nothing to do.";
CALL_SHAPE "RV0108" "call-shape-changed" "The method returns something else before it is called"
    "An operation with optional parameters returns a builder, one without returns the call itself. `.await` works on both, other uses do not."
    => "Code that only awaits needs no change.";
OPERATION_TAGS "RV0109" "operation-tags-changed" "Tags of an operation changed"
    "The tags in the document are others; the Rust path stays."
    => "Nothing to do.";
PAGING "RV0110" "paging-changed" "Paging changed"
    "The way in which a list is paged is found from its shape; its page methods appear, vanish or work differently."
    => "Look at code that walks through pages.";
IDEMPOTENCE "RV0111" "idempotence-changed" "Whether an operation may be repeated changed"
    "The client repeats a failed call by itself only where the document allows it."
    => "Check that repeating the call is meant.";
PARAM_ADDED "RV0201" "parameter-added" "New optional parameter"
    "The builder of the operation has one more setter."
    => "Nothing to do.";
PARAM_ADDED_REQUIRED "RV0202" "required-parameter-added" "New required parameter"
    "The method takes one more argument, and the server refuses calls without it."
    => "Give the parameter a default and make it optional.";
PARAM_REMOVED "RV0203" "parameter-removed" "Parameter removed"
    "Shipped clients go on sending the parameter; a server that does not know it usually ignores it, and then answers another question than it was asked."
    => "Keep the parameter, or refuse it loudly.";
PARAM_REQUIRED "RV0204" "parameter-became-required" "Parameter became required"
    "Calls that leave it out are refused, and it becomes an argument of the method."
    => "Keep it optional with a default.";
PARAM_OPTIONAL "RV0205" "parameter-became-optional" "Parameter became optional"
    "The argument becomes a setter. Shipped clients always send it, which stays right."
    => "Nothing to do for the server.";
PARAM_TYPE "RV0206" "parameter-type-changed" "Parameter has another type"
    "What the method takes is another type, and what is sent may no longer be understood."
    => "Add a new parameter beside the old one.";
PARAM_ENUM "RV0207" "parameter-became-enum" "Parameter is limited to some values"
    "Only the listed values are accepted from now on."
    => "Make sure that the list holds every value that was accepted.";
PARAM_NULLABLE "RV0208" "parameter-became-nullable" "Parameter may be null"
    "A further value is accepted."
    => "Nothing to do.";
PARAM_NOT_NULLABLE "RV0209" "parameter-became-not-nullable" "Parameter may no longer be null"
    "Clients that send null are refused."
    => "Go on accepting null.";
PARAM_DEFAULT "RV0210" "parameter-default-changed" "Default of a parameter changed"
    "A call that leaves the parameter out means something else than before, without any sign of it."
    => "Keep the default, or announce the change.";
PARAM_PLACE "RV0211" "parameter-moved" "Parameter is sent in another place"
    "Shipped clients send it where the server no longer looks."
    => "Accept it in both places.";
PARAM_STYLE "RV0212" "parameter-style-changed" "Parameter is written in another style"
    "The same value is written differently, so that the server may read another value from what shipped clients write."
    => "Accept both spellings.";
PARAM_RENAMED "RV0213" "parameter-renamed" "Parameter has another name on the wire"
    "One parameter is gone and one with the same type is new: probably renamed. Shipped clients send the old name."
    => "Accept the old name too.";
PARAM_RUST_NAME "RV0214" "parameter-rust-name-changed" "Parameter has another name in Rust"
    "The name on the wire is the same. A setter's name is part of the API, an argument's is not."
    => "Pin the old name in the configuration if the new one is no better.";
PARAM_ORDER "RV0215" "argument-order-changed" "Arguments of a method changed places"
    "Required parameters are arguments in the document's order. Where two have the same type, old code compiles and sends one as the other."
    => "Put the parameters back into their order in the document.";
PARAM_DEPRECATED "RV0216" "parameter-deprecated" "Parameter deprecated"
    "Its setter carries `#[deprecated]`."
    => "Tell users what to use instead.";
PARAM_REVIVED "RV0217" "parameter-no-longer-deprecated" "Parameter no longer deprecated"
    "Its setter loses `#[deprecated]`."
    => "Nothing to do.";
BODY_ADDED "RV0301" "request-body-added" "New optional request body"
    "The operation can be given a body."
    => "Nothing to do.";
BODY_ADDED_REQUIRED "RV0302" "required-request-body-added" "New required request body"
    "The method takes one more argument, and the server refuses calls without a body."
    => "Make the body optional.";
BODY_REMOVED "RV0303" "request-body-removed" "Request body removed"
    "Shipped clients go on sending a body that no longer means anything."
    => "Check that the server does not take the missing data for empty data.";
BODY_REQUIRED "RV0304" "request-body-became-required" "Request body became required"
    "Calls without a body are refused, and the body becomes an argument."
    => "Keep it optional.";
BODY_OPTIONAL "RV0305" "request-body-became-optional" "Request body became optional"
    "The argument becomes a setter. Shipped clients always send it, which stays right."
    => "Nothing to do for the server.";
BODY_TYPE "RV0306" "request-body-type-changed" "Request body has another type"
    "The method takes another type, and the server expects another shape."
    => "Add a new operation beside the old one.";
BODY_ENUM "RV0307" "request-body-became-enum" "Request body is limited to some values"
    "Only the listed values are accepted from now on."
    => "Make sure that the list holds every value that was accepted.";
BODY_NULLABLE "RV0308" "request-body-became-nullable" "Request body may be null"
    "A further value is accepted."
    => "Nothing to do for the server.";
BODY_NOT_NULLABLE "RV0309" "request-body-became-not-nullable" "Request body may no longer be null"
    "Clients that send null are refused."
    => "Go on accepting null.";
MEDIA_ADDED "RV0310" "request-media-type-added" "New content type of a request body"
    "The body can be sent in one more form."
    => "Nothing to do.";
MEDIA_REMOVED "RV0311" "request-media-type-removed" "Content type of a request body removed"
    "The server no longer documents that it reads this form; it answers 415 to clients that send it."
    => "Go on reading the old form.";
MEDIA_DEFAULT "RV0312" "default-media-type-changed" "The method sends another content type by default"
    "The generated method prefers another form; the old one is still accepted."
    => "Nothing to do.";
BODY_ENCODING "RV0313" "body-encoding-changed" "A part of the body is encoded differently"
    "The same member is written differently, so that the server may read another value from what shipped clients write."
    => "Accept both spellings.";
SUCCESS_ADDED "RV0401" "success-status-added" "New success status"
    "The operation can succeed in one more way."
    => "Shipped clients should be able to read the new success as one of the old ones.";
SUCCESS_REMOVED "RV0402" "success-status-removed" "Success status removed"
    "The operation no longer succeeds in this way."
    => "Keep the status if shipped clients look at it.";
ERROR_ADDED "RV0403" "error-status-added" "New documented error"
    "The error enum has one more variant. Shipped clients see the status as an unexpected one, with its body."
    => "Nothing to do.";
ERROR_REMOVED "RV0404" "error-status-removed" "Documented error removed"
    "A variant of the error enum is gone; should the status come all the same, it is an unexpected one."
    => "Keep the error in the document if the server can still answer so.";
REPLY_TYPE "RV0405" "response-type-changed" "Response has another type"
    "What the call gives is another type, and shipped clients may not be able to read the new answer."
    => "Answer in the new shape only to clients that ask for it.";
REPLY_NULLABLE "RV0406" "response-became-nullable" "Response may be null"
    "Shipped clients expect a value and cannot read null."
    => "Answer with an empty value or with another status.";
REPLY_NOT_NULLABLE "RV0407" "response-became-not-nullable" "Response is no longer null"
    "Null does not come any more."
    => "Nothing to do for the server.";
REPLY_MEDIA "RV0408" "response-media-type-changed" "Response has another content type"
    "What is answered, or what the client asks for in `Accept`, is another content type."
    => "Go on answering in the old content type to clients that ask for it.";
HEADER_ADDED "RV0409" "response-header-added" "New response header"
    "The response documents one more header."
    => "Nothing to do.";
HEADER_REMOVED "RV0410" "response-header-removed" "Response header removed"
    "Clients that read the header find nothing."
    => "Go on sending the header.";
HEADER_TYPE "RV0411" "response-header-type-changed" "Response header has another type"
    "Clients that read the header may not understand it."
    => "Send the new form in a new header.";
RESULT_SHAPE "RV0412" "result-shape-changed" "The result of a method is another type"
    "One documented success is returned as it is, several become an enum; no documented error is `NoError`, some become an enum."
    => "Match on the new enum.";
CASE_RUST_NAME "RV0413" "status-variant-renamed" "The variant of a status has another name in Rust"
    "The status is the same; code that matches on the variant must be changed."
    => "Pin the old name in the configuration if the new one is no better.";
HEADER_OPTIONAL "RV0414" "response-header-became-optional" "Response header became optional"
    "Clients that count on the header may find nothing."
    => "Go on sending the header.";
}
