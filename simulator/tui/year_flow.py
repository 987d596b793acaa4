"""The year on the screen, and every number of it, changed for a what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.tui.page.visit import visit

if TYPE_CHECKING:
    from simulator.tui.program import Program
    from simulator.tui.services import Services


async def year(app: Program, services: Services) -> None:
    """The year, its numbers, the year with what was changed; until the trainee goes back."""
    from simulator.practice.year.territory import shipped_territory
    from simulator.tui.screens.year import YearScreen
    from simulator.tui.screens.year_values import YearValuesScreen

    original = territory = shipped_territory()
    with visit(app) as here:
        while await here.show(YearScreen(services.learner, territory)) == "values":
            territory = await here.show(YearValuesScreen(territory, original))
