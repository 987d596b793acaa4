"""What the programs for a screen share: themes, the keys that work everywhere, settings, and one way to end."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.theme import Theme

from simulator.practice.settings import Preferences
from simulator.stop import INTERRUPTED
from simulator.tui.page.footer import binding
from simulator.tui.page.painted_screen import PaintedScreen
from simulator.tui.themes import DEFAULT, NAMES, PLAIN, theme

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver
    from textual.notifications import SeverityLevel

    from simulator.scenario.rubric import Rubric

SHOWN = 5.0
"""Seconds for which a notice stands where nothing else is said."""
COPYING = "Ctrl+c copies what is marked; with nothing marked it quits."


def _commands() -> type[Provider]:
    from simulator.tui.palette import Everything

    return Everything


class BaseApp(App[None]):
    """`preferences` are the trainee's settings; `theme` goes before theirs; `rubric` is what `v` shows, None for none."""

    TITLE = "Helpfirst"
    ENABLE_COMMAND_PALETTE = True
    CSS = """
    SearchIcon { display: none; }  /* an emoji, which some terminals draw over what is beside it */
    CommandList { text-wrap: nowrap; text-overflow: ellipsis; }  /* a row for each: names stand first and are short */
    """
    COMMANDS: ClassVar = {_commands}
    BINDINGS: ClassVar = [
        binding("question_mark", "help", "help", "The keys of this screen, and how Helpfirst works."),
        binding("v", "rubric", "what counts", "What is rewarded here, and how much."),
        binding("T", "next_theme", "theme", "The next theme: dark, light, high contrast, without colour."),
        binding("colon,ctrl+p", "command_palette", "commands", "Every command by name."),
        binding("ctrl+q", "quit", "quit", "Quit at once. What is kept stays kept.", id="quit-at-once"),
        Binding(
            "ctrl+c",
            "interrupt",
            "quit",
            id="interrupt",
            tooltip="Copy the text that is marked; with none, quit at once.",
            show=False,
            priority=True,
        ),
    ]

    def __init__(
        self,
        preferences: Preferences | None = None,
        *,
        theme: str | None = None,
        rubric: Callable[[], Rubric] | None = None,
    ) -> None:
        self.preferences = preferences or Preferences()
        self.notices: list[str] = []
        self._said_how_to_copy = False
        self._rubric = rubric
        super().__init__()
        self._show_themes(theme or self.preferences.now.theme)
        if self.preferences.now.keys:
            self.set_keymap(dict(self.preferences.now.keys))
        self.set_motion(self.preferences.now.motion)

    def get_driver_class(self) -> type[Driver]:
        """Textual's for this platform; on Unix the one that outlives a byte that is no text."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from simulator.tui.keyboard import Keyboard

        return Keyboard

    def _show_themes(self, wanted: str) -> None:
        for name in [name for name in self.available_themes if name != "textual-dark"]:
            self.unregister_theme(name)
        for name in NAMES:
            self.register_theme(theme(name))
        no_color = "NO_COLOR" in os.environ or self.no_color
        self.theme = PLAIN if no_color else wanted if wanted in NAMES else DEFAULT

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Helpfirst's own: the others do not have its colours."""
        own = {name: made for name, made in super().available_themes.items() if name in NAMES}
        return own or super().available_themes

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Says it in a row above the footer, for `timeout` seconds, in the page's own style: never over the page."""
        self.notices = [*(one for one in self.notices if one != message), message]
        self.set_timer(timeout or SHOWN, lambda: self._said(message))
        self._repaint()

    def clear_notifications(self) -> None:
        """Takes away what is still said."""
        self.notices = []
        self._repaint()

    def _said(self, message: str) -> None:
        self.notices = [one for one in self.notices if one != message]
        self._repaint()

    def _repaint(self) -> None:
        if self.screen_stack and isinstance(self.screen, PaintedScreen) and self.screen.query("#page"):
            self.screen.redraw()

    def set_motion(self, wanted: bool) -> None:
        self.animation_level = "full" if wanted else "none"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does not apply here is no key of this program: it stands in no footer, help or palette."""
        return False if action == "rubric" and self._rubric is None else super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        from simulator.tui.palette import ASKS, Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=ASKS, id="--command-palette"))

    def action_help(self) -> None:
        from simulator.tui.page.footer import keys_told
        from simulator.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            about = self.screen
            self.push_screen(HelpScreen(getattr(about, "HELP", ""), keys_told(about.active_bindings.values())))

    def action_rubric(self) -> None:
        self.show_rubric()

    def show_rubric(self, behaviour: str = "") -> None:
        """What counts in the conversation that stands there, by a rubric of its own too; from that behaviour on."""
        from simulator.tui.screens.rubric import RubricScreen

        if self._rubric is not None and not isinstance(self.screen, RubricScreen):
            shown = (screen.counts for screen in reversed(self.screen_stack) if isinstance(screen, PaintedScreen))
            self.push_screen(RubricScreen(next(filter(None, shown), None) or self._rubric(), behaviour))

    def action_next_theme(self) -> None:
        if self.no_color:
            self.notify("NO_COLOR is set, so the screen stays without colour.", markup=False)
            return
        names = list(NAMES)
        self.action_use_theme(names[(names.index(self.theme) + 1) % len(names)])

    def action_use_theme(self, name: str) -> None:
        """Shows that theme from now on, in this run and the next."""
        self.change_settings(theme=name)
        if not self.no_color:
            self.theme = name

    def change_settings(self, **changes: object) -> None:
        """Changes settings for good; says so where they cannot be written."""
        trouble = self.preferences.change(**changes)
        if trouble is not None:
            self.notify(trouble, markup=False, timeout=10)
        self.set_motion(self.preferences.now.motion)

    def action_interrupt(self) -> None:
        """Copies what is marked on the page or in a line that is typed; otherwise quits."""
        text = getattr(self.screen.focused, "selected_text", "") or self.screen.get_selected_text()
        if not text:
            self.exit(return_code=INTERRUPTED)
            return
        self.copy_to_clipboard(text)
        self.screen.clear_selection()
        self.notify("Copied.", markup=False, timeout=2)

    def on_text_selected(self) -> None:
        if not self._said_how_to_copy:
            self._said_how_to_copy = True
            self.notify(COPYING, markup=False, timeout=6)

    async def action_quit(self) -> None:
        self.exit()

    @property
    def failure(self) -> Exception | None:
        """The unexpected error that ended the program, for the command line to log."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every local; the command line says one sentence and keeps a log
        self._close_messages_no_wait()
