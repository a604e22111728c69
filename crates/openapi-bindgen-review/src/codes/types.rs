//! Codes of types, members, values and branches.

super::codes! { TABLE:
TYPE_ADDED "RV0501" "type-added" "New type"
    "The document has a schema that it did not have."
    => "Nothing to do.";
TYPE_REMOVED "RV0502" "type-removed" "Type removed"
    "The schema is gone from the document, and its type from the crate. What that means on the wire is said where the schema was used."
    => "Keep the schema if code names its type.";
TYPE_RENAMED "RV0503" "type-renamed" "Type has another name"
    "The same shape, used in the same places, has another name. Names of schemas do not go over the wire; code that names the type must be changed."
    => "Pin the old name in the configuration if the new one is no better.";
TYPE_KIND "RV0504" "type-kind-changed" "Type is another kind of type"
    "A struct became an enum, an enum a string, or the like."
    => "Add a new schema beside the old one.";
TYPE_SPLIT "RV0505" "type-split" "Requests and responses have types of their own now"
    "Some member is read-only or write-only, so that one type no longer serves both directions."
    => "Build the request type in calls.";
TYPE_MERGED "RV0506" "type-merged" "Requests and responses share one type now"
    "No member makes a difference between both directions any more."
    => "Use the one type in both directions.";
TYPE_DEPRECATED "RV0507" "type-deprecated" "Type deprecated"
    "The type carries `#[deprecated]`."
    => "Tell users what to use instead.";
TYPE_REVIVED "RV0508" "type-no-longer-deprecated" "Type no longer deprecated"
    "The type loses `#[deprecated]`."
    => "Nothing to do.";
CONSTRUCTOR_GONE "RV0509" "type-no-longer-built" "Type can no longer be built"
    "No request uses the type any more, so that it has no constructor and no setters."
    => "Nothing to do where the type is only read.";
CONSTRUCTOR_NEW "RV0510" "type-can-be-built" "Type can be built"
    "A request uses the type, so that it has a constructor and setters."
    => "Nothing to do.";
CONSTRUCTOR_ORDER "RV0511" "constructor-order-changed" "Arguments of a constructor changed places"
    "Required members are the arguments of `new` in the document's order. Where two have the same type, old code compiles and sends one as the other."
    => "Put the members back into their order in the document.";
TYPE_TARGET "RV0512" "type-target-changed" "Type stands for another type"
    "What the alias or wrapper holds is another type."
    => "Add a new schema beside the old one.";
TYPE_ENUM "RV0513" "type-became-enum" "Type is limited to some values"
    "Only the listed values are accepted from now on."
    => "Make sure that the list holds every value that was accepted.";
TYPE_NULLABLE "RV0514" "type-became-nullable" "Type may be null"
    "Wherever the schema is used, null may stand."
    => "Let only the places be nullable that need it.";
TYPE_NOT_NULLABLE "RV0515" "type-became-not-nullable" "Type may no longer be null"
    "Wherever the schema is used, null is refused."
    => "Go on accepting null.";
MEMBER_ADDED "RV0601" "member-added" "New optional member"
    "The struct has one more field, which may be missing."
    => "Nothing to do.";
MEMBER_ADDED_REQUIRED "RV0602" "required-member-added" "New required member"
    "In requests the constructor takes one more argument and the server refuses bodies without the member. In responses it is one more field."
    => "Make the member optional in requests.";
MEMBER_REMOVED "RV0603" "member-removed" "Member removed"
    "The field is gone. Shipped clients send it to a server that does not know it, and miss it in answers."
    => "Keep the member, deprecated, until no shipped client uses it.";
MEMBER_RENAMED "RV0604" "member-renamed" "Member has another name on the wire"
    "One member is gone and one of the same type is new: probably renamed. To shipped clients that is a removal."
    => "Accept and send both names for a while.";
MEMBER_RUST_NAME "RV0605" "field-renamed" "Field has another name in Rust"
    "The name on the wire is the same; code that names the field must be changed."
    => "Pin the old name in the configuration if the new one is no better.";
MEMBER_TYPE "RV0606" "member-type-changed" "Member has another type"
    "The field is another type, and what goes over the wire may no longer be understood."
    => "Add a new member beside the old one.";
MEMBER_ENUM "RV0607" "member-became-enum" "Member is limited to some values"
    "Only the listed values are accepted from now on."
    => "Make sure that the list holds every value that was accepted.";
MEMBER_REQUIRED "RV0608" "member-became-required" "Member became required"
    "In requests the server refuses bodies without it. In responses it now always comes."
    => "Keep it optional in requests.";
MEMBER_OPTIONAL "RV0609" "member-became-optional" "Member became optional"
    "In responses it may be missing, and shipped clients that demand it cannot read the answer. In requests it may be left out."
    => "Go on sending the member in every answer.";
MEMBER_NULLABLE "RV0610" "member-became-nullable" "Member may be null"
    "In responses null may come, which shipped clients cannot read. In requests it may be sent."
    => "Leave the member out, or send an empty value.";
MEMBER_NOT_NULLABLE "RV0611" "member-became-not-nullable" "Member may no longer be null"
    "In requests null is refused. In responses it no longer comes."
    => "Go on accepting null.";
MEMBER_READ_ONLY "RV0612" "member-became-read-only" "Member became read-only"
    "The server sets it; what clients send is ignored or refused."
    => "Refuse the member loudly rather than ignoring it.";
MEMBER_NOT_READ_ONLY "RV0613" "member-no-longer-read-only" "Member is no longer read-only"
    "Requests may carry it."
    => "Do not require it in requests.";
MEMBER_WRITE_ONLY "RV0614" "member-became-write-only" "Member became write-only"
    "Answers no longer carry it; shipped clients that demand it cannot read them."
    => "Go on sending the member, if need be with an empty value.";
MEMBER_NOT_WRITE_ONLY "RV0615" "member-no-longer-write-only" "Member is no longer write-only"
    "Answers may carry it."
    => "Check that no secret comes to light.";
MEMBER_DEFAULT "RV0616" "member-default-changed" "Default of a member changed"
    "A request that leaves the member out means something else than before, without any sign of it."
    => "Keep the default, or announce the change.";
MEMBER_DEPRECATED "RV0617" "member-deprecated" "Member deprecated"
    "The field carries `#[deprecated]`."
    => "Tell users what to use instead.";
MEMBER_REVIVED "RV0618" "member-no-longer-deprecated" "Member no longer deprecated"
    "The field loses `#[deprecated]`."
    => "Nothing to do.";
REST_CLOSED "RV0619" "further-members-refused" "Members that the document does not name are refused"
    "`additionalProperties` became false."
    => "Go on ignoring members that are not known.";
REST_OPENED "RV0620" "further-members-allowed" "Members that the document does not name are allowed"
    "`additionalProperties` is no longer false; shipped clients refuse answers with members that they do not know."
    => "Do not send further members to shipped clients.";
REST_TYPE "RV0621" "further-members-type-changed" "Members that the document does not name have another type"
    "The values of `additionalProperties` have another schema."
    => "Add a named member instead.";
REST_KEPT "RV0622" "further-members-kept" "Members that the document does not name are kept, or no longer kept"
    "The struct gains or loses the map field of further members."
    => "Set `extra` in the configuration to have it either way.";
VALUE_ADDED "RV0701" "value-added" "New value of an enum"
    "The enum has one more variant. Shipped clients keep a value that they do not know as `UnknownValue` and write it back unchanged."
    => "Nothing to do.";
VALUE_REMOVED "RV0702" "value-removed" "Value of an enum removed"
    "The variant is gone, and the server refuses requests with the value."
    => "Go on accepting the value.";
VALUE_RUST_NAME "RV0703" "variant-renamed" "Variant of an enum has another name in Rust"
    "The value is the same; code that names the variant must be changed."
    => "Pin the old name in the configuration if the new one is no better.";
VALUES_KIND "RV0704" "values-kind-changed" "Values of an enum have another JSON type"
    "Strings became integers, or the like."
    => "Add a new member beside the old one.";
CONST_CHANGED "RV0705" "constant-changed" "The only value changed"
    "Where just one value is allowed, it is another one now."
    => "Accept the old value too.";
VALUE_LABEL "RV0706" "value-label-changed" "Description of a value changed"
    "What `label()` gives is another text."
    => "Nothing to do.";
VALUES_ORDER "RV0707" "values-reordered" "Values of an enum changed places"
    "The values are the same in another order."
    => "Nothing to do.";
BRANCH_ADDED "RV0711" "branch-added" "New branch of a union"
    "One more shape may stand here. A union told apart by a tag keeps shapes that it does not know; any other cannot read them."
    => "Send the new shape only to clients that ask for it.";
BRANCH_REMOVED "RV0712" "branch-removed" "Branch of a union removed"
    "The variant is gone, and the server refuses the shape."
    => "Go on accepting the shape.";
BRANCH_TYPE "RV0713" "branch-type-changed" "Branch of a union has another type"
    "The variant holds another type."
    => "Add a new branch beside the old one.";
BRANCH_RUST_NAME "RV0714" "branch-renamed" "Variant of a union has another name in Rust"
    "The shape is the same; code that names the variant must be changed."
    => "Pin the old name in the configuration if the new one is no better.";
TAG_VALUES "RV0715" "tag-values-changed" "A union's branch is chosen by other values"
    "The discriminator's mapping is another one: shipped clients take the shape for another, or for an unknown one."
    => "Keep the old values too.";
TAG_KEY "RV0716" "tag-changed" "A union is told apart differently"
    "The discriminator is new, gone, or another member."
    => "Keep the old discriminator beside the new one.";
UNION_OPEN "RV0717" "union-openness-changed" "Whether a union keeps unknown shapes changed"
    "Unions told apart by a tag keep shapes that they do not know, others refuse them."
    => "Nothing to do for the server.";
BRANCH_ORDER "RV0718" "branches-reordered" "Branches of a union changed places"
    "Where shapes are told apart by trying, the earlier one wins."
    => "Nothing to do where the shapes are told apart by a tag or by type.";
}
