"""Which label was found how, and which findings found nothing that was planted.

A finding answers a label if it overlaps its bytes and has the same or an equivalent identifier.
In opaque carriers (PDF, DICOM, …) file and identifier decide, one finding for one label.
A value that stands several times in one text under one rule is one finding: its labels share it.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from equivalents import is_same
from label import IGNORE

RANK = {"block": 3, "warn": 2, "info": 1, "": 0}
SURFACES = {"commit": "commit_message", "tag": "tag_message", "note": "note", "path": "path",
            "ref": "ref_name", "blob": "blob"}


@dataclass
class Scored:
    planted: object
    label: object
    outcome: str  # the gravest found; "" if none
    rule: str = ""  # that found it so


@dataclass
class Stray:
    """A finding on no positive label."""

    planted: object
    finding: dict


def same_text(label):
    """Labels that one finding may stand for: the same value, and as good a right to be found."""
    plain = re.sub(r"\W+", "", label.value).lower()
    return label.identifier, plain, label.expected == IGNORE


def overlaps(label, finding):
    return label.start < finding["byte_end"] and finding["byte_start"] < label.end


NOTHING = {"outcome": "", "rule": ""}


def graver(a, b):
    return a if RANK[a["outcome"]] >= RANK[b["outcome"]] else b


def score_exact(planted, findings):
    by_value = defaultdict(lambda: NOTHING)
    strays = []
    for finding in findings:
        touched = [label for label in planted.labels if overlaps(label, finding)]
        on_positive = any(label.expected != IGNORE for label in touched)
        for label in touched:
            if is_same(label.identifier, finding["identifier"]) or not on_positive:
                key = same_text(label)
                by_value[key] = graver(by_value[key], finding)
        if not on_positive:
            strays.append(Stray(planted, finding))
    scored = [scored_as(planted, label, by_value[same_text(label)])
              for label in planted.labels]
    return scored, strays


def scored_as(planted, label, finding):
    return Scored(planted, label, finding["outcome"], finding["rule"])


def take(label, findings):
    """The gravest finding of the label's identifier, which then answers no other label."""
    fitting = [f for f in findings if is_same(label.identifier, f["identifier"])]
    exact = [f for f in fitting if f["identifier"] == label.identifier]
    if not fitting:
        return None
    best = max(exact or fitting, key=lambda f: RANK[f["outcome"]])
    best["left"] -= 1
    if best["left"] == 0:
        findings.remove(best)
    return best


def score_opaque(planted, findings):
    """Values that are the same are one finding; a name's parts may be one as well."""
    left = [dict(f, left=max(1, f.get("occurrences", 1))) for f in findings]
    scored, seen = [], {}
    names = [f for f in findings if f["identifier"] == "name"]
    for label in sorted(planted.labels, key=lambda one: one.expected == IGNORE):
        key = same_text(label)
        if key not in seen:
            found = take(label, left)
            if found is None and label.identifier == "name" and names and label.expected != IGNORE:
                found = max(names, key=lambda f: RANK[f["outcome"]])
            seen[key] = found or NOTHING
        scored.append(scored_as(planted, label, seen[key]))
    positives = any(label.expected != IGNORE for label in planted.labels)
    strays = [] if positives else [Stray(planted, f) for f in findings]
    return scored, strays


def head(path, parts):
    return "/".join(path.split("/")[:parts])


def by_case(planted, findings):
    """Findings of each case: by folder of the path in a scan, by commit or ref in an audit."""
    cases = {head(one.path, 2): one for one in planted if one.path}
    cases |= {one.commit: one for one in planted if one.commit}
    cases |= {one.ref: one for one in planted if one.ref}
    grouped, lost = defaultdict(list), []
    for finding in findings:
        path = finding["path"]
        keys = (finding["commit"], head(path, 3), head(path, 2))
        one = next((cases[key] for key in keys if key in cases), None)
        if one is None:
            lost.append(finding)
        else:
            grouped[id(one)].append(finding)
    return grouped, lost


def score(planted, findings):
    """(scored labels, stray findings, findings that no case holds)."""
    grouped, lost = by_case(planted, findings)
    scored, strays = [], []
    for one in planted:
        mine = grouped[id(one)]
        elsewhere = [f for f in mine if f["surface"] != SURFACES[one.surface]]
        mine = [f for f in mine if f["surface"] == SURFACES[one.surface]]
        strays += [Stray(one, f) for f in elsewhere]
        part = score_opaque(one, mine) if one.opaque or one.surface in ("path", "ref") \
            else score_exact(one, mine)
        scored += part[0]
        strays += part[1]
    return scored, strays, lost
