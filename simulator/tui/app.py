"""The application: themes, the keys that work everywhere, and the screens, each imported when first shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.theme import Theme

from simulator.stop import INTERRUPTED
from simulator.tui.page.scene import binding
from simulator.tui.themes import DEFAULT, NAMES, PLAIN, theme

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.screen import Screen

    from simulator.practice.kept import KeptAttempt
    from simulator.practice.resume import Resumed
    from simulator.scenario.model import Scenario
    from simulator.tui.services import Services


def _commands() -> type[Provider]:
    from simulator.tui.palette import Everything

    return Everything


class HelpfirstApp(App[None]):
    """Opens in the library, or with `start` in that scenario's brief."""

    TITLE = "Helpfirst"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {_commands}
    BINDINGS: ClassVar = [
        binding("question_mark", "help", "help", "The keys of this screen, and how Helpfirst works."),
        binding("v", "rubric", "what counts", "What is rewarded here, and how much."),
        binding("T", "next_theme", "theme", "The next theme: dark, light, high contrast, without colour."),
        binding("colon,ctrl+p", "command_palette", "commands", "Every command by name."),
        binding("ctrl+q", "quit", "quit", "Quit. What you said is saved.", id="quit-at-once"),
        Binding("ctrl+c", "interrupt", "quit", id="interrupt", tooltip="Quit at once.", show=False, priority=True),
    ]

    def __init__(
        self,
        services: Services,
        *,
        start: Scenario | None = None,
        coach: bool | None = None,
        seed: int | None = None,
    ) -> None:
        self.services = services
        self._start = start
        self._coach = coach
        self._seed = seed
        super().__init__()
        for name in [name for name in self.available_themes if name != "textual-dark"]:
            self.unregister_theme(name)
        for name in NAMES:
            self.register_theme(theme(name))
        no_color = "NO_COLOR" in os.environ or self.no_color
        wanted = services.theme if services.theme in NAMES else DEFAULT
        self.theme = PLAIN if no_color else wanted or DEFAULT
        settings = services.preferences.now
        if not settings.motion:
            self.animation_level = "none"
        if settings.keys:
            self.set_keymap(settings.keys)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Helpfirst's own: the others do not have its colours."""
        own = {name: made for name, made in super().available_themes.items() if name in NAMES}
        return own or super().available_themes

    def get_default_screen(self) -> Screen[None]:
        from simulator.tui.screens.library import LibraryScreen

        return LibraryScreen(self.services)

    def on_mount(self) -> None:
        if self._start is not None:
            self.open_brief(self._start)
        for notice in self.services.notices:
            self.notify(notice, markup=False)

    def open_brief(self, scenario: Scenario) -> None:
        """Shows the brief of a scenario, or first asks whether to go on where it was left."""
        coach = self._coach if self._coach is not None else self.services.coaches(scenario.level)
        found = self._left(scenario)
        if found is None:
            from simulator.tui.screens.brief import BriefScreen

            self.push_screen(BriefScreen(self.services, scenario, coach=coach, seed=self._seed))
            return
        from simulator.tui.screens.going_on import GoingOnScreen

        self.push_screen(GoingOnScreen(self.services, *found, scenario=scenario, coach=coach, seed=self._seed))

    def _left(self, scenario: Scenario) -> tuple[KeptAttempt, Resumed] | None:
        if not self.services.learner.keeps:
            return None
        from simulator.practice.store import NotKept

        try:
            return self.services.learner.left(scenario, self.services.rubric())
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return None

    def action_help(self) -> None:
        from simulator.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_rubric(self) -> None:
        from simulator.tui.screens.rubric import RubricScreen

        if not isinstance(self.screen, RubricScreen):
            self.push_screen(RubricScreen(self.services.rubric()))

    def action_next_theme(self) -> None:
        if self.no_color:
            self.notify("NO_COLOR is set, so the screen stays without colour.", markup=False)
            return
        names = list(NAMES)
        self.use_theme(names[(names.index(self.theme) + 1) % len(names)])

    def use_theme(self, name: str) -> None:
        """Shows that theme from now on, in this run and the next."""
        self.theme = name
        self.change_settings(theme=name)

    def change_settings(self, **changes: object) -> None:
        """Changes settings for good; says so where they cannot be written."""
        trouble = self.services.preferences.change(**changes)
        if trouble is not None:
            self.notify(trouble, markup=False, timeout=10)

    def action_interrupt(self) -> None:
        self.exit(return_code=INTERRUPTED)

    async def action_quit(self) -> None:
        self.exit()

    @property
    def failure(self) -> Exception | None:
        """The unexpected error that ended the program, for the command line to log."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every local; the command line says one sentence and keeps a log
        self._close_messages_no_wait()
