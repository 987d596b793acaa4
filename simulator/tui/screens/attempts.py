"""All attempts, the newest first: open the debrief of any as it was recorded, go on with one, or forget one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.practice.forget import forget_attempt
from simulator.practice.keeper import Keeper
from simulator.practice.kept import ListedAttempt
from simulator.practice.resume import reopen
from simulator.practice.store import NotKept
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, Span, block, fit, grounded, marked, moved, row, said, shorten, span
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import Scrolling
from simulator.tui.services import Services
from simulator.tui.words import counted, day, sentence

if TYPE_CHECKING:
    from simulator.practice.kept import KeptAttempt

MEETINGS = {"earned": "earned", "open": "left open", "refused": "refused"}
UNREADABLE = "This attempt was recorded with files that this program cannot read any more."
DATE = 14


class AttemptsScreen(Scrolling[bool]):
    """Answers whether something was forgotten."""

    SIDE = 0
    HELP = "Every attempt opens with the scenario as it was then, whatever has been edited since."
    BINDINGS: ClassVar = [
        binding("down,j", "move(1)", "down", "The next attempt.", id="down"),
        binding("up,k", "move(-1)", "up", "The attempt before.", id="up"),
        binding("pagedown,d", "move(10)", "further down", "Ten further.", id="page-down"),
        binding("pageup,u", "move(-10)", "further up", "Ten back.", id="page-up"),
        binding("enter,space", "open", "open", "Open its debrief; go on with one that was left."),
        binding("f", "forget", "forget", "Remove this attempt for good; you are asked first."),
        binding("y", "yes", "yes", "Yes, forget it."),
        binding("n", "no", "no", "No, keep it."),
        binding("b,a,q,escape,backspace", "close", "back", "Back to your progress."),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._titles = {entry.id: entry.title for entry in services.library()}
        self._asking = False
        self._changed = False
        self.rows: list[ListedAttempt] = []
        self.at = 0
        self._load()

    def _load(self) -> None:
        attempts = self._services.learner.attempts
        try:
            self.rows = attempts.listed() if attempts is not None else []
        except NotKept:
            self.rows = []
        self.at = max(0, min(self.at, len(self.rows) - 1))

    def on_screen_resume(self) -> None:
        self._load()
        self.redraw()

    def top(self, grid: Grid) -> list[Line]:
        title = "Forget this attempt for good?" if self._asking else sentence(counted(len(self.rows), "attempt"))
        if grid.wide:
            return [BLANK, moved(said(title, "bold accent"), grid.margin), BLANK, BLANK]
        return [header(said(title, "bold accent" if self._asking else "bold"), BLANK, grid), BLANK]

    def body(self, grid: Grid) -> list[Line]:
        if not self.rows:
            return [moved(line, grid.margin) for line in block("Nothing has been recorded yet.", grid.text, "soft")]
        room = max(1, grid.height - 6)
        self.from_row = max(0, min(self.from_row, self.at), self.at - room + 1)
        return [self._row(at, one, grid) for at, one in enumerate(self.rows)]

    def _row(self, at: int, one: ListedAttempt, grid: Grid) -> Line:
        lit = at == self.at
        width = min(grid.text, 84)
        when = day(one.when.astimezone(self._services.clock().tzinfo))
        date = DATE if width >= 60 else 0
        words = MEETINGS.get(one.meeting or "", f"left after {one.choices}")
        if one.parent is not None:
            words += ", what if"
        column = 20 if width >= 60 else 12
        room = width - date - column
        title = shorten(span(self._titles.get(one.scenario, one.scenario)).text, room - 1)
        line = row(
            Span("▌" if lit else " ", "accent"),
            Span(" "),
            Span(fit(when, date), "muted"),
            Span(fit(title, room), "bold" if lit else ""),
            Span(shorten(words, column), "soft" if lit else "muted"),
        )
        line = grounded(line, width + 2, "focus") if lit else line
        return marked(moved(line, max(0, grid.margin - 2)), grid.width, at)

    def keys(self) -> Sequence[Key]:
        if self._asking:
            return (Key("y", "forget it", "yes"), Key("n", "keep it", "no"))
        back = (Key("?", "help", "app.help"), Key("b", "back", "close"))
        if not self.rows:
            return back
        left = self.rows[self.at].meeting is None
        return (Key("enter", "go on" if left else "open", "open"), Key("f", "forget", "forget"), *back)

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            if mark == self.at:
                self.action_open()
            else:
                self.action_move(mark - self.at)

    def rolled(self, by: int) -> None:
        self.action_move(by)

    def action_move(self, by: int) -> None:
        self.at = max(0, min(len(self.rows) - 1, self.at + by))
        self._asking = False
        self.redraw()

    def _kept(self) -> KeptAttempt | None:
        attempts = self._services.learner.attempts
        return attempts.get(self.rows[self.at].attempt) if attempts is not None and self.rows else None

    def action_open(self) -> None:
        attempts = self._services.learner.attempts
        try:
            kept = self._kept()
            talk = reopen(attempts, kept) if attempts is not None and kept is not None else None
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return
        if attempts is None or kept is None or self._asking:
            return
        if talk is None:
            self.notify(UNREADABLE, markup=False, timeout=6)
            return
        coach = self._services.coaches(talk.scenario.level)
        if kept.finished is None and talk.offered():
            from simulator.tui.screens.conversation import ConversationScreen

            self.app.push_screen(ConversationScreen(self._services, talk, Keeper(attempts, kept), coach=coach))
            return
        from simulator.tui.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self._services, talk, kept.id, coach=coach))

    def action_forget(self) -> None:
        self._asking = bool(self.rows)
        self.redraw()

    def action_no(self) -> None:
        self._asking = False
        self.redraw()

    def action_yes(self) -> None:
        attempts = self._services.learner.attempts
        if not self._asking or attempts is None:
            return
        self._asking = False
        try:
            gone = forget_attempt(attempts.store, self.rows[self.at].attempt)
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return
        self._changed = True
        self._load()
        self.notify(
            f"Removed {counted(gone.attempts, 'attempt')} with {counted(gone.choices, 'choice')}.", markup=False
        )
        self.redraw()

    def action_close(self) -> None:
        if self._asking:
            self.action_no()
        else:
            self.dismiss(self._changed)
