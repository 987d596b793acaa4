"""After a conversation in lines: the reflection before any score, the debrief, and a promise to keep."""

from __future__ import annotations

import contextlib
import sys
from datetime import UTC, datetime

from simulator.debrief.lessons import QUESTIONS, TRANSFER
from simulator.plain.closing import write_report
from simulator.plain.session import Ask, Session
from simulator.plain.speech import Write
from simulator.practice.attempts import Attempts
from simulator.practice.gathering import full_report
from simulator.practice.reflections import Reflections
from simulator.practice.store import NotKept


def reflect_and_close(session: Session, attempts: Attempts | None, write: Write, ask: Ask) -> None:
    """Questions are asked only of somebody at a terminal; an empty answer skips one."""
    attempt_id = session.attempt_id
    present = sys.stdin.isatty()
    if present:
        write("")
        write("Note: Before any score, three questions. Enter skips one.")
        answers = [_answer(ask, question) for question in QUESTIONS]
        if any(answers) and attempts is not None and attempt_id is not None:
            with contextlib.suppress(NotKept):
                Reflections(attempts.store).answer(attempt_id, answers)
    write_report(full_report(session.talk, attempts, attempt_id), write)
    if present and attempts is not None and attempt_id is not None:
        promise = _answer(ask, TRANSFER)
        if promise:
            with contextlib.suppress(NotKept):
                Reflections(attempts.store).promise(attempt_id, promise, datetime.now(UTC))


def _answer(ask: Ask, question: str) -> str:
    try:
        return ask(f"{question} ").strip()
    except EOFError:
        return ""
