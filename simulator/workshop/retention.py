"""For how long rooms are kept: the one place that says so. `open_room` dates a room, the stores remove it by that
date, and `held_rooms` asks them to, every hour that a server runs.
"""

from __future__ import annotations

KEPT_DAYS = 30
"""Unless `--keep-days` says otherwise."""
DAY = 86_400.0
EVERY = 3600.0
"""Seconds between two looks at what has expired."""


def until(now: float, days: int) -> float:
    """When a room that is opened now is removed, in seconds since 1970."""
    return now + days * DAY
