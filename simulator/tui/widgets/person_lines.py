"""A person and what there is to say of them: the name in a column of its own, above the text where it is too long."""

from __future__ import annotations

from simulator.tui.page.line import Line, block, cells, item, span

NAME = 20
"""Columns for a name."""


def person_lines(name: str, text: str, width: int, style: str, *, name_style: str = "") -> list[Line]:
    """The rows, at most `width` columns each; neither the name nor the text is ever cut."""
    hang = min(NAME, width // 2)
    if cells(name) < hang:
        return item(span(name, name_style), text, width, style, hang=hang)
    return [*block(name, width, name_style), *block(text, width - 2, style, indent=2)]
