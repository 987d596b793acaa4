"""A page as lines of styled text: what every painter returns and the `Lines` widget shows.

`span` is the door for text: it makes control characters visible, and nothing here reads markup. A style is
words: `bold`, `italic`, a colour of the theme, and `on` a ground, such as "bold accent on focus".
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from simulator.scenario.visible import visible_line

if TYPE_CHECKING:
    from simulator.tui.page.grid import Grid

_SINGLE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff]*"
)
"""Text whose every character is one cell wide, known without Rich's tables (which cost the first paint 5 ms)."""
_PIECES = re.compile(r"[^\S\n]+|\S+")


class Span(NamedTuple):
    """Some text in one style."""

    text: str
    style: str = ""


class Zone(NamedTuple):
    """Columns `start` to `end` of a line that answer to the mouse; `mark` says what was pressed."""

    start: int
    end: int
    mark: Hashable


class Line(NamedTuple):
    """One row of a page."""

    spans: tuple[Span, ...] = ()
    zones: tuple[Zone, ...] = ()

    @property
    def width(self) -> int:
        """In cells."""
        return sum(cells(span.text) for span in self.spans)

    @property
    def plain(self) -> str:
        """Its text without styles."""
        return "".join(span.text for span in self.spans)


_NEVER_FIRST = frozenset("、。，．・：；？！」』）】〕〉》”’…ーゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NEVER_LAST = frozenset("「『（【〔〈《“‘")
"""Of Chinese and Japanese, which may be broken between any other two characters (JIS X 4051)."""
BLANK = Line()


def cells(text: str) -> int:
    """How many columns it takes."""
    return len(text) if text.isascii() or _SINGLE.fullmatch(text) else cell_len(text)


def span(text: str, style: str = "") -> Span:
    """Text that may be anybody's, as it may be shown."""
    return Span(visible_line(text), style)


def row(*spans: Span, indent: int = 0) -> Line:
    """A line of those spans, after so many blanks."""
    return Line((Span(" " * indent), *spans) if indent else spans)


def said(text: str, style: str = "", *, indent: int = 0) -> Line:
    """A line of one text."""
    return row(span(text, style), indent=indent)


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """`text` in rows of at most `width` cells, broken between words, and within one that is too long."""
    rows: list[str] = []
    for paragraph in text.strip("\n").split("\n"):
        rows.extend(_wrapped(visible_line(paragraph), max(1, width)))
    return tuple(rows)


def _wrapped(text: str, width: int) -> Iterable[str]:
    if cells(text) <= width:
        yield text.rstrip()
        return
    line, used = "", 0
    for piece in _PIECES.findall(text):
        long = cells(piece)
        if used + long > width:
            if piece.isspace():
                yield line.rstrip()
                line, used = "", 0
                continue
            if line.strip():
                yield line.rstrip()
            line, used = "", 0
            while long > width:
                head = _unbroken(piece, _head(piece, width))
                yield head
                piece = piece[len(head) :]
                long = cells(piece)
        line += piece
        used += long
    if line.strip():
        yield line.rstrip()


def _unbroken(text: str, head: str) -> str:
    """The head without its last characters where the next row would begin with 、 or 」, or this one end in 「."""
    end = len(head)
    while end > 1 and (text[end] in _NEVER_FIRST or text[end - 1] in _NEVER_LAST):
        end -= 1
    return text[:end] if end > 1 else head


def _head(text: str, width: int) -> str:
    """As many characters as fit, at least one."""
    end = 1
    while end < len(text) and cells(text[: end + 1]) <= width:
        end += 1
    return text[:end]


def block(text: str, width: int, style: str = "", *, indent: int = 0) -> list[Line]:
    """A wrapped text, every row after `indent` blanks; `width` does not count them."""
    return [row(Span(part, style), indent=indent) for part in wrap(text, width)] if text.strip() else []


def item(lead: Span, text: str, width: int, style: str = "", *, hang: int = 2, indent: int = 0) -> list[Line]:
    """A wrapped text that hangs under its own first word, after `lead` in a column of `hang` cells."""
    parts = wrap(text, max(1, width - hang)) or ("",)
    there = lead.text.rstrip()
    shown = shorten(there, hang - 1) if hang > 2 and cells(there) >= hang else lead.text
    first = row(Span(fit(shown, hang), lead.style), Span(parts[0], style), indent=indent)
    return [first, *(row(Span(part, style), indent=indent + hang) for part in parts[1:])]


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut or filled up with blanks."""
    if text.isascii() or _SINGLE.fullmatch(text):
        return text[:width].ljust(width)
    return set_cell_size(text, max(0, width))


def shorten(text: str, width: int) -> str:
    """`text` in at most `width` cells, ending in … where it is cut."""
    return text if cells(text) <= width else _head(text, max(1, width - 1)).rstrip() + "…"


def grounded(line: Line, width: int, ground: str) -> Line:
    """The line filled up to `width`, on that ground wherever it names none."""
    spans = tuple(s if " on " in f" {s.style}" else Span(s.text, f"{s.style} on {ground}".strip()) for s in line.spans)
    rest = width - line.width
    filler = (Span(" " * rest, f"on {ground}"),) if rest > 0 else ()
    return Line((*spans, *filler), line.zones)


def moved(line: Line, by: int) -> Line:
    """The line after so many more blanks."""
    if not by:
        return line
    zones = tuple(Zone(z.start + by, z.end + by, z.mark) for z in line.zones)
    return Line((Span(" " * by), *line.spans), zones)


def beside(left: Sequence[Line], right: Sequence[Line], at: int) -> list[Line]:
    """Two columns; the right one begins at column `at`."""
    both = []
    for y in range(max(len(left), len(right))):
        one = left[y] if y < len(left) else BLANK
        two = right[y] if y < len(right) else BLANK
        if two.spans:
            gap = Span(" " * max(0, at - one.width))
            zones = tuple(Zone(z.start + at, z.end + at, z.mark) for z in two.zones)
            both.append(Line((*one.spans, gap, *two.spans), one.zones + zones))
        else:
            both.append(one)
    return both


def ends(left: Line, right: Line, width: int) -> Line:
    """One line with something at each end; the right part is left out where there is no room for it."""
    gap = width - left.width - right.width
    if gap < 1:
        return left
    start = left.width + gap
    zones = tuple(Zone(z.start + start, z.end + start, z.mark) for z in right.zones)
    return Line((*left.spans, Span(" " * gap), *right.spans), left.zones + zones)


def marked(line: Line, width: int, mark: Hashable) -> Line:
    """The line, answering to the mouse over `width` columns."""
    return Line(line.spans, (*line.zones, Zone(0, width, mark)))


def at_height(lines: Sequence[Line], height: int) -> list[Line]:
    """Exactly so many lines."""
    return [*lines[:height], *[BLANK] * (height - len(lines))]


def header(left: Line, right: Line, here: Grid) -> Line:
    """The raised row at the top of a narrow screen: something at each end, over the whole width."""
    return grounded(moved(ends(left, right, here.text), here.margin), here.width, "panel")


def lit_row(line: Line, width: int, *, lit: bool) -> Line:
    """A row of a list, with the room for a bar before it; where it is lit, the bar, and the focus surface `width` wide."""
    whole = Line((Span("▌" if lit else " ", "accent"), Span(" "), *line.spans))
    return grounded(whole, width, "focus") if lit else whole
