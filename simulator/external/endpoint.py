"""A user's own endpoint behind the interface of the engines; whatever goes wrong there, the local engine answers."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.external.address import EndpointAddress
from simulator.external.chat import SECONDS, NotAnswered, answered, ask, question
from simulator.words.engine import LONGEST, Closeness, Engine, WrittenLine
from simulator.words.features import words_in

TRUSTED = 0.9
"""What its answer is worth as a probability; the rest is shared out as the local engine would."""
PATIENCE = 2
"""Answers in a row that come too late, after which it is not waited for any more; the first may wait for a model to load."""


class Endpoint:
    """Asks for the line that does the same, or none. It is sent the customer's line, the lines on offer and the text."""

    name = "endpoint"

    def __init__(
        self, address: EndpointAddress, local: Engine, model: str = "", key: str = "", seconds: float = SECONDS
    ) -> None:
        """`address` was confirmed where it must be. `key` is sent to it, and "" is none."""
        self._address, self._local = address, local
        self._model, self._key, self._seconds = model, key, seconds
        self._given_up = False
        self._late = 0
        self._said = False
        self._news = ""

    @property
    def tells(self) -> str:
        """Which engine is at work now."""
        if self._given_up:
            return self._local.tells
        return f"Meaning is compared by {self._address.host}: it is sent the customer's line, the lines on offer and your text."

    def closeness(self, text: str, lines: Sequence[WrittenLine], customer: str = "") -> Closeness:
        local = self._local.closeness(text, lines, customer)
        if self._given_up or not words_in(text):
            return local
        asked = question(text[:LONGEST], [line.texts[0] for line in lines], customer, self._model)
        try:
            place = answered(ask(self._address, self._key, asked, self._seconds), len(lines))
        except NotAnswered as why:
            self._failed(why)
            return local
        self._late = 0
        return _trusting(lines[place].choice if place is not None else None, local)

    def prepare(self, lines: Sequence[WrittenLine], customer: str = "") -> None:
        self._local.prepare(lines, customer)

    def news(self) -> str:
        """What is to be said once: that the endpoint is of no use now, and who answers instead."""
        news, self._news = self._news, ""
        return news

    def _failed(self, why: NotAnswered) -> None:
        self._late = self._late + 1 if why.late else 0
        self._given_up = not why.again or self._late >= PATIENCE
        if not self._said:
            self._said = True
            until = "From here on" if self._given_up else "This once"
            self._news = f"{self._address.host}: it {why}. {until} this machine compares. {self._local.tells}"


def _trusting(choice: str | None, local: Closeness) -> Closeness:
    """The answer first; what is left goes to the other lines as the local engine weighs them."""
    others = [(one, share) for one, share in local.shares if one != choice]
    none = TRUSTED if choice is None else (1 - TRUSTED) / 2
    left = 1 - none - (TRUSTED if choice is not None else 0)
    whole = sum(share for _, share in others)
    rest = [(one, left * (share / whole if whole else 1 / len(others))) for one, share in others]
    first = [(choice, 1 - none - (left if others else 0))] if choice is not None else []
    return Closeness((*first, *rest), none, 1 - none, Endpoint.name)
