"""The library: every scenario by market and level, filtered as you type, with a preview of the selected one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on

from simulator.practice.first_conversation import first_of
from simulator.scenario.library_entry import CAMPAIGN, Entry
from simulator.tui.page.footer import Key, Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line
from simulator.tui.page.painted_screen import PaintedScreen
from simulator.tui.page.typed_line import TypedLine
from simulator.tui.services import DrillWish
from simulator.tui.widgets.library_list import shelf_page
from simulator.tui.widgets.scenario_summary import preview, preview_rows
from simulator.tui.widgets.shelf import Shelf, arranged
from simulator.tui.words import day

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.practice.learner import Learner
    from simulator.practice.progress.status import Statuses


Wanted = Entry | DrillWish | Literal["progress", "settings", "year"]


class LibraryScreen(PaintedScreen[Wanted]):
    """Pick a conversation. Nothing is read but the library's index until one begins.

    `painted` is called once, after the first paint and when how each stands is known too: until then nothing else is
    to take the time.
    """

    SIDE = 45
    _painted_once = False
    _moved = False
    HELP = "Pick a conversation and begin. The preview says whom you meet and what you are there for."
    BINDINGS: ClassVar = [
        binding("enter", "begin", "begin", "Begin the selected conversation."),
        binding("down,j", "move(1)", "down", "The next conversation.", id="down"),
        binding("up,k", "move(-1)", "up", "The conversation before.", id="up"),
        binding("d", "drill", "drill", "Single turns for what is due, half a minute each."),
        binding("D", "next_due", "next due", "The next conversation that is due."),
        binding("p", "progress", "progress", "How you have been doing, and what is coming back when."),
        binding("y", "year", "the year", "What your way of selling would come to over four quarters.", id="year"),
        binding("o", "settings", "settings", "Theme, coach, say it first, motion: kept for the next time."),
        binding("pagedown,space,J", "move(8)", "further down", "Eight further down.", id="page-down"),
        binding("pageup,K", "move(-8)", "further up", "Eight further up.", id="page-up"),
        binding("home,g", "move(-999)", "first", "The first conversation.", id="first"),
        binding("end,G", "move(999)", "last", "The last conversation.", id="last"),
        binding("slash", "find", "find", "Find by title, person, market, level or behaviour, as you type."),
        binding("escape,x", "show_all", "show all", "Leave the search and show all conversations again."),
        binding("q", "app.quit", "quit", "Quit Helpfirst.", id="quit"),
    ]

    def __init__(
        self,
        entries: Sequence[Entry],
        learner: Learner,
        *,
        campaigns: Sequence[Entry] = (),
        where_in: Callable[[Entry], str] = lambda _: "",
        behaviours: Callable[[], Mapping[str, str]] = dict,
        painted: Callable[[], None] = lambda: None,
    ) -> None:
        """`behaviours` gives their names by id: it is asked after the first paint, from a thread."""
        super().__init__()
        self._all = [*campaigns, *entries]
        self._where_in = where_in
        self._behaviours = behaviours
        self._learner = learner
        self._on_painted = painted
        self._line = TypedLine("title, person, market, level or behaviour")
        self._typed = ""
        first = first_of(entries) if learner.keeps and learner.never_began else None
        known = first is not None or not learner.keeps
        self.looking_up = not known
        """Whether how each stands is being looked up: enter begins nothing then, for the list is about to change."""
        shelf = Shelf([], len(campaigns) if known and entries else -1, keeps=learner.keeps, first=first)
        self.shelf = arranged(shelf, self._all, self._typed)
        if first is not None:
            self.shelf = self.shelf.at(first.id)
        self._last: dict[str, str] = {}
        self._told: str | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self._painted_once = True
        self._look_again()
        if not self._learner.keeps:
            self._on_painted()

    def on_screen_resume(self) -> None:
        self.redraw()
        if self._painted_once:
            self._last = {}
            self._look_again()

    def _look_again(self) -> None:
        """Asks in a thread how every scenario stands: the page is there already, and only words are filled in."""
        if self._learner.keeps:
            self.looking_up = self.shelf.first is None
            self.run_worker(self._look, thread=True, group="statuses", exclusive=True, exit_on_error=False)

    def _look(self) -> None:
        """By the ids of behaviours first: their names take longer to read, and are mostly the same words."""
        found = self._learner.statuses(self._all)
        self.app.call_from_thread(self._arrived, found)
        named = self._learner.statuses(self._all, self._behaviours())
        if named != found:
            self.app.call_from_thread(self._arrived, named)

    def _arrived(self, found: Statuses) -> None:
        before, selected = self.shelf.statuses, self.shelf.selected
        first = first_of(self._all) if self._learner.attempts is not None and not found.words else None
        shelf = arranged(replace(self.shelf, statuses=found, first=first), self._all, self._typed)
        held = before is not None and before.finished != found.finished
        if held or (before is None and not self._moved) or (self.shelf.first is not None and first is None):
            self.shelf = shelf.at(first.id if first is not None else next(iter(found.ahead), ""))
        else:
            self.shelf = shelf.at(selected.id if selected is not None else None)
        self.looking_up = False
        if before is None:
            self._on_painted()
        if found.notice and found.notice != self._told:
            self._told = found.notice
            self.notify(found.notice, markup=False, timeout=15)
        self.redraw()
        self._remember()

    def _remember(self) -> None:
        """Looks in a thread how the selected one went the last time, or where it stands, for the preview's last lines."""
        entry, known = self.shelf.selected, self.shelf.statuses
        if entry is None or known is None or entry.id in self._last or not self.grid.side:
            return
        wanted, campaign = entry, entry.market == CAMPAIGN
        if entry.id in (known.words if campaign else known.finished):
            ask = self._where_in if campaign else lambda one: self._learner.last_time(one.id)
            look = lambda: self.app.call_from_thread(self._looked_back, wanted.id, ask(wanted))  # noqa: E731
            self.run_worker(look, thread=True, group="last", exclusive=True, exit_on_error=False)

    def _looked_back(self, scenario_id: str, text: str) -> None:
        self._last[scenario_id] = text
        self.redraw()

    def _last_time(self) -> tuple[str, str]:
        entry, known = self.shelf.selected, self.shelf.statuses
        if entry is not None and entry.market == CAMPAIGN:
            return "Where you are", self._last.get(entry.id, "")
        when = known.finished.get(entry.id) if entry is not None and known is not None else None
        if entry is None or when is None or not self._last.get(entry.id):
            return "", ""
        now = self._learner.clock()
        return f"Last time, {day(when.astimezone(now.tzinfo), now)}", self._last[entry.id]

    @property
    def finding(self) -> bool:
        """Whether the search line is open."""
        return self._line.is_open(self)

    def page(self, grid: Grid) -> list[Line]:
        foot = [] if grid.wide else preview_rows(self.shelf.selected, grid, self._why_now)
        return shelf_page(self.shelf, grid, self._typed, len(self._all), foot, finding=self.finding)

    def side(self, grid: Grid) -> list[Line]:
        return preview(
            self.shelf.selected, grid, self._last_time(), first=self.shelf.first is not None, why=self._why_now
        )

    @property
    def _why_now(self) -> str:
        """Why the selected one is due; nothing where it is not."""
        entry, known = self.shelf.selected, self.shelf.statuses
        return known.why.get(entry.id, "") if entry is not None and known is not None else ""

    def offers(self) -> Sequence[Offer]:
        if self.finding:
            return (Key("enter", "done"), "show_all")
        if self.shelf.first is not None:
            return ("begin", "find", ("command_palette", "anything"), "help", "quit", "settings")
        kept = self._learner.keeps
        return (
            "begin",
            "drill",
            "find",
            *(("progress", "year") if kept else ()),
            *(() if self._due else ("rubric",)),
            *(() if kept else ("next_theme",)),
            "help",
            "quit",
            *(("settings",) if kept else ()),
        )

    @property
    def _due(self) -> tuple[str, ...]:
        return self.shelf.statuses.due if self.shelf.statuses is not None else ()

    def is_due(self, entry: Entry) -> bool:
        """Whether it is suggested for today."""
        return entry.id in self._due

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            if mark == self.shelf.place:
                self.action_begin()
            else:
                self.action_move(mark - self.shelf.place)

    def rolled(self, by: int) -> None:
        self.action_move(by)

    def action_move(self, by: int) -> None:
        self._moved = True
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

    def action_drill(self) -> None:
        self.answer(DrillWish())

    def action_progress(self) -> None:
        self.answer("progress")

    def action_year(self) -> None:
        self.answer("year")

    def action_settings(self) -> None:
        self.answer("settings")

    def action_begin(self) -> None:
        if self.shelf.selected is not None and not self.looking_up:
            self.answer(self.shelf.selected)

    def action_find(self) -> None:
        self._line.open(self, self._typed)
        self.redraw()
        self.call_after_refresh(self._line.place, self)

    @on(events.Key)
    def _keys_while_finding(self, event: events.Key) -> None:
        if self.finding and event.key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            self.action_move({"down": 1, "up": -1, "pagedown": 8, "pageup": -8}[event.key])

    async def action_show_all(self) -> None:
        self._filter("")
        await self._leave_search()

    async def _leave_search(self) -> None:
        await self._line.close(self)
        self.redraw()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._filter(event.value)

    async def on_input_submitted(self) -> None:
        await self._leave_search()

    def _filter(self, typed: str) -> None:
        self._typed = typed
        selected = self.shelf.selected
        self.shelf = replace(arranged(self.shelf, self._all, self._typed), place=0).at(
            selected.id if selected is not None else None
        )
        self.redraw()
        self._remember()
