//! OB01xx: the structure of an OpenAPI document around its schemas.

codes! {
    NOT_OPENAPI = "OB0100", "the file is no OpenAPI document",
        "An OpenAPI document is an object with the field `openapi`, such as `openapi: 3.0.3`.";
    SWAGGER_2 = "OB0101", "the document is Swagger 2.0",
        "Swagger 2.0 is the predecessor of OpenAPI 3 and is not read here. Convert the document once with a \
         converter such as swagger2openapi or the converter of Swagger Editor, look the result over, and use that.";
    UNKNOWN_VERSION = "OB0102", "the version of OpenAPI is not known",
        "Read are 3.0, 3.1 and 3.2, in all their patch releases. The field `openapi` names the version of the \
         specification; the version of the API itself stands in `info.version`.";
    OTHER_VERSION = "OB0103", "something of another version of OpenAPI",
        "Version marks are often wrong, so such a thing is read for what it plainly means. Other tools may ignore it \
         or refuse the document.";
    MISSING_FIELD = "OB0110", "a required field is missing",
        "The specification demands this field. Where it has an obvious meaning without it, this is a warning.";
    WRONG_TYPE = "OB0111", "a field has a value of the wrong type",
        "The specification demands another type of value here. The value is read as if it were absent. A frequent cause is \
         one level of indentation too many or too few.";
    UNKNOWN_FIELD = "OB0112", "a field that the specification does not know",
        "Fields beyond the specification begin with `x-`. Others are ignored; most are typing errors or stand one \
         level too high or too low.";
    BAD_VALUE = "OB0113", "a field has a value that is not allowed",
        "The specification lists what may stand here; the help line of the message repeats the list. Upper and lower case \
         count.";
    COMPONENT_NAME = "OB0120", "a component's name is not allowed",
        "Names in `components` consist of letters, digits, `.`, `-` and `_` only (Components Object).";
    DUPLICATE_PATH = "OB0121", "two paths are the same but for the names of their parameters",
        "A server cannot tell `/users/{id}` from `/users/{name}`, so the specification forbids both in one document \
         (Paths Object).";
    DUPLICATE_OPERATION_ID = "OB0122", "two operations have one `operationId`",
        "`operationId` must be unique in a document (Operation Object).";
    DUPLICATE_PARAMETER = "OB0123", "one parameter stands twice",
        "A parameter is known by its name and location together; a list must not hold it twice (Operation Object).";
    UNDECLARED_PATH_PARAMETER = "OB0124", "a path names a parameter that is not declared",
        "Each `{name}` in a path needs a parameter with `in: path` and that name (Parameter Object).";
    UNUSED_PATH_PARAMETER = "OB0125", "a path parameter that the path does not name",
        "A parameter with `in: path` must correspond to a `{name}` in the path; without one it cannot be sent \
         (Parameter Object).";
    OPTIONAL_PATH_PARAMETER = "OB0126", "a path parameter is not required",
        "Without its value there is no path, so the specification demands `required: true` (Parameter Object).";
    STATUS_CODE = "OB0127", "a key of `responses` is no status",
        "Keys are a status such as `200`, a range such as `4XX`, or `default` (Responses Object).";
    CONTENT_AND_SCHEMA = "OB0128", "both `schema` and `content` are given",
        "A parameter or header has one of the two: `schema` for values in a style, `content` for values of a media type \
         (Parameter Object).";
    CONTENT_COUNT = "OB0129", "`content` of a parameter must have one media type",
        "The `content` of a parameter or header has exactly one entry (Parameter Object).";
    PATH_SYNTAX = "OB0130", "a path is not written as the specification demands",
        "A path begins with `/`; what stands in braces is a parameter's name (Paths Object).";
    UNKNOWN_SECURITY_SCHEME = "OB0131", "a security requirement names no scheme",
        "Each name in a security requirement must stand in `components/securitySchemes`.";
    BAD_URL = "OB0132", "a URL is not a URL",
        "The specification demands a URL here (RFC 3986): no spaces, no control characters, and not nothing.";
    SERVER_VARIABLE = "OB0133", "a server's URL and its variables do not fit",
        "Each `{name}` in the URL needs an entry in `variables` with a `default` (Server Object).";
    HEADER_NAME = "OB0134", "a header's name is not allowed",
        "Names of HTTP headers are tokens (RFC 9110 section 5.1): letters, digits and some signs, no spaces.";
    PARAMETER_STYLE = "OB0135", "a parameter's style and schema have no defined text",
        "The specification's table of styles leaves this combination undefined, so servers differ (Parameter Object).";
}
