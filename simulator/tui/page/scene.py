"""What every screen shares: a page, a side panel, the keys, the mouse, and the smallest size that can be read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from simulator.tui.page.footer import Key, footer
from simulator.tui.page.grid import SMALLEST, Grid, grid
from simulator.tui.page.line import BLANK, Line, Span, at_height, block, ends, grounded, moved, row, span
from simulator.tui.page.lines import Lines
from simulator.tui.page.tones import without_surfaces

if TYPE_CHECKING:
    from simulator.tui.app import HelpfirstApp

Result = TypeVar("Result")


def binding(keys: str, action: str, words: str, tooltip: str, *, id: str = "") -> Binding:
    """A key with an id, so that it can be given another one, and a tooltip, which the help page shows."""
    return Binding(keys, action, words, tooltip=tooltip, id=id or action.replace("(", "-").strip(")'"), show=False)


class Scene(Screen[Result]):
    """A screen that paints itself from lines. Subclasses give `page`, `side`, `keys` and what is pressed."""

    AUTO_FOCUS = ""
    SIDE = 39
    """The side panel's width at 120 columns; 0 for none at any size."""
    DEFAULT_CSS = """
    Scene { layout: horizontal; background: $background; layers: page typing; }
    Scene #side { display: none; }
    Scene Input { background: $surface; color: $foreground; }
    """
    app: HelpfirstApp

    def compose(self) -> ComposeResult:
        yield Lines(self._page, id="page")
        yield Lines(self._side, "panel", id="side")

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        side = self.query_one("#side", Lines)
        width = self.grid.side
        side.display = bool(width) and not self.too_small
        side.styles.width = width or 1

    @property
    def grid(self) -> Grid:
        """The columns for the present size."""
        return grid(*self.app.size, self.SIDE)

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

    def keys(self) -> Sequence[Key]:
        """The footer's keys, the most important first."""
        return ()

    def corner(self) -> str:
        """The quiet title at the bottom right of a page without a panel."""
        return ""

    def _page(self, width: int, height: int) -> list[Line]:
        if self.too_small:
            return _too_small(width, height)
        here = self.grid
        foot = self._footer(here)
        if here.wide:
            lines = at_height(self.page(here), height - 2)
            return [*lines, moved(foot, here.margin)]
        lines = at_height(self.page(here), height - 1)
        return [*lines, grounded(moved(foot, here.margin), width, "panel")]

    def _footer(self, here: Grid) -> Line:
        width = here.width - here.side - here.margin - 2 if here.side else here.text
        foot = footer(self._as_bound(self.keys()), width)
        corner = self.corner()
        return ends(foot, row(span(corner, "muted")), width) if corner and here.wide and not here.side else foot

    def _as_bound(self, keys: Sequence[Key]) -> Sequence[Key]:
        """The keys as the trainee has set them, where the settings give other ones."""
        given = self.app.services.preferences.now.keys
        if not given:
            return keys
        ids = {made.action: made.id for owner in (self.app, self) for made in type(owner).__dict__.get("BINDINGS", ())}
        shown = []
        for key in keys:
            other = given.get(ids.get(key.action.removeprefix("app.")) or "")
            shown.append(key._replace(key=other.split(",")[0]) if other else key)
        return shown

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
