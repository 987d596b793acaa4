"""What fits together in versions, cases and chance: every case is for a version there is, and each can hold."""

from __future__ import annotations

from simulator.scenario.reading.names import Names
from simulator.scenario.reading.part import Part


def check_versions(names: Names) -> None:
    """Adds every problem of versions, cases and chance that can be found without playing."""
    for _, turn in names.values.get("turns", ()):
        if turn is not None and "versions" not in turn.bad:
            _cases_of(turn, names)


def _cases_of(turn: Part, names: Names) -> None:
    known = [key.value for key, _ in turn.values.get("versions", ())]
    for choice in turn.values.get("choices", ()):
        for case in choice.values.get("cases", ()):
            for node in case.values.get("in", ()):
                names.check("HF219", node, known)
