"""The scenario as frozen data. The reader builds it; everything else only reads it.

Numbers are exact integers. Trust, patience and effects are in thousandths (61500 is 61.5), so that every rule of
the rubric stays exact; sales and scepticism are in hundredths; points on an axis are in halves (3 is +1.5).
`level()`, `amount()` and `points()` turn them back into numbers for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.scenario.condition import Condition

HUNDRED = 100
POINT = 1000
"""One point of trust or patience, in thousandths."""
FULL = 100 * POINT
"""The upper bound of trust and patience, in thousandths."""

MARKETS = ("b2b", "b2c", "internal")
LEVELS = (1, 2, 3)
STAGES = ("opening", "discovery", "proposal", "objection", "commitment", "follow-up")
KINDS = ("advance", "continuation", "walked-away-well", "lost", "complaint")
MEETINGS = ("earned", "open", "refused")
"""The right to meet again, best first."""

PATIENCE = "patience"
"""The one target of an effect that is not somebody's trust."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the customer's side. Trust 0 to 100000, in thousandths; scepticism 0 to 100, in hundredths."""

    id: str
    name: str
    role: str = ""
    manner: str = ""
    trust: int = 50 * POINT
    scepticism: int = 0


@dataclass(frozen=True, slots=True)
class Next:
    """Where a choice leads: `go` names a turn or an ending; it holds when `when` holds, or always."""

    go: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """An author's addition to the rubric: `target` is a person's id or `PATIENCE`, `by` in thousandths."""

    target: str
    by: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the trainee can say. The three overrides are in halves, or None to follow the rubric."""

    id: str
    say: str
    behaviour: str
    next: tuple[Next, ...]
    also: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    reply: str = ""
    why: str = ""
    when: Condition | None = None
    helpfulness: int | None = None
    pushiness: int | None = None
    initiative: int | None = None
    breach: bool | None = None
    tagged: bool = True
    """False where the author left the id out and the choice goes by its place (`TURN.N`)."""


@dataclass(frozen=True, slots=True)
class Facilitator:
    """What a workshop's facilitator sees privately at a turn."""

    notes: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody speaks and the trainee must answer. `speaker` is always a person's id."""

    id: str
    says: str
    choices: tuple[Choice, ...]
    speaker: str
    stage: str = ""
    thinks: str = ""
    facilitator: Facilitator | None = None


@dataclass(frozen=True, slots=True)
class Sale:
    """What was sold: `amount` in hundredths of the currency's unit, `fit` 0 to 100 in hundredths."""

    amount: int
    currency: str = ""
    days: int = 0
    fit: int | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """A final state: its kind, and what it means for the relationship and the number."""

    id: str
    kind: str
    says: str
    meeting: str
    sale: Sale | None = None
    referral: bool = False
    epilogue: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One file: a customer, a situation, turns and endings, with the SHA-256 of the bytes it was read from."""

    id: str
    title: str
    market: str
    people: Mapping[str, Person]
    start: str
    turns: Mapping[str, Turn]
    endings: Mapping[str, Ending]
    level: int = 1
    minutes: int = 0
    objective: str = ""
    brief: str = ""
    facts: tuple[str, ...] = ()
    patience: int = 70 * POINT
    needs: Mapping[str, str] = field(default_factory=dict)
    walk_out: str | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    """Flags that an earlier meeting of a campaign may have left behind, with what each means."""
    allow: Mapping[str, str] = field(default_factory=dict)
    """Codes of the lint that this file allows itself, each with the author's reason."""
    digest: str = ""
    file: str = ""
    source: bytes = field(default=b"", repr=False, compare=False)
    """The bytes themselves: an attempt keeps them, so that it can be opened again when the file has changed."""

    @property
    def main_contact(self) -> Person:
        """The first of `people`: whose trust a bare `trust` means, and whose trust at 0 ends the talk."""
        return next(iter(self.people.values()))

    def choice(self, choice_id: str) -> tuple[Turn, Choice]:
        """The choice of that id with its turn. Raises KeyError where the scenario has none."""
        for turn in self.turns.values():
            for choice in turn.choices:
                if choice.id == choice_id:
                    return turn, choice
        raise KeyError(choice_id)


def level(thousandths: int) -> int | float:
    """Thousandths of trust or patience as a plain number, whole where it is whole."""
    whole, rest = divmod(thousandths, POINT)
    return thousandths / POINT if rest else whole


def amount(hundredths: int) -> int | float:
    """Hundredths as a plain number, whole where it is whole."""
    whole, rest = divmod(hundredths, HUNDRED)
    return hundredths / HUNDRED if rest else whole


def points(halves: int) -> int | float:
    """Half-points as a plain number, whole where it is whole: 3 is 1.5."""
    whole, rest = divmod(halves, 2)
    return halves / 2 if rest else whole
