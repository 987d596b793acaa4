"""Labels in one column and texts beside them, or below them where there is little room."""

from __future__ import annotations

from simulator.tui.page.line import Line, Span, block, cells, item, moved, row, shorten, span, wrap

COLUMN, MOST_COLUMN = 12, 24
NARROW = 44


class Labels:
    """Collects labelled texts for `width`. With `most` each text is cut to so many rows."""

    def __init__(self, width: int, labels: tuple[str, ...] = (), *, most: int = 0) -> None:
        longest = max((cells(label) + 1 for label in labels), default=0)
        self.column = min(max(COLUMN, longest), MOST_COLUMN)
        self.lines: list[Line] = []
        self._width = width
        self._most = most

    @property
    def narrow(self) -> bool:
        return self._width < NARROW

    def add(self, label: str, text: str, style: str = "", mark: Span | None = None, *, whole: bool = False) -> None:
        """A text under its label; an empty text adds nothing. `mark` stands before the label; `whole` is never cut."""
        if not text.strip():
            return
        lead = mark or Span(" ")
        cut = (lambda text, _: text) if whole else self._cut
        if self.narrow:
            self.lines.append(row(lead, Span(" "), span(label, "muted")))
            self.lines += block(cut(text, self._width - 2), self._width - 2, style, indent=2)
            return
        width = self._width - 2
        label = shorten(label, self.column - 1)
        rows = item(span(label, "muted"), cut(text, width - self.column), width, style, hang=self.column)
        self.lines.append(row(lead, Span(" "), *rows[0].spans))
        self.lines += [moved(line, 2) for line in rows[1:]]

    def line(self, line: Line) -> None:
        """A line as it is."""
        self.lines.append(line)

    def _cut(self, text: str, width: int) -> str:
        rows = wrap(text, width)
        if not self._most or len(rows) <= self._most:
            return text
        return "\n".join((*rows[: self._most - 1], shorten(f"{rows[self._most - 1]} {rows[self._most]}", width)))
