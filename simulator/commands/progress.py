"""`helpfirst progress`: attempts, trends and what is due, for people or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from simulator.commands.learner import open_attempts
from simulator.commands.opening import library_for
from simulator.practice.attempts import Attempts, KeptAttempt
from simulator.practice.progress import best_mark, endings_seen, marks, practice_days, trend
from simulator.practice.reviews import all_due, suggestions
from simulator.stop import WRONG, Stop

AXES = (("▲", "helpfulness"), ("●", "pushiness"), ("◆", "initiative"))


def run(arguments: argparse.Namespace) -> int:
    attempts, notice = open_attempts()
    if attempts is None:
        raise Stop(notice or "", WRONG)
    due = all_due(attempts.store, datetime.now(UTC))
    entries = library_for(arguments).entries()
    last_seen = {scenario: finished for scenario, (_, _, finished) in attempts.standings().items()}
    wanted = [
        {
            "scenario": entry.id,
            "title": entry.title,
            "exercises": [{"behaviour": one.behaviour, "stage": one.stage} for one in covered],
        }
        for entry, covered in suggestions(due, entries, last_seen)
    ]
    if arguments.json:
        rows = [_row(kept) for kept in attempts.all()]
        print(json.dumps({"attempts": rows, "due": wanted}, indent=2, ensure_ascii=False))
        return 0
    _write(attempts, wanted)
    return 0


def _row(kept: KeptAttempt) -> dict[str, object]:
    return {
        "attempt": kept.id,
        "parent": kept.attempt.parent,
        "scenario": kept.attempt.scenario,
        "digest": kept.attempt.digest,
        "seed": kept.attempt.seed,
        "finished": kept.finished is not None,
        "choices": [{"turn": choice.turn, "choice": choice.choice} for choice in kept.choices],
        "ending": kept.ending,
        "score": kept.score or None,
        "started": kept.started.isoformat(),
        "ended": kept.finished.isoformat() if kept.finished else None,
    }


def _write(attempts: Attempts, wanted: Sequence[Mapping[str, object]]) -> None:
    found = marks(attempts.all())
    if not found:
        print("No conversation has been finished yet. `helpfirst play laptop-for-a-nephew` is a good first one.")
        return
    earned = sum(mark.meeting == "earned" for mark in found)
    seen = endings_seen(found)
    print(f"{len(found)} finished attempts at {len(seen)} scenarios. Next meetings earned: {earned}.")
    days = practice_days(found, datetime.now(UTC).date())
    if days > 1:
        print(f"You have practised {days} days in a row.")
    for glyph, axis in AXES:
        values = [getattr(mark, axis) for mark in found]
        print(f"{glyph} {axis}: first {values[0]:.0f}, last {values[-1]:.0f}, {trend(values)}.")
    best = best_mark(found)
    if best is not None:
        print(f"Best so far: {best.scenario}, {best.finished:%d %B %Y}, {best.profile}.")
    for scenario, endings in seen.items():
        print(f"  {scenario}: {', '.join(sorted(endings))}")
    if wanted:
        print("Due today:")
        for row in wanted:
            print(f"  {row['scenario']}: {row['title']}")
    print("One conversation never judges a person.")
