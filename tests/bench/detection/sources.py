"""Real code: Debian source packages, fetched once into build/bench-sources.

With its own apt directories, since most machines have no deb-src line. Where one cannot be
fetched, what every machine has is taken besides.
"""

import pathlib
import re
import subprocess
import sys

PACKAGES = ["redis", "git", "flask", "postgresql-15", "gnumed-client", "orthanc"]
FALLBACK = ["/usr/include", "/usr/lib/python3", "/usr/share/perl"]


def mirrors():
    """(URI, suite) of the system's Debian archive, one-line and deb822 files."""
    for path in [pathlib.Path("/etc/apt/sources.list"),
                 *sorted(pathlib.Path("/etc/apt/sources.list.d").glob("*"))]:
        text = path.read_text() if path.is_file() else ""
        for uri, suite in re.findall(r"^deb\s+(?:\[[^]]*\]\s+)?(\S+/debian/?)\s+(\w+)\s", text, re.M):
            yield uri, suite
        for stanza in text.split("\n\n"):
            fields = dict(re.findall(r"^(URIs|Suites):\s*(.+)$", stanza, re.M))
            if re.search(r"/debian/?$", fields.get("URIs", "")):
                yield fields["URIs"].split()[0], fields["Suites"].split()[0]


def apt_options(cache):
    apt = cache / "apt"
    for name in ("lists/partial", "archives/partial"):
        (apt / name).mkdir(parents=True, exist_ok=True)
    uri, suite = next(mirrors())
    keyring = "[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]"
    (apt / "sources.list").write_text(f"deb-src {keyring} {uri} {suite} main\n")
    return [f"-oDir::Etc::SourceList={apt / 'sources.list'}", "-oDir::Etc::SourceParts=/dev/null",
            f"-oDir::State::Lists={apt / 'lists'}", f"-oDir::Cache={apt}", "-oAPT::Sandbox::User=root"]


def fetch_one(name, directory, options):
    directory.mkdir(exist_ok=True)
    subprocess.run(["apt-get", *options, "--quiet=2", "source", name], cwd=directory, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for file in [*directory.glob("*.tar.*"), *directory.glob("*.dsc")]:
        file.unlink()
    (directory / "done").touch()


def fetch(cache):
    """What can be fetched; what cannot is said on stderr."""
    missing = [name for name in PACKAGES if not (cache / name / "done").exists()]
    if not missing:
        return
    try:
        options = apt_options(cache)
        subprocess.run(["apt-get", *options, "--quiet=2", "update"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, StopIteration, subprocess.CalledProcessError) as error:
        print(f"no Debian sources: {error}", file=sys.stderr)
        return
    for name in missing:
        try:
            fetch_one(name, cache / name, options)
        except (OSError, subprocess.CalledProcessError):
            print(f"the source package {name} cannot be fetched", file=sys.stderr)


def trees(project):
    """(name, directory) of every control."""
    cache = project / "build" / "bench-sources"
    cache.mkdir(parents=True, exist_ok=True)
    fetch(cache)
    found = [(name, cache / name) for name in PACKAGES if (cache / name / "done").exists()]
    if len(found) < len(PACKAGES):
        found += [(path.removeprefix("/usr/"), pathlib.Path(path)) for path in FALLBACK
                  if pathlib.Path(path).is_dir()]
    return found
