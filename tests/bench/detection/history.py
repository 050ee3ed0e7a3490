"""A git history of the cases that stand in messages, notes, paths and ref names.

One commit a case, so that a finding's commit tells the case. Built with git fast-import.
"""

import subprocess

import encodings_of_text as encodings

WHO = "Dev Person <dev@brightmoor-labs.org> {} +0000"


def command(stream, line, data=None):
    stream += line.encode() + b"\n"
    if data is not None:
        stream += b"data %d\n" % len(data) + data + b"\n"


def commit(stream, mark, ref, time, message):
    command(stream, f"commit {ref}")
    command(stream, f"mark :{mark}")
    command(stream, "committer " + WHO.format(time), message)


def add_case(stream, index, planted, segments, path):
    mark, time = 2 * index + 1, 1700000000 + 60 * index
    text, labels = encodings.encode(segments)
    ref = f"refs/heads/case-{index}"
    body = b"Work on the import job\n"
    if planted.surface in ("path", "ref"):
        text, labels = encodings.encode(path)
    if planted.surface == "ref":
        ref += "/" + text.decode()
    elif planted.surface == "commit":
        body = text
    planted.labels = labels
    planted.ref = {"tag": f"refs/tags/release-{index}", "ref": f"refs/heads/case-{index}"}.get(
        planted.surface, "")
    commit(stream, mark, ref, time, body)
    if planted.surface == "path":
        command(stream, f"M 100644 inline {text.decode()}", b"scanned page %d\n" % index)
    else:
        command(stream, f"M 100644 inline job/step_{index}.txt", b"step %d\n" % index)
    if planted.surface == "tag":
        command(stream, f"tag release-{index}")
        command(stream, f"from :{mark}")
        command(stream, "tagger " + WHO.format(time), text)
    if planted.surface == "note":
        commit(stream, mark + 1, "refs/notes/commits", time, b"Notes added by 'git notes add'\n")
        command(stream, f"N inline :{mark}", text)
    return mark


def build(repository, cases):
    """Fills `commit` of every case. Returns the repository's path."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(repository)], check=True)
    stream, marks = bytearray(), {}
    for index, (planted, segments, path) in enumerate(cases):
        marks[add_case(stream, index, planted, segments, path)] = planted
    exported = repository / "marks"
    subprocess.run(["git", "-C", str(repository), "fast-import", "--quiet",
                    f"--export-marks={exported}"], input=bytes(stream), check=True)
    for line in exported.read_text().splitlines():
        mark, oid = line[1:].split()
        if int(mark) in marks:
            marks[int(mark)].commit = oid
    exported.unlink()
    return repository
