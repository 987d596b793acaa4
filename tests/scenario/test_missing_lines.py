"""A line of the structure that is missing, or has slipped into a text: one problem, at its place, whose mend gives the file back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.scenario.reader import read_bytes
from tests.scenario.mending import follow
from tests.write import rubric

FILE = Path(__file__).parents[2] / "scenarios" / "b2b" / "just-a-price.yaml"
TEXT = FILE.read_text(encoding="utf-8")
LINES = TEXT.split("\n")


def _first(line: str, behind_a_text: bool = False) -> int:
    """The first such line, from 0; `behind_a_text`: the first that stands right below a text of several lines."""
    for row, one in enumerate(LINES):
        deep = len(one) - len(one.lstrip(" ")) + 2
        if re.fullmatch(line, one) and (not behind_a_text or re.match(rf" {{{deep}}}[A-Za-z\"]", LINES[row - 1])):
            return row
    raise AssertionError("the scenario has no such line")


def _first_under(key: str) -> int:
    return LINES.index(f"{key}:") + 1


def _errors(lines: list[str]) -> list[tuple[int, str]]:
    read = read_bytes("\n".join(lines).encode(), str(FILE), rubric())
    return [(one.line, one.hint) for one in read.problems if one.is_error]


def _assert_told(broken: list[str], row: int) -> None:
    problems = [one for one in read_bytes("\n".join(broken).encode(), str(FILE), rubric()).problems if one.is_error]
    assert [one.line for one in problems] == [row + 1], [(one.line, one.message) for one in problems]
    assert follow("\n".join(broken), problems[0]) == TEXT, problems[0].hint


KEYS = {
    "people": (r"people:", False), "turns": (r"turns:", False), "endings": (r"endings:", False), "needs": (r"needs:", False),
    "choices": (r"    choices:", False), "versions": (r"    versions:", False),
    "cases": (r"        cases:", False), "cases below a text": (r"        cases:", True), "the ways of next": (r"        next:", False),
}  # fmt: skip


@pytest.mark.parametrize("name", KEYS)
def test_a_missing_key_is_one_problem_where_it_belongs(name: str) -> None:
    row = _first(*KEYS[name])
    _assert_told([*LINES[:row], *LINES[row + 1 :]], row)


@pytest.mark.parametrize("group", ["turns", "endings", "people"])
def test_the_missing_id_of_the_first_one_is_one_problem_where_it_belongs(group: str) -> None:
    row = _first_under(group)
    if group == "people":
        assert len(_errors([*LINES[:row], *LINES[row + 1 :]])) == 1
    else:
        _assert_told([*LINES[:row], *LINES[row + 1 :]], row)


@pytest.mark.parametrize("by", [2, 4])
def test_a_key_that_slipped_into_the_text_above_it_is_told_and_moved_back(by: int) -> None:
    row = _first(*KEYS["cases below a text"])
    _assert_told([*LINES[:row], " " * by + LINES[row], *LINES[row + 1 :]], row)


def test_the_missing_first_line_of_a_case_is_one_problem_and_names_a_version_of_its_turn() -> None:
    row = _first(r"          - in: \S+")
    (told,) = _errors([*LINES[:row], *LINES[row + 1 :]])
    assert told[0] == row + 1
    assert re.match(r"Write `- in: [a-z0-9-]+` on a line of its own", told[1])


def test_a_text_that_only_looks_like_lines_is_left_alone() -> None:
    row = _first(r"brief: >-")
    read = read_bytes(
        "\n".join(
            [*LINES[: row + 1], "  He has two questions: - when: and", "  - who pays.", *LINES[row + 1 :]]
        ).encode(),
        str(FILE),
        rubric(),
    )
    assert not read.errors


def test_a_key_that_merely_stands_there_twice_is_told_as_such() -> None:
    row = _first(r"        behaviour: \w+")
    read = read_bytes("\n".join([*LINES[: row + 1], LINES[row], *LINES[row + 1 :]]).encode(), str(FILE), rubric())
    assert [one.code for one in read.problems if one.is_error] == ["HF024"]
