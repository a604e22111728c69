"""What the judge says: `report.py SPEC CASES VERDICTS SAID REPORT` prints violations and totals, and writes the report."""

import json
import sys
from collections import Counter

from compare import difference
from document import Document, load
from explain import explain


def main():
    spec, cases, verdicts, said, report = sys.argv[1:]
    document = Document(load(spec))
    with open(cases) as file:
        plan = json.load(file)
    with open(verdicts) as file:
        verdicts = {one["case"]: one for one in map(json.loads, file)}
    with open(said) as file:
        said = {line.split("\t")[0]: line.rstrip("\n").split("\t") for line in file}
    findings, counts = [], Counter()
    for case in plan["cases"]:
        name = case["call"]["case"]
        for kind, text in judge(case, verdicts.get(name), said.get(name), counts):
            why = explain(document, case, kind, text, verdicts.get(name) or {})
            findings.append({"case": case, "kind": kind, "text": text, "explained": why, "url": (verdicts.get(name) or {}).get("url")})
    tell(plan, findings, counts, report)


def judge(case, verdict, said, counts):
    """Violations of one case: of the request, then of the answer."""
    counts["calls"] += 1
    if said is None:
        yield "driver", "the driver did not come so far"
        return
    _, kind, status, written, error = said
    if verdict is None:
        yield "not sent", f"{kind}: {error}"
        return
    if verdict["error"]:
        yield "request", f"{verdict['error']}: {verdict['cause']}"
    else:
        counts["requests valid"] += 1
    answer = case["answer"]
    wanted = "ok" if answer["status"] < 300 else "api"
    if kind != wanted:
        yield "answer", f"{kind} for {answer['status']} {answer['media']}: {error}"
        return
    if answer["body"] is None or not written:
        counts["answers without a value"] += 1
        return
    found = difference(answer["body"], json.loads(written)) or (error and f"{error}")
    if found:
        yield "value", f"{answer['status']}: {found}"
    else:
        counts["answers equal"] += 1


def tell(plan, findings, counts, report):
    ours = [one for one in findings if not one["explained"]]
    for one in ours[:40]:
        print(f"  {one['kind']}: {one['case']['pointer']} case {one['case']['call']['case']}: {one['text'][:400]}")
    if len(ours) > 40:
        print(f"  and {len(ours) - 40} more")
    explained = Counter(one["explained"] for one in findings if one["explained"])
    for why, count in explained.most_common():
        print(f"  explained {count}: {why}")
    operations = len({case["pointer"] for case in plan["cases"]})
    missing = {one["pointer"] for one in plan["without"] if one["what"] != "answer"}
    without = len(missing - {case["pointer"] for case in plan["cases"]})
    totals = {"operations": operations, "operations without a call": without, **counts, "explained": sum(explained.values()), "violations": len(ours)}
    print("  " + ", ".join(f"{count} {what}" for what, count in totals.items()))
    with open(report, "w") as file:
        json.dump({"totals": totals, "explained": explained, "findings": findings, "without": plan["without"]}, file, indent=1)


main()
