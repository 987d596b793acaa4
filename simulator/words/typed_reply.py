"""What a trainee typed at a turn before a choice was confirmed, and what was proposed for it: kept beside the choice.

The choice alone counts. The text is for the trainee's own debrief, and for authors who look for what they missed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulator.words.proposal import Proposal

STATES = ("same", "either", "none")


@dataclass(frozen=True, slots=True)
class Saying:
    """A text, the `state` and choices proposed for it, and the engine that did.

    `refused`: the trainee said that none of the lines does the same, and then said it again or picked one all the same.
    """

    text: str
    state: str
    proposed: tuple[str, ...] = ()
    engine: str = ""
    refused: bool = False

    def record(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "text": self.text,
            "state": self.state,
            "proposed": list(self.proposed),
            "engine": self.engine,
            "refused": self.refused,
        }


def said(text: str, found: Proposal, engine: str, *, refused: bool = False) -> Saying:
    """The text with what was proposed for it."""
    return Saying(text, found.state, found.choices, engine, refused)


def sayings_json(sayings: Sequence[Saying]) -> str | None:
    """As they are recorded; None for none. Half a character, which no encoding can write, is escaped."""
    return json.dumps([one.record() for one in sayings]) if sayings else None


def sayings_of(found: Any) -> tuple[Saying, ...]:
    """Out of plain data from a file. Raises ValueError for any other shape."""
    if found is None:
        return ()
    if not isinstance(found, list):
        raise ValueError("no list of what was said")
    return tuple(map(_saying, found))


def _saying(found: Any) -> Saying:
    if not isinstance(found, dict):
        raise ValueError("nothing that was said")
    text, state, engine = found.get("text"), found.get("state"), found.get("engine", "")
    proposed, refused = found.get("proposed", []), found.get("refused", False)
    sound = isinstance(text, str) and state in STATES and isinstance(engine, str) and isinstance(refused, bool)
    if not sound or not isinstance(proposed, list) or not all(isinstance(one, str) for one in proposed):
        raise ValueError("nothing that was said")
    return Saying(_whole(str(text)), str(state), tuple(proposed), engine, refused)


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
