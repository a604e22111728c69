"""A server that validates every request against the document and answers as planned: `serve.py SPEC CASES VERDICTS`."""

import json
import logging
import sys
import warnings
from datetime import date

from compare import same
from document import Document, load
from openapi_core import Config, OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

warnings.filterwarnings("ignore")
logging.getLogger("werkzeug").setLevel(logging.ERROR)
PLACES = {"path": "path", "query": "query", "header": "header", "cookie": "cookie"}


class Judge:
    def __init__(self, spec, cases):
        self.document = Document(load(spec))
        with open(cases) as file:
            self.cases = {case["call"]["case"]: case for case in json.load(file)["cases"]}
        self.apis = {}

    def listen(self, port):
        self.data = self.document.without_servers(f"http://127.0.0.1:{port}")

    def api(self, pointer):
        """The document with one path only, so that no other template can take the request."""
        path = pointer.split("/")[2].replace("~1", "/").replace("~0", "~")
        if path not in self.apis:
            # Values are compared as they came; a format without a reader would be an error of its own.
            keep = dict.fromkeys(self.document.formats(), lambda value: value)
            config = Config(spec_validator_cls=None, extra_format_unmarshallers=keep)
            data = {**self.data, "paths": {path: self.data["paths"][path]}}
            self.apis[path] = OpenAPI.from_dict(data, config=config)
        return self.apis[path]

    def verdict(self, case, request):
        wanted = case["call"]
        try:
            result = self.api(case["pointer"]).unmarshal_request(request)
        except Exception as error:
            return complaint(error, wanted, request)
        if result.errors:
            return complaint(result.errors[0], wanted, request)
        for key, value in wanted.items():
            place, _, name = key.partition(":")
            if place not in PLACES or not name:
                continue
            got = getattr(result.parameters, place).get(name)
            if not same(value, plain(got)):
                return {"error": f"Differs: {key}", "cause": f"sent {value!r}, arrived {got!r}"}
        if "body" in wanted:
            # The validator adds defaults to what arrived, so that JSON is looked at as it is.
            is_json = "json" in request.content_type
            got = json.loads(request.body) if is_json else without_new(plain(result.body), wanted["body"])
            if not same(wanted["body"], got):
                return {"error": "Differs: body", "cause": f"sent {wanted['body']!r}, arrived {got!r}"}
        if "body" not in wanted and result.body is not None and request.body:
            return {"error": "Differs: body", "cause": f"nothing was sent, arrived {result.body!r}"}
        return {"error": None, "cause": ""}


def complaint(error, wanted, request):
    try:
        as_planned = same(wanted["body"], json.loads(request.body))
    except (KeyError, TypeError, ValueError):
        as_planned = False
    return {"error": f"{type(error).__name__}: {error}", "cause": told(error.__cause__), "as_planned": as_planned}


def without_new(got, sent):
    both = isinstance(got, dict) and isinstance(sent, dict)
    return {key: value for key, value in got.items() if key in sent} if both else got


def told(cause):
    """The innermost reason, in one line."""
    errors = getattr(cause, "schema_errors", None)
    if errors:
        cause = " | ".join(f"{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in list(errors)[:3])
    return " ".join(str(cause or "").split())[:600]


def plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def main():
    spec, cases, verdicts = sys.argv[1:]
    judge = Judge(spec, cases)
    verdicts = open(verdicts, "w")

    @Request.application
    def app(request):
        case = judge.cases.get(request.headers.get("X-Judge-Case", ""))
        if case is None:
            return Response("no such case", 500)
        prefix = case["prefix"]
        if prefix and request.environ["PATH_INFO"].startswith(prefix + "/"):
            request = Request({**request.environ, "PATH_INFO": request.environ["PATH_INFO"][len(prefix):]})
        verdict = judge.verdict(case, WerkzeugOpenAPIRequest(request))
        verdict |= {"case": case["call"]["case"], "url": request.full_path}
        verdicts.write(json.dumps(verdict, default=str) + "\n")
        verdicts.flush()
        answer = case["answer"]
        body = answer["body"]
        if answer["media"] and body is None:
            body = ""
        elif answer["media"] and ("json" in answer["media"] or "*" in answer["media"] or not isinstance(body, str)):
            body = json.dumps(body, ensure_ascii=False)
        media = answer["media"] if "*" not in answer["media"] else "application/json"
        return Response(body or "", answer["status"], content_type=media or None)

    server = make_server("127.0.0.1", 0, app)
    judge.listen(server.port)
    print(server.port, flush=True)
    server.serve_forever()


main()
