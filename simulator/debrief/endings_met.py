"""Endings met, as a small map of the scenario's outcomes: those met in a few words, the others only by what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simulator.scenario.model import MEETINGS
from simulator.scenario.text_sentences import text_sentences

if TYPE_CHECKING:
    from collections.abc import Collection

    from simulator.languages.tongue import Tongue
    from simulator.scenario.model import Ending, Scenario

OUTCOMES = {"earned": "Earned", "open": "Left open", "refused": "Refused"}
"""What an ending means for the next meeting, as a label."""
NOW, MET, UNMET = "now", "met", "not met yet"


LONG_ENOUGH = 24
"""Characters of what an ending is called: a shorter first sentence has the next one beside it."""


def ending_name(ending: Ending) -> str:
    """What an ending is called: how what became of it begins, in whole sentences; else the customer's last words."""
    told = ""
    for sentence in text_sentences(ending.epilogue or ending.says):
        if len(told) >= LONG_ENOUGH:
            break
        told = f"{told} {sentence}".strip()
    return told if ending.epilogue else f"“{told}”"


class OnMap(NamedTuple):
    """One ending: what it is called, empty where it was not met yet; its meeting, and NOW, MET or UNMET."""

    name: str
    meeting: str
    state: str


def endings_map(scenario: Scenario, met: Collection[str], now: Ending | None) -> tuple[OnMap, ...]:
    """Every ending, the earned ones first; `met` are the ids of those reached before, `now` the one reached now.

    Of those that were not met yet nothing is given away.
    """
    found = []
    for ending in scenario.endings.values():
        if now is not None and ending.id == now.id:
            found.append(OnMap(ending_name(now), now.meeting, NOW))
        elif ending.id in met:
            found.append(OnMap(ending_name(ending), ending.meeting, MET))
        else:
            found.append(OnMap("", ending.meeting, UNMET))
    order = (NOW, MET, UNMET)
    return tuple(sorted(found, key=lambda one: (MEETINGS.index(one.meeting), order.index(one.state), one.name)))


def how_many(found: Collection[OnMap], say: Tongue) -> str:
    """ "2 of 6"."""
    return say("{count} of {of}", count=sum(one.state != UNMET for one in found), of=len(found))


def outcome_rows(found: Collection[OnMap], say: Tongue) -> list[tuple[str, str]]:
    """For each kind of outcome its label and its endings, one row of text each; the label stands before the first."""
    labels = {"earned": say("Earned"), "open": say("Left open"), "refused": say("Refused")}
    rows = []
    for meeting, label in labels.items():
        here = [one for one in found if one.meeting == meeting]
        names = [
            say("Now: {name}", name=one.name) if one.state == NOW else one.name for one in here if one.state != UNMET
        ]
        if hidden := len(here) - len(names):
            names.append(
                say("and {count} not met yet", count=hidden) if names else say("{count} not met yet", count=hidden)
            )
        rows += [("" if place else label, name) for place, name in enumerate(names)]
    return rows
