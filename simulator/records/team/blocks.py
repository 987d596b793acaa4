"""The shapes that a team's page is told in, once for HTML and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamBar:
    """A bar from 0 to 100 in the colour of an axis; `before` is a tick where it stood the first time."""

    kind: str
    value: float
    before: float | None = None


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A row: its first cell names it, the others are figures and words; bars may stand beside them, one above the other."""

    cells: tuple[str, ...]
    bars: tuple[TeamBar, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamPart:
    """A heading, sentences, and a table with the names of its columns. `quote` is what a customer says.

    `lang` is the language of the quote and of what names the rows, where it is that of a conversation.
    """

    name: str
    title: str
    says: Sequence[str] = ()
    quote: str = ""
    lang: str = ""
    head: Sequence[str] = ()
    rows: Sequence[TeamRow] = ()
    after: Sequence[str] = ()
