"""Labels in one column and texts beside them, or below them where there is little room. Nothing is cut."""

from __future__ import annotations

from simulator.tui.page.line import Line, Span, block, cells, item, moved, row, span

COLUMN, MOST_COLUMN = 12, 30
NARROW = 44


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
