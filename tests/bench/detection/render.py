"""Fills a template for one case: a list of segments, of which some carry a label."""

import base64
import json
import random
import re

from escapes import ESCAPES
from kinds import FRESH, KINDS, expected_in
from label import BLOCK, IGNORE, Label
from near_values import near_value
from person import Person

PLACEHOLDER = re.compile(r"\{\{(?:(\w+):)?(\w+)((?:\|\w+)*)(?:!(\w+))?\}\}")
LITERAL = re.compile(r"\{\{=([^{}]*)\}\}")
PATIENT, RELATIVE = "patient", "relative"  # who: a number, or r and a number; else a provider

FILTERS = {
    "upper": str.upper, "lower": str.lower, "title": str.title,
    "slug": lambda t: re.sub(r"[^a-z0-9]+", "_", t.lower()).strip("_"),
    "kebab": lambda t: re.sub(r"[^A-Za-z0-9]+", "-", t).strip("-"),
    "squeeze": lambda t: re.sub(r"[^A-Za-z0-9]+", "", t),
}



def subject_of(who):
    if who is None or who.isdigit():
        return PATIENT
    return RELATIVE if re.fullmatch(r"r\d*", who) else "provider"


class Rendering:
    """One case of one template. `near`: "" | "all" | "one" | "edited"."""

    def __init__(self, template, seed, names, near, fits):
        self.template = template
        self.rng = random.Random(seed)
        self.names = names
        self.near = near
        self.fits = fits
        self.people = {}
        self.row = 0
        self.escape = ESCAPES[template.options.get("esc", "none")]
        self.edited_kind = None

    def person(self, who):
        key = (who or "1", self.row)
        if key not in self.people:
            self.people[key] = Person(self.rng, self.names, self.fits)
        return self.people[key]

    def is_edited(self, kind, label):
        if self.near == "all":
            return label.expected != IGNORE
        return self.near == "one" and kind == self.edited_kind

    def value(self, kind, person):
        if kind in FRESH:
            return KINDS[kind][2](person)
        if kind not in person.kinds:
            person.kinds[kind] = KINDS[kind][2](person)
        return person.kinds[kind]

    def label_for(self, who, kind, override):
        identifier = KINDS[kind][0]
        if identifier is None:
            return None
        subject = subject_of(who)
        expected = override or self.template.options.get("expect") \
            or expected_in(kind, self.template.format)
        if subject == "provider" or KINDS[kind][1] == IGNORE or self.near == "edited":
            expected = IGNORE
        stratum = self.person(who).stratum if identifier == "name" else ""
        return Label(identifier, kind, expected, subject, "real", stratum)

    def plant(self, match):
        who, kind, filters, override = match.groups()
        if kind not in KINDS:
            raise ValueError(f"template {self.template.id}: no kind is called {kind}")
        person = self.person(who)
        label = self.label_for(who, kind, override)
        text = self.value(kind, person)
        if label and self.is_edited(kind, label):
            near = near_value(person, kind)
            if near:
                label.realism, text = near
                label.expected = IGNORE
        for name in filters.split("|")[1:]:
            text = FILTERS[name](text)
        if label:
            label.value = text
        return self.escape(text), label

    def line(self, text):
        segments, at = [], 0
        for match in PLACEHOLDER.finditer(text):
            segments.append((text[at:match.start()], None))
            segments.append(self.plant(match))
            at = match.end()
        segments.append((text[at:], None))
        return [(LITERAL.sub(r"\1", part), label) for part, label in segments]

    def items(self, block):
        segments = []
        for item in block.items:
            segments += self.line(item) + [("\n", None)] if isinstance(item, str) \
                else self.block(item)
        return segments

    def block(self, block):
        if block.kind == "rows":
            least, _, most = block.argument.partition("-")
            return self.rows(block, self.rng.randint(int(least), int(most or least)))
        inner = self.items(block)
        if block.kind == "oneline":
            inner = [(text.replace("\n", ""), label) for text, label in inner]
        elif block.kind == "b64":
            inner = encoded(inner)
        elif block.kind == "json":
            inner = [(json.dumps(text, ensure_ascii=False)[1:-1], label) for text, label in inner]
        before, mark, after = block.argument.partition("@@")
        if not mark:
            return inner + [("\n", None)] * (block.kind == "oneline")
        return self.line(before) + inner + self.line(after + "\n")

    def rows(self, block, count):
        segments, outer = [], self.row
        for index in range(count):
            self.row = outer * 1000 + index + 1
            segments += self.items(block)
        self.row = outer
        return segments


def encoded(segments):
    """Base64 of all of it; its values are labelled as the whole run of letters."""
    text = "".join(text for text, _ in segments).rstrip("\n")
    labels = [label for _, label in segments if label]
    carrier = base64.b64encode(text.encode()).decode()
    for label in labels:
        label.expected = IGNORE if label.expected == IGNORE else "warn"
    return [(carrier, labels)]


def render(template, block, seed, names, near, fits):
    """Segments (text, label, labels or None) of one case."""
    rendering = Rendering(template, seed, names, near, fits)
    if near == "one":
        rendering.edited_kind = editable_kind(template, block, seed)
    segments = rendering.items(block)
    if segments and segments[-1][0] == "\n" and "no_newline" in template.options:
        segments.pop()
    path = rendering.line(template.path)
    return segments, path


def editable_kind(template, block, seed):
    """A kind of the template that a single edit can make unreal; names go together."""
    text = flat(block)
    kinds = sorted({kind for who, kind, _, _ in PLACEHOLDER.findall(text)
                    if KINDS[kind][0] not in (None, "name") and KINDS[kind][1] == BLOCK
                    and subject_of(who or None) == PATIENT})
    return random.Random(seed).choice(kinds) if kinds else None


def flat(block):
    return "\n".join(item if isinstance(item, str) else flat(item) for item in block.items)
