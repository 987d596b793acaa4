"""An attempt: a scenario and the ordered list of choice ids. Everything else is worked out from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from simulator.scenario.model import Choice, Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.units import FULL


@dataclass(frozen=True, slots=True)
class Carried:
    """What an earlier meeting left behind: trust by person in thousandths, and flags that already stand."""

    trust: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """Plain values to keep on file; nothing at all where nothing was left behind."""
        return {"thousandths": dict(self.trust), "flags": list(self.flags)} if self.trust or self.flags else {}

    @classmethod
    def of_record(cls, record: Any) -> Carried:
        """What was kept on file; what makes no sense in it is left out.

        Older files have trust in hundredths, under `trust`.
        """
        found = record if isinstance(record, dict) else {}
        trust = {**_levels(found.get("trust"), 10), **_levels(found.get("thousandths"), 1)}
        flags = found.get("flags")
        return cls(trust, tuple(flag for flag in flags if isinstance(flag, str)) if isinstance(flags, list) else ())


def _levels(found: Any, unit: int) -> dict[str, int]:
    """Those that can be somebody's trust: JSON as Python reads it has `true` and numbers beyond every gauge too."""
    known = found.items() if isinstance(found, dict) else ()
    return {name: unit * value for name, value in known if type(value) is int and 0 <= unit * value <= FULL}


NOTHING_CARRIED = Carried()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is kept of an attempt. Digests say which scenario and rubric it was made with.

    A what-if has a `parent` and the number of choices `kept` from it.
    """

    scenario: str
    digest: str
    rubric: str
    seed: int
    choices: tuple[str, ...] = ()
    carried: Carried = NOTHING_CARRIED
    parent: str | None = None
    kept: int = 0

    def with_choice(self, choice_id: str) -> Attempt:
        """The attempt with one more choice."""
        return replace(self, choices=(*self.choices, choice_id))

    def rewound(self, keep: int) -> Attempt:
        """The attempt with only its first `keep` choices."""
        return replace(self, choices=self.choices[:keep])


def new_attempt(scenario: Scenario, rubric: Rubric, seed: int, carried: Carried = NOTHING_CARRIED) -> Attempt:
    """An attempt at which nothing has been said yet."""
    return Attempt(scenario.id, scenario.digest, rubric.digest, seed, carried=carried)


def drawn(chance: Iterable[Sequence[str]], seed: int) -> tuple[str, ...]:
    """The flags that stand at the beginning: one of each list of a scenario's `chance`, the same for a seed."""
    return tuple(flags[draw(seed, place, len(flags))] for place, flags in enumerate(chance))


def draw(seed: int, place: int, many: int) -> int:
    """Which of so many flags the seed draws from the list in that place, both from 0."""
    return int.from_bytes(hashlib.sha256(f"{seed}/chance/{place}".encode()).digest(), "big") % many


def shuffled(choices: Iterable[Choice], seed: int, turn: str) -> list[Choice]:
    """The choices in the order they are shown: the same for a seed, a turn and the ids, on every machine.

    Sorted by a hash, so that adding or removing one leaves the others in their order.
    """
    return sorted(choices, key=lambda c: hashlib.sha256(f"{seed}/{turn}/{c.id}".encode()).digest())
