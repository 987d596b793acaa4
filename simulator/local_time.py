"""The time of day where this machine is."""

from __future__ import annotations

from datetime import UTC, datetime


def local_time(when: datetime) -> datetime:
    """That moment by the zone of this machine; by UTC where `TZ` names a zone that cannot be."""
    try:
        return when.astimezone()
    except (ValueError, OverflowError, OSError):
        return when.astimezone(UTC)
