"""The year as everybody shows it: styles beside one another, with bands, and what one habit would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from simulator.practice.year.figures import figures
from simulator.practice.year.own import OwnStyle
from simulator.practice.year.quarters import QUARTERS, Year, year_of
from simulator.practice.year.sellers import SEED, Seller, sellers_of
from simulator.practice.year.territory import Habit, Style, Territory


def year_json(found: YearOutlook) -> dict[str, object]:
    """Amounts in per cent of a quarter's target; `you` is absent without attempts."""
    return {
        "styles": {one.id: _quarters(one) for one in found.styles},
        "target": TARGET,
        "parameters": {
            name: {"value": one.value, "evidence": one.evidence} for name, one in figures(found.territory).items()
        },
        "changed": list(found.what_if),
        "year": {
            one.id: {
                "booked": _round(one.booked), "kept": _round(one.kept), "still_to_come": _round(one.still_to_come),
                "come_back": _round(one.returned), "referrals": _round(one.referrals),
                "complaints": _round(one.complaints),
            }
            for one in found.styles
        },
        "habits": [
            {"says": one.habit.says, "mean": _round(one.mean), "low": _round(one.low), "high": _round(one.high)}
            for one in found.habits
        ],
        "attempts": found.own.attempts if found.own is not None else 0,
    }  # fmt: skip


def _quarters(one: StyleYear) -> list[dict[str, float]]:
    return [
        {
            "quarter": number,
            "booked": _round(quarter.booked),
            "mean": _round(quarter.mean),
            "low": _round(quarter.low),
            "high": _round(quarter.high),
        }
        for number, quarter in enumerate(one.quarters, 1)
    ]


def _round(value: float) -> float:
    return round(value, 2)


YOU = "you"
MIDDLING = Style(0.5, 0.5, 0.5)
TARGET = 100
SELLERS = 160
"""Simulated sellers behind each band. Their territories lie evenly over all there are, so that few show it well."""
POSSIBLE = 8
"""Styles that yours may be, for what is uncertain in it."""


@dataclass(frozen=True, slots=True)
class StyleQuarter:
    """One style in one quarter, in per cent of the target. `low`, `high`: 10th and 90th percentile of sellers."""

    booked: float
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class StyleYear:
    """One style over four quarters. `still_to_come`: what January will undo. The last three are counts of the year."""

    id: str
    name: str
    style: Style
    quarters: tuple[StyleQuarter, ...]
    still_to_come: float
    returned: float
    referrals: float
    complaints: float

    @property
    def booked(self) -> float:
        return sum(one.booked for one in self.quarters)

    @property
    def kept(self) -> float:
        return sum(one.mean for one in self.quarters)

    def kept_by(self, quarter: int) -> float:
        """Kept from January to the end of that quarter, from 0."""
        return sum(one.mean for one in self.quarters[: quarter + 1])


@dataclass(frozen=True, slots=True)
class HabitChange:
    """What one habit adds to the year's kept sales, in per cent of a quarter's target, and its range."""

    habit: Habit
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class YearOutlook:
    """All there is to show. `own` is None without finished attempts; habits then are a middling seller's."""

    territory: Territory
    styles: tuple[StyleYear, ...]
    habits: tuple[HabitChange, ...]
    own: OwnStyle | None
    what_if: tuple[str, ...] = ()
    """What was changed to see what would follow, each in a few words."""

    def of(self, name: str) -> StyleYear | None:
        return next((one for one in self.styles if one.id == name), None)


def outlook(
    territory: Territory, own: OwnStyle | None, seed: int = SEED, *, what_if: Sequence[str] = ()
) -> YearOutlook:
    """The year of the four named styles, and of your own where there is one. The same seed gives the same.

    `what_if` says what in these two was changed.
    """
    styles = []
    if own is not None:
        possible = own.drawn(POSSIBLE, seed)
        styles.append(
            _shown(
                territory, YOU, "You", own.style, [one for one in possible for _ in range(SELLERS // POSSIBLE)], seed
            )
        )
    for name, style in territory.styles.items():
        styles.append(_shown(territory, name, territory.names[name], style, [style] * SELLERS, seed))
    return YearOutlook(territory, tuple(styles), habit_changes(territory, own, seed), own, tuple(what_if))


def _shown(territory: Territory, name: str, says: str, style: Style, possible: Sequence[Style], seed: int) -> StyleYear:
    years: dict[Style, Year] = {}
    sellers = sellers_of(territory, possible, seed, years)
    quarters = tuple(_quarter(list(years.values()), sellers, place) for place in range(QUARTERS))
    return StyleYear(
        name, says, style, quarters,
        *(fmean(getattr(year, what) for year in years.values())
          for what in ("still_to_come", "returned", "referrals", "complaints")),
    )  # fmt: skip


def _quarter(years: Sequence[Year], sellers: Sequence[Seller], place: int) -> StyleQuarter:
    kept = sorted(one.kept[place] for one in sellers)
    return StyleQuarter(
        fmean(year.quarters[place].booked for year in years),
        fmean(year.quarters[place].kept for year in years),
        _percentile(kept, 0.1),
        _percentile(kept, 0.9),
    )


def _percentile(ordered: Sequence[float], part: float) -> float:
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def habit_changes(territory: Territory, own: OwnStyle | None, seed: int = SEED) -> tuple[HabitChange, ...]:
    """What each habit would change in the year, most first; exact for each style that yours may be."""
    possible = own.drawn(POSSIBLE, seed) if own is not None else [MIDDLING]
    before = [year_of(territory, style).kept for style in possible]
    found = []
    for habit in territory.habits:
        after = [year_of(territory, style.moved(habit.moves, habit.by)).kept for style in possible]
        more = sorted(new - old for new, old in zip(after, before, strict=True))
        found.append(HabitChange(habit, fmean(more), _percentile(more, 0.1), _percentile(more, 0.9)))
    return tuple(sorted(found, key=lambda one: -one.mean))
