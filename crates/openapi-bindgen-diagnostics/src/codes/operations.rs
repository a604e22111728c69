//! OB04xx: lowering operations.

codes! {
    SAME_ID = "OB0401", "an operationId is used twice",
        "The specification demands that operationIds are unique. Both operations are generated; where their methods \
         would share a name, they are named by method and path.";
    PATH_PARAMETER_UNDECLARED = "OB0411", "a path parameter is not declared",
        "The path has a `{name}` for which no parameter with `in: path` exists. It becomes a required argument of \
         type `String`.";
    PATH_PARAMETER_UNUSED = "OB0412", "a path parameter does not stand in the path",
        "A parameter with `in: path` has no `{name}` to be written to. It is left out.";
    OWN_HEADER = "OB0413", "a header parameter that the client sets by itself",
        "The specification says that header parameters named Accept, Content-Type or Authorization are to be ignored \
         (Parameter Object): content types and security schemes tell what they hold.";
    STYLE = "OB0414", "a parameter's style has no meaning here",
        "The table of styles (Parameter Object, \"Style Values\") says which style goes with which place and type. \
         Where it leaves something open, the nearest defined style is used.";
    PARAMETER_TWICE = "OB0415", "a parameter is declared twice",
        "Name and place make a parameter; a list must not have the same one twice. The first one counts.";
    PATH_PARAMETER_OPTIONAL = "OB0416", "a path parameter is not `required: true`",
        "The specification demands it, since a path without one of its parts is another path.";
    PARAMETER_PLACE = "OB0417", "a parameter is in a place that does not exist",
        "Parameters are in `path`, `query`, `header` or `cookie` (3.2 adds `querystring`). It is left out.";
    NESTED = "OB0418", "a list or an object inside of a parameter's list or object",
        "The table of styles (Parameter Object, \"Style Values\") goes one level deep. What is deeper is written in \
         the way that most servers read.";
    NO_CONTENT = "OB0421", "a request body without content",
        "`content` says which media types a body may have; without one there is nothing to send.";
    BODY_WITHOUT_MEANING = "OB0422", "a body where HTTP gives it no meaning",
        "RFC 9110, section 9.3: the content of GET, HEAD and DELETE requests has no generally defined meaning. Some \
         servers want it all the same, so it is sent; some proxies drop it.";
    FORM_WITHOUT_MEMBERS = "OB0423", "a form whose schema is no object",
        "`multipart/form-data` and `application/x-www-form-urlencoded` consist of named parts, which are the members \
         of an object. Without them a multipart body is a map of files, and another form is a text.";
    NO_STATUS = "OB0431", "a key of `responses` is no status",
        "A key is a status such as `200`, a range such as `4XX`, or `default`. The response is left out.";
    STATUS_WITHOUT_BODY = "OB0432", "content for a status that has none",
        "Responses with status 204, 205 and 304 have no content (RFC 9110, section 15). It is left out.";
    NO_SUCCESS = "OB0433", "no success is documented",
        "No 2xx status, no range and no `default` tells what a successful call answers. The method gives `()`, and \
         the body can be read as bytes.";
    STATUS_TWICE = "OB0434", "a status is documented twice",
        "Such as `4XX` and `4xx`. The first one counts.";
    STREAM_IN_ENUM = "OB0435", "a stream among different successes",
        "Several successes with different payloads become an enum, which is read from a whole body. The stream is \
         read as bytes or text.";
    ONLY_NOTED = "OB0441", "callbacks and links get no methods",
        "The types of callbacks are generated, so that a server can read them; links are descriptions only.";
    ODD_PATH = "OB0442", "a path with a query or a fragment",
        "The specification gives neither a meaning in a path template. The path is sent as it is written.";
    UNKNOWN_SCHEME = "OB0451", "a security scheme that does not exist",
        "A security requirement names a scheme that `components/securitySchemes` does not have. This alternative is \
         left out.";
    PREFIX_FOUND = "OB0452", "a key's prefix was read from a description",
        "The specification has no keyword for what stands before an API key in a header. Descriptions tell it, such \
         as: required prefix \"Token\". The config can set or remove it.";
    SCHEME_NOT_DONE = "OB0453", "a security scheme that the client cannot do by itself",
        "Mutual TLS, digest and the like are matters of the transport or of the caller.";
}
