"""The debrief as Markdown. Authored text cannot become markup."""

from __future__ import annotations

import re

from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Row
from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.scenario.text_direction import isolated
from simulator.scenario.visible import visible_line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_EDGES = {"strong": "**", "aside": "*"}


def plain_text(text: str) -> str:
    """Authored text on one line, with what Markdown or HTML would act on escaped."""
    return isolated(_MARKUP.sub(r"\\\1", visible_line(" ".join(text.split()))))


def markdown(found: Report) -> str:
    """The whole debrief."""
    whole = told(found)
    say = found.review.tongue
    lines = [f"# {say('{title}: debrief', title=plain_text(whole.title))}", ""]
    for block in whole.blocks:
        lines += [*_block(block), ""]
    return "\n".join(lines)


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        mark = f"{block.mark} " if block.mark else ""
        return [f"{'#' * (block.level + 1)} {mark}{plain_text(block.text)}"]
    if isinstance(block, Paragraph):
        edge = _EDGES.get(block.tone, "")
        return [f"{edge}{plain_text(block.text)}{edge}"]
    if isinstance(block, Quote):
        return [f"> {plain_text(block.text)}"]
    rows = [_row(row) for row in block.rows]
    says = [f"*{plain_text(block.says)}*"] if isinstance(block, Figure) else []
    return [*rows, *([""] if rows and says else []), *says]


def _row(row: Row) -> str:
    mark = f"{row.mark} " if row.mark else ""
    edge = _EDGES.get(row.tone, "")
    label = f"{plain_text(row.label)}{row.joint}" if row.label else ""
    return f"- {mark}{label}{edge}{plain_text(row.text)}{edge}" if label else f"  {edge}{plain_text(row.text)}{edge}"
