"""What a debrief is made of: five kinds of block, in sections. Every teller knows these kinds and no other.

Texts are as an author or trainee wrote them, on one line: a teller makes hidden characters visible and escapes
what its own medium would act on. It adds no sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is what happened, 2 a section, 3 one choice; `mark` ▲ or ● says which way it counts, or is empty."""

    text: str
    level: int = 2
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`tone` is "strong", "quiet" or nothing."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A text with its label. `joint` stands between the two where they are read as one sentence.

    `tone` is "strong", "soft", "aside" (done or thought rather than said) or nothing.
    """

    label: str
    text: str
    tone: str = ""
    mark: str = ""
    joint: str = ": "

    @property
    def sentence(self) -> str:
        """Both as one sentence: "Why: You asked before you offered."."""
        return f"{self.label}{self.joint}{self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts whose labels stand in one column where there is room."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: `name` is "plane", "bars" or "tape". `says` are its figures in words, for who cannot see it.

    `rows` are told by everybody, with the picture or without.
    """

    name: str
    says: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The trainee's own words from before."""

    text: str


Block = Heading | Paragraph | Rows | Figure | Quote


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together: a page, or a part of one. `name` is for programs."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A whole debrief. Sections without blocks are left out."""

    title: str
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    def section(self, name: str) -> tuple[Block, ...]:
        """The blocks of the section of that name, none where it is left out."""
        return next((section.blocks for section in self.sections if section.name == name), ())


def sentences(told: Told) -> Iterator[str]:
    """Everything that every teller says, in order: headings, paragraphs, quotes, and labels and texts of rows."""
    for block in told.blocks:
        if isinstance(block, Rows | Figure):
            for row in block.rows:
                yield from (part for part in (row.label, row.text) if part)
        else:
            yield block.text


def block_record(block: Block) -> dict[str, object]:
    """A block as plain data; `kind` is its name in small letters."""
    kind = type(block).__name__.lower()
    if isinstance(block, Rows | Figure):
        rows = [{"label": row.label, "text": row.text} for row in block.rows]
        drawn = {"name": block.name, "says": block.says} if isinstance(block, Figure) else {}
        return {"kind": kind, **drawn, "rows": rows}
    level = {"level": block.level} if isinstance(block, Heading) else {}
    return {"kind": kind, **level, "text": block.text}
