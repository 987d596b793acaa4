"""All attempts, the newest first: open the debrief of any as it was recorded, go on with one, or forget one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.conversation.talk import Talk
from simulator.languages.english import capital
from simulator.practice.attempts.forget import forget_attempt
from simulator.practice.attempts.kept import KeptAttempt, ListedAttempt
from simulator.practice.attempts.resume import reopen
from simulator.practice.file.store import NotKept
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, fit, header, row, said, shorten, span
from simulator.tui.page.listing import LIST_KEYS, Listing
from simulator.tui.words import counted, day

if TYPE_CHECKING:
    from simulator.practice.learner import Learner
    from simulator.scenario.library_entry import Entry

MEETINGS = {"earned": "earned", "open": "left open", "refused": "refused"}
UNREADABLE = "This attempt was recorded with files that this program cannot read any more."
DATE, DATE_WITH_YEAR = 14, 19


class AttemptsScreen(Listing[tuple[KeptAttempt, Talk] | None]):
    """Answers with an attempt to open, or None. `entries` are the library's; `changed` says whether something was
    forgotten.
    """

    AIR = 2
    NOTHING = "Nothing has been recorded yet."
    HELP = "Every attempt opens with the scenario as it was then, whatever has been edited since."
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("enter,space", "take", "open", "Open its debrief; go on with one that was left.", id="open"),
        binding("f", "forget", "forget", "Remove this attempt for good; you are asked first."),
        binding("y", "yes", "forget it", "Yes, forget it."),
        binding("n", "no", "keep it", "No, keep it."),
        binding("b,a,q,escape,backspace", "close", "back", "Back to your progress."),
    ]

    def __init__(self, learner: Learner, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._learner = learner
        self._entries = entries
        self._titles: Mapping[str, str] = {}
        self._asking = False
        self.changed = False
        self.rows: list[ListedAttempt] = []
        self._load()

    def _load(self) -> None:
        attempts = self._learner.attempts
        try:
            self.rows = attempts.listed() if attempts is not None else []
            self._titles = self._learner.titles(self._entries)
        except NotKept:
            self.rows = []
        self.at = max(0, min(self.at, len(self.rows) - 1))

    def on_screen_resume(self) -> None:
        self._load()
        self.redraw()

    def heading(self) -> str:
        return "Forget this attempt for good?" if self._asking else capital(counted(len(self.rows), "attempt"))

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return super().top(grid)
        return [header(said(self.heading(), "bold accent" if self._asking else "bold"), BLANK, grid), BLANK]

    def count(self) -> int:
        return len(self.rows)

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        one = self.rows[at]
        now = self._learner.clock()
        when = day(one.when.astimezone(now.tzinfo), now)
        wanted = DATE if all(kept.when.year == now.year for kept in self.rows) else DATE_WITH_YEAR
        date, column = (wanted, 20) if width >= 60 else (0, 12)
        words = MEETINGS.get(one.meeting or "", f"left after {one.choices}")
        if one.parent is not None:
            words += ", what if"
        room = width - date - column
        title = shorten(span(self._titles.get(one.scenario, one.scenario)).text, room - 1)
        return [
            row(
                Span(fit(when, date), "muted"),
                Span(fit(title, room), "bold" if lit else ""),
                Span(shorten(words, column), "soft" if lit else "muted"),
            )
        ]

    def offers(self) -> Sequence[Offer]:
        if self._asking:
            return ("yes", "no")
        if not self.rows:
            return ("help", "close")
        left = self.rows[self.at].meeting is None
        return (("open", "go on" if left else "open"), "forget", "help", "close")

    def action_move(self, by: int) -> None:
        self._asking = False
        super().action_move(by)

    def take(self) -> None:
        attempts = self._learner.attempts
        if attempts is None or not self.rows or self._asking:
            return
        try:
            kept = attempts.get(self.rows[self.at].attempt)
            talk = reopen(attempts, kept) if kept is not None else None
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return
        if kept is not None and talk is not None:
            self.answer((kept, talk))
        elif kept is not None:
            self.notify(UNREADABLE, markup=False, timeout=6)

    def action_forget(self) -> None:
        self._asking = bool(self.rows)
        self.redraw()

    def action_no(self) -> None:
        self._asking = False
        self.redraw()

    def action_yes(self) -> None:
        attempts = self._learner.attempts
        if not self._asking or attempts is None:
            return
        self._asking = False
        try:
            gone = forget_attempt(attempts.store, self.rows[self.at].attempt)
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return
        self.changed = True
        self._load()
        self.notify(
            f"Removed {counted(gone.attempts, 'attempt')} with {counted(gone.choices, 'choice')}.", markup=False
        )
        self.redraw()

    def action_close(self) -> None:
        if self._asking:
            self.action_no()
        else:
            self.answer(None)
