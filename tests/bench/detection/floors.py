"""Compares figures with floors.json: the least (or most) that each may be, by half."""

import json


def value_at(figures, path):
    for part in path.split("/"):
        figures = figures.get(part) if isinstance(figures, dict) else None
    return figures


def breaches(figures, floors):
    for half, rows in floors.items():
        for path, bound in rows.items():
            value = value_at(figures["halves"].get(half, {}), path)
            least, most = bound.get("least"), bound.get("most")
            if value is None or (least is not None and value < least) or (
                    most is not None and value > most):
                yield f"{half} {path}: {value} is not within {bound}"
    if figures["leaked_values"]:
        yield f"{figures['leaked_values']} planted values stand in an output"


def check(figures, file):
    found = list(breaches(figures, json.loads(file.read_text())))
    for breach in found:
        print("below the floor: " + breach)
    return 1 if found else 0
