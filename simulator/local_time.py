"""The clock of this machine, and the time of day where it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from simulator.stop import Trouble

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment that counts where the clock shows none that can be reckoned with."""
EARLIEST, LATEST = 1900, 2200
"""Years. A clock that shows another one is wrong, and a few days from the calendar's ends nothing could be added."""


def utc_now() -> datetime:
    """This moment by the clock of this machine; UNKNOWN where that is wrong by more than a century."""
    try:
        now = datetime.now(UTC)
    except (ValueError, OverflowError, OSError):  # some years cannot even be read
        return UNKNOWN
    return now if EARLIEST <= now.year <= LATEST else UNKNOWN


def seconds_now() -> float:
    """Seconds since 1970, for what has to end at a time. Raises Trouble where the clock shows none."""
    try:
        return time.time()
    except (ValueError, OverflowError, OSError):
        raise Trouble("The clock of this machine shows no time. Set it, and try again.") from None


def local_time(when: datetime) -> datetime:
    """That moment by the zone of this machine; by UTC where `TZ` names a zone that cannot be."""
    try:
        return when.astimezone()
    except (ValueError, OverflowError, OSError):
        return when.astimezone(UTC)
