"""From scored labels to recall, precision and near-miss blocks, with bootstrap intervals."""

import random
from collections import Counter, defaultdict

from label import BLOCK, FREE, IGNORE
from match import RANK

RESAMPLES = 300
STRUCTURAL = {"hl7v2", "x12", "fhir", "ccda", "dicom"}
KEYED = {"csv", "sql", "json", "code", "config", "xml", "log", "http", "notebook", "markdown"}
PROSE = {"comment", "message"}


def bars_of(scored):
    """The issue's groups, for labels that must block."""
    label, template = scored.label, scored.planted.template
    if label.expected != BLOCK:
        return
    if template.format in STRUCTURAL:
        yield "structural fields"
    if label.kind.startswith("ssn") and "-" in label.value:
        yield "dashed SSN"
    if label.kind.startswith("mbi"):
        yield "MBI"
    if template.format in KEYED:
        yield "keyed CSV, SQL, JSON, code"
    if template.format in PROSE and label.identifier == "name":
        yield "names in comments, messages"


class Tally:
    """Counts by template, so that an interval can be drawn over templates."""

    def __init__(self):
        self.by_template = defaultdict(lambda: [0, 0, 0, 0])  # block: hit, all; any: hit, all

    def add(self, scored):
        row = self.by_template[scored.planted.template.id]
        if scored.label.expected == BLOCK:
            row[0] += scored.outcome == "block"
            row[1] += 1
        row[2] += RANK[scored.outcome] > 0
        row[3] += 1

    def figures(self):
        rows = list(self.by_template.values())
        block, any_outcome = share(rows, 0), share(rows, 2)
        return {"labels": sum(row[3] for row in rows), "templates": len(rows),
                "recall_block": block, "recall_block_interval": interval(rows, 0),
                "recall_any": any_outcome, "recall_any_interval": interval(rows, 2)}


def share(rows, at):
    whole = sum(row[at + 1] for row in rows)
    return sum(row[at] for row in rows) / whole if whole else None


def interval(rows, at):
    """95 % by bootstrap over templates."""
    rng = random.Random(len(rows))
    draws = [share(rng.choices(rows, k=len(rows)), at) for _ in range(RESAMPLES)]
    draws = sorted(draw for draw in draws if draw is not None)
    return [draws[int(0.025 * len(draws))], draws[int(0.975 * len(draws)) - 1]] if draws else None


def recalls(scored, group):
    tallies = defaultdict(Tally)
    for one in scored:
        if one.label.expected not in (IGNORE, FREE) and one.planted.near != "edited":
            for name in group(one):
                tallies[name].add(one)
    return {name: tallies[name].figures() for name in sorted(tallies)}


def precision(scored, strays):
    """Of the distinct values that block, how many were planted as somebody's."""
    right = sum(one.outcome == "block" and one.label.expected != IGNORE for one in scored)
    wrong = sum(stray.finding["outcome"] == "block" for stray in strays)
    return {"blocks": right + wrong, "wrong": wrong,
            "precision_block": right / (right + wrong) if right + wrong else None}


def near_misses(scored):
    near = [one for one in scored if one.label.expected == IGNORE]
    blocked = sum(one.outcome == "block" for one in near)
    return {"labels": len(near), "blocked": blocked,
            "share_blocked": blocked / len(near) if near else None}


def blocks_by_rule(scored):
    """How many planted values each rule blocked: a rule that is lost is seen even where
    another finds the same values."""
    return dict(sorted(Counter(
        one.rule for one in scored
        if one.outcome == "block" and one.label.expected != IGNORE).items()))


def half_figures(scored, strays):
    return {
        "all": recalls(scored, lambda one: ["all"]).get("all"),
        "bars": recalls(scored, lambda one: list(bars_of(one))),
        "identifiers": recalls(scored, lambda one: [one.label.identifier]),
        "formats": recalls(scored, lambda one: [one.planted.template.format]),
        "names_by_rank": recalls(
            scored, lambda one: [one.label.stratum] if one.label.stratum else []),
        "precision": precision(scored, strays),
        "near_miss": near_misses(scored),
        "rules": blocks_by_rule(scored),
    }


def all_figures(scored, strays):
    halves = {}
    for half in ("tune", "held"):
        mine = [one for one in scored if one.planted.template.half == half]
        if mine:
            halves[half] = half_figures(
                mine, [one for one in strays if one.planted.template.half == half])
    return halves
