"""The trainee's program: opens in the library, or in one scenario's brief. What follows what is in `flow`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from simulator.tui import startup
from simulator.tui.base_app import BaseApp
from simulator.tui.screens.library import LibraryScreen, Wanted
from simulator.tui.services import DrillWish

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.tui.palette import Named
    from simulator.tui.services import Services

FLOW = "flow"
"""The group of the worker that waits for what the trainee does next: it lasts as long as the program."""


class HelpfirstApp(BaseApp):
    """`start` is a scenario to begin with, or something else is `wanted` at once; `coach` and `seed` hold for it, None
    for what the settings say.
    """

    def __init__(
        self,
        services: Services,
        *,
        start: Scenario | None = None,
        coach: bool | None = None,
        seed: int | None = None,
        wanted: Wanted | None = None,
    ) -> None:
        self.services = services
        self._wanted = wanted
        self._start, self._coach, self._seed = start, coach, seed
        super().__init__(services.preferences, theme=services.theme, rubric=services.rubric)
        self._library = LibraryScreen(
            services.library(),
            services.learner,
            campaigns=services.campaigns(),
            where_in=services.where_in,
            behaviours=lambda: {one.id: one.name for one in services.rubric().behaviours.values()},
            painted=self._painted,
        )

    def get_default_screen(self) -> LibraryScreen:
        return self._library

    def on_mount(self) -> None:
        self.run_worker(self._flow(self._wanted), group=FLOW)
        for notice in self.services.notices:
            self.notify(notice, markup=False)

    async def _flow(self, wanted: Wanted | None = None) -> None:
        from simulator.tui.flow import practise_from

        start, self._start = self._start, None
        await practise_from(self, self._library, self.services, start, wanted, coach=self._coach, seed=self._seed)

    def go_to(self, wanted: Wanted) -> None:
        """Leaves whatever is shown, as `q` does, and goes there from the library."""
        self.workers.cancel_group(self, FLOW)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.run_worker(self._flow(wanted), group=FLOW)

    def named(self) -> Iterator[Named]:
        """What the palette opens besides keys: every conversation, by its title or its person; places; behaviours."""
        from simulator.tui.palette import Named
        from simulator.tui.screens.settings import ROWS

        for entry in self.services.library():
            yield Named(entry.title, partial(self.go_to, entry), entry.person)
        yield Named("Drill", partial(self.go_to, DrillWish()), "Single turns for what is due, half a minute each")
        for entry in self.services.campaigns():
            yield Named(entry.title, partial(self.go_to, entry), "Several quarters with customers you meet again")
        yield Named(
            "The year", partial(self.go_to, "year"), "What your way of selling would come to over four quarters"
        )
        yield Named("Progress", partial(self.go_to, "progress"), "How it has been going, all attempts, the glossary")
        yield Named("Settings", partial(self.go_to, "settings"), "Theme, coach, say it first, motion: kept")
        for row in ROWS:
            yield Named(f"Setting: {row.label}", partial(self.go_to, "settings"), row.means)
        for behaviour in self.services.rubric().behaviours.values():
            yield Named(f"Behaviour: {behaviour.name}", partial(self.show_rubric, behaviour.id), behaviour.terms)
            if self.services.rubric().practised(behaviour.id):
                yield Named(f"Drill: {behaviour.name}", partial(self.go_to, DrillWish(behaviour.id)), behaviour.terms)

    def _painted(self) -> None:
        """The first screen is there: now there is time for the rest."""
        startup.settle()
        if not self.is_headless:
            self.set_timer(0.05, lambda: self.run_worker(self._load_ahead, thread=True, exit_on_error=False))
        if self.preferences.now.keys:
            self.run_worker(self._check_keys, thread=True, exit_on_error=False)

    def _load_ahead(self) -> None:
        startup.load_ahead()
        from simulator.tui.drill_flow import prepare

        prepare(self.services)

    def _check_keys(self) -> None:
        for told in startup.unknown_keys(self.preferences.now.keys):
            self.call_from_thread(self.notify, told, markup=False, timeout=12)
