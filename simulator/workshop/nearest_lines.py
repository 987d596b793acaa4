"""Which line on offer each written reply comes close to: the engine of own words, on this machine alone, for a room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from simulator.external.engines import EngineOnItsWay, local_engine
from simulator.words.engine import Engine, WrittenLine
from simulator.words.proposal import proposal
from simulator.workshop.views import ChoiceView, ReplyView

MOST = 4000
"""Replies whose letter is remembered, so that a view made anew compares only what came since."""


class NearestLines:
    """A `replies.Near`. The better engine is loaded in a thread once somebody has written; until then the plain one."""

    def __init__(self, make: Callable[[], Engine] = local_engine) -> None:
        self._make = make
        self._way: EngineOnItsWay | None = None
        self._letter = lru_cache(maxsize=MOST)(_letter)

    def __call__(self, texts: Sequence[str], choices: Sequence[ChoiceView]) -> list[str]:
        """Only what is plainly the same as one line has its letter; everything else, and all that fits none, has ""."""
        if self._way is None:
            self._way = EngineOnItsWay(self._make)
        lines = tuple(WrittenLine(one.letter, (one.say,)) for one in choices)
        engine = self._way.now
        return [self._letter(engine, text, lines) if lines else "" for text in texts]  # type: ignore[arg-type]  # engines hash by identity


def _letter(engine: Engine, text: str, lines: tuple[WrittenLine, ...]) -> str:
    found = proposal(engine.closeness(text, lines))
    return found.choices[0] if found.state == "same" else ""


def tally(replies: Sequence[ReplyView]) -> tuple[str, int]:
    """ "A: 3, B: 1", how many replies came close to which line; and how many to none of them, as far as can be told."""
    letters = sorted({one.near for one in replies if one.near})
    counted = ", ".join(f"{letter.upper()}: {sum(one.near == letter for one in replies)}" for letter in letters)
    return counted, sum(not one.near for one in replies)
