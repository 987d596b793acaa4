"""The program that `preview` runs: an author's file on the screen, as it is played."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from simulator.scenario.units import level
from simulator.tui.base_app import BaseApp
from simulator.tui.page.screen_series import ScreenSeries
from simulator.tui.screens.pick import PickScreen
from simulator.tui.screens.preview import PreviewScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulator.authoring.preview import PreviewedFile, Stand
    from simulator.practice.settings import Preferences


def customer_row(stand: Stand) -> str:
    """A customer with everything that a condition can ask, each trust with the name of the person."""
    return (
        f"trust {', '.join(f'{name} {level(by)}' for name, by in stand.trusts.items())}; patience "
        f"{level(stand.patience)}; knows {', '.join(stand.learnt) or 'nothing'}"
        f"{_listed('left before', stand.before)}{_listed('by chance', stand.drawn)}{_listed('flags', stand.flags)}"
        f"; said {', '.join(stand.path) or 'nothing yet'}"
    )


def _listed(what: str, names: tuple[str, ...]) -> str:
    return f"; {what} {', '.join(names)}" if names else ""


class PreviewApp(BaseApp):
    """Shows the file of `previewed` as it is played."""

    def __init__(self, previewed: PreviewedFile, preferences: Preferences | None = None) -> None:
        self.previewed = previewed
        super().__init__(preferences, rubric=lambda: previewed.rubric)
        self._page = PreviewScreen(previewed)

    def get_default_screen(self) -> Screen[None]:
        return self._page

    def on_mount(self) -> None:
        self.run_worker(self._flow(), group="flow")

    async def _flow(self) -> None:
        here = ScreenSeries(self, self._page)
        while True:
            await here.show(self._page)
            stand = await self._turn(here)
            if stand is not None:
                self._page.jump(stand.path, stand.seed, stand.before)

    async def _turn(self, here: ScreenSeries) -> Stand | None:
        """To which turn, and with which customer, or None."""
        previewed = self.previewed
        if previewed.talk is None:
            return None
        turns, reached = list(previewed.talk.scenario.turns.values()), previewed.reached()
        rows = [
            f"{turn.id}{'' if turn.id in reached else '  NEVER REACHED'}  “{shorten(turn.says_or_scene, 44, placeholder=' …')}”"
            for turn in turns
        ]
        place = await here.over(PickScreen("To which turn?", rows))
        if place is None:
            return None
        turn = turns[place].id
        stands = previewed.stands(turn)
        if not stands:
            self.notify(f"Nobody is known to come to {turn} (yet).", markup=False)
            return None
        rows = [customer_row(stand) for stand in stands]
        which = 0 if len(stands) == 1 else await here.over(PickScreen(f"{turn}: with which customer?", rows))
        return stands[which] if which is not None else None
