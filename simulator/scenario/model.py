"""The scenario as frozen data. The reader builds it; everything else only reads it.

Numbers are exact integers, in the units of `units`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from simulator.scenario.condition import Condition
from simulator.scenario.overlaid import set_by
from simulator.scenario.units import POINT

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
class Case:
    """What the words of a choice amount to `versions` of its turn, or in a state where `when` holds.

    Empty `versions` means any. What is None is not set, and stays as the choice has it.
    """

    versions: tuple[str, ...] = ()
    when: Condition | None = None
    behaviour: str | None = None
    also: tuple[str, ...] | None = None
    helpfulness: int | None = None
    pushiness: int | None = None
    initiative: int | None = None
    breach: bool | None = None
    effects: tuple[Effect, ...] | None = None
    reveals: tuple[str, ...] | None = None
    sets: tuple[str, ...] | None = None
    reply: str | None = None
    why: str | None = None
    next: tuple[Next, ...] | None = None


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
    cases: tuple[Case, ...] = ()
    """The first that holds in the state before the choice takes effect is laid over the choice."""
    once: bool = False
    """Not on offer again once it was said."""
    examples: tuple[str, ...] = ()
    """Other ways to say the same."""
    tagged: bool = True
    """False where the author left the id out and the choice goes by its place (`TURN.N`)."""

    @property
    def deeds(self) -> tuple[Choice | Case, ...]:
        """The choice and its cases: all that say what its words do."""
        return (self, *self.cases)

    def as_case(self, case: Case | None) -> Choice:
        """The choice with what the case sets; a case that names a behaviour starts from that behaviour alone.

        The words, the id, `when` and `once` never change.
        """
        if case is None:
            return self
        fresh = {} if case.behaviour is None else _BEHAVIOUR_ALONE
        return replace(self, **{**fresh, **set_by(case, _OF_A_CASE)})


_BEHAVIOUR_ALONE: Mapping[str, Any] = {
    "also": (),
    **dict.fromkeys(("helpfulness", "pushiness", "initiative", "breach")),
}
_OF_A_CASE = tuple(field.name for field in fields(Case) if field.name not in ("versions", "when"))


@dataclass(frozen=True, slots=True)
class Facilitator:
    """What a workshop's facilitator sees privately at a turn."""

    notes: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What is said at a turn on one road rather than another. What is None stays as the turn has it."""

    id: str
    when: Condition
    says: str | None = None
    thinks: str | None = None
    scene: str | None = None
    reveals: tuple[str, ...] | None = None
    facilitator: Facilitator | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody speaks and the trainee must answer. `speaker` is always a person's id.

    `says` may be empty where `scene`, what happens before it, is not.
    """

    id: str
    says: str
    choices: tuple[Choice, ...]
    speaker: str
    stage: str = ""
    thinks: str = ""
    facilitator: Facilitator | None = None
    scene: str = ""
    reveals: tuple[str, ...] = ()
    """Needs that the customer tells by saying it: known before anything is on offer."""
    versions: tuple[Version, ...] = ()
    """The first that holds when the turn is reached is laid over the turn."""
    drill: bool | None = None
    """Whether it may be a drill by itself; None leaves it to the program."""

    @property
    def says_or_scene(self) -> str:
        """What the customer says; where they say nothing, what is to be seen."""
        return self.says or self.scene

    @property
    def tellings(self) -> tuple[Turn | Version, ...]:
        """The turn and its versions: all that say what the customer does there."""
        return (self, *self.versions)

    def as_version(self, version: Version | None) -> Turn:
        """The turn with what the version sets."""
        return self if version is None else replace(self, **set_by(version, _OF_A_VERSION))


_OF_A_VERSION = tuple(field.name for field in fields(Version) if field.name not in ("id", "when"))


@dataclass(frozen=True, slots=True)
class Sale:
    """What was sold: `amount` in hundredths of the currency's unit, `fit` 0 to 100 in hundredths."""

    amount: int
    currency: str = ""
    days: int = 0
    fit: int | None = None


@dataclass(frozen=True, slots=True)
class EndingVersion:
    """What an ending tells on one road rather than another. What is None stays as the ending has it."""

    id: str
    when: Condition
    says: str | None = None
    epilogue: str | None = None


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
    versions: tuple[EndingVersion, ...] = ()
    """The first that holds in the final state is laid over the ending."""

    def as_version(self, version: EndingVersion | None) -> Ending:
        """The ending with what the version sets."""
        return self if version is None else replace(self, **set_by(version, ("says", "epilogue")))


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
    chance: tuple[tuple[str, ...], ...] = ()
    """Lists of flags: at the beginning one of each is set, by the attempt's seed."""
    lang: str = "en"
    """The language of its texts, as a BCP 47 tag."""
    author: str = ""
    edition: str = ""
    licence: str = ""
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
