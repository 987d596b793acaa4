"""The level that a learner has reached: what is suggested goes by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from simulator.scenario.entry import Entry


def level_reached(entries: Iterable[Entry], held: Collection[str]) -> int:
    """The hardest level (1 to 3) of the conversations that were held to their end; 1 before the first."""
    return max((entry.level for entry in entries if entry.id in held and entry.problem is None), default=1)
