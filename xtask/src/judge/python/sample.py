"""Values that fit a schema: the smallest, a full one, another full one, and one of edges."""

import re

try:
    import re._parser as regex
except ImportError:
    import sre_parse as regex

DEEPEST = 9
MINIMAL, FULL, OTHER, EDGE = range(4)
WORDS = ("alpha", "beta", "gamma", "delta")
FORMATS = {
    "date": ("2020-01-02", "1999-12-31", "2024-02-29", "0001-01-01"),
    "date-time": ("2020-01-02T03:04:05Z", "2021-06-07T08:09:10.123456Z", "1999-12-31T23:59:59+05:30", "2024-02-29T00:00:00Z"),
    "time": ("03:04:05Z", "23:59:59Z", "00:00:00Z", "12:00:00Z"),
    "duration": ("P1D", "PT1H30M", "P1Y2M3D", "PT0S"),
    "uuid": ("00000000-0000-4000-8000-000000000000", "123e4567-e89b-12d3-a456-426614174000") * 2,
    "email": ("a@example.com", "b.c@example.org", "d+e@example.net", "x@y.example"),
    "uri": ("https://example.com/a", "http://example.org/?a=b&c=d", "urn:a:b", "https://example.com/%C3%A9#f"),
    "byte": ("YQ==", "aGVsbG8=", "//79", ""),
    "hostname": ("example.com", "a.example.org", "b-c.example", "x.example"),
    "ipv4": ("127.0.0.1", "10.1.2.3", "255.255.255.255", "0.0.0.0"),
    "ipv6": ("::1", "2001:db8::1", "fe80::1", "::"),
    "decimal": ("1", "2.50", "-3.125", "0"),
}
FORMATS["uri-reference"] = FORMATS["iri"] = FORMATS["url"] = FORMATS["uri"]
EDGES = {
    "body": "é😀 \"q\" \\ / \t\n<&>\u2028 end",
    "query": "a b&c=d/é?#+%25;😀",
    "path": "a b;c=d,é+%25@:!",
    "header": "a b; c=\"d\"",
    "cookie": "abc",
}


class NoValue(Exception):
    pass


class Sampler:
    def __init__(self, document, answers=False, place="body", nulls=True):
        self.document, self.answers, self.place, self.nulls = document, answers, place, nulls

    def sample(self, schema, n, depth=0):
        if depth > DEEPEST:
            raise NoValue("it needs itself")
        schema = self.flat(schema, n)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            values = [value for value in schema["enum"] if value is not None] or schema["enum"]
            return values[{MINIMAL: 0, FULL: 0, OTHER: 1, EDGE: -1}[n] % len(values)]
        kinds = schema.get("type")
        kinds = kinds if isinstance(kinds, list) else [kinds] if kinds else []
        may_be_null = "null" in kinds or (schema.get("nullable") and kinds)
        kinds = [kind for kind in kinds if kind != "null"]
        if may_be_null and (not kinds or (n == EDGE and depth > 0 and self.place == "body" and self.nulls)):
            return None
        kind = kinds[n % len(kinds)] if kinds else self.guess(schema)
        return getattr(self, f"a_{kind}")(schema, n, depth)

    def guess(self, schema):
        if {"properties", "additionalProperties", "required"} & schema.keys():
            return "object"
        if "items" in schema:
            return "array"
        if {"minimum", "maximum", "multipleOf"} & schema.keys():
            return "number"
        if {"pattern", "format", "minLength", "maxLength"} & schema.keys():
            return "string"
        return "anything"

    def flat(self, schema, n):
        """One schema without references and combinations: a branch is chosen by `n`."""
        schema = self.document.resolve(schema)
        if schema is True or schema is None:
            return {}
        if schema is False:
            raise NoValue("nothing is allowed")
        merged = {key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf")}
        for part in schema.get("allOf", []):
            merged = self.merge(merged, self.flat(part, n))
        for word in ("oneOf", "anyOf"):
            branches = schema.get(word) or []
            if n != EDGE or not self.nulls:
                solid = [branch for branch in branches if not self.is_null(branch)]
                branches = solid or branches
            if branches:
                branch = branches[-1 if n == EDGE else n % len(branches)]
                chosen = self.flat(branch, n)
                tag = (schema.get("discriminator") or {}).get("propertyName")
                merged = self.merge(merged, chosen)
                if tag and isinstance(branch, dict) and "$ref" in branch:
                    merged = self.tagged(merged, tag, schema["discriminator"].get("mapping") or {}, branch["$ref"])
        return merged

    def is_null(self, branch):
        branch = self.document.resolve(branch)
        return isinstance(branch, dict) and (branch.get("type") == "null" or branch.get("enum") == [None])

    def tagged(self, schema, tag, mapping, target):
        name = target.rsplit("/", 1)[-1]
        value = next((key for key, ref in mapping.items() if ref in (target, name)), name)
        known = self.document.resolve(schema.get("properties", {}).get(tag, {}))
        if isinstance(known, dict) and ("const" in known or len(known.get("enum", [])) == 1):
            return schema
        properties = {**schema.get("properties", {}), tag: {"const": value}}
        return {**schema, "properties": properties, "required": [*schema.get("required", []), tag]}

    def merge(self, a, b):
        out = {**a, **b}
        if "required" in a and "required" in b:
            out["required"] = list(dict.fromkeys([*a["required"], *b["required"]]))
        if "properties" in a and "properties" in b:
            out["properties"] = dict(a["properties"])
            for key, value in b["properties"].items():
                both = key in a["properties"] and a["properties"][key] != value
                out["properties"][key] = {"allOf": [a["properties"][key], value]} if both else value
        if isinstance(a.get("enum"), list) and isinstance(b.get("enum"), list):
            out["enum"] = [value for value in a["enum"] if value in b["enum"]] or b["enum"]
        for word, choose in (("minLength", max), ("maxLength", min), ("minimum", max), ("maximum", min)):
            if word in a and word in b:
                out[word] = choose(a[word], b[word])
        return out

    def is_hidden(self, schema):
        """Whether a member does not go in this direction."""
        word = "writeOnly" if self.answers else "readOnly"
        schema = self.document.resolve(schema)
        if not isinstance(schema, dict):
            return False
        return bool(schema.get(word)) or any(self.is_hidden(part) for part in schema.get("allOf", []))

    def a_object(self, schema, n, depth):
        required, out = schema.get("required", []), {}
        properties = schema.get("properties", {})
        for name, member in properties.items():
            if self.is_hidden(member):
                continue
            if name in required:
                out[name] = self.sample(member, n, depth + 1)
            elif n != MINIMAL and depth < 5:
                try:
                    out[name] = self.sample(member, n, depth + 1)
                except NoValue:
                    pass
        more = schema.get("additionalProperties", True)
        wanted = schema.get("minProperties", 0)
        if isinstance(more, dict) and more and n != MINIMAL:
            wanted = max(wanted, len(out) + 1)
        wanted = min(wanted, schema.get("maxProperties", wanted))
        for name in [*required, "key one", "key2", "key3"]:
            if name in out or (name in properties and self.is_hidden(properties[name])):
                continue
            if (len(out) < wanted or name in required) and more is not False:
                try:
                    out[name] = self.sample(more, n, depth + 1)
                except NoValue:
                    if name in required:
                        raise
        return out

    def a_array(self, schema, n, depth):
        least = schema.get("minItems", 0)
        count = max(least, 0 if n == MINIMAL or depth > 5 else 2)
        if self.place != "body":
            count = max(count, 1)
        count = min(count, schema.get("maxItems", count), 200)
        items = []
        for at in range(count):
            try:
                one = self.sample(schema.get("items", {}), (n + at) % 4 if at else n, depth + 1)
            except NoValue:
                if at < least:
                    raise
                break
            if schema.get("uniqueItems") and one in items:
                continue
            items.append(one)
        if self.place != "body":
            items = [item for item in items if item is not None]
        return items

    def a_string(self, schema, n, depth):
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        given = [schema.get("example"), schema.get("default"), *(schema.get("examples") or [])]
        pattern = schema.get("pattern")
        if pattern is not None:
            given = [text for text in given if isinstance(text, str) and re.search(pattern, text)]
            given = [text for text in given if least <= len(text) <= (most if most is not None else len(text))]
            text = given[0] if given else matching(pattern, n)
        elif schema.get("format") in FORMATS:
            text = FORMATS[schema["format"]][n]
        else:
            text = "a" if n == MINIMAL else EDGES[self.place] if n == EDGE else WORDS[n]
        if pattern is None and len(text) < least:
            text += "x" * (least - len(text))
        if pattern is None and most is not None and len(text) > most:
            text = text[:most].rstrip() if self.place != "body" else text[:most]
        if text == "" and self.place == "path":
            raise NoValue("a path takes no empty text")
        return text

    def a_integer(self, schema, n, depth):
        low, high = bounds(schema, 1)
        step = schema.get("multipleOf", 1)
        size = re.fullmatch(r"(u?)int(8|16|32|64)", str(schema.get("format", "")))
        if size:
            bits = int(size[2]) - (not size[1])
            low, high = max(low, 0 if size[1] else -(2**bits)), min(high, 2**bits - 1)
        wide = schema.get("format") == "int64"
        value = {MINIMAL: 1, FULL: 7, OTHER: -3, EDGE: 2**53 + 1 if wide else 2**31 - 1}[n]
        value = max(low, min(high, value))
        value = int(value // step * step)
        return int(value + step if value < low else value)

    def a_number(self, schema, n, depth):
        low, high = bounds(schema, 0.001)
        step = schema.get("multipleOf")
        value = max(low, min(high, {MINIMAL: 1, FULL: 2.5, OTHER: -0.125, EDGE: 1e15}[n]))
        return round(value / step) * step if step else value

    def a_boolean(self, schema, n, depth):
        return n != FULL

    def a_anything(self, schema, n, depth):
        if self.place != "body":
            return WORDS[n]
        return [{}, {"any": [1, "two", None]}, "text", 12.5][n]

    def a_file(self, schema, n, depth):
        return "content"


def bounds(schema, step):
    low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    for word, sign in (("exclusiveMinimum", 1), ("exclusiveMaximum", -1)):
        limit = schema.get(word)
        if limit is True:
            low, high = (low + step, high) if sign > 0 else (low, high - step)
        elif limit is not None and limit is not False:
            low, high = (max(low, limit + step), high) if sign > 0 else (low, min(high, limit - step))
    return low, high


def matching(pattern, n):
    """A text that a pattern matches, as far as that is simple."""
    try:
        text = "".join(piece(token, n) for token in regex.parse(pattern))
        if re.search(pattern, text):
            return text
    except (re.error, KeyError, ValueError, OverflowError, RecursionError):
        pass
    raise NoValue(f"no text for the pattern {pattern}")


def piece(token, n):
    word, value = str(token[0]), token[1]
    if word == "LITERAL":
        return chr(value)
    if word in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, inner = value
        count = min(high, max(low, 1 if n == MINIMAL else min(low + 2, 8)))
        return "".join(piece(one, n) for _ in range(count) for one in inner)
    if word == "IN":
        return member(value, n)
    if word == "ANY":
        return "a"
    if word == "SUBPATTERN":
        return "".join(piece(one, n) for one in value[-1])
    if word == "BRANCH":
        return "".join(piece(one, n) for one in value[1][n % len(value[1])])
    if word == "CATEGORY":
        return category(str(value))
    if word in ("AT", "ASSERT_NOT"):
        return ""
    if word == "NOT_LITERAL":
        return "b" if value == ord("a") else "a"
    raise ValueError(word)


def member(choices, n):
    if str(choices[0][0]) == "NEGATE":
        text = re.compile("".join(["[^", *("\\" + chr(value) for word, value in choices[1:] if str(word) == "LITERAL"), "]"])) if any(str(word) == "LITERAL" for word, _ in choices[1:]) else None
        return next(sign for sign in "aB3_- " if text is None or text.match(sign))
    word, value = choices[n % len(choices)]
    word = str(word)
    if word == "RANGE":
        return chr(value[1] if n == EDGE else value[0])
    return chr(value) if word == "LITERAL" else category(str(value))


def category(name):
    return {"CATEGORY_DIGIT": "7", "CATEGORY_WORD": "w", "CATEGORY_SPACE": " ", "CATEGORY_NOT_SPACE": "s"}[name]
