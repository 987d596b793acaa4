"""An assignment's file gets a scenario's care: every mistake has a code, stands where it was made, and can be mended."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.scenario.assignment import Assignment, assignment_of, read_assignment

TEXT = """\
assignment: 1
title: Before the workshop
scenarios:
  - laptop-for-a-nephew
  - first-call
by: 2026-12-15
coaching: false
"""
KNOWN = ("laptop-for-a-nephew", "first-call", "a-soft-no-twice")
MISTAKES = {
    "an unknown scenario": (("first-call", "frist-call"), "HF801:5:5", "Did you mean `first-call`?"),
    "a scenario twice": (("first-call", "laptop-for-a-nephew"), "HF802:5:5", "Once is enough"),
    "a day of another land": (("2026-12-15", "15.12.2026"), "HF803:6:5", "2026-12-15"),
    "a day that is none": (("2026-12-15", "2026-02-30"), "HF803:6:5", "2026-12-15"),
    "a misspelt key": (("coaching", "coachin"), "HF101:7:1", "Did you mean `coaching`?"),
    "no title": (("title: Before the workshop\n", ""), "HF102:1:1", ""),
    "no list": (("\n  - laptop-for-a-nephew\n  - first-call", " first-call"), "HF104:3:12", ""),
    "an empty list in the list": (("- first-call", "- []"), "HF103:5:5", "Write the id of a scenario alone"),
    "a list in the list": (("- first-call", "- [first-call]"), "HF103:5:5", "Write `first-call` alone in its place."),
    "several in one place": (
        ("- first-call", "- [first-call, a-soft-no-twice]"),
        "HF103:5:5",
        "each an entry of its own",
    ),
    "a colon after an id": (("- first-call", "- first-call:"), "HF103:5:5", "Write `first-call` alone in its place."),
    "an id with its key": (("- first-call", "- id: first-call"), "HF103:5:5", "Write `first-call` alone in its place."),
    "no comma": (("- first-call", "- first-call a-soft-no-twice"), "HF801:5:5", "`first-call, a-soft-no-twice`"),
    "another version": (("assignment: 1", "assignment: 2"), "HF116:1:13", "Write assignment: 1."),
    "no version": (("assignment: 1\n", ""), "HF102:1:1", "Add `assignment: 1`."),
    "an empty version": (("assignment: 1", "assignment:"), "HF107:1:12", "Write assignment: 1."),
    "a version in words": (("assignment: 1", "assignment: one"), "HF107:1:13", "Write assignment: 1."),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_its_mend(mistake):
    (wrong, right), place, hint = MISTAKES[mistake]
    assert wrong in TEXT
    found = assignment_of(TEXT.replace(wrong, right, 1).encode(), "spring.yaml", KNOWN)
    assert [f"{one.code}:{one.line}:{one.column}" for one in found.problems] == [place]
    assert hint in found.problems[0].hint
    assert (found.assignment is None) == bool(found.errors)


def test_without_a_mistake_it_says_what_and_by_when_and_how():
    found = assignment_of(TEXT.encode(), "spring.yaml", KNOWN)
    assert found.problems == ()
    assert found.assignment == Assignment("Before the workshop", KNOWN[:2], date(2026, 12, 15), coaching=False)


def test_the_day_and_the_coaching_may_be_left_out():
    found = assignment_of(TEXT[: TEXT.index("by:")].encode(), "spring.yaml", KNOWN).assignment
    assert found is not None
    assert (found.by, found.coaching) == (None, None)


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    found = read_assignment(tmp_path / "spring.yaml", KNOWN)
    assert found.unreadable
    assert [one.code for one in found.problems] == ["HF001"]
