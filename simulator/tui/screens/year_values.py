"""Every number of the year with its source; each can be changed to see what would follow."""

from __future__ import annotations

from typing import ClassVar

from simulator.practice.year.territory import Territory
from simulator.practice.year.territory_fields import PARAMETERS
from simulator.practice.year.what_if import limits, stepped
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, ends, moved, row, said, span
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
    FOOT = (("up down", "move"), ("less more", "change"), "restore", "close", "help")

    def __init__(self, territory: Territory, original: Territory) -> None:
        super().__init__()
        self.territory = territory
        self._original = original
        self._names = list(territory.parameters)

    def heading(self) -> str:
        return "Every number, and what it is taken from"

    def count(self) -> int:
        return len(self._names)

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        name = self._names[at]
        one, was = self.territory.parameters[name], self._original.value(name)
        changed = f"  was {was:g}" if one.value != was else ""
        figure = row(span(f"{one.value:g}", "bold"), span(changed, "accent"))
        lines = [ends(said(name.replace("-", " "), "" if lit else "soft"), figure, width)]
        if lit:
            low, high = limits(name)
            lines += block(f"{PARAMETERS[name][1]} {low:g} to {high:g}.", width)
            lines += block(one.evidence, width, "italic soft")
        return lines

    def below(self, grid: Grid) -> list[Line]:
        lines = [BLANK, said("Accounts, changed in the file alone", "muted")]
        for kind in self.territory.accounts:
            text = (
                f"{kind.name}: {kind.count:g} in January, {kind.new:g} more each quarter, a sale is {kind.size:g} per cent of "
                f"the target, stakes {kind.stakes:g}, scepticism {kind.scepticism:g}, need {kind.rhythm:g} a quarter, "
                f"again {kind.again:g}. {kind.evidence}"
            )
            lines += block(text, min(grid.text, self.WIDTH), "soft")
        return [moved(line, grid.margin) for line in lines]

    def action_change(self, by: int) -> None:
        self.territory = stepped(self.territory, self._names[self.at], by)
        self.redraw()

    def action_restore(self) -> None:
        name = self._names[self.at]
        self.territory = self.territory.having(name, self._original.value(name))
        self.redraw()

    def take(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.answer(self.territory)
