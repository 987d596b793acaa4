"""A line such as `people:` or `choices:` that is missing: what would stand under it fits nothing above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from simulator.scenario.reading.diagnosis import Diagnosis
from simulator.scenario.reading.lines import ENTRY, line_above

_INSIDE = {
    "people": ("name", "role", "manner", "trust", "scepticism"), "turns": ("stage", "says", "thinks", "scene", "choices", "speaker"),
    "endings": ("kind", "meeting", "epilogue", "sale"),
}  # fmt: skip
"""Keys by which one knows what stands under an id."""
_BEGINS_A_CHOICE = re.compile(r" +- (?:id|say): ")


def missing_header(lines: Sequence[str], rows: Iterable[int]) -> Diagnosis | None:
    """What is missing above the first of these lines (numbers from 1, or 0) above which a header is missing."""
    for row in dict.fromkeys(rows):
        found = _of_the_whole(lines, row) or _of_choices(lines, row) if 0 < row <= len(lines) else None
        if found is not None:
            return found
    return None


def _of_the_whole(lines: Sequence[str], row: int) -> Diagnosis | None:
    """An id of a person, turn, ending or need right below a key of the scenario that has a value already."""
    match = ENTRY.fullmatch(lines[row - 1])
    above = next((one for one in range(row - 1, 0, -1) if lines[one - 1][:1] not in ("", " ", "#")), 0)
    over = ENTRY.fullmatch(lines[above - 1]) if above else None
    if match is None or over is None or not match["lead"] or match["lead"].strip() or not over["value"]:
        return None
    if over["value"].startswith("#") or len(match["lead"]) > 6:
        return None
    under = _first_key_below(lines, row, len(match["lead"]))
    value = (match["value"] or "").strip()
    name = next(
        (name for name, keys in _INSIDE.items() if under in keys and not value), "needs" if value and not under else ""
    )
    if not name or any(re.match(rf"{name} *:", line) for line in lines):
        return None
    said = f"`{match['key']}` stands under no key: a line `{name}:` is missing above it"
    return Diagnosis(
        "HF042",
        row,
        len(match["lead"]) + 1,
        said,
        f"Write `{name}:` on a line of its own above line {row}, at the very left.",
    )


def _first_key_below(lines: Sequence[str], row: int, lead: int) -> str:
    for line in lines[row:]:
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            match = ENTRY.fullmatch(line)
            return match["key"].strip() if match is not None and len(line) - len(bare) > lead else ""
    return ""


def _of_choices(lines: Sequence[str], row: int) -> Diagnosis | None:
    """A choice right below another key of its turn than `choices`."""
    line = lines[row - 1]
    above = line_above(list(lines), row)
    over = ENTRY.fullmatch(lines[above - 1]) if above else None
    if (
        not _BEGINS_A_CHOICE.match(line)
        or over is None
        or over["key"].strip() not in ("stage", "says", "thinks", "scene", "speaker", "reveals")
    ):
        return None
    said = "a choice begins here, and no `choices:` stands above it"
    hint = f"Write `choices:` on a line of its own above line {row}, in the column of `{over['key'].strip()}`."
    return Diagnosis("HF042", row, len(line) - len(line.lstrip()) + 1, said, hint)
