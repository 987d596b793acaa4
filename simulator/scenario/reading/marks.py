"""Marks that a word processor puts at the start of a list's entries, and keys whose colon was forgotten.

YAML stops at such lines, or reads on as if they were text; `syntax` asks here before it looks for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from simulator.scenario.problem import shown
from simulator.scenario.reading.diagnosis import Diagnosis
from simulator.scenario.reading.lines import line_above

MARKS = "–—−•·‣▪▫■□◦●○◆➢➤»*"
MARKED = re.compile(rf"(?P<lead> *)(?P<mark>[{re.escape(MARKS)}])(?P<space>[ \t\u00a0]+)(?P<rest>\S.*)")
A_MARK = "is a mark of a word processor; an entry of a list starts with `- `"
_KEYS = (
    "id title market level minutes objective brief facts people name role manner trust scepticism patience needs walk_out start "
    "turns stage speaker says thinks scene versions choices say behaviour also when reveals sets effects reply why next go endings "
    "kind meeting sale referral epilogue amount currency days fit facilitator notes questions cases once"
)
_NO_COLON = re.compile(
    rf"(?P<lead> *(?:- +)?)(?P<key>{'|'.join(_KEYS.split(' '))})(?P<space>[ ;=]+)(?P<rest>[^\s:=].*)"
)


def odd_line(lines: Sequence[str], rows: Iterable[int]) -> Diagnosis | None:
    """What is wrong with the first of these lines (numbers from 1, or 0) that has such a mark, or no colon."""
    for row in dict.fromkeys(rows):
        line = lines[row - 1] if 0 < row <= len(lines) else ""
        above = lines[line_above(list(lines), row) - 1] if row > 1 else ""
        if found := _marked(line, row) or _without_colon(line, row) or _without_space(line, above, row):
            return found
    return None


def _marked(line: str, row: int) -> Diagnosis | None:
    match = MARKED.fullmatch(line)
    if match is None:
        return None
    said = f"`{match['mark']}` {A_MARK}"
    hint = "Write a plain dash, `-`, and a space in its place."
    return Diagnosis("HF037", row, len(match["lead"]) + 1, said, hint, f"{match['lead']}- {match['rest']}")


def _without_colon(line: str, row: int) -> Diagnosis | None:
    match = _NO_COLON.fullmatch(line)
    if match is None or re.match(r"[^'\"]*: ", match["rest"]):
        return None
    said, hint = f"a colon is missing after `{match['key']}`", f"Write `{match['key']}: ` and then the value."
    return Diagnosis(
        "HF040", row, len(match["lead"]) + 1, said, hint, f"{match['lead']}{match['key']}: {match['rest']}"
    )


def _without_space(line: str, above: str, row: int) -> Diagnosis | None:
    """`-text` right below an entry of a list."""
    match = re.fullmatch(r"(?P<lead> *)-(?P<rest>[^\s-].*)", line)
    if match is None or not above.startswith(f"{match['lead']}- "):
        return None
    shown_start = shown("-" + match["rest"].split(" ")[0])
    said = f"`{shown_start}` needs a space after the dash"
    hint = "Write `- ` and then the text."
    return Diagnosis("HF028", row, len(match["lead"]) + 1, said, hint, f"{match['lead']}- {match['rest']}")
