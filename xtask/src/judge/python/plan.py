"""Which calls are made with which arguments, and what the server answers: `plan.py SPEC CALLS CASES`."""

import json
import sys
import warnings

from document import Document, load
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator, OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from sample import EDGE, FULL, MINIMAL, OTHER, NoValue, Sampler

warnings.filterwarnings("ignore")
HOME = "urn:document"
MOST_CASES = 12


class Plan:
    def __init__(self, data):
        self.document = Document(data)
        self.registry = Registry().with_resource(HOME, Resource(contents=data, specification=DRAFT202012))
        self.cases, self.without = [], []

    def fits(self, pointer, value, answers):
        """Whether the value fits the schema at the pointer, in the eyes of another validator."""
        return self.error({"$ref": f"{HOME}#{pointer}"}, value, answers)

    def error(self, schema, value, answers=False):
        kind = (OAS30ReadValidator if answers else OAS30WriteValidator) if self.document.is_30 else OAS31Validator
        return next(kind(schema, registry=self.registry).iter_errors(value), None)

    def value(self, schema, n, pointer=None, answers=False, place="body"):
        for nulls in (True, False):
            value = Sampler(self.document, answers, place, nulls).sample(schema, n)
            error = self.fits(pointer, value, answers) if pointer is not None else None
            if error is None:
                return value
        raise NoValue(f"the value made up does not fit: {error.message[:150]}")

    def arguments(self, call, n):
        """Arguments by `place:name`, and `body`."""
        pointer, args = call["pointer"], {}
        for one in self.document.parameters(pointer):
            key = f"{one['in']}:{one['name']}"
            if n == MINIMAL and not one.get("required"):
                continue
            try:
                args[key] = self.parameter(one, n)
            except NoValue:
                if one.get("required"):
                    raise
        body = self.document.resolve(self.document.at(pointer).get("requestBody"))
        if call["media"] and (body.get("required") or n != MINIMAL):
            args["body"] = self.body(pointer, body, call["media"], n)
            args["media"] = self.chosen(body, call["media"])
        return args

    def chosen(self, body, media):
        """The content type that the caller chooses: one of the range, where the document gives a range."""
        if media in body["content"]:
            return media
        ranges = [name for name in body["content"] if name.endswith("/*") and name != "*/*"]
        return {"image/*": "image/png", "text/*": "text/plain"}.get(ranges[0], ranges[0][:-1] + "x") if ranges else media

    def parameter(self, one, n):
        schema = one.get("schema")
        if schema is None:
            schema = next(iter((one.get("content") or {"": {}}).values())).get("schema", {})
        value = Sampler(self.document, False, one["in"]).sample(schema, n)
        if value in ("", [], {}, None):
            raise NoValue("nothing to send")
        if error := self.error(absolute(schema), value):
            raise NoValue(f"the value made up does not fit: {error.message[:150]}")
        return value

    def body(self, pointer, body, media, n):
        content = body["content"]
        name = media if media in content else next((key for key in content if essence(key) == essence(media)), None)
        schema = content.get(name, {}).get("schema")
        if schema is None:
            return "content" if not is_json(media) else {}
        where = self.place(pointer, "requestBody", "content", name, "schema")
        # What stands in a form as a file or a text is no JSON to validate.
        is_form = media.startswith("application/x-www-form-urlencoded")
        checked = where if is_json(media) or is_form else None
        if not is_json(media) and not media.startswith(("multipart/", "application/x-www-form-urlencoded")):
            return "content"
        return self.value(schema, n, checked)

    def place(self, pointer, *keys):
        """The pointer of a node below a pointer, with references resolved on the way."""
        node = self.document.at(pointer)
        for key in keys:
            while "$ref" in node:
                pointer = node["$ref"].lstrip("#")
                node = self.document.at(pointer)
            pointer += "/" + key.replace("~", "~0").replace("/", "~1")
            node = node[key]
        return pointer

    def answers(self, pointer):
        """Answers that fit the document: status, content type, JSON or text."""
        responses = self.document.at(pointer).get("responses", {})
        has_success = any(key.startswith("2") for key in responses)
        found = []
        for key, response in responses.items():
            if key.startswith("x-"):
                continue
            if key == "default":
                status = 200 if not has_success else next(s for s in (500, 502, 503, 418) if str(s) not in responses)
            else:
                status = int(key.upper().replace("XX", "99"))
            if not 200 <= status < 600 or 300 <= status < 400:
                continue
            response = self.document.resolve(response)
            media = self.document.resolve(response.get("content")) or {}
            chosen = next((name for name in media if is_json(name)), next(iter(media), None))
            if chosen is None:
                found.append((status, "", None))
                continue
            if not is_json(chosen):
                found.append((status, chosen, "text" if chosen.startswith("text/") and "event" not in chosen else None))
                continue
            found.extend(self.bodies(pointer, key, chosen, media[chosen], status))
        found.sort(key=lambda one: one[0] >= 300)
        return found

    def bodies(self, pointer, key, name, media, status):
        schema = media.get("schema")
        if schema is None:
            return [(status, name, {})]
        where = self.place(pointer, "responses", key, "content", name, "schema")
        examples = [media["example"]] if "example" in media else []
        examples += [self.document.resolve(one).get("value") for one in (media.get("examples") or {}).values()]
        found = [(status, name, one) for one in examples if one is not None and self.fits(where, one, True) is None]
        for n in (FULL, MINIMAL, OTHER, EDGE):
            try:
                found.append((status, name, self.value(schema, n, where, answers=True)))
            except NoValue as why:
                self.without.append({"pointer": pointer, "what": f"answer {status}", "why": str(why)})
        return found

    def add(self, call):
        answers = self.answers(call["pointer"]) or [(200, "", None)]
        sets = []
        for n in (MINIMAL, FULL, OTHER, EDGE):
            try:
                args = self.arguments(call, n)
            except NoValue as why:
                self.without.append({"pointer": call["pointer"], "what": f"arguments {n}", "why": str(why)})
                continue
            if args not in sets:
                sets.append(args)
        for at in range(min(max(len(sets), len(answers)), MOST_CASES) if sets else 0):
            status, media, body = answers[at % len(answers)]
            case = {"case": str(len(self.cases)), "key": call["key"], **sets[at % len(sets)]}
            facts = {"pointer": call["pointer"], "prefix": self.document.prefix(call["pointer"])}
            self.cases.append({"call": case, "answer": {"status": status, "media": media, "body": body}, **facts})


def absolute(node):
    """A schema whose references can be followed from anywhere."""
    if isinstance(node, list):
        return [absolute(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: HOME + one if key == "$ref" and isinstance(one, str) and one.startswith("#") else absolute(one)
        for key, one in node.items()
    }


def is_json(media):
    media = essence(media)
    return media in ("application/json", "text/json", "*/*") or media.endswith("+json")


def essence(media):
    return media.split(";")[0].strip().lower()


def main():
    spec, calls, cases = sys.argv[1:]
    with open(calls) as file:
        calls = json.load(file)
    plan = Plan(load(spec))
    for call in calls:
        if not call["pointer"].startswith("/paths/"):
            continue
        try:
            plan.add(call)
        except Exception as why:  # One odd operation must not cost the others.
            plan.without.append({"pointer": call["pointer"], "what": "plan", "why": f"{type(why).__name__}: {why}"})
    with open(cases, "w") as file:
        json.dump({"cases": plan.cases, "without": plan.without}, file)


main()
