"""A style's four quarters, worked out exactly: what is to be expected, with nothing drawn by lot.

All accounts of a kind and a state are alike, so that the year is a chain of expected numbers. Two things join the
accounts, time and what people say of a seller; both are taken at what is expected of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.practice.year.encounter import (
    COLD,
    FRESH,
    GONE,
    LIED,
    REFERRED,
    Circumstances,
    Encounter,
    Outcome,
    talk_hours,
)
from simulator.practice.year.territory import Style, Territory

QUARTERS = 4
STATES = range(GONE + 1)


@dataclass(frozen=True, slots=True)
class QuarterFigures:
    """Expected in one quarter. `kept` is what was booked less what was undone; in per cent of the target."""

    booked: float
    kept: float
    returned: float
    referrals: float
    complaints: float


Talks = Sequence[tuple[float, Encounter]]
"""How a seller talks with a kind of account: for each part of the quarter its share, and the manner."""

Tables = tuple[tuple[Sequence[Outcome], ...], ...]
"""Of one quarter, for each kind of account and each state: what can happen."""


@dataclass(frozen=True, slots=True)
class Year:
    """Four quarters, and for each the chances from which they came."""

    quarters: tuple[QuarterFigures, ...]
    tables: tuple[Tables, ...]
    still_to_come: float
    """Expected to be undone in the quarter after the last, of what was sold before."""

    @property
    def booked(self) -> float:
        return sum(one.booked for one in self.quarters)

    @property
    def kept(self) -> float:
        return sum(one.kept for one in self.quarters)

    @property
    def returned(self) -> float:
        return sum(one.returned for one in self.quarters)

    @property
    def referrals(self) -> float:
        return sum(one.referrals for one in self.quarters)

    @property
    def complaints(self) -> float:
        return sum(one.complaints for one in self.quarters)


def year_of(territory: Territory, style: Style) -> Year:
    """The expected year of a style."""
    parts = _parts(style)
    meetings = [[(share, Encounter(territory, one, kind)) for share, one in parts] for kind in territory.accounts]
    here = [[kind.count if state == COLD else 0.0 for state in STATES] for kind in territory.accounts]
    complaints = 0.0
    figures, tables = [], []
    for number in range(QUARTERS):
        if number:
            for kind, states in zip(territory.accounts, here, strict=True):
                states[COLD] += kind.new
        last = number == QUARTERS - 1  # its table also says what January brings
        quarter = _quarter(territory, style, here, meetings, complaints)
        table = tuple(
            tuple(_mixed(talks, state, quarter) if states[state] or last else () for state in STATES)
            for states, talks in zip(here, meetings, strict=True)
        )
        here, found = _through(here, table)
        complaints += found.complaints
        figures.append(found)
        tables.append(table)
    return Year(tuple(figures), tuple(tables), _still_to_come(here, tables[-1]))


def _parts(style: Style) -> list[tuple[float, Style]]:
    if not style.last_part:
        return [(1.0, style)]
    pushing = Style(style.helpfulness, style.last_pushiness, style.initiative)
    return [(1 - style.last_part, style), (style.last_part, pushing)]


def _mixed(talks: Talks, state: int, quarter: Circumstances) -> list[Outcome]:
    if len(talks) == 1:
        return talks[0][1].outcomes(state, quarter)
    return [one._replace(chance=one.chance * share) for share, talk in talks for one in talk.outcomes(state, quarter)]


def _quarter(
    territory: Territory, style: Style, here: list[list[float]], meetings: Sequence[Talks], complaints: float
) -> Circumstances:
    """How many of the talks fit into the hours there are, and what strangers have heard by now."""
    talks = people = 0.0
    for states, by_style in zip(here, meetings, strict=True):
        talk = by_style[0][1]
        for state in STATES:
            if states[state]:
                talks += states[state] * talk.need(state) * talk.sought(state)
                people += states[state]
    takes = talks * talk_hours(territory, style)
    time = min(1.0, territory.value("hours") / takes) if takes else 1.0
    heard = min(1.0, territory.value("word-of-mouth") * complaints / people) if people else 0.0
    return Circumstances(time, heard)


def _through(here: list[list[float]], table: Tables) -> tuple[list[list[float]], QuarterFigures]:
    booked = undone = returned = referrals = complaints = 0.0
    after = []
    for states, by_state in zip(here, table, strict=True):
        then = [0.0] * len(STATES)
        for number, outcomes in zip(states, by_state, strict=True):
            if not number:
                continue
            for one in outcomes:
                many = number * one.chance
                then[one.then] += many
                booked += many * one.booked
                undone += many * one.undone
                returned += many * one.returned
                complaints += many * one.complaint
                if one.referral:
                    referrals += many
                    then[REFERRED] += many
        after.append(then)
    return after, QuarterFigures(booked, booked - undone, returned, referrals, complaints)


def _still_to_come(here: list[list[float]], table: Tables) -> float:
    """What the sales of the last quarter lose in the next, and lies that are found then."""
    return sum(
        states[state] * one.chance * one.undone
        for states, by_state in zip(here, table, strict=True)
        for state in (FRESH, LIED)
        for one in by_state[state]
    )
