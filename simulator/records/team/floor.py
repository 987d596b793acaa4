"""Nothing is said about fewer than five people: neither about those counted nor about those left over."""

from __future__ import annotations

FEWEST = 5
"""People; below it nothing is said."""


def may_tell(people: int) -> bool:
    """Whether something about so many people may stand on the page."""
    return people >= FEWEST


def counted(part: int, whole: int) -> int | None:
    """How many, or None where it, or how many are left over, would be about fewer than five. None at all may be said."""
    return part if all(one == 0 or one >= FEWEST for one in (part, whole - part)) else None


def told_count(part: int, whole: int) -> str:
    """In words where the number may not be told."""
    if part == whole:
        return "all"
    if counted(part, whole) is not None:
        return "nobody" if part == 0 else str(part)
    return "fewer than five" if part < FEWEST else "nearly all"
