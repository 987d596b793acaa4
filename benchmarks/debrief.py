"""The debrief of the longest attempt at the largest shipped scenario, exact analysis included, beside its replay.

What is shown at once has a line of its own. The ratio wanted is 150 ms over the floor. Alone: python -m benchmarks.debrief
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import Beside, least_in_turn
from benchmarks.plays import RandomPlays
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Talk, talk_through
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import LearnerFile
from simulator.practice.full_debrief import full_report, quick_report
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

SHIPPED = Path(__file__).parent.parent / "scenarios"
PLAYS = 1_000
WANTED, AT_ONCE = 150, 25
"""Milliseconds: the whole debrief, and the part that is shown at once."""


def report() -> list[Beside]:
    rubric = read_rubric(None)
    read = [read_scenario(path, rubric).scenario for path in sorted(SHIPPED.glob("*/*.yaml"))]
    return _debriefed(max((one for one in read if one is not None), key=_size), rubric)


def _size(scenario: Scenario) -> int:
    return sum(len(turn.choices) for turn in scenario.turns.values())


def _debriefed(scenario: Scenario, rubric: Rubric) -> list[Beside]:
    plays = RandomPlays(compile_table(scenario, rubric)).play(1, PLAYS)
    choices = max((play.choices for play in plays), key=len)
    attempt = new_attempt(scenario, rubric, 1)
    said = replace(attempt, choices=tuple(choices))
    with tempfile.TemporaryDirectory() as folder:
        attempts = Attempts(LearnerFile(Path(folder)))
        keeper = Keeper(attempts)
        keeper.chosen(talk_through(scenario, rubric, attempt, choices))
        for _ in range(20):  # earlier tries, for the first and the last
            Keeper(attempts).chosen(talk_through(scenario, rubric, attempt, choices))

        def again() -> Talk:
            return Talk(scenario, rubric, said)

        whole, floor = least_in_turn(lambda: full_report(again(), attempts, keeper.attempt_id), again, 7)
        quick, _ = least_in_turn(lambda: quick_report(again(), attempts, keeper.attempt_id), again, 7)
    rows = (("whole debrief", whole, WANTED), ("shown at once", quick, AT_ONCE))
    return [
        Beside(f"{name}, {scenario.id}"[:34], took * 1e3, floor * 1e3, "replaying it", "ms", most / (floor * 1e3))
        for name, took, most in rows
    ]


if __name__ == "__main__":
    for row in report():
        print(row.line())
