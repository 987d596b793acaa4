"""What every screen shares: a page, a side panel, the keys, the mouse, and the smallest size that can be read."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen

from simulator.tui.page.footer import Key, Offer, bound, footer
from simulator.tui.page.grid import SMALLEST, Grid, grid
from simulator.tui.page.line import BLANK, Line, Span, at_height, block, ends, grounded, item, moved, row, span
from simulator.tui.page.lines_widget import Lines
from simulator.tui.page.tones import without_surfaces
from simulator.tui.page.typed_line import TypedLine

if TYPE_CHECKING:
    from simulator.scenario.rubric import Rubric

Result = TypeVar("Result")
NOTICE_ROWS = 3
"""The rows that notices take at most; most take one."""


class PaintedScreen(Screen[Result]):
    """A screen that paints itself from lines. Subclasses give `page`, `side`, `offers` and what is pressed.

    It takes what it needs by its constructor, knows no other screen, and answers whoever shows it.
    """

    AUTO_FOCUS = ""
    SIDE = 0
    """The side panel's width at 120 columns; 0 for none at any size."""
    DEFAULT_CSS = """
    PaintedScreen { layout: horizontal; background: $background; layers: page typing; }
    PaintedScreen #side { display: none; }
    PaintedScreen Input, PaintedScreen TextArea { background: $surface; color: $foreground; }
    """
    HELP = ""
    """What the help page says about it."""
    FOOT: ClassVar[Sequence[Offer]] = ()
    """The footer's keys, the most important first, where they are always the same."""
    AWAY: ClassVar[Any] = None
    """What it answers to whoever leaves it."""
    _waiting: asyncio.Future[Result] | None = None

    @property
    def counts(self) -> Rubric | None:
        """The rubric that what is shown here is scored by; None where that is no one conversation."""
        return None

    def next_answer(self) -> asyncio.Future[Result]:
        """Its next answer. For whoever shows it, who then shows something else or asks again."""
        self._waiting = asyncio.get_running_loop().create_future()
        return self._waiting

    @property
    def answered(self) -> bool:
        """Whether it has said what the person wants, and nobody has asked again."""
        return self._waiting is not None and self._waiting.done()

    def answer(self, result: Result) -> None:
        """Says what the person wants. Where nobody asked, the screen is taken away with that result."""
        if self._waiting is None:
            self.dismiss(result)
        elif not self._waiting.done():  # a second key before the first was answered says nothing new
            self._waiting.set_result(result)

    def action_close(self) -> None:
        self.answer(self.AWAY)

    def compose(self) -> ComposeResult:
        yield Lines(self._page, id="page")
        yield Lines(self._side, "panel", id="side")

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self, event: Resize) -> None:
        """Passes over a size that the terminal no longer has: Textual's screen tells itself of each size it takes on, so
        that two sizes on their way at once would follow one another for ever."""
        if event.size != self.app.size:
            event.prevent_default()
            return
        self._arrange()
        self.call_after_refresh(TypedLine.place, self)

    def _arrange(self) -> None:
        side = self.query_one("#side", Lines)
        width = self.grid.side
        side.display = bool(width) and not self.too_small
        side.styles.width = width or 1

    @property
    def grid(self) -> Grid:
        """The columns for the present size."""
        preferences = getattr(self.app, "preferences", None)
        return grid(*self.app.size, self.SIDE)._replace(letters=preferences is None or preferences.now.letters)

    @property
    def too_small(self) -> bool:
        return self.app.size.width < SMALLEST[0] or self.app.size.height < SMALLEST[1]

    @property
    def lined(self) -> bool:
        """Whether surfaces do not part in this theme, so that lines have to."""
        return without_surfaces(self.app.theme)

    def redraw(self) -> None:
        """Shows what has changed."""
        self.query_one("#page", Lines).redraw()
        if self.grid.side:
            self.query_one("#side", Lines).redraw()

    def page(self, grid: Grid) -> list[Line]:
        """The page, the whole height of it, without the footer's row."""
        raise NotImplementedError

    def side(self, grid: Grid) -> list[Line]:
        """The side panel."""
        return []

    def offers(self) -> Sequence[Offer]:
        """The footer's keys, the most important first, by the ids of their bindings."""
        return self.FOOT

    def keys(self) -> Sequence[Key]:
        """The footer's keys as they are bound now, also where the settings give other ones."""
        return bound(self.offers(), self.active_bindings.values())

    def corner(self) -> str:
        """The quiet title at the bottom right of a page without a panel."""
        return ""

    def _page(self, width: int, height: int) -> list[Line]:
        if self.too_small:
            return _too_small(width, height)
        here = self.grid
        foot = self._footer(here)
        lines = self._with_notices(here, height - (2 if here.wide else 1))
        foot = moved(foot, here.margin)
        return [*lines, foot if here.wide else grounded(foot, width, "panel")]

    def _with_notices(self, here: Grid, height: int) -> list[Line]:
        """The page, with what there is to say in its last rows; where these are taken it is set into fewer."""
        lines = at_height(self.page(here), height)
        texts: Sequence[str] = getattr(self.app, "notices", ())
        told = [line for text in texts for line in item(Span("▌", "accent"), text, here.text, hang=2)]
        told = [moved(line, here.margin) for line in told[-NOTICE_ROWS:]]
        if any(line.plain.strip() for line in lines[height - len(told) :]):
            lines = at_height(self.page(here._replace(height=here.height - len(told))), height - len(told))
        return [*lines[: height - len(told)], *told]

    def _footer(self, here: Grid) -> Line:
        width = here.width - here.side - here.margin - 2 if here.side else here.text
        foot = footer(self.keys(), width)
        corner = self.corner()
        return ends(foot, row(span(corner, "muted")), width) if corner and here.wide and not here.side else foot

    def _side(self, width: int, height: int) -> list[Line]:
        lines = at_height(self.side(self.grid), height)
        if not self.lined:
            return lines
        return [Line((Span("│", "rule"), *moved(line, 0).spans)) if not line.spans else _ruled(line) for line in lines]

    @on(Lines.Pressed)
    def _on_pressed(self, event: Lines.Pressed) -> None:
        event.stop()
        self.call_later(self._press, event.mark)

    async def _press(self, mark: Hashable) -> None:
        if isinstance(mark, tuple) and mark and mark[0] == "run":
            await self.run_action(mark[1])
        else:
            self.pressed(mark)

    def pressed(self, mark: Hashable) -> None:
        """A zone of this screen was clicked."""

    @on(Lines.Rolled)
    def _on_rolled(self, event: Lines.Rolled) -> None:
        event.stop()
        self.rolled(event.by)

    def rolled(self, by: int) -> None:
        """The mouse wheel turned: 1 down, -1 up."""


def _ruled(line: Line) -> Line:
    """The line with the rule that stands for the panel's edge in place of its first blank."""
    first = line.spans[0]
    if first.text.startswith(" "):
        return Line((Span("│", "rule"), Span(first.text[1:], first.style), *line.spans[1:]), line.zones)
    return line


def _too_small(width: int, height: int) -> list[Line]:
    text = f"Please make this window larger. Helpfirst needs {SMALLEST[0]} columns and {SMALLEST[1]} rows."
    lines = block(text, max(1, width - 2), indent=1 if width > 2 else 0)
    return [BLANK, *lines][:height] if height > len(lines) else lines
