"""One run: corpus, scan, audit, scores."""

import json
import pathlib
import shutil

import figures
import history
import leaks
import match
from corpus import Corpus, label_lines
from program import Program


class Result:
    def __init__(self, corpus, program, scratch):
        self.corpus = corpus
        self.program = program
        self.scratch = scratch
        self.scored, self.strays, self.figures = [], [], {}

    def leaked(self):
        return leaks.count(self.corpus.planted, self.program.written(), self.scratch)


def config(options):
    lines = ["[limits]", "threads = 1"]
    if options.without_rule:
        lines += ["[rules]", f"disable = {json.dumps(options.without_rule)}"]
    return "\n".join(lines) + "\n"


def build(templates, options, scratch):
    root = scratch / "corpus"
    root.mkdir()
    corpus = Corpus(root, options.seed)
    for template in templates:
        corpus.add_template(template, options.cases)
    return corpus


def keep(corpus, repository, directory):
    target = pathlib.Path(directory)
    shutil.copytree(corpus.root, target / "files", dirs_exist_ok=True)
    if repository:
        shutil.copytree(repository, target / "history.git", dirs_exist_ok=True)
    with open(target / "labels.jsonl", "w", encoding="utf-8") as out:
        for line in label_lines(corpus.planted):
            out.write(json.dumps(line) + "\n")


def scan(corpus, program):
    """Findings of all files, in one run, and how many files could not be read."""
    findings, unscanned = [], 0
    if any(one.path for one in corpus.planted):
        report, _ = program.report("scan", "scan", ".", cwd=corpus.root)
        findings = [dict(f, path=f["path"].removeprefix("./")) for f in report["findings"]]
        unscanned = len(report["unscanned"])
        for form in ("text", "html"):
            program.run("scan-" + form, "scan", ".", "--format", form, "--state",
                        str(program.state), cwd=corpus.root)
    return findings, unscanned


def audit(repository, program):
    report, _ = program.report("audit", "audit", str(repository))
    program.run("report-html", "report", "--format", "html", "--state", str(program.state))
    program.run("report-text", "report", "--format", "text", "--state", str(program.state))
    return report["findings"]


def detection(templates, options, scratch):
    corpus = build(templates, options, scratch)
    result = Result(corpus, Program(options.program, scratch, config(options)), scratch)
    findings, unscanned = scan(corpus, result.program)
    repository = None
    if corpus.git_cases:
        repository = history.build(scratch / "history.git", corpus.git_cases)
        findings += audit(repository, result.program)
    if options.keep:
        keep(corpus, repository, options.keep)
    result.scored, result.strays, lost = match.score(corpus.planted, findings)
    result.figures = {
        "schema": "phiward.bench.detection/1", "seed": options.seed, "cases": options.cases,
        "templates": {half: sum(one.half == half for one in templates) for half in ("tune", "held")},
        "near_miss_templates": sum(len(one.near) for one in templates),
        "files": len(corpus.planted), "unscanned": unscanned, "unplaced_findings": len(lost),
        "halves": figures.all_figures(result.scored, result.strays),
    }
    return result
