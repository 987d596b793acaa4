"""The kinds of value that a field of an authored file can have. The table of fields is made of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """Taken as the raw string, whatever it looks like. Where it is `needed` it may not be empty."""

    needed: bool = True


@dataclass(frozen=True, slots=True)
class Identifier:
    """An id that is given here. `of` names what has it."""

    of: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that is given elsewhere. `to` names what it points to."""

    to: str


@dataclass(frozen=True, slots=True)
class Number:
    """`low` to `high` as an author writes them; kept as an integer in `per` parts of one.

    `per` 100 admits two decimals, 2 halves, 1 whole numbers.
    """

    low: int
    high: int
    per: int = 100


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a BCP 47 tag."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A condition."""


@dataclass(frozen=True, slots=True)
class Effects:
    """Who changes, and by how much: `trust`, `trust.PERSON`, `patience`."""

    number: Number


@dataclass(frozen=True, slots=True)
class Leads:
    """One target, or a list of records of which the first that holds is taken."""

    entry: Record


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """One id that is given elsewhere, or a list of such ids."""

    of: Reference


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of `item`."""

    item: Kind
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from ids to `item`. `of` names what has the ids; `closed` lists all that must be there."""

    item: Kind
    of: str
    least: int = 0
    closed: tuple[str, ...] = ()
    codes: str = ""
    """The pattern of the keys, where they are codes of problems and no ids."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record. `help` is for authors; `default` is as an author would write it."""

    key: str
    kind: Kind
    help: str
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with fixed keys. `name` is what messages and docs call it; `makes` is the model's class."""

    name: str
    about: str
    fields: tuple[Field, ...]
    makes: type | None = None
    either: tuple[str, ...] = ()
    """Keys of which at least one must be there."""


Kind = (
    Text
    | Identifier
    | Reference
    | Number
    | Language
    | Boolean
    | OneOf
    | When
    | Effects
    | Leads
    | OneOrMore
    | ListOf
    | MapOf
    | Record
)
