"""Equality by meaning: numbers by value, members in any order, and texts where a form carries nothing else."""

from decimal import Decimal, InvalidOperation


def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b or str(a).lower() == str(b).lower()
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(value, b[key]) for key, value in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, (int, float)) or isinstance(b, (int, float)):
        try:
            return Decimal(str(a)) == Decimal(str(b))
        except InvalidOperation:
            return False
    return a == b


def difference(a, b, path="$"):
    """Where two values differ, in words; nothing where they are the same."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in [*a, *(key for key in b if key not in a)]:
            if key not in b:
                return f"{path}.{key} is lost"
            if key not in a:
                return f"{path}.{key} is new"
            if found := difference(a[key], b[key], f"{path}.{key}"):
                return found
        return ""
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return f"{path} has {len(b)} items, not {len(a)}"
        return next((found for at, one in enumerate(a) if (found := difference(one, b[at], f"{path}[{at}]"))), "")
    return "" if same(a, b) else f"{path} is {b!r:.80}, was {a!r:.80}"
