"""Plays out of exported JSON: what `play --json`, `debrief --format json` and `progress --json` print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.authoring.items import RecordedPlay
from simulator.conversation.attempt import Carried
from simulator.paths import files_below
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.words.typed_reply import Saying, sayings_of

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest export that is read."""
LONGEST_PAUSE = 86_400.0
"""Seconds; what is longer is no pause before a choice."""


def exported_plays(folder: Path, scenario_id: str, notes: list[str]) -> Iterator[RecordedPlay]:
    """Every finished first attempt at that scenario in the JSON files of the folder and those below it.

    What cannot be read adds a sentence to `notes` and is passed over.
    """
    for path in files_below(folder, (".json",)):
        try:
            found = json.loads(text_in(path, LARGEST))
        except Unreadable as why:
            notes.append(f"{path}: {why}; left out")
            continue
        except (ValueError, RecursionError):
            notes.append(f"{path}: it is no JSON; left out")
            continue
        for attempt in _attempts(found):
            if attempt.get("scenario") == scenario_id and attempt.get("finished") and not attempt.get("parent"):
                play = _play(attempt)
                if play is None:
                    notes.append(f"{path}: an attempt in another shape, left out")
                else:
                    yield play


def _attempts(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict) and isinstance(found.get("attempts"), list):
        found = found["attempts"]
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one


def _play(attempt: dict[str, Any]) -> RecordedPlay | None:
    choices = attempt.get("choices")
    if not isinstance(choices, list) or not all(
        isinstance(one, dict) and isinstance(one.get("choice"), str) for one in choices
    ):
        return None
    seconds = tuple(_seconds(one.get("seconds")) for one in choices)
    seed = attempt.get("seed")
    carried = Carried.of_record(attempt.get("carried"))
    said = tuple(one["choice"] for one in choices)
    return RecordedPlay(said, seconds, carried, seed if type(seed) is int else 0, tuple(map(_sayings, choices)))


def _sayings(choice: dict[str, Any]) -> tuple[Saying, ...]:
    """What was typed there, where the export has it; in another shape it is passed over."""
    try:
        return sayings_of(choice.get("sayings"))
    except ValueError:
        return ()


def _seconds(found: Any) -> float | None:
    """A pause that can have been one: JSON as Python reads it has true, NaN and numbers beyond any float as well."""
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= LONGEST_PAUSE:
        return None
    return float(found)
