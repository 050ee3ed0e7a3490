"""Findings in ordinary code that nothing was planted in."""

import pathlib

import sources


def line_count(root):
    lines = 0
    for path in pathlib.Path(root).rglob("*"):
        if path.is_file() and not path.is_symlink() and ".git" not in path.parts:
            data = path.read_bytes()
            lines += data.count(b"\n") if b"\0" not in data[:8192] else 0
    return lines


def measure_one(program, name, root):
    kloc = max(line_count(root), 1) / 1000  # first: what is measured is not the disk
    report, seconds = program.report("control-" + name.replace("/", "-"), "scan", str(root))
    # A finding with many places counts once for each.
    count = {outcome: sum(f["occurrences"] for f in report["findings"] if f["outcome"] == outcome)
             for outcome in ("block", "warn", "info")}
    mb = report["coverage"]["bytes"] / 1e6
    return {"name": name, "mb": mb, "kloc": kloc, **count, "cpu_seconds": seconds,
            "block_per_kloc": count["block"] / kloc, "any_per_kloc": sum(count.values()) / kloc,
            "mb_per_second": mb / seconds if seconds else None}


def total(rows):
    whole = {key: sum(row[key] for row in rows)
             for key in ("mb", "kloc", "block", "warn", "info", "cpu_seconds")}
    any_outcome = whole["block"] + whole["warn"] + whole["info"]
    return {"name": "all", **whole, "block_per_kloc": whole["block"] / whole["kloc"],
            "any_per_kloc": any_outcome / whole["kloc"],
            "mb_per_second": whole["mb"] / whole["cpu_seconds"] if whole["cpu_seconds"] else None}


def measure(program, project):
    rows = [measure_one(program, name, root) for name, root in sources.trees(project)]
    return rows + [total(rows)] if rows else []
