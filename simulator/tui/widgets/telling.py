"""The blocks of a debrief as lines: headings, paragraphs, labelled rows, quotes. Figures are painted by the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Rows
from simulator.debrief.coaching import HELPFULNESS_MARK, PUSHINESS_MARK
from simulator.tui.page.line import BLANK, Line, Span, block, item
from simulator.tui.widgets.labels import COLUMN, Labels

TONES = {"strong": "bold", "quiet": "muted", "soft": "soft", "aside": "italic"}
_INKS = {HELPFULNESS_MARK: "help", PUSHINESS_MARK: "push"}


def block_rows(one: Block, width: int, *, least: int = COLUMN) -> list[Line]:
    """One block; a figure has no lines here. `least` is the least width of the column of labels."""
    if isinstance(one, Heading):
        if not one.mark:
            return block(one.text, width, "bold")
        return item(_mark(one.mark), one.text, width, "bold")
    if isinstance(one, Paragraph):
        return block(one.text, width, TONES.get(one.tone, ""))
    if isinstance(one, Quote):
        return block(one.text, width)
    if isinstance(one, Figure):
        return []
    return _labelled(one, width, least)


def section_rows(blocks: Iterable[Block], width: int, *, least: int = COLUMN) -> list[Line]:
    """Blocks below each other: a blank row before a heading and after it, none between paragraphs."""
    lines: list[Line] = []
    after_heading = False
    for one in blocks:
        rows = block_rows(one, width, least=least)
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
    labels = Labels(width, tuple(row.label for row in rows.rows), least=least)
    for at, row in enumerate(rows.rows):
        if row.mark and at and not rows.rows[at - 1].mark:
            labels.lines.append(BLANK)
        labels.add(row.label, row.text, TONES.get(row.tone, ""), _mark(row.mark) if row.mark else None)
    return labels.lines


def _mark(mark: str) -> Span:
    return Span(mark, _INKS.get(mark, "text"))
