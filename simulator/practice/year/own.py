"""Your own style, as far as kept attempts tell it, and how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import NormalDist, fmean

from simulator.practice.progress.progress import Mark
from simulator.practice.year.territory import Style
from simulator.practice.year.territory_fields import AXES

LATEST = 20
"""Only the newest attempts count: a style changes."""
FEW = 8
"""Below this many attempts the page says that they are few."""
PRIOR_SPREAD, PRIOR_COUNT = 0.25, 2
"""How much one person's attempts differ on an axis, as a guess that weighs as much as two attempts."""


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """The mean of the newest attempts on each axis, 0 to 1, with its standard error. `attempts`: how many."""

    style: Style
    errors: Style
    attempts: int

    @property
    def few(self) -> bool:
        return self.attempts < FEW

    def drawn(self, number: int, seed: int) -> list[Style]:
        """So many styles that yours may be: on each axis evenly over its distribution, in a drawn order."""
        draw = Random(seed)  # noqa: S311
        axes = []
        for axis in AXES:
            normal = NormalDist(getattr(self.style, axis), getattr(self.errors, axis))
            values = [min(1.0, max(0.0, normal.inv_cdf((one + 0.5) / number))) for one in range(number)]
            draw.shuffle(values)
            axes.append(values)
        return [Style(*values) for values in zip(*axes, strict=True)]


def own_style(marks: Sequence[Mark]) -> OwnStyle | None:
    """The style of the newest attempts, oldest first in `marks`; None without one."""
    newest = marks[-LATEST:]
    if not newest:
        return None
    means, errors = {}, {}
    for axis in AXES:
        values = [getattr(mark, axis) / 100 for mark in newest]
        mean = means[axis] = fmean(values)
        squares = sum((one - mean) ** 2 for one in values) + PRIOR_SPREAD**2 * PRIOR_COUNT
        variance = squares / (len(values) - 1 + PRIOR_COUNT)
        errors[axis] = sqrt(variance / len(values))
    return OwnStyle(Style(**means), Style(**errors), len(newest))
