"""`helpfirst progress`: attempts, trends and what is due, for people or as JSON."""

from __future__ import annotations

import argparse

from simulator.commands.given import library_for, rubric_for
from simulator.commands.services import attempts_to_read, note_damaged
from simulator.commands.terminal import PAGE, write_json, write_out
from simulator.plain.progress import write_progress
from simulator.practice.kept import KeptAttempt, KeptChoice
from simulator.practice.learner import local_now
from simulator.practice.overview import overview, with_records
from simulator.practice.reviews import all_due, end_of_day, suggestions


def run(arguments: argparse.Namespace) -> int:
    attempts = attempts_to_read()
    now = local_now()
    due = all_due(attempts.store, end_of_day(now))
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
        rows = [_row(kept, arguments.own_words) for kept in attempts.all()]
        write_json({"attempts": rows, "due": wanted})
        note_damaged(attempts)
        return 0
    found = with_records(overview(attempts, entries, now), attempts)
    note_damaged(attempts)
    if arguments.html:
        from simulator.practice.progress_page import progress_page

        write_out(progress_page(found, rubric_for(arguments)), arguments.html, PAGE)
        return 0
    write_progress(found, rubric_for(arguments), print)
    return 0


def _row(kept: KeptAttempt, own_words: bool) -> dict[str, object]:
    return {
        "attempt": kept.id,
        "parent": kept.attempt.parent,
        "scenario": kept.attempt.scenario,
        "digest": kept.attempt.digest,
        "seed": kept.attempt.seed,
        "finished": kept.finished is not None,
        "drill": kept.drill is not None,
        "drilled": kept.drill,
        "purpose": kept.purpose or None,
        "carried": kept.attempt.carried.record(),
        "choices": [
            {"turn": choice.turn, "choice": choice.choice}
            | ({"seconds": seconds} if seconds is not None else {})
            | (_typed(choice) if own_words else {})
            for choice, seconds in zip(kept.choices, kept.seconds(), strict=True)
        ],
        "ending": kept.ending,
        "score": kept.score or None,
        "started": kept.started.isoformat(),
        "ended": kept.finished.isoformat() if kept.finished else None,
    }


def _typed(choice: KeptChoice) -> dict[str, object]:
    """What was typed there, which is left out unless it is asked for."""
    return ({"own_words": choice.own_words} if choice.own_words else {}) | (
        {"sayings": [one.record() for one in choice.sayings]} if choice.sayings else {}
    )
