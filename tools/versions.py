"""The oldest and the newest that Helpfirst allows: other Pythons, and Textual and transitions at both ends.

Run by `make versions`, after the tests of the locked versions. Each environment is made once, below `.versions/`,
and made anew when `pyproject.toml` or the lock changes. In each the pure packages' tests are run and one
conversation is held in a real terminal. A Python that is not here is named and passed over.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".versions"
LOCK = ROOT / "requirements" / "lock.txt"
RUNS = (("3.11", "lowest"), ("3.12", "locked"), ("3.13", "newest"), ("3.14", "newest"))
"""Python, and which versions of the libraries with it."""
ENDS = ("textual", "transitions")
"""The libraries whose lowest and newest versions are tried."""
TOOLS = ("pytest", "pytest-asyncio", "pytest-xdist", "pytest-textual-snapshot", "hypothesis", "pyte", "jsonschema")
PURE = ("scenario", "conversation", "scoring", "analysis", "words", "debrief")
CONVERSATION = (
    "tests/e2e/test_terminal.py::test_a_whole_conversation_is_played_by_keys_and_its_debrief_read_from_the_screen"
)


def main() -> int:
    """Runs all; 1 where something failed, 0 otherwise."""
    wrong = []
    for python, which in RUNS:
        name = f"Python {python} with the {which} versions"
        found = interpreter(python)
        if found is None:
            print(f"{name}: not tried. There is no python{python} on PATH or among pyenv's versions.", flush=True)
            continue
        if not tried(environment(found, python, which), name):
            wrong.append(name)
    for name in wrong:
        print(f"{name}: FAILED")
    return 1 if wrong else 0


def interpreter(python: str) -> Path | None:
    """A Python of that version: by its name on PATH, or the newest of pyenv's."""
    beside = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    pattern = re.compile(rf"{re.escape(python)}\.(\d+)")
    kept = [(int(m[1]), path) for path in beside.glob("*") if (m := pattern.fullmatch(path.name))]
    named = shutil.which(f"python{python}")
    for candidate in [*([Path(named)] if named else []), *(path / "bin" / "python" for _, path in sorted(kept)[::-1])]:
        ask = [str(candidate), "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
        done = subprocess.run(ask, capture_output=True, encoding="utf-8", check=False)
        if done.stdout.strip() == python:  # a shim of pyenv may stand there for a version that is not set
            return candidate
    return None


def environment(python: Path, version: str, which: str) -> Path:
    """The Python of an environment with those versions, made where there is none yet. Raises CalledProcessError."""
    stamp = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes() + __file__.encode()).hexdigest()
    place = PLACE / f"{version}-{which}"
    made = place / "made"
    inside = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    if made.exists() and made.read_text(encoding="utf-8") == stamp:
        return inside
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run([str(python), "-m", "venv", str(place)], check=True)
    subprocess.run([str(inside), "-m", "pip", "install", "-q", *wanted(which)], check=True, cwd=ROOT)
    made.write_text(stamp, encoding="utf-8")
    return inside


def wanted(which: str) -> list[str]:
    """What pip is asked to install: everything as locked, or both ends of what pyproject.toml allows."""
    if which == "locked":
        return ["--require-hashes", "-r", str(LOCK)]
    allowed: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    if which == "newest":
        return ["--upgrade", *allowed, *TOOLS]
    return [lowest(one) if name_of(one) in ENDS else one for one in allowed] + list(TOOLS)


def lowest(requirement: str) -> str:
    """`name>=1.2,<2` as `name==1.2`."""
    found = re.fullmatch(r"([a-z-]+)>=([0-9.]+)(,.*)?", requirement)
    if found is None:
        raise ValueError(f"{requirement} names no lowest version")
    return f"{found[1]}=={found[2]}"


def name_of(requirement: str) -> str:
    """The library that a requirement is for."""
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0]


def tried(python: Path, name: str) -> bool:
    """Whether the pure tests and the conversation pass there."""
    versions = "import sys, importlib.metadata as m; print(*(f'{n} {m.version(n)}' for n in sys.argv[1:]), sep=', ')"
    told = subprocess.run([str(python), "-c", versions, *ENDS], capture_output=True, encoding="utf-8", check=False)
    print(f"{name}: {told.stdout.strip()}", flush=True)
    tests = [*(f"tests/{package}" for package in PURE), "tests/tui/test_themes.py", CONVERSATION]
    command = [str(python), "-m", "pytest", "-q", "-n", "4", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HYPOTHESIS_PROFILE": "few"}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
