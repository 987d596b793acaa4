"""`helpfirst items SCENARIO`: statistics of its choices from real plays."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from simulator.authoring.exported_plays import exported_plays
from simulator.authoring.items import RecordedPlay, items
from simulator.authoring.items_report import items_json, items_report
from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.services import attempts_or_note, note_damaged
from simulator.commands.terminal import tell, write, write_json
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.kept import KeptAttempt
from simulator.stop import USAGE, Stop
from simulator.words.typed_reply import Saying


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    scenario = scenario_for(arguments, rubric)
    notes: list[str] = []
    attempts: Attempts | None = None
    if arguments.plays is not None:
        folder = Path(arguments.plays)
        if not os.path.isdir(folder):
            raise Stop(f"helpfirst: {folder} is not a folder. Give --from a folder of exported JSON files.", USAGE)
        plays: Iterator[RecordedPlay] = exported_plays(folder, scenario.id, notes)
    else:
        attempts = attempts_or_note(save=True)
        plays = _own_plays(attempts, scenario.id) if attempts is not None else iter(())
    found = items(scenario, rubric, plays)
    note_damaged(attempts)
    for note in notes:
        tell(note)
    if arguments.json:
        write_json(items_json(found))
    else:
        write(items_report(found, scenario, rubric))
    return 0


def _own_plays(attempts: Attempts, scenario_id: str) -> Iterator[RecordedPlay]:
    for kept in attempts.of_scenario(scenario_id):
        if kept.finished is not None and kept.attempt.parent is None:
            yield RecordedPlay(
                kept.attempt.choices, kept.seconds(), kept.attempt.carried, kept.attempt.seed, _sayings(kept)
            )


def _sayings(kept: KeptAttempt) -> tuple[tuple[Saying, ...], ...]:
    return tuple(choice.sayings for choice in kept.choices)
