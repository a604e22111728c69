"""A document as plain data, read by the rules of YAML 1.2, and what the judge needs to know of its operations."""

import gzip
import json
import re

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Core(yaml.SafeLoader):
    """YAML 1.2 core schema: `no`, `on` and dates are texts."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def number(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


Core.add_constructor("tag:yaml.org,2002:int", number)
Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def load(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        text = file.read()
    plain = path.removesuffix(".gz")
    document = json.loads(text) if plain.endswith(".json") else yaml.load(text, Core)
    return tidy(document)


def tidy(node):
    """Keys are texts, also `200:`."""
    if isinstance(node, dict):
        return {str(key): tidy(value) for key, value in node.items()}
    if isinstance(node, list):
        return [tidy(value) for value in node]
    return node


class Document:
    def __init__(self, data):
        self.data = data
        self.is_30 = str(data.get("openapi", "")).startswith("3.0")

    def at(self, pointer):
        node = self.data
        for key in pointer.lstrip("#").split("/")[1:]:
            key = key.replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if isinstance(node, list) else node[key]
        return node

    def resolve(self, node, limit=50):
        """The node behind its `$ref`s, whose siblings count from 3.1 on."""
        while isinstance(node, dict) and isinstance(node.get("$ref"), str) and limit:
            limit -= 1
            target = self.at(node["$ref"])
            siblings = {key: value for key, value in node.items() if key != "$ref"}
            if siblings and not self.is_30 and isinstance(target, dict):
                node = {"allOf": [target, siblings]} if "properties" in siblings else {**target, **siblings}
            else:
                node = target
        return node

    def parameters(self, pointer):
        """What is sent: the declared ones, and names of the path that are not declared."""
        declared = self.declared(pointer)
        names = [name.replace("~1", "/").replace("~0", "~") for name in re.findall(r"{([^{}]+)}", pointer.split("/")[2])]
        known = {one["name"] for one in declared if one["in"] == "path"}
        text = {"in": "path", "required": True, "schema": {"type": "string"}}
        in_path = [one for one in declared if one["in"] != "path" or one["name"] in names]
        return in_path + [{**text, "name": name} for name in dict.fromkeys(names) if name not in known]

    def declared(self, pointer):
        """Those of the operation and of its path, by place and name."""
        operation, item = self.at(pointer), self.at(pointer.rsplit("/", 1)[0])
        found = {}
        for one in item.get("parameters", []) + operation.get("parameters", []):
            one = self.resolve(one)
            found[one["in"], one["name"]] = one
        return [one for one in found.values() if not is_ignored(one)]

    def names_member(self, name):
        """Whether any schema of the document has such a member."""
        if not hasattr(self, "members"):
            self.members = set()
            self.gather(self.data)
        return name in self.members

    def gather(self, node):
        if isinstance(node, dict):
            properties = node.get("properties")
            self.members.update(properties if isinstance(properties, dict) else ())
        for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            self.gather(one)

    def formats(self):
        """All formats that the document uses."""
        if not hasattr(self, "found_formats"):
            texts = re.findall(r'"format": "([^"\\]+)"', json.dumps(self.data))
            self.found_formats = set(texts) | {"date", "date-time", "uuid", "byte", "binary", "time"}
        return self.found_formats

    def prefix(self, pointer):
        """The path of a server of the operation's own."""
        operation, item = self.at(pointer), self.at(pointer.rsplit("/", 1)[0])
        servers = operation.get("servers") or item.get("servers") or []
        if not servers:
            return ""
        url = servers[0].get("url", "")
        for name, variable in (servers[0].get("variables") or {}).items():
            url = url.replace("{%s}" % name, str(variable.get("default", "")))
        return re.sub(r"^[a-z]+://[^/]*", "", url).rstrip("/")

    def without_servers(self, url):
        """The document for the validating server: all paths live at `url`."""
        data = json.loads(json.dumps(self.data))
        data["servers"] = [{"url": url}]
        for item in data.get("paths", {}).values():
            for node in (item, *(item[method] for method in METHODS if method in item)):
                node.pop("servers", None)
                if "parameters" in node:
                    node["parameters"] = [one for one in node["parameters"] if not is_ignored(self.resolve(one))]
        return data


def is_ignored(parameter):
    """Headers that are no parameters, whatever the document says (Parameter Object, `in`)."""
    own = ("accept", "content-type", "authorization")
    return parameter["in"] == "header" and parameter["name"].lower() in own
