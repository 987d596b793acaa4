"""The library: every scenario by market and level, filtered as you type, with a preview of the selected one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.widget import Widget

from simulator.tui.line import Line
from simulator.tui.screens.base import Scene, binding
from simulator.tui.widgets.footer import Key
from simulator.tui.widgets.grid import Grid
from simulator.tui.widgets.preview import preview, preview_rows
from simulator.tui.widgets.shelf import Shelf, matching, shelf_page

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.scenario.entry import Entry
    from simulator.tui.services import Services


class LibraryScreen(Scene[None]):
    """Pick a conversation. Nothing is read but the library's index until one begins."""

    SIDE = 49
    HELP = "Pick a conversation and begin. The preview says whom you meet and what you are there for."
    DEFAULT_CSS = """
    LibraryScreen { layers: page search; }
    LibraryScreen Input {
        layer: search; dock: top; height: 1; border: none; padding: 0; background: $surface; color: $foreground;
    }
    """
    BINDINGS: ClassVar = [
        binding("enter", "begin", "begin", "Begin the selected conversation."),
        binding("down,j", "move(1)", "down", "The next conversation.", id="down"),
        binding("up,k", "move(-1)", "up", "The conversation before.", id="up"),
        binding("pagedown,d", "move(8)", "further down", "Eight further down.", id="page-down"),
        binding("pageup,u", "move(-8)", "further up", "Eight further up.", id="page-up"),
        binding("home,g", "move(-999)", "first", "The first conversation.", id="first"),
        binding("end,G", "move(999)", "last", "The last conversation.", id="last"),
        binding("slash", "find", "find", "Find by title, person, market, level or behaviour, as you type."),
        binding("escape,x", "show_all", "show all", "Leave the search and show all conversations again."),
        binding("r", "app.rubric", "what counts", "What is rewarded here, and how much.", id="rubric-too"),
        binding("t", "app.next_theme", "theme", "The next theme.", id="theme"),
        binding("q", "app.quit", "quit", "Quit Helpfirst.", id="quit"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._all: Sequence[Entry] = services.library()
        self._typed = ""
        self.shelf = Shelf(list(self._all), 0)

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        from simulator.tui.run import load_ahead, settle

        settle()
        if not self.app.is_headless:
            self.set_timer(0.05, lambda: self.run_worker(load_ahead, thread=True, exit_on_error=False))

    def on_screen_resume(self) -> None:
        self.redraw()

    @property
    def finding(self) -> bool:
        """Whether the search line is open."""
        return bool(self.query("Input"))

    def page(self, grid: Grid) -> list[Line]:
        foot = [] if grid.wide else preview_rows(self.shelf.selected, grid)
        return shelf_page(self.shelf, grid, self._typed, len(self._all), foot, finding=self.finding)

    def side(self, grid: Grid) -> list[Line]:
        return preview(self.shelf.selected, grid)

    def keys(self) -> Sequence[Key]:
        if self.finding:
            return (Key("enter", "done"), Key("esc", "show all", "show_all"))
        return (
            Key("enter", "begin", "begin"),
            Key("/", "find", "find"),
            Key("r", "what counts", "app.rubric"),
            Key("t", "theme", "app.next_theme"),
            Key("?", "help", "app.help"),
            Key("q", "quit", "app.quit"),
        )

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            if mark == self.shelf.place:
                self.action_begin()
            else:
                self.shelf = self.shelf.moved(mark - self.shelf.place)
                self.redraw()

    def rolled(self, by: int) -> None:
        self.action_move(by)

    def action_move(self, by: int) -> None:
        self.shelf = self.shelf.moved(by)
        self.redraw()

    def action_begin(self) -> None:
        entry = self.shelf.selected
        if entry is None:
            return
        opened = entry.problem or self._services.open(entry)
        if isinstance(opened, str):
            from simulator.tui.screens.trouble import TroubleScreen

            self.app.push_screen(TroubleScreen(entry, opened))
        else:
            self.app.open_brief(opened)

    async def action_find(self) -> None:
        if self.finding:
            return
        from textual.widgets import Input

        search = Input(self._typed, placeholder="title, person, market, level or behaviour", compact=True)
        await self.mount(search)
        search.focus()
        self._place(search)
        self.redraw()

    def on_resize(self) -> None:
        super().on_resize()
        for search in self.query("Input"):
            self._place(search)

    def _place(self, search: Widget) -> None:
        here = self.grid
        label = len("Find: ")
        search.styles.margin = (1 if here.wide else 0, 0, 0, here.margin + label)
        search.styles.width = here.text - label

    @on(events.Key)
    def _keys_while_finding(self, event: events.Key) -> None:
        if self.finding and event.key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            self.action_move({"down": 1, "up": -1, "pagedown": 8, "pageup": -8}[event.key])

    async def action_show_all(self) -> None:
        self._filter("")
        await self._leave_search()

    async def _leave_search(self) -> None:
        await self.query("Input").remove()
        self.redraw()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._filter(event.value)

    async def on_input_submitted(self) -> None:
        await self._leave_search()

    def _filter(self, typed: str) -> None:
        self._typed = typed
        selected = self.shelf.selected
        entries = matching(self._all, typed)
        self.shelf = Shelf(entries, entries.index(selected) if selected in entries else 0)
        self.redraw()
