"""The one interface of every engine: a text, the lines on offer and their examples in; probabilities and none out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

from simulator.scenario.model import Choice

LONGEST = 1200
"""Characters of a reply that are compared; what was typed is kept whole by whoever asks."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A choice on offer: its id, and the ways to say it, the line itself first."""

    choice: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closeness:
    """`shares` are choice and probability, the likeliest first; with `none` they add up to 1.

    `matched`, 0 to 1, is how plainly the text is like any line at all: 1 - `none` of an engine that can judge that.
    """

    shares: tuple[tuple[str, float], ...]
    none: float
    matched: float
    engine: str


class Engine(Protocol):
    """Tells how close a text is to each line. It remembers nothing of a text."""

    @property
    def name(self) -> str:
        """One word for it, as `helpfirst words --json` gives it."""
        ...

    @property
    def tells(self) -> str:
        """What is compared, and how to get something better, in a sentence or two for the trainee."""
        ...

    def closeness(self, text: str, lines: Sequence[WrittenLine], customer: str = "") -> Closeness:
        """Of one text to at least one line. `customer` is what was said just before, for an engine that asks for it.

        Never raises for anything that a text may hold. It may take seconds where `name` is endpoint: call it in a thread.
        """
        ...

    def prepare(self, lines: Sequence[WrittenLine], customer: str = "") -> None:
        """Works out what can be known of lines before anybody answers, where that saves time later; it may take as long."""
        ...

    def news(self) -> str:
        """A sentence to be said once, such as that an endpoint does not answer; "" where there is none (any more)."""
        ...


@dataclass(frozen=True, slots=True)
class Calibration:
    """How cosines become probabilities: measured on made-up sentences, an engine's own.

    `warmth`: the difference of two scores at which one choice is e times as likely as the other.
    `even`, `slope`: the highest cosine at which a match and none are equally likely, and how fast that turns.
    """

    warmth: float
    even: float
    slope: float


def lines_of(choices: Iterable[Choice]) -> tuple[WrittenLine, ...]:
    """The choices on offer with what they and their examples say, in the order given."""
    return tuple(WrittenLine(choice.id, (choice.say, *choice.examples)) for choice in choices)


def weighed(
    lines: Sequence[WrittenLine], cosines: Sequence[Sequence[float]], calibration: Calibration, engine: str
) -> Closeness:
    """From the cosines of a text with every text of every line, -1 to 1, for an engine that cannot judge none.

    The highest tells whether the text is like any line at all. A line's score is half its highest cosine and half its
    mean. What is like nothing goes evenly to all lines.
    """
    scores = [max(of_line) / 2 + sum(of_line) / len(of_line) / 2 for of_line in cosines]
    highest = max(max(of_line) for of_line in cosines)
    matched = 1 / (1 + exp((calibration.even - highest) / calibration.slope)) if highest > 0 else 0.0
    weights = [exp((score - max(scores)) / calibration.warmth) for score in scores]
    shares = [matched * weight / sum(weights) + (1 - matched) / len(lines) for weight in weights]
    ranked = sorted(zip((line.choice for line in lines), shares, strict=True), key=lambda share: -share[1])
    return Closeness(tuple(ranked), 0.0, matched, engine)
