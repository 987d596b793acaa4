"""What somebody wants to drill."""

from __future__ import annotations

from typing import NamedTuple


class DrillWish(NamedTuple):
    """For one behaviour, by its id, or for what is due; so many, None for a handful."""

    behaviour: str | None = None
    many: int | None = None
