"""Marks that a word processor puts at the start of a list's entries, and keys whose colon was forgotten.

YAML stops at such lines, or reads on as if they were text; `syntax` asks here before it looks for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from simulator.scenario.problem import shown
from simulator.scenario.reading.diagnosis import Diagnosis
from simulator.scenario.reading.grammar import names
from simulator.scenario.reading.lines import ENTRY, line_above

MARKS = "→⇒–—−‐‑‒―•·‣⁃▪▫■□◦●○◆◇➢➤►▶»›✓✔✗☐☑*+"
_GLUED = MARKS.translate({ord("*"): None, ord("+"): None})
"""Marks that begin no word, so that they need no space after them."""
MARKED = re.compile(
    rf"(?P<lead> *)(?P<mark>--?(?=>)|--|[{re.escape(MARKS)}]|o|\(?[0-9]{{1,2}}[.)]|\(?[a-h]\))(?P<space>[ \t\u00a0]+)(?P<rest>\S.*)"
    rf"|(?P<lead2> *)(?P<mark2>[{re.escape(_GLUED)}])(?P<rest2>\S.*)"
)
A_MARK = "is a mark of a word processor; an entry of a list starts with `- `"
_BETWEEN = r"(?P<space> *(?:[;=,，、：﹕|]|[-–—=]?>(?![-+0-9]*\s*$)|→|[-–—](?= ))[ :]*| +)"
_BOLD = re.compile(
    r"(?P<lead> *(?:- +)?)(?P<open>\*\*|__|[*_`])(?P<key>[A-Za-z_]+)(?P<in>:?)(?P=open)(?P<out>:?)(?P<rest>.*)"
)
_NEED = re.compile(rf"(?P<lead> +)(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*){_BETWEEN}(?P<rest>[^\s:=].*)")


@cache
def _no_colon() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<lead> *(?:- +)?)(?P<key>{'|'.join(sorted(names(), key=len, reverse=True))}){_BETWEEN}(?P<rest>[^\s:=].*)"
    )


def odd_line(lines: Sequence[str], rows: Iterable[int]) -> Diagnosis | None:
    """What is wrong with the first of these lines (numbers from 1, or 0) that has such a mark, or no colon."""
    for row in dict.fromkeys(rows):
        line = lines[row - 1] if 0 < row <= len(lines) else ""
        if _is_text(lines, row):
            continue
        above = lines[line_above(list(lines), row) - 1] if row > 1 else ""
        found = marked(line, row, lines) or _bold(line, row) or _without_colon(line, row, lines)
        found = found or _quoted(line, row) or _two_dashes(line, row)
        if found := found or _without_space(line, above, row) or _without_dash(line, row, lines):
            return found
    return None


def _is_text(lines: Sequence[str], row: int) -> bool:
    """Whether the line goes on with the text of a key above it."""
    line = lines[row - 1] if 0 < row <= len(lines) else ""
    lead = len(line) - len(line.lstrip(" "))
    for above in range(row - 1, max(row - 60, 0), -1):
        match = ENTRY.fullmatch(lines[above - 1])
        if match is not None and len(match["lead"]) < lead:
            return bool(match["value"]) and not match["value"].startswith("#")
    return False


def marked(line: str, row: int, lines: Sequence[str] = ()) -> Diagnosis | None:
    """An entry of a list that starts with another mark than a dash."""
    match = MARKED.fullmatch(line)
    if match is None:
        return None
    lead, mark, rest = (match[name] or match[f"{name}2"] or "" for name in ("lead", "mark", "rest"))
    if mark.isascii() and mark not in "*+" and not _among_entries(lines, row, lead):
        return None
    hint = "Write a plain dash, `-`, and a space in its place."
    return Diagnosis("HF037", row, len(lead) + 1, f"`{mark}` {A_MARK}", hint, f"{lead}- {rest}")


def _among_entries(lines: Sequence[str], row: int, lead: str) -> bool:
    """Whether the line stands where the entries of a list do: below another one, or below the key of the list."""
    for above in range(row - 1, 0, -1):
        line = lines[above - 1]
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and depth <= len(lead):
            return line.startswith(f"{lead}- ") or (
                line.strip() in ("facts:", "questions:", "choices:", "cases:", "next:", "examples:")
            )
    return False


def _bold(line: str, row: int) -> Diagnosis | None:
    """`**says**:`, as other programs write bold text."""
    match = _BOLD.fullmatch(line)
    if match is None or match["key"] not in names() or not (match["in"] or match["out"]):
        return None
    said = f"`{shown(match['open'] + match['key'] + match['open'])}` is a key in bold; here it is written plain"
    rest = match["rest"].lstrip(" :")
    return Diagnosis(
        "HF037",
        row,
        len(match["lead"]) + 1,
        said,
        f"Write `{match['key']}:`.",
        f"{match['lead']}{match['key']}: {rest}",
    )


def _without_colon(line: str, row: int, lines: Sequence[str]) -> Diagnosis | None:
    match = _no_colon().fullmatch(line) or _other_case(line)
    if match is None or (match["rest"][0] not in "{[" and re.match(r"[^'\"]*: ", match["rest"])):
        match = _NEED.fullmatch(line)
        if match is None or not _beside_needs(lines, row, match["lead"]):
            return None
    sign = match["space"].strip()
    key = match["key"] if match["key"] in names() else match["key"].lower()
    key = key if key in names() else match["key"]
    said = f"a colon is missing after `{match['key']}`" + (f", where `{sign}` stands" if sign else "")
    hint = f"Write `{key}: ` and then the value."
    return Diagnosis("HF040", row, len(match["lead"]) + 1, said, hint, f"{match['lead']}{key}: {match['rest']}")


def _other_case(line: str) -> re.Match[str] | None:
    """`Behaviour = drift`: with a sign that is no word, so that it is no sentence."""
    match = re.fullmatch(
        r"(?P<lead> *(?:- +)?)(?P<key>[A-Z][A-Za-z_]+)(?P<space> *(?:[;=，：]|[-=]>|→)[ ]*)(?P<rest>[^\s:=].*)", line
    )
    return match if match is not None and match["key"].lower() in names() else None


_IN_QUOTES = re.compile(
    r"(?P<lead> *(?:- +)?)(?P<open>['\"“„‘])(?P<key>[a-z][a-z0-9_-]*):(?P<rest>(?: [^'\"“”„‘’]*)?)(?P<close>['\"”“’])"
)


def _quoted(line: str, row: int) -> Diagnosis | None:
    """`'behaviour: drift'`: quotes around a key and what it holds."""
    match = _IN_QUOTES.fullmatch(line.rstrip())
    if match is None or (match["rest"].strip() and match["key"] not in names()):
        return None
    inside = f"{match['key']}:{match['rest']}"
    said = "quotes stand around a key, so that it is read as text"
    hint = f"Write `{shown(inside, 200)}` without the quotes."
    return Diagnosis("HF040", row, len(match["lead"]) + 1, said, hint, match["lead"] + inside)


def _two_dashes(line: str, row: int) -> Diagnosis | None:
    match = re.fullmatch(r"(?P<lead> *- +)- +(?P<rest>(?P<key>[a-z_]+):(?: .*)?)", line)
    if match is None or match["key"] not in names():
        return None
    said = f"a second dash stands before `{match['key']}`"
    return Diagnosis(
        "HF041", row, len(match["lead"]) + 1, said, "Delete the second `- `.", match["lead"] + match["rest"]
    )


def _beside_needs(lines: Sequence[str], row: int, lead: str) -> bool:
    """Whether a line with an id, a colon and a text stands right above or below, in the same column."""
    beside = re.compile(rf"{lead}([a-z0-9-]+): +\S.*")
    near = (beside.fullmatch(lines[one - 1]) for one in (row - 1, row + 1) if 0 < one <= len(lines))
    return any(match is not None and match[1] not in names() for match in near)


def _without_space(line: str, above: str, row: int) -> Diagnosis | None:
    """`-text` right below an entry of a list."""
    match = re.fullmatch(r"(?P<lead> *)-(?P<rest>[^\s-].*)", line)
    if match is None or not above.startswith(f"{match['lead']}- "):
        return None
    shown_start = shown("-" + match["rest"].split(" ")[0])
    said = f"`{shown_start}` needs a space after the dash"
    hint = "Write `- ` and then the text."
    return Diagnosis("HF028", row, len(match["lead"]) + 1, said, hint, f"{match['lead']}- {match['rest']}")


def _without_dash(line: str, row: int, lines: Sequence[str]) -> Diagnosis | None:
    """Text that stands in the column of the entries above it, as one more of them."""
    bare = line.lstrip(" ")
    lead = line[: len(line) - len(bare)]
    if not bare or not bare[0].isalnum() or re.match(r"[\w.-]+:(?: |$)", bare):
        return None
    above = line_above(list(lines), row)
    while above and lines[above - 1].startswith(f"{lead}  "):
        above = line_above(list(lines), above)
    if (
        not above
        or not re.match(rf"{lead}- [^{{]", lines[above - 1])
        or re.match(rf"{lead}- [\w.-]+:(?: |$)", lines[above - 1])
    ):
        return None
    said = "no `- ` stands before this entry of the list"
    hint = "Write `- ` before it; if it continues the text above, indent it by two more spaces."
    return Diagnosis("HF038", row, len(lead) + 1, said, hint, f"{lead}- {bare}")
