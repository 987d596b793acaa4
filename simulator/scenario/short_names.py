"""How people are called in a label: the first name, or the whole where that would not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario

_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "herr", "frau", "sir", "the")


def short_name(name: str) -> str:
    """How somebody is called in a label: the first name, or the whole where it begins with a title."""
    first, _, rest = name.strip().partition(" ")
    plain = first.rstrip(".,").casefold()
    return name.strip() if not rest or first.endswith(".") or plain in _TITLES else first


def label_of(scenario: Scenario, person: str) -> str:
    """How a speaker is labelled: the short name, or the whole where two share it."""
    name = short_name(scenario.people[person].name)
    same = [other for other in scenario.people.values() if short_name(other.name) == name]
    return name if len(same) == 1 else scenario.people[person].name
