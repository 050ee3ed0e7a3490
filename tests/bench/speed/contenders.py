"""What is measured side by side: a row each of the table."""

import dataclasses
import itertools
import pathlib
import shutil
from typing import Callable

REFERENCE = "git cat-file"
FIRST_AUDIT = "phiward, first audit"


class Place:
    """Where one row works: a repository, and fresh directories for what it keeps."""

    numbers = itertools.count()

    def __init__(self, repository, scratch, program):
        self.repository, self.program = str(repository), str(program)
        self.scratch = scratch
        self.state = None

    def fresh(self, kind):
        return self.scratch / f"{kind}-{next(Place.numbers)}"

    def audit(self, *options, again=False):
        """An audit with a state directory of its own; `again`: with that of the one before."""
        if not (again and self.state):
            self.state = self.fresh("state")
            self.state.with_suffix(".toml").write_text(f'[state]\ndirectory = "{self.state}"\n')
        return [self.program, "audit", self.repository, "--config",
                str(self.state.with_suffix(".toml")), *options]


@dataclasses.dataclass(frozen=True)
class Contender:
    name: str
    command: Callable  # from a Place
    slow: bool = False
    good: tuple = (0,)   # exit statuses of a run that did its work
    tool: str = ""       # another scanner's program
    version: tuple = ()  # arguments that make it tell its version


AUDITED = (0, 1, 3)

# In this order in each round: an audit again comes after the first one of the same state.
# The other scanners must not check what they find against the services it is for.
CONTENDERS = (
    Contender(REFERENCE, lambda at: ["git", "-C", at.repository, "cat-file", "--batch-all-objects",
                                     "--unordered", "--batch", "--buffer"]),
    Contender(FIRST_AUDIT, lambda at: at.audit(), good=AUDITED),
    Contender("phiward, audit again", lambda at: at.audit(again=True), good=AUDITED),
    Contender("phiward, plain engine", lambda at: at.audit("--engine", "plain"), slow=True,
              good=AUDITED),
    Contender("git log -p", lambda at: ["git", "-C", at.repository, "log", "-p", "-U0", "--all"],
              slow=True),
    Contender("gitleaks", lambda at: ["gitleaks", "git", "--no-banner", "--redact=100",
                                      "--exit-code=0", at.repository],
              slow=True, tool="gitleaks", version=("version",)),
    Contender("betterleaks", lambda at: ["betterleaks", "git", "--no-banner", "--redact",
                                         "--exit-code=0", at.repository],
              slow=True, tool="betterleaks", version=("version",)),
    Contender("kingfisher", lambda at: ["kingfisher", "scan", "--no-validate", "--no-update-check",
                                        "--redact", "--rule-cache-dir", str(at.scratch / "rules"),
                                        at.repository],
              slow=True, good=(0, 200, 205), tool="kingfisher", version=("--version",)),
    Contender("trufflehog", lambda at: ["trufflehog", "git", f"file://{at.repository}",
                                        "--no-verification", "--no-update", "--json"],
              slow=True, tool="trufflehog", version=("--version",)),
    Contender("noseyparker", lambda at: ["noseyparker", "scan", "--progress=never", "--datastore",
                                         str(at.fresh("noseyparker")), at.repository],
              slow=True, tool="noseyparker", version=("--version",)),
)


def with_threads(number):
    return Contender(f"{number} thread" + "s" * (number > 1),
                     lambda at: at.audit("--threads", str(number)), good=AUDITED)


def installed(tool, given):
    """The path of another scanner's program; `given` maps names to paths. None without it."""
    path = given.get(tool) or shutil.which(tool)
    return str(pathlib.Path(path).resolve()) if path else None


def chosen(only, without, given):
    """The rows to run, the other scanners' programs by their paths."""
    rows = []
    for row in CONTENDERS:
        if (only and not any(part in row.name for part in only)
                or any(part in row.name for part in without)):
            continue
        if row.tool:
            path = installed(row.tool, given)
            if not path:
                continue
            row = dataclasses.replace(
                row, tool=path, command=lambda at, row=row, path=path: [path, *row.command(at)[1:]])
        rows.append(row)
    return rows
