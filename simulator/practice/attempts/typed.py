"""What a learner typed, text by text: the only part of a record that may name somebody, so each leaves by its own yes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.debrief.report import Reflection
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.reflections import Reflections

OWN_WORDS, PURPOSE, REFLECTION, PROMISE = "own words", "purpose", "reflection", "promise"


@dataclass(frozen=True, slots=True)
class Typed:
    """One text. `place` is that of the choice for own words, of the question for a reflection, both from 0."""

    attempt: str
    scenario: str
    what: str
    place: int
    text: str

    @property
    def label(self) -> str:
        """What it is and where it was typed, for the learner who decides about it."""
        where = {OWN_WORDS: f" before choice {self.place + 1}", REFLECTION: f", question {self.place + 1}"}
        return f"{self.scenario}, {self.what}{where.get(self.what, '')}"


def typed_in(attempts: Attempts, kept: Iterable[KeptAttempt]) -> Iterator[Typed]:
    """Every text of those attempts, in their order."""
    reflections = Reflections(attempts.store)
    for one in kept:
        yield from _typed(one, reflections.of(one.id))


def _typed(kept: KeptAttempt, reflection: Reflection) -> Iterator[Typed]:
    texts = [(PURPOSE, 0, kept.purpose)]
    for place, choice in enumerate(kept.choices):
        said = dict.fromkeys([*(one.text for one in choice.sayings), choice.own_words or ""])
        texts += [(OWN_WORDS, place, text) for text in said]
    texts += [(REFLECTION, place, text) for place, text in enumerate(reflection.answers)]
    texts.append((PROMISE, 0, reflection.promise))
    for what, place, text in texts:
        if text.strip():
            yield Typed(kept.id, kept.attempt.scenario, what, place, text)
