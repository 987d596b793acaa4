"""One number of a year changed, to see what would follow."""

from __future__ import annotations

from difflib import get_close_matches

from simulator.practice.year.figures import figures, having
from simulator.practice.year.territory import Territory
from simulator.scenario.units import HUNDRED

STEPS = 20
"""A step is so much of what a number is."""


class WrongValue(ValueError):
    """A change that cannot be made; its text says how to mend it."""


def changed(territory: Territory, asked: str) -> Territory:
    """The territory with `NAME=VALUE`. Raises WrongValue."""
    name, equals, text = (part.strip() for part in asked.partition("="))
    if not equals:
        raise WrongValue(f"`{asked}` is no change: write a name, = and a number, such as help-hours=0.5.")
    known = figures(territory)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        also = f" Did you mean `{near[0]}`?" if near else " `helpfirst year --sources` lists them."
        raise WrongValue(f"there is no number `{name}`.{also}")
    try:
        value = float(text)
    except ValueError:
        raise WrongValue(f"`{name}` must be a number, not `{text}`.") from None
    low, high = known[name].low, known[name].high
    if not low <= value <= high:  # also what is no number at all
        raise WrongValue(f"`{name}` must lie between {low:g} and {high:g}.")
    return having(territory, name, value)


def stepped(territory: Territory, name: str, by: int) -> Territory:
    """The territory with one number a step more or less: a twentieth of what it is, a hundredth at the least, or one."""
    one = figures(territory)[name]
    unit = HUNDRED if one.whole else 1
    step = max(1, round(abs(one.value) * HUNDRED / STEPS / unit)) * unit
    value = (round(one.value * HUNDRED) + by * step) / HUNDRED
    return having(territory, name, min(one.high, max(one.low, value)))
