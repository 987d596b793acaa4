"""How simulated sellers lie beside the bands of docs/year.md, which says which are published and which assumed.

Run: python -m tools.calibration [SELLERS]. Styles are drawn normal, mean 50 and standard deviation 15, independent.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import correlation

from simulator.practice.year.sellers import Seller, drawn_styles, sellers_of
from simulator.practice.year.territory import shipped_territory

SELLERS = 3000


def first_quarter(seller: Seller) -> float:
    """What was kept of the first quarter."""
    return seller.kept[0]


def whole_year(seller: Seller) -> float:
    """What was kept of all four."""
    return sum(seller.kept)


def growth(seller: Seller) -> float:
    """By how much the fourth quarter is more than the first."""
    return seller.kept[-1] - seller.kept[0]


@dataclass(frozen=True, slots=True)
class Band:
    """Between `low` and `high` lies the correlation of an axis of the style with sales, -1 to 1."""

    axis: str
    sales: Callable[[Seller], float]
    low: float
    high: float

    def measured(self, sellers: Sequence[Seller]) -> float:
        """The correlation among those sellers."""
        return correlation([getattr(one.style, self.axis) for one in sellers], [self.sales(one) for one in sellers])


BANDS = {
    "helping and the first quarter": Band("helpfulness", first_quarter, 0.0, 0.20),
    "initiative and the first quarter": Band("initiative", first_quarter, 0.20, 0.40),
    "pressure and the year": Band("pushiness", whole_year, -1.0, 0.0),
    "helping and growth": Band("helpfulness", growth, 0.0, 1.0),
}
"""Of all sales."""
SMALL = {
    "pressure and the first quarter, small single sales": Band("pushiness", first_quarter, 0.0, 1.0),
    "pressure and the year, small single sales": Band("pushiness", whole_year, -1.0, 0.0),
}
"""Of those who sell small things once."""


def main(many: int = SELLERS) -> None:
    """Prints each correlation beside its band."""
    territory = shipped_territory()
    for bands, where in ((BANDS, territory), (SMALL, territory.only("single"))):
        sellers = sellers_of(where, list(drawn_styles(many)))
        for name, band in bands.items():
            print(f"{name:52} {band.measured(sellers):+.2f}   {band.low:+.2f} to {band.high:+.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
