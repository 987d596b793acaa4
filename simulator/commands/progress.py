"""`helpfirst progress`: attempts, trends and what is due, for people or as JSON."""

from __future__ import annotations

import argparse

from simulator.commands.from_arguments import library_for, rubric_for
from simulator.commands.services import attempts_to_read, note_damaged
from simulator.commands.terminal import PAGE, write, write_json, write_out
from simulator.debrief.lessons import ABOUT
from simulator.plain.progress import write_progress
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.kept import KeptAttempt, KeptChoice
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.learner import local_now
from simulator.practice.progress.overview import overview, with_records
from simulator.practice.progress.progress import marks
from simulator.practice.reviews.reviews import all_due, end_of_day, suggestions
from simulator.scenario.visible import visible_line
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    attempts = attempts_to_read()
    now = local_now()
    if arguments.purpose is not None:
        return _mark(attempts, *arguments.purpose)
    if arguments.hand_in is not None:
        from simulator.commands.hand_in import hand_in

        return hand_in(attempts, arguments.hand_in, now)
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
        from simulator.practice.progress.page import progress_page

        write_out(progress_page(found, rubric_for(arguments)), arguments.html, PAGE)
        return 0
    write_progress(found, rubric_for(arguments), print)
    return 0


def _mark(attempts: Attempts, number: str, about: str) -> int:
    """Keeps what a purpose was about, and says so. Raises NotKept, and Stop for a purpose or a word there is none of."""
    found = [mark for mark in marks(attempts.finished()) if mark.purpose]
    if not found:
        raise Stop("helpfirst: no purpose is kept yet. The brief of a conversation asks for one.", WRONG)
    if not number.isdecimal() or not 1 <= int(number) <= len(found):
        last = f"1 to {len(found)}" if len(found) > 1 else "only 1"
        raise Stop(f"helpfirst: there is no purpose {number}: `helpfirst progress` lists {last}.", USAGE)
    if about not in ("them", "number", "neither"):
        raise Stop(f"helpfirst: a purpose is about `them`, `number` or `neither`, not `{about}`.", USAGE)
    mark = found[int(number) - 1]
    Reflections(attempts.store).purpose_about(mark.attempt, "" if about == "neither" else about)
    write(f"“{visible_line(mark.purpose)}” {ABOUT.get(about, 'You say: it was about neither.')}")
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
        "purpose_about": kept.purpose_about or None,
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
