"""The units of the model's exact integers, and how they are turned back into numbers for people.

Trust, patience and effects are in thousandths (61500 is 61.5), so that every rule of the rubric stays exact; sales
and scepticism are in hundredths; points on an axis are in halves (3 is +1.5).
"""

from __future__ import annotations

HUNDRED = 100
POINT = 1000
"""One point of trust or patience, in thousandths."""
FULL = 100 * POINT
"""The upper bound of trust and patience, in thousandths."""


def level(thousandths: int) -> int | float:
    """Thousandths of trust or patience as a plain number, whole where it is whole."""
    whole, rest = divmod(thousandths, POINT)
    return thousandths / POINT if rest else whole


def amount(hundredths: int) -> int | float:
    """Hundredths as a plain number, whole where it is whole."""
    whole, rest = divmod(hundredths, HUNDRED)
    return hundredths / HUNDRED if rest else whole


def points(halves: int) -> int | float:
    """Half-points as a plain number, whole where it is whole: 3 is 1.5."""
    whole, rest = divmod(halves, 2)
    return halves / 2 if rest else whole
