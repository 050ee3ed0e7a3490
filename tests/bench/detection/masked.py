"""What was missed and what was wrongly blocked, by template; values stay inside."""

import re
from collections import Counter, defaultdict

from label import BLOCK, FREE, IGNORE
from match import RANK


def mask(text):
    return re.sub(r"[0-9]", "#", re.sub(r"[^\W\d_]", "x", text))


def missed(one):
    if one.label.expected == FREE:
        return False
    if one.label.expected == IGNORE:
        return one.outcome == "block"
    return one.outcome != "block" if one.label.expected == BLOCK else RANK[one.outcome] < RANK["warn"]


def show(scored, strays, halves):
    groups, totals, shapes = Counter(), Counter(), defaultdict(set)
    for one in scored:
        if one.planted.template.half not in halves:
            continue
        near = one.planted.near if one.label.expected == IGNORE else ""
        key = (one.planted.template.id, one.label.kind, one.label.subject, one.label.expected, near)
        totals[key] += 1
        if missed(one):
            groups[key + (one.outcome or "nothing",)] += 1
            shapes[key + (one.outcome or "nothing",)].add(mask(one.label.value)[:24])
    print("\nWrong outcomes (template, kind, expected, what came, how often, shapes)")
    for key, count in sorted(groups.items()):
        template, kind, subject, expected, near, outcome = key
        shape = ", ".join(sorted(shapes[key])[:2])
        print(f"  {template:28} {kind:12} {near or subject:9} {expected:6}→ {outcome:7} "
              f"{count}/{totals[key[:5]]}  {shape}")
    show_strays(strays, halves)


def show_strays(strays, halves):
    counted = Counter(
        (one.planted.template.id, one.planted.near, one.finding["rule"], one.finding["field"],
         one.finding["preview"])
        for one in strays
        if one.finding["outcome"] == "block" and one.planted.template.half in halves)
    print("\nBlocks on nothing planted (template, near-miss, rule, field, shape, how often)")
    for (template, near, rule, field, preview), count in sorted(counted.items()):
        print(f"  {template:28} {near:8} {rule:20} {field[:24]:24} {preview[:24]:24} {count}")
