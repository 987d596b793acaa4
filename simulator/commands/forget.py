"""`helpfirst forget`: removes one attempt, one scenario's, or all, and says what it removed."""

from __future__ import annotations

import argparse

from simulator.commands.learner import open_attempts
from simulator.practice.forget import forget_all, forget_attempt, forget_scenario
from simulator.stop import WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    attempts, notice = open_attempts()
    if attempts is None:
        raise Stop(notice or "", WRONG)
    if arguments.all:
        gone = forget_all(attempts.store)
    elif arguments.scenario is not None:
        gone = forget_scenario(attempts.store, arguments.scenario)
    else:
        gone = forget_attempt(attempts.store, arguments.attempt)
    if gone.attempts == 0:
        print("Nothing was removed: there is no such attempt. `helpfirst progress --json` lists them.")
        return WRONG
    attempts_word = "attempt" if gone.attempts == 1 else "attempts"
    choices_word = "choice" if gone.choices == 1 else "choices"
    print(f"Removed for good: {gone.attempts} {attempts_word} with {gone.choices} {choices_word}, and their answers.")
    return 0
