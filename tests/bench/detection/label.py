"""What was planted: one label for each planted value.

`start` and `end` are half-open byte offsets into the text the value stands in: the file as
stored, or with `member` the text of that member. `opaque` means that no offsets can be
compared (PDF, DICOM, SQLite, …): then file and identifier decide.
"""

from dataclasses import dataclass, field

BLOCK, WARN, IGNORE = "block", "warn", "ignore"
FREE = "free"  # whether it is found does not matter: an initial


@dataclass
class Label:
    identifier: str
    kind: str
    expected: str  # block | warn (any outcome from warn on is right) | ignore (must not block) | free
    subject: str  # patient | relative | provider | none
    realism: str  # real | synthetic | documentation | invalid | structural
    stratum: str = ""  # of names: head | tail | outside
    value: str = field(default="", repr=False)
    start: int = -1
    end: int = -1


@dataclass
class Planted:
    """One file or git text with its labels."""

    case: str
    template: object
    near: str  # "" for a positive; "all", "one" or the near-miss's own words
    path: str = ""  # in the corpus directory
    surface: str = "blob"
    member: str = ""
    opaque: bool = False
    commit: str = ""  # of a git text; a tag's or branch's findings have its ref instead
    ref: str = ""  # as a path's first three parts
    lines: int = 0
    labels: list = field(default_factory=list)
