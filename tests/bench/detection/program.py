"""Runs phiward and keeps all it wrote, for the leak check."""

import json
import os
import pathlib
import resource
import subprocess


class Program:
    def __init__(self, path, scratch, config_text=""):
        self.path = str(pathlib.Path(path).resolve())
        self.scratch = scratch
        self.state = scratch / "state"
        self.config = scratch / "phiward.toml"
        self.config.write_text(config_text)
        self.outputs = []  # files
        self.state.mkdir(exist_ok=True)

    def run(self, name, *arguments, cwd=None):
        """The path of what it wrote to standard output, and its processor seconds."""
        out = self.scratch / f"{name}.out"
        error = self.scratch / f"{name}.err"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(out, "wb") as stdout, open(error, "wb") as stderr:
            status = subprocess.run(
                [self.path, *arguments, "--config", str(self.config)], cwd=cwd,
                stdout=stdout, stderr=stderr, env={**os.environ, "NO_COLOR": "1"},
                check=False).returncode
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.outputs += [out, error]
        if status not in (0, 1, 3):
            raise RuntimeError(f"phiward {arguments[0]} ended with {status}; see {error}")
        return out, (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)

    def report(self, name, *arguments, cwd=None):
        out, seconds = self.run(name, *arguments, "--format", "json", "--state", str(self.state),
                                cwd=cwd)
        return json.loads(out.read_bytes()), seconds

    def written(self):
        """Every file that a run left: outputs and all of the state."""
        return self.outputs + [path for path in self.state.rglob("*") if path.is_file()]
