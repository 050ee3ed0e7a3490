"""A bare repository with many objects and refs, and commits to push into it.

Built with git fast-import from the sources of Python's own library, which stand on every machine
that runs this: real code, and nobody's data.
"""

import os
import pathlib
import shutil
import subprocess

WHO = b"Dev Person <dev@brightmoor-labs.org> %d +0000"
OBJECTS_A_COMMIT = 5  # commit, three trees, blob
START = 1_600_000_000  # seconds since 1970


def isolated(home):
    """An environment without the user's and the machine's git configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}


def git(*arguments, env, **options):
    return subprocess.run(["git", *map(str, arguments)], check=True, env=env,
                          stdout=subprocess.PIPE, **options).stdout


class Pieces:
    """Runs of lines of real code, never the same twice."""

    LINES = 60

    def __init__(self):
        library = pathlib.Path(os.__file__).parent
        self.lines = [line for source in sorted(library.glob("*.py"))
                      for line in source.read_bytes().splitlines(keepends=True)]
        self.number = 0

    def next(self, lines=LINES):
        self.number += 1
        at = self.number * 17 % (len(self.lines) - lines)
        return b"# piece %d\n" % self.number + b"".join(self.lines[at:at + lines])


class Stream:
    """A git-fast-import(1) stream, written as it comes."""

    def __init__(self, repository, env):
        self.git = subprocess.Popen(["git", "-C", str(repository), "fast-import", "--quiet"],
                                    stdin=subprocess.PIPE, env=env)
        self.time = START

    def data(self, bytes_):
        self.git.stdin.write(b"data %d\n" % len(bytes_) + bytes_ + b"\n")

    def commit(self, ref, files, parent=None):
        self.time += 60
        self.git.stdin.write(b"commit %s\ncommitter " % ref + WHO % self.time + b"\n")
        self.data(b"Work on the import job, step %d\n" % self.time)
        if parent:
            self.git.stdin.write(b"from %s\n" % parent)
        for path, content in files:
            self.git.stdin.write(b"M 100644 inline %s\n" % path)
            self.data(content)

    def reset(self, ref, to):
        self.git.stdin.write(b"reset %s\nfrom %s\n\n" % (ref, to))

    def end(self):
        self.git.stdin.close()
        if self.git.wait() != 0:
            raise RuntimeError("git fast-import failed")


def build(repository, objects, refs, env):
    """A history of `objects` objects, packed, with `refs` refs spread over it."""
    shutil.rmtree(repository, ignore_errors=True)
    git("-c", "init.defaultBranch=main", "init", "--quiet", "--bare", repository, env=env)
    commits = max(objects // OBJECTS_A_COMMIT, 1)
    every = max(commits // max(refs - 1, 1), 1)
    pieces, stream, made = Pieces(), Stream(repository, env), 1
    for i in range(commits):
        path = b"lib%d/part%d/module%d.py" % (i % 20, i // 20 % 20, i % 7)
        stream.commit(b"refs/heads/main", [(path, pieces.next(12))])
        if i % every == 0 and made < refs:
            kind = (b"tags/v", b"heads/topic/", b"pull/")[made % 3]
            stream.reset(b"refs/" + kind + b"%d" % made, b"refs/heads/main")
            made += 1
    stream.end()
    git("-C", repository, "gc", "--quiet", env=env)
    for key in ("gc.auto", "receive.autogc"):
        git("-C", repository, "config", key, "0", env=env)


def copy(repository, to):
    shutil.rmtree(to, ignore_errors=True)
    subprocess.run(["cp", "-al", str(repository), str(to)], check=True)
    for name in ("config", "packed-refs"):  # git replaces them, but be sure nothing is shared
        shutil.copy2(repository / name, to / "own")
        os.replace(to / "own", to / name)


def commits_to_push(repository, client, count, files, env, behind=0):
    """Ids of `count` commits, each with `files` new files, made in `client`. They follow each other
    on main, or each is the first of a branch from an older commit, `behind` or more before it."""
    shutil.rmtree(client, ignore_errors=True)
    git("init", "--quiet", "--bare", client, env=env)
    (client / "objects/info/alternates").write_text(f"{repository}/objects\n")
    pieces, stream = Pieces(), Stream(client, env)
    revisions = [f"main~{behind + i if behind else 0}" for i in range(count)]
    parents = git("-C", repository, "rev-parse", *revisions, env=env).split()
    for i in range(count):
        new = [(b"new%d/d%d/file%d.py" % (i, n // 100, n), b"# push %d\n" % i + pieces.next())
               for n in range(files)]
        chained = i > 0 and not behind
        stream.commit(b"refs/heads/work%d" % i, new,
                      b"refs/heads/work%d" % (i - 1) if chained else parents[i])
    stream.end()
    made = [f"work{i}" for i in range(count)]
    return git("-C", client, "rev-parse", *made, env=env).decode().split()
