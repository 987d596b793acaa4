"""After a conversation in lines: the reflection before any score, the debrief, and a promise to keep."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

from simulator.debrief.lessons import QUESTIONS, WANTED, transfer
from simulator.debrief.outcome import headline
from simulator.local_time import utc_now
from simulator.plain.debrief import write_opening, write_report, write_sections
from simulator.plain.session import Ask, Session
from simulator.plain.side_by_side import write_best_road
from simulator.plain.speaker import Write
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.file.store import NotKept
from simulator.practice.full_debrief import full_report
from simulator.practice.learner import local_now
from simulator.practice.progress.coming import with_coming
from simulator.practice.reviews.reviews import all_due, end_of_day
from simulator.scenario.library_entry import Entry
from simulator.scenario.model import Scenario
from simulator.scenario.visible import visible_line

AGAIN = "t tells the whole conversation; m 3 the best road from choice 3 on; Enter ends:"


def reflect_and_close(
    session: Session, attempts: Attempts | None, write: Write, ask: Ask, entries: Sequence[Entry] = ()
) -> None:
    """Questions are asked only of somebody at a terminal; an empty answer skips one.

    `entries` are the conversations that may come next.
    """
    attempt_id = session.attempt_id
    present = sys.stdin.isatty()
    if present:
        write("")
        if session.purpose:
            write(f"Note: {WANTED}: {visible_line(session.purpose)}")
            write(f"Note: What came of it: {headline(session.talk.ending, stuck=session.talk.stuck)}")
        write("Note: Before any score, three questions. Enter skips one.")
        answers = [_answer(ask, question) for question in QUESTIONS]
        if any(answers) and attempts is not None and attempt_id is not None:
            with contextlib.suppress(NotKept):
                Reflections(attempts.store).answer(attempt_id, answers)
    found = full_report(session.talk, attempts, attempt_id)
    with contextlib.suppress(NotKept):
        found = with_coming(found, attempts, entries, local_now())
    if not present:
        write_report(found, write)
        return
    sections = write_opening(found, write)
    if attempts is not None and attempt_id is not None:
        promise = _answer(ask, transfer(session.talk.scenario))
        if promise:
            with contextlib.suppress(NotKept):
                Reflections(attempts.store).promise(attempt_id, promise, utc_now())
    while (typed := _answer(ask, AGAIN).lower().replace(" ", "")) != "":
        number = typed.removeprefix("m")
        if typed == "t":
            write_sections(found, sections, write)
        elif number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(session.talk.steps):
            write_best_road(found.review, int(number), write)
        else:
            write(f"Note: t, m with the number of a choice from 1 to {len(session.talk.steps)}, or Enter.")


def ask_after_promise(attempts: Attempts | None, scenario: Scenario, write: Write, ask: Ask) -> None:
    """Before a conversation that is due: whether the oldest promise was kept. Asked only of somebody at a terminal."""
    if attempts is None or not sys.stdin.isatty():
        return
    now = local_now()
    with contextlib.suppress(NotKept):
        promise = next((one for one in Reflections(attempts.store).open_promises() if one.promised < now), None)
        due = {(one.behaviour, one.stage) for one in all_due(attempts.store, end_of_day(now))}
        if promise is None or promise.promised.astimezone(now.tzinfo).date() == now.date():
            return
        if not any(
            (choice.behaviour, turn.stage) in due for turn in scenario.turns.values() for choice in turn.choices
        ):
            return
        write(f"Note: What you promised yourself: {visible_line(promise.text)}")
        if _answer(ask, "Did it happen? y or n:").lower() in ("y", "yes"):
            Reflections(attempts.store).done(promise.attempt, "yes")


def _answer(ask: Ask, question: str) -> str:
    try:
        return ask(f"{question} ").strip()
    except EOFError:
        return ""
