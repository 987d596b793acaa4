"""The library: every scenario by market and level, filtered as you type, with a preview of the selected one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.widget import Widget

from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line
from simulator.tui.page.scene import Scene, binding
from simulator.tui.widgets.preview import preview, preview_rows
from simulator.tui.widgets.shelf import Shelf, matching, shelf_page
from simulator.tui.words import day

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.practice.reflections import Promise
    from simulator.practice.status import Statuses
    from simulator.scenario.entry import Entry
    from simulator.scenario.model import Scenario
    from simulator.tui.services import Services


class LibraryScreen(Scene[None]):
    """Pick a conversation. Nothing is read but the library's index until one begins."""

    SIDE = 45
    _painted_once = False
    _asked = False
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
        binding("d", "next_due", "next due", "The next conversation that is due."),
        binding("p", "progress", "progress", "How you have been doing, and what is coming back when."),
        binding("o", "settings", "settings", "Theme, coach, say it first, motion: kept for the next time."),
        binding("pagedown,space", "move(8)", "further down", "Eight further down.", id="page-down"),
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
        self.shelf = Shelf(list(self._all), 0, keeps=services.learner.keeps)
        self._last: dict[str, str] = {}
        self._told: str | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        from simulator.tui.run import load_ahead, settle

        settle()
        if not self.app.is_headless:
            self.set_timer(0.05, lambda: self.run_worker(load_ahead, thread=True, exit_on_error=False))
        self._painted_once = True
        self._look_again()
        if self._services.preferences.now.keys:
            self.run_worker(self._check_keys, thread=True, exit_on_error=False)

    def _check_keys(self) -> None:
        from simulator.tui.bindings import unknown

        for told in unknown(self._services.preferences.now.keys):
            self.app.call_from_thread(self.notify, told, markup=False, timeout=12)

    def on_screen_resume(self) -> None:
        self.redraw()
        if self._painted_once:
            self._last = {}
            self._look_again()

    def _look_again(self) -> None:
        """Asks in a thread how every scenario stands: the page is there already, and only words are filled in."""
        if self._services.learner.keeps:
            self.run_worker(self._look, thread=True, group="statuses", exclusive=True, exit_on_error=False)

    def _look(self) -> None:
        found = self._services.learner.statuses(self._all)
        self.app.call_from_thread(self._arrived, found)

    def _arrived(self, found: Statuses) -> None:
        self.shelf = replace(self.shelf, statuses=found)
        if found.notice and found.notice != self._told:
            self._told = found.notice
            self.notify(found.notice, markup=False, timeout=15)
        self.redraw()
        self._remember()

    def _remember(self) -> None:
        """Looks in a thread how the selected scenario went the last time, for the preview's last lines."""
        entry, known = self.shelf.selected, self.shelf.statuses
        if entry is None or known is None or entry.id not in known.finished or entry.id in self._last:
            return
        if self.grid.side:
            wanted = entry.id
            self.run_worker(
                lambda: self._look_back(wanted), thread=True, group="last", exclusive=True, exit_on_error=False
            )

    def _look_back(self, scenario_id: str) -> None:
        text = self._services.learner.last_time(scenario_id)
        self.app.call_from_thread(self._looked_back, scenario_id, text)

    def _looked_back(self, scenario_id: str, text: str) -> None:
        self._last[scenario_id] = text
        self.redraw()

    def _last_time(self) -> tuple[str, str]:
        entry, known = self.shelf.selected, self.shelf.statuses
        when = known.finished.get(entry.id) if entry is not None and known is not None else None
        if entry is None or when is None or not self._last.get(entry.id):
            return "", ""
        return f"Last time, {day(when.astimezone(self._services.clock().tzinfo))}", self._last[entry.id]

    @property
    def finding(self) -> bool:
        """Whether the search line is open."""
        return bool(self.query("Input"))

    def page(self, grid: Grid) -> list[Line]:
        foot = [] if grid.wide else preview_rows(self.shelf.selected, grid)
        return shelf_page(self.shelf, grid, self._typed, len(self._all), foot, finding=self.finding)

    def side(self, grid: Grid) -> list[Line]:
        return preview(self.shelf.selected, grid, self._last_time())

    def keys(self) -> Sequence[Key]:
        if self.finding:
            return (Key("enter", "done"), Key("esc", "show all", "show_all"))
        return (
            Key("enter", "begin", "begin"),
            *((Key("d", "next due", "next_due"),) if self._due else ()),
            Key("/", "find", "find"),
            *((Key("p", "progress", "progress"),) if self._services.learner.keeps else ()),
            *(() if self._due else (Key("r", "what counts", "app.rubric"),)),
            *(() if self._services.learner.keeps else (Key("t", "theme", "app.next_theme"),)),
            Key("?", "help", "app.help"),
            Key("q", "quit", "app.quit"),
            *((Key("o", "settings", "settings"),) if self._services.learner.keeps else ()),
        )

    @property
    def _due(self) -> tuple[str, ...]:
        return self.shelf.statuses.due if self.shelf.statuses is not None else ()

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            if mark == self.shelf.place:
                self.action_begin()
            else:
                self.action_move(mark - self.shelf.place)

    def rolled(self, by: int) -> None:
        self.action_move(by)

    def action_move(self, by: int) -> None:
        self.shelf = self.shelf.moved(by)
        self.redraw()
        self._remember()

    def action_next_due(self) -> None:
        """To the next of those that are due, round and round."""
        places = [at for at, entry in enumerate(self.shelf.entries) if entry.id in self._due]
        if not places:
            self.notify("Nothing is due today.", markup=False, timeout=3)
            return
        here = self.shelf.place
        self.action_move(next((at for at in places if at > here), places[0]) - here)

    def action_progress(self) -> None:
        from simulator.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self._services))

    def action_settings(self) -> None:
        from simulator.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self._services))

    def action_begin(self) -> None:
        entry = self.shelf.selected
        if entry is None:
            return
        opened = entry.problem or self._services.open(entry)
        if isinstance(opened, str):
            from simulator.tui.screens.trouble import TroubleScreen

            self.app.push_screen(TroubleScreen(entry, opened))
        else:
            self._begin(entry, opened)

    def _begin(self, entry: Entry, scenario: Scenario) -> None:
        """At a conversation that is due, first asks after the oldest promise; once in a run of the program."""
        promise = None if self._asked or entry.id not in self._due else self._promise()
        if promise is None:
            self.app.open_brief(scenario)
            return
        from simulator.tui.screens.promise import PromiseScreen

        self._asked = True
        self.app.push_screen(PromiseScreen(self._services, promise), lambda _: self.app.open_brief(scenario))

    def _promise(self) -> Promise | None:
        """One that was made before today."""
        from simulator.practice.store import NotKept

        today = self._services.learner.clock().date()
        try:
            made = self._services.learner.promises()
        except NotKept:
            return None
        return next((one for one in made if one.promised.date() < today), None)

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
        place = entries.index(selected) if selected in entries else 0
        self.shelf = replace(self.shelf, entries=entries, place=place)
        self.redraw()
