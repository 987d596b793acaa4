"""`helpfirst records`: finished attempts as xAPI statements, to a file, to standard output or to a record store."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence

import msgspec

from simulator.commands.consent import agreed, agreed_texts
from simulator.commands.services import attempts_to_read, note_damaged, preferences_here
from simulator.commands.terminal import JSON, tell, with_progress, write_out
from simulator.external.address import BadEndpoint
from simulator.external.record_store import KEY, RecordAddress, record_address, send
from simulator.languages.english import amount
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.history import each_reopened
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.sent import Sent
from simulator.practice.attempts.typed import Typed, typed_in
from simulator.records.sending import AttemptStatements, Pushed, push
from simulator.records.statements import StatementWriter
from simulator.stop import USAGE, WRONG, Stop


class _Telling:
    """The statements of attempts, one attempt at a time; `unreadable` counts those that cannot be told any more."""

    def __init__(self, attempts: Attempts, writer: StatementWriter, typed: frozenset[Typed]) -> None:
        self._attempts, self._writer = attempts, writer
        self._typed: dict[str, list[Typed]] = {}
        for one in typed:
            self._typed.setdefault(one.attempt, []).append(one)
        self.unreadable = 0

    def told(self, kept: Sequence[KeptAttempt]) -> Iterator[AttemptStatements]:
        for one, talk in each_reopened(self._attempts, kept, with_steps=True):
            if talk is None:
                self.unreadable += 1
                continue
            own = sorted(self._typed.get(one.id, ()), key=lambda text: (text.place, text.what, text.text))
            yield one.id, self._writer.statements(one, talk, own)


def run(arguments: argparse.Namespace) -> int:
    attempts = attempts_to_read()
    address = _address(arguments.push) if arguments.push is not None else None
    sent = Sent(attempts.store)
    wanted = _wanted(attempts, arguments.what_ifs)
    already = sent.accepted_by(address.url) if address is not None else set()
    fresh = [one for one in wanted if one.id not in already]
    if address is not None and fresh:
        _confirm(address, len(fresh))
    to_file = address is None or arguments.output
    typed = agreed_texts(list(typed_in(attempts, wanted if to_file else fresh))) if arguments.own_words else frozenset()
    telling = _Telling(attempts, StatementWriter(sent.account()), typed)
    if to_file:
        _write(telling, wanted, arguments.output)
    status = 0 if address is None else _push(telling, fresh, len(already), address, sent)
    if telling.unreadable:
        are = "is" if telling.unreadable == 1 else "are"
        tell(f"{amount(telling.unreadable, 'attempt')} cannot be replayed any more, and {are} left out.")
    return status


def _wanted(attempts: Attempts, what_ifs: bool) -> list[KeptAttempt]:
    """The finished ones that were the trainee's own from the first choice on."""
    every = attempts.all()
    note_damaged(attempts)
    return [
        one
        for one in every
        if one.finished is not None and one.drill is None and (one.attempt.parent is None or what_ifs)
    ]


def _address(url: str) -> RecordAddress:
    try:
        return record_address(url)
    except BadEndpoint as why:
        raise Stop(f"helpfirst: the address of --push {why}.", USAGE) from None


def _confirm(address: RecordAddress, attempts: int) -> None:
    """Names a host that nothing was sent to before. Raises Stop where nobody says yes."""
    preferences = preferences_here()
    if address.may_be_sent(preferences.now.records_allowed):
        return
    plainly = "" if address.origin.startswith("https:") else ", readable to everybody on the way"
    tell(
        f"Learning records are to go to {address.origin}{plainly}: of {amount(attempts, 'finished attempt')} each choice "
        "with its seconds, the scores and endings, under a random id and without your name; typed words only where you "
        "ticked them."
    )
    if not agreed(f"Send them to {address.host}?"):
        raise Stop("helpfirst: nothing was sent.", WRONG)
    trouble = preferences.change(records_allowed=address.origin)
    if trouble:
        tell(str(trouble))


def _write(telling: _Telling, kept: Sequence[KeptAttempt], file: str | None) -> None:
    """A JSON array with a line for each statement: what a store takes, and what a person can look through."""
    lines = [
        msgspec.json.encode(one).decode()
        for _, own in with_progress(telling.told(kept), len(kept), "Writing")
        for one in own
    ]
    write_out("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n", file, JSON)


def _push(telling: _Telling, fresh: Sequence[KeptAttempt], already: int, address: RecordAddress, sent: Sent) -> int:
    key = os.environ.get(KEY, "")
    telling.unreadable = 0
    done = push(
        with_progress(telling.told(fresh), len(fresh), "Sending"),
        lambda body: send(address, key, body),
        lambda ids: sent.accepted(address.url, ids),
    )
    before = f" {amount(already, 'attempt')} had been taken before." if already else ""
    tell(f"{address.host} took {amount(done.attempts, 'attempt')} in {amount(done.statements, 'statement')}.{before}")
    return _stopped(done, len(fresh), address)


def _stopped(done: Pushed, fresh: int, address: RecordAddress) -> int:
    if done.stopped is None:
        return 0
    left = fresh - done.attempts
    tell(
        f"helpfirst: {address.host} {done.stopped}. {amount(left, 'attempt')} {'is' if left == 1 else 'are'} left here; "
        f"the same command goes on with {'it' if left == 1 else 'them'}."
    )
    return WRONG
