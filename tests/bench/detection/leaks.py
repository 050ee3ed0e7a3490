"""No planted value may stand in anything that a run wrote: grep -F over all of it."""

import re
import subprocess

SHORTEST = 6  # characters; shorter ones stand in any text by chance


def telling(label):
    """Numbers and names of two words: a single word may be one of phiward's own."""
    value = label.value
    return len(value) >= SHORTEST and label.realism == "real" and (
        sum(c.isdigit() for c in value) >= 5 or (label.identifier == "name" and " " in value))


def planted_values(planted):
    values = set()
    for one in planted:
        values |= {label.value for label in one.labels if telling(label)}
    return sorted(value for value in values if "\n" not in value)


def count(planted, files, scratch):
    """How many planted values stand in the files. Their text is not kept."""
    patterns = scratch / "planted.txt"
    patterns.write_text("\n".join(planted_values(planted)) + "\n", encoding="utf-8")
    found = set()
    for file in files:
        result = subprocess.run(["grep", "-aFow", "-f", str(patterns), str(file)],
                                stdout=subprocess.PIPE, check=False)
        found |= set(result.stdout.splitlines())
    patterns.unlink()
    # Digests, counts and offsets hold digits too: only whole numbers of nine or more are sure.
    return len({value for value in found if sure(value.decode("utf-8", "replace"))})


def sure(value):
    return not re.fullmatch(r"\d{1,8}", value)
