"""Lines that say who speaks. Every line of plain mode is written here."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from simulator.scenario.model import Person, Scenario, Turn
from simulator.scenario.visible import visible

Write = Callable[[str], None]
"""Writes one line."""
WIDTH = 79


def write_wrapped(text: str, write: Write, hang: str = "") -> None:
    """Writes a text in lines of at most WIDTH characters, all but the first after `hang`."""
    for line in wrap(text, WIDTH, subsequent_indent=hang):
        write(line)


class Speaker:
    """Writes prefixed lines through `write`. Authored text is made visible, never interpreted."""

    def __init__(self, write: Write, scenario: Scenario) -> None:
        self._write = write
        self._several = len(scenario.people) > 1

    def customer(self, person: Person, text: str) -> None:
        """What somebody on the customer's side says; named where there are several."""
        self._say("Customer", f"{person.name} says: {text}" if self._several else text)

    def turn(self, person: Person, turn: Turn) -> None:
        """What is to be seen, and what the customer says; one of the two may be all there is."""
        if turn.scene:
            self.scene(turn.scene)
        if turn.says or not turn.scene:
            self.customer(person, turn.says)

    def scene(self, text: str) -> None:
        """What is done rather than said, and how they seem."""
        self._say("Scene", text)

    def you(self, text: str) -> None:
        """What the trainee said."""
        self._say("You", text)

    def coach(self, text: str) -> None:
        self._say("Coach", text)

    def note(self, text: str) -> None:
        """What the program has to say."""
        self._say("Note", text)

    def line(self, text: str) -> None:
        """A line without a speaker: a choice, a heading."""
        self._write(visible(text))

    def blank(self) -> None:
        self._write("")

    def _say(self, who: str, text: str) -> None:
        for line in text.strip().split("\n"):
            if line.strip():
                self._write(f"{who}: {visible(line.strip())}")
