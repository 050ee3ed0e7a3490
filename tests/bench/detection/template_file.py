"""Reads template files: a header line, a body with placeholders, its near-misses.

    %%% id=family.variant format=csv path=data/{{word}}.csv esc=csv
    body …
    %%% near words that say what makes it negative
    the edited body …

`{{who:kind|filter!expected}}` plants a value; only `kind` is needed. `{{=text}}` is the text,
where phiward's own gate would take it for a value. Blocks in a body:

    %rows 3-6      repeats what follows, each time for other people
    %oneline       joins the lines of the block into one line
    %b64 "x": "@@" base64 of the block in place of @@
    %json "x": "@@"  the block as the inside of a JSON (or C, Java, JavaScript) string
    %end
"""

import pathlib
import shlex
from dataclasses import dataclass, field

MARK = "%%% "
BLOCKS = ("rows", "oneline", "b64", "json")


@dataclass
class Block:
    kind: str
    argument: str
    items: list = field(default_factory=list)  # lines (str) and blocks


@dataclass
class Template:
    id: str
    family: str
    half: str
    format: str
    path: str
    options: dict
    body: Block
    near: list = field(default_factory=list)  # (reason, Block)


def parse_block(lines, source):
    root = Block("text", "")
    open_blocks = [root]
    for line in lines:
        word, _, argument = line[1:].partition(" ") if line.startswith("%") else ("", "", "")
        if word in BLOCKS:
            block = Block(word, argument)
            open_blocks[-1].items.append(block)
            open_blocks.append(block)
        elif word == "end":
            open_blocks.pop()
        else:
            open_blocks[-1].items.append(line)
    if len(open_blocks) != 1:
        raise ValueError(f"{source}: a block is not closed")
    return root


def header(line, half, source):
    options = dict(item.split("=", 1) for item in shlex.split(line))
    identity = options.pop("id")
    try:
        return Template(
            id=identity,
            family=identity.split(".")[0],
            half=half,
            format=options.pop("format"),
            path=options.pop("path"),
            options=options,
            body=Block("text", ""),
        )
    except KeyError as missing:
        raise ValueError(f"{source}: template {identity} has no {missing}") from None


def sections(text):
    head, lines = None, []
    for line in text.splitlines():
        if line.startswith(MARK):
            if head is not None:
                yield head, lines
            head, lines = line[len(MARK):], []
        elif head is not None:
            lines.append(line)
    if head is not None:
        yield head, lines


def read(path):
    half = path.name.split("_")[0]
    templates = []
    for head, lines in sections(path.read_text(encoding="utf-8")):
        while lines and not lines[-1]:
            lines.pop()
        if head.startswith("near"):
            block = parse_block(lines, f"{path.name}: {templates[-1].id} near")
            templates[-1].near.append((head[4:].strip() or "edited", block))
        else:
            template = header(head, half, path.name)
            template.body = parse_block(lines, f"{path.name}: {template.id}")
            templates.append(template)
    return templates


def load_all(directory):
    """Every template; an id is used once, and no family is in both halves."""
    templates = []
    for path in sorted(pathlib.Path(directory).glob("*_*.txt")):
        templates += read(path)
    ids, halves = set(), {}
    for template in templates:
        if template.id in ids:
            raise ValueError(f"template {template.id} is there twice")
        if halves.setdefault(template.family, template.half) != template.half:
            raise ValueError(f"family {template.family} is in both halves")
        ids.add(template.id)
    return templates
