"""usage: speed_test.py PHIWARD: that scripts/bench speed measures what it says."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import gate_repository
import histories
import measured

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = ""

# Stand for other scanners: one that works, one that fails, one that does not end.
SCANNERS = {"gitleaks": "exit 0", "trufflehog": "exit 7",
            "noseyparker": '[ "$1" = --version ] || sleep 1000 | cat'}


class SpeedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="phiward-bench-")
        cls.scratch = pathlib.Path(cls.temporary.name)
        cls.env = gate_repository.isolated(cls.scratch)
        cls.repository = cls.scratch / "small.git"
        gate_repository.build(cls.repository, 100, 2, cls.env)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def bench(self, *options):
        figures = self.scratch / "figures.json"
        done = subprocess.run(
            [sys.executable, "-B", str(HERE), "--program", PROGRAM, "--repository",
             str(self.repository), "--rounds", "2", "--json", str(figures), *options],
            env=self.env, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(figures.read_text()), done.stdout

    def test_every_row_has_its_figures_or_says_why_not(self):
        tools = []
        for name, does in SCANNERS.items():
            path = self.scratch / name
            path.write_text(f"#!/bin/sh\n{does}\n")
            path.chmod(0o755)
            tools += ["--tool", f"{name}={path}"]
        result, table = self.bench(*tools, "--no-scaling", "--no-gate", "--timeout", "5",
                                   "--without", "betterleaks", "--without", "kingfisher")
        rows = result["repositories"][0]["rows"]
        self.assertEqual(list(rows), [
            "git cat-file", "phiward, first audit", "phiward, audit again",
            "phiward, plain engine", "git log -p", "gitleaks", "trufflehog", "noseyparker"])
        for name in list(rows)[:6]:
            self.assertGreater(rows[name]["seconds"], 0, name)
            self.assertGreater(rows[name]["peak_mb"], 1, name)
            self.assertEqual(len(rows[name]["ratios"]), rows[name]["rounds"], name)
        self.assertEqual([row["rounds"] for row in rows.values()], [2, 2, 2, 1, 1, 1, 1, 1])
        self.assertEqual(rows["trufflehog"]["failed_with"], 7)
        self.assertEqual(rows["noseyparker"]["longer_than_seconds"], 5)
        self.assertIn("more than 5 s", table)
        self.assertLessEqual(max(map(len, table.splitlines())), 80)

    def test_scaling_a_push_and_the_engines_are_measured_when_asked_for(self):
        result, table = self.bench("--slow-rounds", "0", "--same-findings", "--only", "phiward",
                                   "--gate-only", "1 ref", "--gate-rounds", "1")
        repository = result["repositories"][0]
        self.assertEqual(list(repository["rows"]), ["phiward, first audit", "phiward, audit again"])
        self.assertEqual(list(repository["threads"]), ["1 thread", "2 threads", "4 threads"])
        self.assertEqual([part["commits"] for part in repository["parts"].values()], [5, 10, 20])
        self.assertEqual(len(repository["same_findings"]["rows"]), 6)
        self.assertTrue(repository["same_findings"]["same"])
        self.assertEqual(list(result["gate"]), ["1 file, 1 ref"])
        self.assertLessEqual(max(map(len, table.splitlines())), 80)

    def test_memory_is_that_of_children_too_and_a_late_run_is_ended_with_its_children(self):
        large = [sys.executable, "-c", "bytes(b'a' * 300_000_000)"]
        run = measured.run(["sh", "-c", '"$@"; true', "sh", *large], self.env, 60)
        self.assertGreater(run.peak_mb, 280)
        mark = self.scratch / "mark"
        late = measured.run(["sh", "-c", f"(sleep 3; touch {mark}) | cat"], self.env, 0.5)
        self.assertTrue(late.timed_out)
        self.assertLess(late.seconds, 2.5)

    def test_a_part_of_a_history_has_all_that_its_commits_need(self):
        part = histories.part(self.repository, 0.5, self.scratch / "part.git", self.env)
        histories.git(part, "fsck", "--full", "--strict", env=self.env)
        self.assertEqual(histories.describe(part, self.env)["objects"], 50)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
