"""A person's own export for a coach: finished attempts under a random id, written and read back.

It names nobody, has days and no hours, and of typed texts only those that were ticked. `items --from` reads it too.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from simulator import __version__
from simulator.conversation.attempt import Carried
from simulator.practice.attempts.kept import KeptAttempt, KeptChoice
from simulator.practice.attempts.typed import OWN_WORDS, PROMISE, PURPOSE, REFLECTION, Typed

KIND, FORMAT = "hand-in", 1
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""
MOST = 20_000
"""Attempts of one file that are read; somebody who practises ten times a day has so many after five years."""
LONGEST = 200
"""Characters of an id, and choices of an attempt."""


class NoHandIn(ValueError):
    """Why that is no hand-in file, in half a sentence that goes after its name."""


@dataclass(frozen=True, slots=True)
class HandedAttempt:
    """A finished attempt as it was handed in; `day` is when it ended where the person was, `digest` its scenario's."""

    id: str
    scenario: str
    seed: int
    choices: tuple[str, ...]
    carried: Carried
    day: date
    digest: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """One file: the random id of a person, and attempts, the first first."""

    person: str
    attempts: tuple[HandedAttempt, ...]


def person_of(account: str) -> str:
    """The id in hand-in files: always the same, and nobody finds the account of the learning records from it."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"helpfirst:{KIND}:{account}"))


def written(kept: Iterable[KeptAttempt], person: str, made: datetime, ticked: Iterable[Typed] = ()) -> str:
    """The file's text. `made` is the present moment with the person's time zone; `ticked` the texts that may go."""
    texts: dict[str, list[Typed]] = {}
    for one in ticked:
        texts.setdefault(one.attempt, []).append(one)
    whole = {
        "helpfirst": KIND,
        "format": FORMAT,
        "program": __version__,
        "person": person,
        "made": made.date().isoformat(),
        "attempts": [_attempt(one, made.tzinfo, texts.get(one.id, [])) for one in kept],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _attempt(kept: KeptAttempt, zone: tzinfo | None, texts: list[Typed]) -> dict[str, Any]:
    own = {(one.place, one.text) for one in texts if one.what == OWN_WORDS}
    answers = {one.place: one.text for one in texts if one.what == REFLECTION}
    more = {one.what: one.text for one in texts if one.what in (PURPOSE, PROMISE)}
    if answers:
        more["reflection"] = [answers.get(place, "") for place in range(max(answers) + 1)]  # type: ignore[assignment]
    finished = kept.finished or kept.started
    return {
        "attempt": kept.id,
        "parent": None,
        "scenario": kept.attempt.scenario,
        "digest": kept.attempt.digest,
        "seed": kept.attempt.seed,
        "finished": True,
        "carried": kept.attempt.carried.record(),
        "choices": [
            _choice(place, choice, seconds, own)
            for place, (choice, seconds) in enumerate(zip(kept.choices, kept.seconds(), strict=True))
        ],
        "ending": kept.ending,
        "score": kept.score or None,
        "day": finished.astimezone(zone).date().isoformat(),
        **more,
    }


def _choice(place: int, choice: KeptChoice, seconds: float | None, own: set[tuple[int, str]]) -> dict[str, Any]:
    sayings = [one.record() for one in choice.sayings if (place, one.text) in own]
    return {
        "turn": choice.turn,
        "choice": choice.choice,
        **({"seconds": seconds} if seconds is not None else {}),
        **({"own_words": choice.own_words} if (place, choice.own_words) in own else {}),
        **({"sayings": sayings} if sayings else {}),
    }


def read(text: str) -> HandIn:
    """What a file holds; attempts in another shape are left out. Raises NoHandIn."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NoHandIn("it is no JSON") from None
    if not isinstance(found, dict) or found.get("helpfirst") != KIND:
        raise NoHandIn("it was not written by `helpfirst progress --hand-in`")
    if found.get("format") != FORMAT:
        raise NoHandIn("it is of another edition of this program")
    person, attempts = found.get("person"), found.get("attempts")
    if not _name(person) or not isinstance(attempts, list) or len(attempts) > MOST:
        raise NoHandIn("it was changed, and cannot be read any more")
    return HandIn(str(person), tuple(one for one in map(_handed, attempts) if one is not None))


def _handed(found: Any) -> HandedAttempt | None:
    if not isinstance(found, Mapping):
        return None
    choices, seed = found.get("choices"), found.get("seed")
    named = all(_name(found.get(key)) for key in ("attempt", "scenario", "day"))
    if not named or not isinstance(choices, list) or not 0 < len(choices) <= LONGEST or type(seed) is not int:
        return None
    said = tuple(one["choice"] for one in choices if isinstance(one, Mapping) and _name(one.get("choice")))
    if len(said) < len(choices) or found.get("finished") is not True or found.get("parent") is not None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    carried, digest = Carried.of_record(found.get("carried")), str(found.get("digest"))
    return HandedAttempt(found["attempt"], found["scenario"], seed, said, carried, day, digest)


def _name(found: Any) -> bool:
    return isinstance(found, str) and 0 < len(found) <= LONGEST
