"""How long a push takes with and without the gate: scripts/bench speed, or by itself.

Each push goes into three copies of one repository, in turn: without a hook, with one that does
nothing, and with phiward. What the gate adds is the median of the differences.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import gate_repository

ROOT = pathlib.Path(__file__).resolve().parents[3]
ARMS = ("none", "empty", "phiward")

# What is pushed: a name, the repository's objects and refs, files a commit, rounds, and how many
# commits behind main a new branch begins (0: main goes on).
KINDS = (
    ("1 file, 8,000 refs", (200_000, 8_000), 1, 50, 0),
    ("1 file, a branch, 8,000 refs", (200_000, 8_000), 1, 30, 500),
    ("100 files, 8,000 refs", (200_000, 8_000), 100, 20, 0),
    ("10,000 files, 8,000 refs", (200_000, 8_000), 10_000, 5, 0),
    ("1 file, 1 ref", (1_000, 1), 1, 50, 0),
)


class Servers:
    """Copies of one repository, one an arm, and a client that pushes into them."""

    def __init__(self, repository, scratch, program, env):
        self.repository, self.scratch, self.env = repository, scratch, env
        self.client = scratch / "client.git"
        self.paths = {arm: scratch / f"{arm}.git" for arm in ARMS}
        config = scratch / "phiward.toml"
        config.write_text(f'[state]\ndirectory = "{scratch}/state"\n')
        hooks = {"empty": "exit 0", "phiward": f"exec {program} gate --config {config}"}
        for arm, path in self.paths.items():
            gate_repository.copy(repository, path)
            if arm in hooks:
                hook = path / "hooks/pre-receive"
                hook.write_text(f"#!/bin/sh\n{hooks[arm]}\n")
                hook.chmod(0o755)

    def push(self, arm, commit, branch):
        """Seconds."""
        command = ["git", "-C", str(self.client), "push", "--quiet", str(self.paths[arm]),
                   f"{commit}:refs/heads/{branch}"]
        start = time.perf_counter()
        done = subprocess.run(command, env=self.env, capture_output=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            raise RuntimeError(f"push into {arm}: {done.stderr.decode(errors='replace')}")
        return seconds

    def rounds(self, commits, branches):
        """Seconds of each push by arm. Who goes first changes from round to round."""
        seconds = {arm: [] for arm in ARMS}
        for number, (commit, branch) in enumerate(zip(commits, branches)):
            first = number % len(ARMS)
            for arm in ARMS[first:] + ARMS[:first]:
                seconds[arm].append(self.push(arm, commit, branch))
        return seconds


def added(seconds, arm):
    return statistics.median(b - a for a, b in zip(seconds["none"], seconds[arm]))


def figures(seconds):
    result = {f"{arm}_ms": 1000 * statistics.median(seconds[arm]) for arm in ARMS}
    result["empty_adds_ms"] = 1000 * added(seconds, "empty")
    result["phiward_adds_ms"] = 1000 * added(seconds, "phiward")
    result["pushes"] = len(seconds["none"])
    return result


def measure(program, scratch, rounds=None, only=None):
    """Figures by kind of push. `rounds` overrides the number of pushes of each."""
    scratch = pathlib.Path(scratch).resolve()
    env = gate_repository.isolated(scratch)
    result, built = {}, {}
    for name, size, files, usual, behind in KINDS:
        if only and only not in name:
            continue
        if size not in built:
            built[size] = scratch / f"base-{size[0]}-{size[1]}.git"
            if not built[size].exists():
                gate_repository.build(built[size], *size, env)
        servers = Servers(built[size], scratch, pathlib.Path(program).resolve(), env)
        count = rounds or usual
        commits = gate_repository.commits_to_push(built[size], servers.client, count + 1, files,
                                                  env, behind)
        branches = [f"branch-{i}" if behind else "main" for i in range(count + 1)]
        servers.rounds(commits[:1], branches)  # makes ledger and key, warms caches
        result[name] = figures(servers.rounds(commits[1:], branches[1:]))
    return result


def show(result):
    print(f"{'push (medians, ms)':30}{'no hook':>10}{'empty':>10}{'phiward':>10}"
          f"{'adds':>10}{'pushes':>8}")
    for name, row in result.items():
        print(f"{name:30}{row['none_ms']:10.1f}{row['empty_ms']:10.1f}{row['phiward_ms']:10.1f}"
              f"{row['phiward_adds_ms']:10.1f}{row['pushes']:8}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=ROOT / "build/release/bin/phiward", metavar="PATH")
    parser.add_argument("--rounds", type=int, metavar="N", help="pushes of each kind")
    parser.add_argument("--only", metavar="TEXT", help="kinds of push with this in their name")
    parser.add_argument("--keep", metavar="DIR", help="work there; repositories in it are reused")
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="phiward-bench-") as temporary:
        scratch = pathlib.Path(options.keep or temporary)
        scratch.mkdir(parents=True, exist_ok=True)
        result = measure(options.program, scratch, options.rounds, options.only)
    show(result)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
