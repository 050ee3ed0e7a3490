"""That both engines find the same, with any number of threads."""

import hashlib
import itertools
import json
import shutil
import subprocess

import measured

ENGINES = ("fast", "plain")
THREADS = (1, 2, 4)
COMPARED = ("findings", "unscanned", "binary", "complete")


def audit(place, engine, threads, env, timeout, key):
    """What the report says of the history, under the site's key of `key`, a state directory."""
    report = place.fresh("report")
    command = place.audit("--engine", engine, "--threads", str(threads), "--format", "json",
                          "--output", str(report))
    if key:
        shutil.copytree(key / "keys", place.state / "keys")
    done = measured.run(command, env, timeout, stdout=subprocess.DEVNULL)
    if done.timed_out or done.status not in (0, 1, 3):
        raise RuntimeError(f"{engine} engine, {threads} threads: status {done.status}")
    everything = json.loads(report.read_bytes())
    return {name: everything[name] for name in COMPARED}


def figures(report):
    text = json.dumps(report, sort_keys=True).encode()
    return {"findings": len(report["findings"]), "unscanned": len(report["unscanned"]),
            "sha256": hashlib.sha256(text).hexdigest()}


def compare(place, env, timeout, told=lambda text: None):
    rows, key = {}, None
    for engine, threads in itertools.product(ENGINES, THREADS):
        name = f"{engine}, {threads} thread" + "s" * (threads > 1)
        told(name)
        rows[name] = figures(audit(place, engine, threads, env, timeout, key))
        key = key or place.state
    return {"rows": rows, "same": len({row["sha256"] for row in rows.values()}) == 1}
