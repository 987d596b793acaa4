"""A thousand sellers over four quarters beside a bare loop that draws as many random numbers; one seller's page.

Both in seconds of one core: a thousand within one second, a page within 150 ms.

Run alone: python -m benchmarks.year
"""

from __future__ import annotations

from random import Random
from time import process_time
from unittest.mock import patch

from benchmarks.measure import Beside, least_in_turn
from simulator.practice.year import sellers
from simulator.practice.year.outlook import outlook
from simulator.practice.year.own import OwnStyle
from simulator.practice.year.quarters import year_of
from simulator.practice.year.territory import Style, Territory, shipped_territory

SELLERS = 1000
SECOND, PAGE = 1.0, 0.15


def report() -> list[Beside]:
    territory = shipped_territory()
    styles = list(sellers.drawn_styles(SELLERS))
    draws = _draws(territory, styles)

    def floor() -> None:
        draw = Random(1).random
        for _ in range(draws):
            draw()

    thousand, bare = least_in_turn(lambda: sellers.sellers_of(territory, styles), floor, 3, process_time)
    own = OwnStyle(Style(0.7, 0.3, 0.6), Style(0.08, 0.08, 0.08), 12)
    page, one = least_in_turn(lambda: outlook(territory, own), lambda: year_of(territory, own.style), 5, process_time)
    return [
        Beside("a thousand sellers, four quarters", thousand, bare, f"{draws} bare draws", "s", SECOND / bare),
        Beside("one seller's page", page * 1e3, one * 1e3, "one exact year", "ms", PAGE / one),
    ]


def _draws(territory: Territory, styles: list[Style]) -> int:
    """How many random numbers the sellers take."""
    counted = 0

    class Counting(Random):
        def random(self) -> float:
            nonlocal counted
            counted += 1
            return super().random()

    with patch.object(sellers, "Random", Counting):
        sellers.sellers_of(territory, styles)
    return counted


if __name__ == "__main__":
    for row in report():
        print(row.line())
