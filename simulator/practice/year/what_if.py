"""One number of a territory changed, to see what would follow."""

from __future__ import annotations

from difflib import get_close_matches

from simulator.practice.year.territory import Territory
from simulator.practice.year.territory_fields import PARAMETERS
from simulator.scenario.units import HUNDRED


class WrongValue(ValueError):
    """A change that cannot be made; its text says how to mend it."""


def changed(territory: Territory, asked: str) -> Territory:
    """The territory with `NAME=VALUE`. Raises WrongValue."""
    name, equals, text = (part.strip() for part in asked.partition("="))
    if not equals:
        raise WrongValue(f"`{asked}` is no change: write a name, = and a number, such as help-hours=0.5.")
    if name not in PARAMETERS:
        near = get_close_matches(name, PARAMETERS, n=1)
        also = f" Did you mean `{near[0]}`?" if near else " `helpfirst year --sources` lists them."
        raise WrongValue(f"there is no number `{name}`.{also}")
    try:
        value = float(text)
    except ValueError:
        raise WrongValue(f"`{name}` must be a number, not `{text}`.") from None
    low, high = limits(name)
    if not low <= value <= high:  # also what is no number at all
        raise WrongValue(f"`{name}` must lie between {low:g} and {high:g}.")
    return territory.having(name, value)


def limits(name: str) -> tuple[float, float]:
    """The least and the most that a parameter may be."""
    kind, _ = PARAMETERS[name]
    return kind.low, kind.high


def stepped(territory: Territory, name: str, by: int) -> Territory:
    """The territory with one parameter a step more or less: a twentieth of what it is, a hundredth at the least."""
    low, high = limits(name)
    value = territory.value(name)
    step = max(1, round(abs(value) * HUNDRED / 20))
    return territory.having(name, min(high, max(low, (round(value * HUNDRED) + by * step) / HUNDRED)))
