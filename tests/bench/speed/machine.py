"""What the figures were measured on, and with which versions."""

import os
import pathlib
import platform
import re
import subprocess


def first_match(path, pattern):
    found = re.search(pattern, pathlib.Path(path).read_text(), re.MULTILINE)
    return found.group(1) if found else "unknown"


def told(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return "unknown"
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0] if lines else "unknown"


def describe():
    return {"cpu": first_match("/proc/cpuinfo", r"^model name\s*:\s*(.*)$"),
            "cores": len(os.sched_getaffinity(0)),
            "memory_mb": int(first_match("/proc/meminfo", r"^MemTotal:\s*(\d+)")) // 1024,
            "kernel": platform.release()}


def versions(program, root, rows):
    result = {"phiward": told(program, "--version"),
              "commit": told("git", "-C", str(root), "describe", "--always", "--dirty",
                             "--abbrev=12", "--exclude=*"),
              "git": told("git", "--version")}
    return result | {row.name: told(row.tool, *row.version) for row in rows if row.tool}
