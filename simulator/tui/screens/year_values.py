"""Every number of the year with its source; each can be changed to see what would follow."""

from __future__ import annotations

from typing import ClassVar

from simulator.practice.year.figures import differences, figures, having
from simulator.practice.year.territory import Territory
from simulator.practice.year.what_if import stepped
from simulator.tui.page.footer import binding
from simulator.tui.page.line import Line, block, ends, row, said, span
from simulator.tui.page.listing import LIST_KEYS, Listing


class YearValuesScreen(Listing[Territory]):
    """Answers the territory as it was changed. Nothing is written: a what-if lasts as long as the screen."""

    HELP = (
        "Left and right change the number that is lit, within its range; 0 puts it back. The year is then worked out with it. "
        "For changes that stay, copy the territory file: `helpfirst year --territory FILE`."
    )
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("right,l,plus", "change(1)", "more", "A step more.", id="more"),
        binding("left,h,minus", "change(-1)", "less", "A step less.", id="less"),
        binding("0,r", "restore", "as it was", "The value of the file again."),
        binding("enter,b,q,v,escape,backspace", "close", "back", "Back to the year, with what was changed."),
    ]
    FOOT = ("close", ("less more", "change"), ("up down", "move"), "help", "restore")

    def __init__(self, territory: Territory, original: Territory) -> None:
        super().__init__()
        self.territory = territory
        self._original = original
        self._before = figures(original)
        self._figures = figures(territory)
        self._names = list(self._figures)

    def heading(self) -> str:
        return "Every number, and what it is taken from"

    def beside_title(self) -> Line:
        changed = len(differences(self.territory, self._original))
        return said(f"{changed} changed" if changed else f"{len(self._names)} numbers", "muted")

    def below_title(self) -> tuple[str, ...]:
        return (self.beside_title().plain,)

    def count(self) -> int:
        return len(self._names)

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        name = self._names[at]
        one, was = self._figures[name], self._before[name].value
        changed = f"  was {was:g}" if one.value != was else ""
        figure = row(span(f"{one.value:g}", "bold"), span(changed, "accent"))
        says = block(one.label, width - figure.width - 1, "" if lit else "soft")
        lines = [*says[:-1], ends(says[-1], figure, width)]
        if lit:
            lines += block(f"{one.about} {one.low:g} to {one.high:g}.", width)
            lines += block(one.evidence, width, "italic soft")
        return lines

    def action_change(self, by: int) -> None:
        self._now(stepped(self.territory, self._names[self.at], by))

    def action_restore(self) -> None:
        name = self._names[self.at]
        self._now(having(self.territory, name, self._before[name].value))

    def _now(self, territory: Territory) -> None:
        self.territory, self._figures = territory, figures(territory)
        self.redraw()

    def take(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.answer(self.territory)
