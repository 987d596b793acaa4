"""`helpfirst items SCENARIO`: statistics of its choices from real plays."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from simulator.authoring.exports import exported_plays
from simulator.authoring.items import RecordedPlay, items
from simulator.authoring.items_report import items_json, items_report
from simulator.commands.given import rubric_for, scenario_for
from simulator.commands.services import attempts_or_note
from simulator.practice.attempts import Attempts
from simulator.practice.kept import KeptAttempt
from simulator.stop import USAGE, Stop

LONGEST = 600.0
"""Seconds; a longer pause was no thinking."""


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    scenario = scenario_for(arguments, rubric)
    notes: list[str] = []
    if arguments.plays is not None:
        folder = Path(arguments.plays)
        if not folder.is_dir():
            raise Stop(f"helpfirst: {folder} is not a folder. Give --from a folder of exported JSON files.", USAGE)
        plays: Iterator[RecordedPlay] = exported_plays(folder, scenario.id, notes)
    else:
        attempts = attempts_or_note(save=True)
        plays = _own_plays(attempts, scenario.id) if attempts is not None else iter(())
    found = items(scenario, rubric, plays)
    for note in notes:
        print(note, file=sys.stderr)
    if arguments.json:
        print(json.dumps(items_json(found), indent=2, ensure_ascii=False))
    else:
        print(items_report(found, scenario, rubric))
    return 0


def _own_plays(attempts: Attempts, scenario_id: str) -> Iterator[RecordedPlay]:
    for kept in attempts.of_scenario(scenario_id):
        if kept.finished is not None and kept.attempt.parent is None:
            yield RecordedPlay(kept.attempt.choices, _seconds(kept), kept.attempt.carried)


def _seconds(kept: KeptAttempt) -> tuple[float | None, ...]:
    before = [kept.started, *(choice.at for choice in kept.choices)]
    pauses = [(choice.at - earlier).total_seconds() for choice, earlier in zip(kept.choices, before, strict=False)]
    return tuple(pause if 0 < pause <= LONGEST else None for pause in pauses)
