"""Slips of structure in every shipped scenario, by a seed: one error, in its line, and its mend gives the file back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from simulator.scenario.reader import read_bytes
from tests.scenario.mending import follow
from tests.write import rubric

FILES = sorted(
    file for folder in ("b2b", "b2c", "leadership") for file in (Path(__file__).parents[2] / "scenarios" / folder).glob("*.yaml")
    if not file.name.endswith(".words.yaml")
)  # fmt: skip


def _matching(lines: list[str], pattern: str, after: str = "", before: str = "\0") -> list[int]:
    first = next((row for row, line in enumerate(lines) if after and line.startswith(after)), 0)
    last = next((row for row, line in enumerate(lines) if line.startswith(before)), len(lines))
    return [row for row, line in enumerate(lines) if first < row < last and re.match(pattern, line)]


def a_forgotten_dash(lines: list[str], draw: Random) -> int:
    later = [row for row in _matching(lines, r"      - id: ") if not lines[row - 1].startswith("    choices:")]
    row = draw.choice([row for row in later if not lines[row - 1].lstrip().startswith("#")])
    lines[row] = lines[row].replace("- ", "  ", 1)
    return row


def a_mark_of_a_word_processor(lines: list[str], draw: Random) -> int:
    row = draw.choice(_matching(lines, r"      - id: \S"))
    lines[row] = lines[row].replace("- ", draw.choice("–•—·▪") + " ", 1)
    return row


def a_turn_at_the_wrong_depth(lines: list[str], draw: Random) -> int:
    row = draw.choice(_matching(lines, r"  [a-z0-9-]+:$", "turns:", "endings:"))
    lines[row] = " " * draw.choice((0, 1, 3, 4)) + lines[row].strip()
    return row


def an_ending_at_the_wrong_depth(lines: list[str], draw: Random) -> int:
    row = draw.choice(_matching(lines, r"  [a-z0-9-]+:$", "endings:"))
    lines[row] = lines[row].strip()
    return row


def choices_at_the_wrong_depth(lines: list[str], draw: Random) -> int:
    row = draw.choice(_matching(lines, r"    choices:"))
    lines[row] = " " * draw.choice((0, 1, 2, 3)) + "choices:"
    return row


def a_missing_colon(lines: list[str], draw: Random) -> int:
    row = draw.choice(
        _matching(lines, r" +(?:- )?(?:says|say|why|behaviour|next|kind|meeting|id|stage|speaker): [^>|]")
    )
    lines[row] = re.sub(r"^( *(?:- )?\w+):", r"\1", lines[row])
    return row


def a_second_document(lines: list[str], draw: Random) -> int:
    row = draw.choice(_matching(lines, r"[a-z_]+:")[1:])
    lines.insert(row, "---")
    return row


SLIPS: tuple[Callable[[list[str], Random], int], ...] = (
    a_forgotten_dash, a_mark_of_a_word_processor, a_turn_at_the_wrong_depth, an_ending_at_the_wrong_depth,
    choices_at_the_wrong_depth, a_missing_colon, a_second_document,
)  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_slip_of_structure_is_one_error_in_its_line_and_its_mend_gives_the_file_back(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for slip in SLIPS:
        lines = text.split("\n")
        row = slip(lines, Random(f"{file.stem}/{slip.__name__}"))
        broken = "\n".join(lines)
        errors = [one for one in read_bytes(broken.encode(), str(file), rubric()).problems if one.is_error]
        assert [one.line for one in errors] == [row + 1], (
            slip.__name__,
            [(one.code, one.line, one.message) for one in errors],
        )
        assert follow(broken, errors[0]) == text, (slip.__name__, errors[0].hint)
