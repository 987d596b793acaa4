"""Typed words are shown one by one before they leave the machine, and go only where the answer is yes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from simulator.commands.terminal import ask, tell
from simulator.practice.attempts.typed import Typed
from simulator.scenario.visible import visible_line

YES = ("y", "yes")


def agreed_texts(typed: Sequence[Typed]) -> frozenset[Typed]:
    """Those that may leave; questions go to standard error. What is not answered stays here."""
    if not typed:
        return frozenset()
    count = "One text that you typed" if len(typed) == 1 else f"{len(typed)} texts that you typed"
    tell(f"{count} can go too. Each stays here unless you answer y; q keeps all the rest here.")
    found = set()
    for number, one in enumerate(typed, start=1):
        tell(f"\n{number} of {len(typed)}: {visible_line(one.label)}\n  {visible_line(one.text)}")
        try:
            answer = ask("Send this text? [y/N/q] ", sys.stderr).strip().lower()
        except EOFError:
            break
        if answer in ("q", "quit"):
            break
        if answer in YES:
            found.add(one)
    return frozenset(found)


def agreed(question: str) -> bool:
    """Whether somebody said yes; the end of standard input is a no."""
    try:
        return ask(f"{question} [y/N] ", sys.stderr).strip().lower() in YES
    except EOFError:
        return False
