"""What the validating server is known not to know, so that its complaint is no violation."""

STYLES = ("label", "matrix", "spaceDelimited", "pipeDelimited")
KNOWN = {("apiKey", ""), ("http", "basic"), ("http", "bearer"), ("oauth2", ""), ("openIdConnect", "")}


def explain(document, case, kind, text, verdict):
    """The reason why a finding is not the client's fault; nothing where it may be."""
    if kind == "request" and verdict.get("as_planned") and "RequestBody" in text:
        return "the body arrived as planned, and the plan fits the schema; openapi-core adds defaults first"
    if kind == "value" and text.endswith(" is lost") and not document.names_member(text.split(" ")[1].rsplit(".", 1)[-1]):
        return "types that are only received drop members that the document does not name"
    if kind == "request":
        return parameters(document, case, text) or body(case, text) or security(document, text)
    return None


def parameters(document, case, text):
    path = case["pointer"].split("/")[2].replace("~1", "/")
    declared = {one["name"] for one in document.declared(case["pointer"]) if one["in"] == "path"}
    if text.startswith("MissingRequiredParameter") and any(f": {one}:" in text and "{%s}" % one not in path for one in declared):
        return "the document declares a path parameter for which its path has no place"
    if text.startswith("Differs: path:") and text.split(":")[2] not in declared:
        return "the document does not declare the path parameter, so that openapi-core does not read it"
    for one in document.parameters(case["pointer"]):
        mentions = (f"'{one['name']}'", f": {one['in']}:{one['name']}:", f": {one['name']}")
        if not any(mention in text for mention in mentions):
            continue
        style = one.get("style", "form" if one["in"] in ("query", "cookie") else "simple")
        if style in STYLES:
            return f"openapi-core does not read the style {style}"
        schema = document.resolve(one.get("schema") or {})
        is_object = isinstance(schema, dict) and (schema.get("type") == "object" or "properties" in schema)
        if style == "form" and one.get("explode", True) and is_object:
            return "openapi-core does not read an object in the style form with explode"
    return None


def body(case, text):
    media, value = case["call"].get("media", ""), case["call"].get("body")
    if "is not of type 'string'" in text and "b'" in text:
        return "openapi-core takes a body or a file of bytes for no string"
    is_form = media.startswith(("multipart/", "application/x-www-form-urlencoded"))
    if not is_form or not isinstance(value, dict) or "ody" not in text:
        return None
    if "is not of type 'boolean'" in text and any(isinstance(one, bool) for one in value.values()):
        return "openapi-core takes a boolean of a multipart form for a text"
    members = [item for member in value.values() for item in (member if isinstance(member, list) else [member])]
    if any(isinstance(member, (dict, list)) for member in members):
        return "openapi-core does not read JSON in a form (an object's default contentType, Encoding Object)"
    if any(member in ([], {}, None) for member in value.values()):
        return "a form has no text for null, an empty list and an empty map"
    return None


def security(document, text):
    if not text.startswith("SecurityValidationError") and "Security not found" not in text:
        return None
    schemes = document.data.get("components", {}).get("securitySchemes", {})
    kinds = {(one.get("type"), str(one.get("scheme", "")).lower()) for one in map(document.resolve, schemes.values())}
    if kinds - KNOWN:
        return "the document asks for a kind of authentication that the client leaves to its user"
    return None
