"""Writes the cases of all templates under one directory and keeps their labels."""

import hashlib

import encodings_of_text as encodings
from label import Planted
from person_names import NameSource
from render import render
from wraps import WRAPS

GIT_SURFACES = ("commit", "tag", "note", "path", "ref")


def seed_of(*parts):
    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big")


def cases_of(template, count):
    """(name, near, block): positives, two near-misses by value, and those the template has."""
    for index in range(count):
        yield f"p{index}", "", template.body
    yield "n-all", "all", template.body
    if "no_one" not in template.options:
        yield "n-one", "one", template.body
    for index, (_, block) in enumerate(template.near):
        yield f"n-edit{index}", "edited", block


def text_of(segments):
    return "".join(text for text, _ in segments)


class Corpus:
    def __init__(self, root, seed):
        self.root = root
        self.seed = seed
        self.names = NameSource()
        self.planted = []
        self.git_cases = []  # (Planted, segments, path segments)

    def add_template(self, template, count):
        encoding = template.options.get("enc", "utf-8")
        for name, near, block in cases_of(template, count):
            seed = seed_of(self.seed, template.id, name)
            fits = encodings.fits(template.options.get("names", encoding))
            segments, path = render(template, block, seed, self.names, near, fits)
            planted = Planted(f"{template.id}/{name}", template, near)
            if template.options.get("surface") in GIT_SURFACES:
                planted.surface = template.options["surface"]
                self.git_cases.append((planted, segments, path))
            else:
                self.write(planted, segments, text_of(path), encoding)
            self.planted.append(planted)

    def write(self, planted, segments, path, encoding):
        options = planted.template.options
        data, planted.labels = encodings.encode(segments, encoding, options.get("eol", "lf"))
        planted.lines = text_of(segments).count("\n") + 1
        for wrap in filter(None, options.get("wrap", "").split(">")):
            make, kind = WRAPS[wrap]
            planted.member = options.get("inner", "export.csv") if kind == "member" else ""
            planted.opaque = kind == "opaque"
            data = make(data, options.get("inner", "export.csv"))
        # A folder for each case: paths of different templates are often the same.
        planted.path = f"{planted.template.half}/{planted.case.replace('/', '-')}/{path}"
        file = self.root / planted.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def label_lines(planted):
    """For --keep: every label as one JSON object."""
    for one in planted:
        for label in one.labels:
            yield {
                "case": one.case, "half": one.template.half, "format": one.template.format,
                "carrier": one.template.options.get("wrap", one.surface), "near": one.near,
                "path": one.path, "surface": one.surface, "commit": one.commit,
                "member": one.member, "opaque": one.opaque, "byte_start": label.start,
                "byte_end": label.end, "identifier": label.identifier, "kind": label.kind,
                "subject": label.subject, "realism": label.realism, "stratum": label.stratum,
                "expected": label.expected,
            }
