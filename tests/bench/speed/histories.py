"""Repositories to read: what is in them, and parts of their history as repositories."""

import pathlib
import subprocess


def git(repository, *arguments, env, **options):
    return subprocess.run(["git", "-C", str(repository), *map(str, arguments)], check=True,
                          env=env, stdout=subprocess.PIPE, **options).stdout.decode().strip()


def object_directory(repository, env):
    return pathlib.Path(repository, git(repository, "rev-parse", "--git-path", "objects", env=env))


def describe(repository, env):
    sizes = git(repository, "cat-file", "--batch-all-objects", "--unordered",
                "--batch-check=%(objectsize)", env=env).split()
    packs = list((object_directory(repository, env) / "pack").glob("*.pack"))
    return {"commits": int(git(repository, "rev-list", "--all", "--count", env=env)),
            "objects": len(sizes), "inflated_mb": sum(map(int, sizes)) / 1e6,
            "packs": len(packs), "packed_mb": sum(pack.stat().st_size for pack in packs) / 1e6}


def warm(repository, env):
    """Reads the packs once, so that no row pays for the disk."""
    for pack in (object_directory(repository, env) / "pack").glob("pack-*"):
        with open(pack, "rb") as file:
            while file.read(1 << 24):
                pass


def ancestor_with(repository, share, env):
    """The first commit of HEAD's main line with at least `share` of its history behind it."""
    line = git(repository, "rev-list", "--first-parent", "--reverse", "HEAD", env=env).split()

    def count(commit):
        return int(git(repository, "rev-list", "--count", commit, env=env))

    wanted = share * count("HEAD")
    begin, end = 0, len(line) - 1
    while begin < end:
        middle = (begin + end) // 2
        if count(line[middle]) >= wanted:
            end = middle
        else:
            begin = middle + 1
    return line[begin]


def part(repository, share, to, env):
    """A bare repository `to` with that share of HEAD's history, packed as a clone would be."""
    commit = ancestor_with(repository, share, env)
    subprocess.run(["git", "init", "--quiet", "--bare", str(to)], check=True, env=env)
    git(repository, "pack-objects", "--quiet", "--revs", "--delta-base-offset",
        to / "objects/pack/pack", env=env, input=f"{commit}\n".encode())
    git(to, "update-ref", "refs/heads/part", commit, env=env)
    git(to, "symbolic-ref", "HEAD", "refs/heads/part", env=env)
    return to
