"""`--what-if ATTEMPT:N`: an attempt again from one of its choices, as a new attempt with the old one as its parent."""

from __future__ import annotations

from simulator.commands.debrief import UNREADABLE
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.resume import reopen, what_if
from simulator.scenario.model import Scenario
from simulator.stop import Stop


def talk_again(attempts: Attempts | None, wanted: str, scenario: Scenario) -> Talk:
    """The talk before that choice, in the scenario as it was then. Raises Stop where there is no such choice."""
    attempt_id, _, number = wanted.partition(":")
    kept = attempts.get(attempt_id) if attempts is not None else None
    if kept is None or attempts is None:
        raise Stop(f"helpfirst: there is no attempt `{attempt_id}`. `helpfirst progress --json` lists them.")
    if kept.attempt.scenario != scenario.id:
        raise Stop(f"helpfirst: attempt `{attempt_id}` is at `{kept.attempt.scenario}`, not at `{scenario.id}`.")
    count = len(kept.choices)
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= count:
        raise Stop(f"helpfirst: --what-if takes an attempt and the number of a choice, 1 to {count}: {attempt_id}:1")
    talk = reopen(attempts, kept)
    if talk is None:
        raise Stop(UNREADABLE.format(kept.id))
    return what_if(talk, kept.id, int(number))
