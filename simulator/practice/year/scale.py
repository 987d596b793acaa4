"""The one scale of all lines of a year's plot."""

from __future__ import annotations

from typing import NamedTuple

from simulator.practice.year.outlook import TARGET, YearOutlook

STEP = 20


class PlotScale(NamedTuple):
    """From `low` to `high`, both in per cent of the target."""

    low: float
    high: float

    def part(self, value: float) -> float:
        """Where a value lies, 0 to 1; what lies outside stands at the end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale_of(found: YearOutlook) -> PlotScale:
    """Round ends that hold every band and the target."""
    quarters = [quarter for one in found.styles for quarter in one.quarters]
    low = min(TARGET, *(one.low for one in quarters))
    high = max(TARGET, *(one.high for one in quarters))
    return PlotScale(low // STEP * STEP, (high // STEP + 1) * STEP)
