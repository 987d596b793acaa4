"""The best road beside yours: a good conversation from any of your choices on, with what the customer says and does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.analysis.best_paths import NO_ROAD, along_best_road
from simulator.debrief.review import Debrief, debrief
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, moved
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling
from simulator.tui.widgets.side_by_side import side_by_side

WORKING = "Working it out …"


class RoadScreen(Scrolling[None]):
    """Yours at the left, the best road at the right; `number` is the choice (from 1) from which it is walked."""

    TITLE = "The best road beside yours"
    HELP = (
        "A good conversation from that choice on: the best ending still to be reached, on the road that leaves least "
        "help unused. It is worked out exactly; there may be others as good. A digit begins at another choice."
    )
    BINDINGS: ClassVar = [
        *(binding(f"{n}", f"begin_at({n})", f"from {n}", f"From choice {n} on.", id=f"say-{n}") for n in range(1, 10)),
        binding("right,l", "step(1)", "later", "From the next choice on.", id="later"),
        binding("left,h", "step(-1)", "earlier", "From the choice before on.", id="earlier"),
        *SCROLL_KEYS,
        binding("b,m,q,enter,escape,backspace", "close", "back", "Back to the debrief."),
    ]

    def __init__(self, mine: Debrief, number: int) -> None:
        super().__init__()
        self._mine = mine
        self.number = number
        self._roads: dict[int, Debrief | None] = {}

    def on_mount(self) -> None:
        super().on_mount()
        self._look()

    def _look(self) -> None:
        if self.number not in self._roads:
            number = self.number
            self.run_worker(
                lambda: self._work_out(number), thread=True, group="road", exclusive=True, exit_on_error=False
            )

    def _work_out(self, number: int) -> None:
        found = along_best_road(self._mine.talk, number)
        self.app.call_from_thread(self._worked_out, number, None if found is None else debrief(found))

    def _worked_out(self, number: int, found: Debrief | None) -> None:
        self._roads[number] = found
        self.redraw()

    def corner(self) -> str:
        return self._mine.talk.scenario.title

    def offers(self) -> Sequence[Offer]:
        count = min(9, len(self._mine.decisions))
        return ("close", SCROLLS, (f"say-1..say-{count}" if count > 1 else "say-1", "from there"), "help")

    def body(self, grid: Grid) -> list[Line]:
        found = self._roads.get(self.number)
        if found is None:
            text = NO_ROAD if self.number in self._roads else WORKING
            return [BLANK, *(moved(line, grid.margin) for line in block(text, grid.text, "soft"))]
        names = "What you did", f"The best road, from choice {self.number}"
        return side_by_side(self._mine, found, names, grid, heard=True)

    def action_begin_at(self, number: int) -> None:
        """Walks the best road from that choice on."""
        if 1 <= number <= len(self._mine.decisions):
            self.number, self.from_row = number, 0
            self._look()
            self.redraw()

    def action_step(self, by: int) -> None:
        self.action_begin_at(self.number + by)
