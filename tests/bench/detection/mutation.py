"""The mutation check: with any of these rules gone, the benchmark must fall below its floors.

usage: mutation.py PHIWARD
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import floors

HERE = pathlib.Path(__file__).resolve().parent
RULES = ["us-ssn", "mrn", "birth-date", "patient-name"]


def measured(program, rules, file):
    without = [part for rule in rules for part in ("--without-rule", rule)]
    subprocess.run([sys.executable, "-B", str(HERE), "--program", program, "--half", "tune",
                    "--cases", "3", "--no-controls", "--json", str(file), *without],
                   check=True, stdout=subprocess.DEVNULL)
    return json.loads(file.read_text())


def main(program):
    table = {"tune": json.loads((HERE / "floors.json").read_text())["tune"]}
    unnoticed = []
    with tempfile.TemporaryDirectory() as scratch:
        for rule in RULES:
            figures = measured(program, [rule], pathlib.Path(scratch) / "figures.json")
            breaches = list(floors.breaches(figures, table))
            print(f"without {rule}: {len(breaches)} floors broken")
            unnoticed += [] if breaches else [rule]
    if unnoticed:
        print("nobody would notice the loss of: " + ", ".join(unnoticed))
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
