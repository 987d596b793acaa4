"""The one door for authored, typed or received text into a Textual widget: it stays text.

Our own pages are `line.Line`s, which know no markup at all; this is for what Textual draws itself.
"""

from __future__ import annotations

from textual.content import Content

from simulator.scenario.visible import visible_line


def literal(text: str, style: str = "") -> Content:
    """`text` as characters: no markup is read in it, and control characters are written out."""
    return Content.styled(visible_line(text), style) if style else Content(visible_line(text))
