"""How fast phiward is, beside git and other scanners: scripts/bench speed (docs/benchmark.md)."""

import argparse
import json
import pathlib
import sys
import tempfile

import contenders
import gate
import gate_repository
import histories
import machine
import rounds
import same_findings
import table

ROOT = pathlib.Path(__file__).resolve().parents[3]
SHARES = {"a quarter": 0.25, "half": 0.5, "all": 1}
THREADS = (1, 2, 4)


def named_path(text):
    name, is_there, path = text.partition("=")
    if not is_there or name not in {row.tool for row in contenders.CONTENDERS if row.tool}:
        raise argparse.ArgumentTypeError(f"{text} is not NAME=PATH of a scanner that has a row")
    return name, path


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench speed", description=__doc__)
    parser.add_argument("--program", default=ROOT / "build/release/bin/phiward", metavar="PATH")
    parser.add_argument("--repository", action="append", default=[], metavar="DIR",
                        help="to audit; may be given again (default: this project's own history)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--slow-rounds", type=int, default=1, metavar="N",
                        help="of git log, the plain engine and other scanners; 0: without them")
    parser.add_argument("--timeout", type=float, default=600, metavar="SECONDS",
                        help="longest run; a row that takes longer has no more rounds")
    parser.add_argument("--only", action="append", default=[], metavar="TEXT",
                        help="rows with this in their name; may be given again")
    parser.add_argument("--without", action="append", default=[], metavar="TEXT")
    parser.add_argument("--tool", action="append", default=[], metavar="NAME=PATH", type=named_path,
                        help="another scanner's program that is not on the PATH")
    parser.add_argument("--no-scaling", action="store_true", help="neither by threads nor history")
    parser.add_argument("--no-gate", action="store_true")
    parser.add_argument("--gate-rounds", type=int, metavar="N", help="pushes of each kind")
    parser.add_argument("--gate-only", metavar="TEXT", help="kinds of push with this in their name")
    parser.add_argument("--same-findings", action="store_true",
                        help="check that both engines find the same with 1, 2 and 4 threads; "
                             "exit 1 if not")
    parser.add_argument("--json", metavar="FILE")
    return parser.parse_args()


class Bench:
    def __init__(self, options, scratch):
        self.options, self.scratch = options, scratch
        self.program = pathlib.Path(options.program).resolve()
        self.env = gate_repository.isolated(scratch)
        self.rows = contenders.chosen(options.only, options.without, dict(options.tool))

    def told(self, text):
        print(text, file=sys.stderr)

    def measure(self, rows, repository):
        place = contenders.Place(repository, self.scratch, self.program)
        return rounds.measure(rows, place, self.env, self.options.rounds, self.options.slow_rounds,
                              self.options.timeout, self.told)

    def parts(self, repository):
        """A first audit beside git of ever more of the history."""
        rows = [row for row in contenders.CONTENDERS
                if row.name in (contenders.REFERENCE, contenders.FIRST_AUDIT)]
        result = {}
        for name, share in SHARES.items():
            self.told(f"{name} of the commits")
            part = histories.part(repository, share,
                                  self.scratch / f"{repository.name}-{share}.git", self.env)
            measured = self.measure(rows, part)
            result[name] = histories.describe(part, self.env) | {
                "git": measured[contenders.REFERENCE], "audit": measured[contenders.FIRST_AUDIT]}
        return result

    def repository(self, directory):
        directory = pathlib.Path(directory).resolve()
        self.told(f"{directory}:")
        histories.warm(directory, self.env)
        result = {"name": str(directory)} | histories.describe(directory, self.env)
        result["rows"] = self.measure(self.rows, directory)
        if not self.options.no_scaling:
            result["threads"] = self.measure([contenders.with_threads(n) for n in THREADS],
                                             directory)
            result["parts"] = self.parts(directory)
        if self.options.same_findings:
            place = contenders.Place(directory, self.scratch, self.program)
            result["same_findings"] = same_findings.compare(place, self.env, self.options.timeout,
                                                            self.told)
        return result

    def run(self):
        """Shows what is known as soon as it is: a run over large repositories takes long."""
        result = {"machine": machine.describe(),
                  "versions": machine.versions(str(self.program), ROOT, self.rows),
                  "repositories": []}
        table.show_header(result)
        for directory in self.options.repository or [ROOT]:
            result["repositories"].append(self.repository(directory))
            table.show_repository(result["repositories"][-1])
            sys.stdout.flush()
        if not self.options.no_gate:
            self.told("pushes:")
            result["gate"] = gate.measure(self.program, self.scratch, self.options.gate_rounds,
                                          self.options.gate_only)
            print()
            gate.show(result["gate"])
        return result


def main():
    options = arguments()
    if not pathlib.Path(options.program).exists():
        sys.exit(f"{options.program} is not built: scripts/build, or --program PATH")
    with tempfile.TemporaryDirectory(prefix="phiward-bench-") as scratch:
        result = Bench(options, pathlib.Path(scratch)).run()
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result, indent=1) + "\n")
    same = (one.get("same_findings", {}).get("same", True) for one in result["repositories"])
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
