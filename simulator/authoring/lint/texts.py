"""Every text of a scenario with the spot it stands at, versions and cases included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.authoring.finding import Spot
from simulator.scenario.model import Scenario


def texts(scenario: Scenario) -> Iterator[tuple[Spot, str]]:
    """In the order of the file, without the empty ones. A text of a version or case stands at its turn or choice."""
    yield from ((spot, text) for spot, text in _all(scenario) if text)


def _all(scenario: Scenario) -> Iterator[tuple[Spot, str]]:
    for key in ("title", "objective", "brief"):
        yield Spot("scenario", key), getattr(scenario, key)
    yield from ((Spot("scenario", "facts"), fact) for fact in scenario.facts)
    for person in scenario.people.values():
        yield from ((Spot("scenario", "people"), text) for text in (person.name, person.role, person.manner))
    yield from ((Spot("scenario", "needs"), need) for need in scenario.needs.values())
    yield from ((Spot("scenario", "before"), meaning) for meaning in scenario.before.values())
    for turn in scenario.turns.values():
        for telling in turn.tellings:
            for key in ("scene", "says", "thinks"):
                yield Spot("turn", turn.id, key if telling is turn else "versions"), getattr(telling, key) or ""
            notes = telling.facilitator
            for text in (notes.notes, *notes.questions) if notes is not None else ():
                yield Spot("turn", turn.id, "facilitator" if telling is turn else "versions"), text
        for choice in turn.choices:
            yield Spot("choice", choice.id, "say"), choice.say
            for deed in choice.deeds:
                for key in ("reply", "why"):
                    yield Spot("choice", choice.id, key if deed is choice else "cases"), getattr(deed, key) or ""
    for ending in scenario.endings.values():
        for last in (ending, *ending.versions):
            for key in ("says", "epilogue"):
                yield Spot("ending", ending.id, key if last is ending else "versions"), getattr(last, key) or ""


_WORD = re.compile(r"[^\W_]+")


def plain_words(text: str) -> list[str]:
    """The words alone, without case and punctuation."""
    return _WORD.findall(text.casefold().replace("'", "").replace("’", ""))
