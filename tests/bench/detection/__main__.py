"""The detection benchmark: scripts/bench detection (docs/benchmark.md)."""

import argparse
import json
import pathlib
import sys
import tempfile

import controls
import fixture_speed
import floors
import masked
import run
import table
import template_file

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench detection", description=__doc__)
    parser.add_argument("--program", default=ROOT / "build/release/bin/phiward", metavar="PATH")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--cases", type=int, default=6, metavar="N",
                        help="positives of each template (default 6)")
    parser.add_argument("--half", choices=["tune", "held"])
    parser.add_argument("--only", metavar="FAMILY|FORMAT", help="a family, template or format")
    parser.add_argument("--misses", action="store_true",
                        help="list what was missed or wrongly blocked in the tune half")
    parser.add_argument("--open-held", action="store_true",
                        help="list the held half too; for its owner, never while tuning")
    parser.add_argument("--keep", metavar="DIR", help="write corpus and labels there")
    parser.add_argument("--no-controls", action="store_true")
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--check-floors", action="store_true",
                        help="exit 1 if a figure is below tests/bench/detection/floors.json")
    parser.add_argument("--without-rule", action="append", default=[], metavar="ID",
                        help="as if the rule were not there (mutation check)")
    return parser.parse_args()


def chosen(templates, options):
    def fits(one):
        return (not options.half or one.half == options.half) and (
            not options.only or options.only in (one.family, one.format, one.id))
    picked = [one for one in templates if fits(one)]
    if not picked:
        sys.exit("no template fits; families are: "
                 + " ".join(sorted({one.family for one in templates if one.half == "tune"})))
    return picked


def main():
    options = arguments()
    if not pathlib.Path(options.program).exists():
        sys.exit(f"{options.program} is not built: scripts/build, or --program PATH")
    templates = chosen(template_file.load_all(HERE / "templates"), options)
    with tempfile.TemporaryDirectory(prefix="phiward-bench-") as scratch:
        result = run.detection(templates, options, pathlib.Path(scratch))
        if not options.no_controls:
            result.figures["controls"] = controls.measure(result.program, ROOT)
            result.figures["fixture_speed"] = fixture_speed.measure(result.corpus, result.program)
        result.figures["leaked_values"] = result.leaked()
    table.show(result.figures)
    if options.misses or options.open_held:
        halves = ("tune", "held") if options.open_held else ("tune",)
        masked.show(result.scored, result.strays, halves)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result.figures, indent=1) + "\n")
    if options.check_floors:
        return floors.check(result.figures, HERE / "floors.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
