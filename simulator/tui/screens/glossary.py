"""A glossary of behaviours: what each is, its rule, and your own best example of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from simulator.scenario.rubric import Behaviour, Rubric
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, moved, row, span
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling

if TYPE_CHECKING:
    from simulator.practice.progress.overview import Records


class GlossaryScreen(Scrolling[None]):
    """The best example is the line of yours that won most trust."""

    TITLE = "Behaviours, each with your own best line"
    HELP = "Every behaviour of the rubric. Below it stands the line of your own with which it won most."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,q,enter,escape,backspace", "close", "back", "Back to your progress."),
    ]
    FOOT = ("close", SCROLLS, "help")

    def __init__(self, rubric: Rubric, records: Records | None) -> None:
        super().__init__()
        self._rubric = rubric
        self._records = records

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 80)
        lines = [BLANK]
        for one in self._rubric.behaviours.values():
            lines += [*self._entry(one, width), BLANK]
        return [moved(line, grid.margin) for line in lines]

    def _entry(self, one: Behaviour, width: int) -> list[Line]:
        lines = [row(span(one.name, "bold"), Span("  "), span(self._count(one.id), "muted"))]
        lines += [*block(one.terms, width, "soft"), *block(one.rule, width)]
        record = self._records.ever.get(one.id) if self._records is not None else None
        if record is not None and record.best is not None:
            lines += block(f"“{record.best}”", width - 4, "", indent=4)
            lines += block(f"You, in {record.best_scenario}", width - 4, "muted", indent=4)
        return lines

    def _count(self, name: str) -> str:
        record = self._records.ever.get(name) if self._records is not None else None
        if record is None:
            return ""
        return (
            f"chosen {record.chosen} of {record.offered} times on offer"
            if record.offered
            else "not on offer by itself yet"
        )
