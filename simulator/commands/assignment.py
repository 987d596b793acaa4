"""What an assignment asks for next: which conversation, by when, with or without coaching."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from datetime import date
from pathlib import Path

from simulator.commands.from_arguments import library_for, usable
from simulator.practice.attempts.attempts import Attempts
from simulator.scenario.assignment import Assignment, AssignmentReading, read_assignment
from simulator.scenario.visible import visible_line
from simulator.stop import USAGE, Stop


def reading_of(file: Path, arguments: argparse.Namespace) -> AssignmentReading:
    """The assignment of that file; its scenarios are those of the library that can be played."""
    return read_assignment(file, [one.id for one in library_for(arguments).entries() if one.problem is None])


def assignment_for(arguments: argparse.Namespace) -> Assignment:
    """Of `--assignment`. Raises Stop with its problems where it cannot be used."""
    found = reading_of(Path(arguments.assignment), arguments)
    return usable(found.assignment, found, "This assignment cannot be used until that is mended.")


def finished_in(attempts: Attempts | None) -> frozenset[str]:
    """The ids of the scenarios with a finished attempt."""
    return frozenset(attempts.standings()) if attempts is not None else frozenset()


def next_of(assignment: Assignment, wanted: str | None, finished: Collection[str]) -> str | None:
    """The scenario to hold: the one that was asked for, else the first that was not finished; None when all were.

    Raises Stop where the assignment does not ask for it.
    """
    if wanted is None:
        return next((one for one in assignment.scenarios if one not in finished), None)
    if wanted not in assignment.scenarios:
        raise Stop(
            f"helpfirst: `{wanted}` is not in this assignment. It asks for {', '.join(assignment.scenarios)}.", USAGE
        )
    return wanted


def coached(assignment: Assignment, asked: bool | None) -> bool | None:
    """Whether the coach speaks; None leaves it to the settings. Raises Stop for `--coach` where it is to be without."""
    if asked and assignment.coaching is False:
        raise Stop("helpfirst: this assignment is without coaching. Leave --coach out.", USAGE)
    return asked if assignment.coaching is None else assignment.coaching


def told(assignment: Assignment, finished: Collection[str], today: date) -> str:
    """How far somebody has come with it, in a sentence or two."""
    done = sum(one in finished for one in assignment.scenarios)
    count = f"{done} of {len(assignment.scenarios)} held"
    by = f", by {assignment.by.isoformat()}" if assignment.by is not None else ""
    coaching = {True: ", with coaching", False: ", without coaching", None: ""}[assignment.coaching]
    late = " That day has passed; it can still be held." if assignment.by is not None and today > assignment.by else ""
    return f"{visible_line(assignment.title)}: {count}{by}{coaching}.{late}"
