"""A problem of an authored file: what is wrong, where, and how to mend it; and how it is shown to people.

Every part of the reader adds to one `Problems`; commands print `render(problem)`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from itertools import islice
from typing import Protocol

from simulator.scenario.codes import severity_of


def reader_fault(file: str, error: Exception) -> Problem:
    """The problem to list for the file. The trace goes to the log."""
    from simulator.log import write_down

    said = visible(f"{type(error).__name__}: {error}".split("\n")[0])
    hint = f"That is a fault of this program, not yours. {write_down(error)}"
    return Problem("HF009", "error", file, 1, 1, f"this file could not be read to its end ({said})", hint)


MOST = 200
"""After so many errors, and so many warnings, of one file the rest are left out, and a last one says so."""
WIDTH = 96
"""Characters of a line that an excerpt shows."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. Lines and columns count from 1; `severity` is "error" or "warning".

    `excerpt` is the line it stands on, cut to a readable width and with control characters made visible;
    `caret` is the offset in it, in columns of a terminal.
    """

    code: str
    severity: str
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    caret: int = 0

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def as_dict(self) -> dict[str, str | int]:
        """The shape of `check --json`."""
        keys = ("file", "line", "column", "severity", "code", "message", "hint")
        return {key: getattr(self, key) for key in keys}


class HasPlace(Protocol):
    """Whatever stands at a line and a column."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Problems:
    """The problems of one file while it is read. `lines` is the text that excerpts are taken from."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.found: list[Problem] = []
        self.muted: set[int] = set()
        """Lines of which YAML could not follow the author; nothing more is said about them."""
        self.texts_like_lines = False
        """Whether some text has in it what looks like lines of the structure."""
        self._counts = {"error": 0, "warning": 0}
        self._seen: set[tuple[str, int, int, str]] = set()

    @property
    def full(self) -> bool:
        """Whether more errors would be left out."""
        return self._counts["error"] >= MOST

    @property
    def has_error(self) -> bool:
        return self._counts["error"] > 0

    def add(self, code: str, line: int, column: int, message: str, hint: str = "") -> None:
        """Adds a problem; the same one counts once. Warnings never crowd out errors."""
        same = (code, line, column, message)
        severity = severity_of(code)
        if same in self._seen or (line in self.muted and code[2] != "0") or self._counts[severity] >= MOST:
            return
        self._seen.add(same)
        self._counts[severity] += 1
        if self._counts[severity] == MOST:
            code, severity = "HF033", severity_of("HF033")
            message = f"there are {MOST} problems or more; the rest are not listed"
            hint = "Mend the first ones and check again."
        excerpt, caret = _excerpt(self.lines[line - 1], column) if 0 < line <= len(self.lines) else ("", 0)
        self.found.append(
            Problem(code, severity, self.file, line, column, visible(message), visible(hint), excerpt, caret)
        )

    def take_back(self, since: int) -> None:
        """Forgets what was found from that place of `found` on: it followed from a slip that has been mended."""
        gone = {(one.code, one.line, one.column) for one in self.found[since:]}
        for one in self.found[since:]:
            self._counts[one.severity] -= 1
        self._seen = {same for same in self._seen if same[:3] not in gone}
        del self.found[since:]

    def keep(self, problem: Problem) -> None:
        """Adds a problem that was found elsewhere, as it is."""
        self._seen.add((problem.code, problem.line, problem.column, problem.message))
        self._counts[problem.severity] += 1
        self.found.append(problem)

    def at(self, place: HasPlace, code: str, message: str, hint: str = "") -> None:
        """Adds a problem at the place of a node."""
        self.add(code, place.line, place.column, message, hint)

    def sorted(self) -> tuple[Problem, ...]:
        """By place in the file, then by code."""
        return tuple(sorted(self.found, key=lambda problem: (problem.line, problem.column, problem.code)))

    def did_you_mean(self, word: str, known: Iterable[str], otherwise: str = "") -> str:
        """ "Did you mean …?" for the nearest of `known`, or `otherwise`."""
        if self.full:
            return ""
        near = nearest(word, known)
        return f"Did you mean `{near}`?" if near else otherwise


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, or None."""
    if len(word) > 80:
        return None
    folded = word.casefold().replace("_", "-").replace(" ", "-")
    known = list(islice(known, 2000))
    candidates: dict[str, str] = {}
    for name in known:
        if abs(len(name) - len(folded)) <= max(3, len(folded) // 2):
            candidates.setdefault(name.casefold().replace("_", "-"), name)
        if len(candidates) >= 400:
            break
    if folded in candidates:
        return candidates[folded]
    near = get_close_matches(folded, candidates, n=3, cutoff=0.6)
    if found := next((one for one in near if _alike_behind(folded, one)), None):
        return candidates[found]
    longer = [name for name in known if f"{folded}-".startswith(f"{name}-") or name.startswith(f"{folded}-")]
    return longer[0] if len(longer) == 1 else None


def _alike_behind(word: str, name: str) -> bool:
    """Whether what follows the parts that both begin with is alike, too: `the-rival` is no slip for `the-van`."""
    mine, theirs = word.split("-"), name.split("-")
    while mine and theirs and mine[0] == theirs[0]:
        del mine[0], theirs[0]
    if len(mine) == len(word.split("-")) or not mine or not theirs:
        return True
    return SequenceMatcher(None, "-".join(mine), "-".join(theirs)).ratio() > 0.5


def visible(text: str) -> str:
    """The text with every invisible or steering character written out: `\\x1b`, `\\u202e`, newlines."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(ord(char)) for char in text)


def _escaped(code: int) -> str:
    if code in (9, 10, 13):
        return {9: "\\t", 10: "\\n", 13: "\\r"}[code]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shown(text: str, most: int = 40) -> str:
    """An author's text inside a message: made visible, on one line and not too long."""
    text = " ".join(text.split(" ")[:60])
    return text if len(text) <= most else text[: most - 1] + "…"


def a(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _excerpt(line: str, column: int) -> tuple[str, int]:
    line = line.replace("\t", " ").rstrip("\n")
    start = 0 if column <= WIDTH - 16 else column - WIDTH // 2
    window = line[start : start + WIDTH]
    before = visible(window[: column - 1 - start])
    text = before + visible(window[column - 1 - start :])
    lead, tail = ("…" if start else ""), ("…" if len(line) > start + WIDTH else "")
    return lead + text.rstrip() + tail, len(lead) + columns(before)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def render(problem: Problem) -> str:
    """For people, in several lines: place, code, what is wrong, excerpt with caret, how to mend it."""
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    parts = [f"{place}: {problem.severity} {problem.code}: {problem.message}"]
    if problem.excerpt.strip():
        number = str(problem.line)
        parts.append(f"  {number} | {problem.excerpt}")
        parts.append(f"  {' ' * len(number)} | {' ' * problem.caret}^")
    if problem.hint:
        parts.append(f"  {problem.hint}")
    return "\n".join(parts)
