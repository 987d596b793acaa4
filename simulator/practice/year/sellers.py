"""Many simulated sellers: every account of theirs, quarter by quarter, by lot and with a seed.

Each draw comes from the chances of the exact year of the seller's style, so that the mean of many is that year.
Territories differ in what is to be had in them; so do sellers of one style in their luck.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from statistics import NormalDist

from simulator.practice.year.encounter import COLD, GONE, REFERRED
from simulator.practice.year.quarters import Year, year_of
from simulator.practice.year.territory import Style, Territory

SEED = 20_250_101


@dataclass(frozen=True, slots=True)
class Seller:
    """What one simulated seller booked and kept in each quarter, in per cent of the target."""

    style: Style
    booked: tuple[float, ...]
    kept: tuple[float, ...]


def drawn_styles(number: int) -> Iterator[Style]:
    """Styles of which each axis is normal, mean 50 and standard deviation 15, independent, within 0 and 100."""
    draw = Random(SEED)  # noqa: S311
    for _ in range(number):
        yield Style(*(min(1.0, max(0.0, draw.gauss(0.5, 0.15))) for _ in range(3)))


def sellers_of(
    territory: Territory, styles: Sequence[Style], seed: int = SEED, years: dict[Style, Year] | None = None
) -> list[Seller]:
    """One seller for each style, each in a territory of their own. `years` are filled with the exact year of each."""
    draw = Random(seed)  # noqa: S311
    years = {} if years is None else years
    found = []
    spread = territory.value("spread")
    wealth = _even(len(styles), draw)
    for style, place in zip(styles, wealth, strict=True):
        year = years.get(style)
        if year is None:
            year = years[style] = year_of(territory, style)
        richness = exp(spread * place - spread * spread / 2)
        found.append(_sold(territory, style, year, richness, draw.random))
    return found


def _even(number: int, draw: Random) -> list[float]:
    """Normal values that lie evenly over the distribution, in a drawn order: fewer sellers show the same bands."""
    normal = NormalDist()
    places = [normal.inv_cdf((one + 0.5) / number) for one in range(number)]
    draw.shuffle(places)
    return places


def _sold(territory: Territory, style: Style, year: Year, richness: float, lot: Callable[[], float]) -> Seller:
    booked, kept = [], []
    here = [[COLD] * _whole(kind.count, lot) for kind in territory.accounts]
    for number, table in enumerate(year.tables):
        if number:
            for kind, accounts in zip(territory.accounts, here, strict=True):
                accounts += [COLD] * _whole(kind.new, lot)
        sold = back = 0.0
        for place, by_state in enumerate(table):
            then = []
            for state in here[place]:
                outcomes = by_state[state]
                left = lot()
                for one in outcomes:  # what happens most often stands first
                    left -= one[0]
                    if left < 0:
                        break
                else:
                    one = outcomes[0]
                _, more, less, state_then, referral, _, _ = one
                sold += more
                back += less
                if state_then != GONE:
                    then.append(state_then)
                if referral:
                    then.append(REFERRED)
            here[place] = then
        booked.append(sold * richness)
        kept.append((sold - back) * richness)
    return Seller(style, tuple(booked), tuple(kept))


def _whole(number: float, lot: Callable[[], float]) -> int:
    return int(number) + (lot() < number % 1 if number % 1 else 0)
