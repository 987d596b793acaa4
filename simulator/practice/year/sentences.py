"""What the year says in words. Every sentence follows from the figures it stands above."""

from __future__ import annotations

from simulator.languages.english import capital
from simulator.practice.year.outlook import YOU, StyleYear, YearOutlook
from simulator.practice.year.quarters import QUARTERS
from simulator.practice.year.territory_fields import AXES

QUARTER_NAMES = ("January to March", "April to June", "July to Sept.", "October to Dec.")
ENDS = ("March", "June", "September", "December")
NOTHING_OWN = "Nothing is kept of you yet, so the year stands without you. It needs one finished conversation."
PROMISE = "Expected, not promised."
LIMITS = (
    "That helping hardly shows in one quarter is published. What pressure loses later is our assumption. "
    "Every number of this page has its source, or the word assumption, beside it."
)
TOO_MUCH = "More help than this would cost sales where much is at stake, and hours: the direction is published, the size assumed."
UNITS = "In per cent of a quarter's target. Each band holds eight of ten sellers."
MARKS = {"helpful": "▲", "pushy": "●"}
EQUAL = 1.0
"""Two sums nearer than this, in per cent of a quarter's target, are called the same."""


def headline(found: YearOutlook) -> str:
    """Who is ahead of whom, and when: you and whoever pushes, or whoever helps where nothing is known of you."""
    return f"What if. {_ahead_of_whom(found)}" if found.what_if else _ahead_of_whom(found)


def _ahead_of_whom(found: YearOutlook) -> str:
    pushy, other = found.of("pushy"), found.of(YOU) or found.of("helpful")
    if pushy is None or other is None:
        return "The year"
    you = other.id == YOU
    ahead = [_ahead(other, pushy, quarter) for quarter in range(QUARTERS)]
    they = "you" if you else "whoever helps"
    leads = "you are" if you else "whoever helps is"
    if ahead[-1] == 0:
        return f"By December {they} and whoever pushes have kept the same."
    if all(one == ahead[-1] for one in ahead):
        if ahead[-1] > 0:
            return f"{capital(leads)} ahead of whoever pushes from March to December."
        return f"Whoever pushes is ahead of {they} from March to December."
    turned = next(place for place in range(QUARTERS) if all(one == ahead[-1] for one in ahead[place:]))
    first = next((place for place in range(turned) if ahead[place] == -ahead[-1]), None)
    last = (
        f"By {ENDS[turned]} {leads} ahead."
        if ahead[-1] > 0
        else f"By {ENDS[turned]} whoever pushes is ahead of {they}."
    )
    if first is None:
        return last
    before = (
        f"By {ENDS[first]} whoever pushes is ahead of {they}." if ahead[-1] > 0 else f"By {ENDS[first]} {leads} ahead."
    )
    return f"{before} {last}"


def _ahead(one: StyleYear, other: StyleYear, quarter: int) -> int:
    difference = one.kept_by(quarter) - other.kept_by(quarter)
    return 0 if abs(difference) < EQUAL else (1 if difference > 0 else -1)


def whence(found: YearOutlook) -> str:
    """What was changed, where your style is taken from, and how sure that is."""
    changed = f"Changed: {'; '.join(found.what_if)}. " if found.what_if else ""
    return f"{changed}{_your_style(found)}"


def _your_style(found: YearOutlook) -> str:
    own = found.own
    if own is None:
        return f"{PROMISE} {NOTHING_OWN}"
    attempts = "one finished attempt" if own.attempts == 1 else f"your last {own.attempts} finished attempts"
    sure = ""
    if own.few:
        sure = (
            " That is one: your style may well be another."
            if own.attempts == 1
            else " They are few: your style may well be another."
        )
    axes = ", ".join(f"{axis} {round(getattr(own.style, axis) * 100)}" for axis in AXES)
    return f"{PROMISE} Your style is taken from {attempts}: {axes} of 100.{sure}"


def whose_habits(found: YearOutlook) -> str:
    """Whose year the habits would change."""
    return (
        "What would change your year most"
        if found.own is not None
        else "What would change a middling seller's year most"
    )


def limits(found: YearOutlook) -> str:
    """What is published and what assumed; and why more help can cost sales, where a habit of it would."""
    costs = any(one.habit.moves == "helpfulness" and one.habit.by > 0 and round(one.mean) < 0 for one in found.habits)
    if costs and found.territory.value("too-much-help") > 0:
        return f"{TOO_MUCH} {LIMITS}"
    return LIMITS


def signed(value: float) -> str:
    """A change as a whole number with its sign."""
    return f"{round(value):+d}" if round(value) else "0"
