"""The stable codes of all problems. What each means is in problems.md, which `explain` prints."""

from __future__ import annotations

WARNINGS = frozenset({"HF006", "HF029", "HF033", "HF212", "HF216", "HF218"})
"""Codes that do not make a scenario unplayable; every other code is an error."""


def severity_of(code: str) -> str:
    """ "error" or "warning"."""
    return "warning" if code in WARNINGS else "error"
