"""Laying what a case or a version sets over a choice, a turn or an ending. The model is the caller."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def set_by(overlay: object, names: Iterable[str]) -> dict[str, Any]:
    """Those fields of the overlay that are set, by name: whatever is not None."""
    values = ((name, getattr(overlay, name)) for name in names)
    return {name: value for name, value in values if value is not None}
