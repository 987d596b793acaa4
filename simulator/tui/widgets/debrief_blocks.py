"""The blocks of a debrief as lines: headings, paragraphs, labelled rows, quotes. Figures are painted by the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Rows
from simulator.debrief.coaching import HELPFULNESS_MARK, PUSHINESS_MARK
from simulator.tui.page.line import BLANK, Line, Span, block, cells, item, moved, row, span

COLUMN, MOST_COLUMN = 12, 30
NARROW = 44
TONES = {"strong": "bold", "quiet": "muted", "soft": "soft", "aside": "italic"}
_INKS = {HELPFULNESS_MARK: "help", PUSHINESS_MARK: "push"}


def block_rows(one: Block, width: int, *, least: int = COLUMN) -> list[Line]:
    """One block; a figure has no lines here. `least` is the least width of the column of labels."""
    if isinstance(one, Heading):
        if not one.mark:
            return block(one.text, width, "bold")
        return item(mark_span(one.mark), one.text, width, "bold")
    if isinstance(one, Paragraph):
        return block(one.text, width, TONES.get(one.tone, ""))
    if isinstance(one, Quote):
        return block(one.text, width)
    if isinstance(one, Figure):
        return []
    return _labelled(one, width, least)


def section_rows(blocks: Iterable[Block], width: int) -> list[Line]:
    """Blocks below each other: a blank row before a heading and after it, none between paragraphs."""
    lines: list[Line] = []
    after_heading = False
    for one in blocks:
        rows = block_rows(one, width)
        if not rows:
            continue
        if lines and (after_heading or isinstance(one, Heading)):
            lines.append(BLANK)
        lines += rows
        after_heading = isinstance(one, Heading)
    return lines


def by_heading(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks in groups that each begin with a heading; what stands alone is a group of its own."""
    groups: list[list[Block]] = []
    for one in blocks:
        if not groups or not isinstance(one, Rows):
            groups.append([])
        groups[-1].append(one)
    return groups


def _labelled(rows: Rows, width: int, least: int) -> list[Line]:
    labels = Labels(width, tuple(one.label for one in rows.rows), least=least)
    for at, one in enumerate(rows.rows):
        if one.mark and at and not rows.rows[at - 1].mark:
            labels.lines.append(BLANK)
        labels.add(one.label, one.text, TONES.get(one.tone, ""), mark_span(one.mark) if one.mark else None)
    return labels.lines


def mark_span(mark: str) -> Span:
    """The glyph of an axis in its colour."""
    return Span(mark, _INKS.get(mark, "text"))


class Labels:
    """Collects labelled texts for `width`; the column is as wide as the longest of `labels` needs."""

    def __init__(self, width: int, labels: tuple[str, ...] = (), *, least: int = COLUMN) -> None:
        longest = max((cells(label) + 1 for label in labels), default=0)
        self.column = min(max(least, longest), MOST_COLUMN, width // 2)
        self.lines: list[Line] = []
        self._width = width

    @property
    def narrow(self) -> bool:
        return self._width < NARROW

    def add(self, label: str, text: str, style: str = "", mark: Span | None = None) -> None:
        """A text under its label; an empty text adds nothing. `mark` stands before the label.

        A text without a label stands below the one before it. A label longer than the column has a row of its own.
        """
        if not text.strip():
            return
        lead = mark or Span(" ")
        width = self._width - 2
        if self.narrow or cells(label) >= self.column:
            if label:
                rows = item(Span(lead.text, lead.style), label, self._width, "muted")
                self.lines += rows
            inner = 2 if self.narrow else 2 + self.column
            self.lines += block(text, self._width - inner, style, indent=inner)
            return
        rows = item(span(label, "muted"), text, width, style, hang=self.column)
        self.lines.append(row(lead, Span(" "), *rows[0].spans))
        self.lines += [moved(line, 2) for line in rows[1:]]
