"""One axis as an exact share: what was gained over what could have been gained, from 0 to 100."""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """`gained` of `attainable`, both in halves. With nothing attainable it is worth `empty` (0 or 100)."""

    gained: int
    attainable: int
    empty: int

    @property
    def percent(self) -> float:
        """0 to 100, rounded half up to two decimals."""
        if self.attainable == 0:
            return float(self.empty)
        hundredths = (2 * 10_000 * self.gained + self.attainable) // (2 * self.attainable)
        return hundredths / 100

    def reaches(self, threshold: int) -> bool:
        """Whether the exact share, before any rounding, is at least `threshold` per cent."""
        if self.attainable == 0:
            return self.empty >= threshold
        return 100 * self.gained >= threshold * self.attainable
