"""Sending statements in batches of whole attempts: tried again where that may help, gone on with where it stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from simulator.external.record_store import NotTaken
from simulator.records.statements import Statement

BATCH = 100
"""Statements of a batch, or those of one attempt where it has more."""
PAUSES = (1.0, 4.0)
"""Seconds before the second and the third try."""
_CONFLICT, _TOO_LARGE = 409, 413

Send = Callable[[bytes], None]
"""Sends one batch. Raises NotTaken."""
AttemptStatements = tuple[str, list[Statement]]
"""An attempt's id and its statements."""


@dataclass(slots=True)
class Pushed:
    """What became of it: attempts and statements that were accepted, and why it stopped, or None."""

    attempts: int = 0
    statements: int = 0
    stopped: NotTaken | None = None


def push(
    told: Iterable[AttemptStatements],
    send: Send,
    accepted: Callable[[Sequence[str]], None],
    pause: Callable[[float], None] = time.sleep,
) -> Pushed:
    """Sends everything, or stops at the first batch that is not taken. `accepted` is told of each batch before the next."""
    done = Pushed()
    for batch in _batches(told):
        statements = [one for _, own in batch for one in own]
        try:
            _deliver(statements, send, pause)
        except NotTaken as why:
            done.stopped = why
            return done
        accepted([attempt for attempt, _ in batch])
        done.attempts += len(batch)
        done.statements += len(statements)
    return done


def _batches(told: Iterable[AttemptStatements]) -> Iterator[list[AttemptStatements]]:
    batch: list[AttemptStatements] = []
    size = 0
    for one in told:
        if batch and size + len(one[1]) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += len(one[1])
    if batch:
        yield batch


def _deliver(statements: Sequence[Statement], send: Send, pause: Callable[[float], None]) -> None:
    """In halves where the batch is too large, or where one of it stands there already in other words.

    The same id with other words can only be the same statement as an earlier edition of this program told it.
    """
    try:
        _tried(msgspec.json.encode(statements), send, pause)
    except NotTaken as why:
        if why.status not in (_CONFLICT, _TOO_LARGE):
            raise
        if len(statements) == 1:
            if why.status == _CONFLICT:
                return
            raise
        half = len(statements) // 2
        _deliver(statements[:half], send, pause)
        _deliver(statements[half:], send, pause)


def _tried(body: bytes, send: Send, pause: Callable[[float], None]) -> None:
    for seconds in PAUSES:
        try:
            return send(body)
        except NotTaken as why:
            if not why.again:
                raise
        pause(seconds)
    return send(body)
