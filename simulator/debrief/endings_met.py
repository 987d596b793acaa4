"""Endings met, as a small map of the scenario's outcomes: those met by name, the others only by what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simulator.scenario.model import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Collection

    from simulator.languages.tongue import Tongue
    from simulator.scenario.model import Scenario

OUTCOMES = {"earned": "Earned", "open": "Left open", "refused": "Refused"}
"""What an ending means for the next meeting, as a label."""
NOW, MET, UNMET = "now", "met", "not met yet"


class OnMap(NamedTuple):
    """One ending: its name, empty where it was not met yet; its meeting, and NOW, MET or UNMET."""

    name: str
    meeting: str
    state: str


def endings_map(scenario: Scenario, met: Collection[str], now: str | None) -> tuple[OnMap, ...]:
    """Every ending, the earned ones first; `met` are the ids of those reached before, `now` of the one reached now.

    Of those that were not met yet the name is not given away.
    """
    found = []
    for ending in scenario.endings.values():
        state = NOW if ending.id == now else MET if ending.id in met else UNMET
        found.append(OnMap(ending.id.replace("-", " ") if state != UNMET else "", ending.meeting, state))
    order = (NOW, MET, UNMET)
    return tuple(sorted(found, key=lambda one: (MEETINGS.index(one.meeting), order.index(one.state), one.name)))


def how_many(found: Collection[OnMap], say: Tongue) -> str:
    """ "2 of 6"."""
    return say("{count} of {of}", count=sum(one.state != UNMET for one in found), of=len(found))


def outcome_rows(found: Collection[OnMap], say: Tongue) -> list[tuple[str, str]]:
    """For each kind of outcome its label and its endings, in one row of text."""
    labels = {"earned": say("Earned"), "open": say("Left open"), "refused": say("Refused")}
    rows = []
    for meeting, label in labels.items():
        here = [one for one in found if one.meeting == meeting]
        names = [
            say("{name}, now", name=one.name) if one.state == NOW else one.name for one in here if one.state != UNMET
        ]
        if hidden := len(here) - len(names):
            more = say("and {count} not met yet", count=hidden) if names else say("{count} not met yet", count=hidden)
            names.append(more)
        if here:
            rows.append((label, "; ".join(names)))
    return rows
