"""Settings that last: theme, coach, say it first, motion. Each row says what it means; the file is named below."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from simulator.practice.settings import Settings
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, Span, block, fit, grounded, marked, moved, row, said
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import Scrolling
from simulator.tui.services import Services
from simulator.tui.themes import DEFAULT, NAMES

COACHING = {"by-level": "at the first level", "on": "on", "off": "off"}
LABEL = 16


class SettingRow(NamedTuple):
    """One setting: its name in the file, the word on the screen, its values with their words, and what it means."""

    key: str
    label: str
    values: Mapping[Any, str]
    means: str


CHOICES = (
    SettingRow("theme", "Theme", NAMES, "Also t, from the library."),
    SettingRow("coaching", "Coach", COACHING, "Speaks after every choice; otherwise only in the debrief."),
    SettingRow(
        "say_first",
        "Say it first",
        {False: "off", True: "on"},
        "Your own words before the choices appear. They are kept, and never scored.",
    ),
    SettingRow("motion", "Motion", {True: "on", False: "off"}, "Off: everything is simply there."),
)


class SettingsScreen(Scrolling[None]):
    """Enter takes the next value; it is written at once."""

    SIDE = 0
    HELP = "What you set here holds for the next time. Keys are given other keys in the file, by the id of a binding."
    BINDINGS: ClassVar = [
        binding("down,j", "move(1)", "down", "The next setting.", id="down"),
        binding("up,k", "move(-1)", "up", "The setting before.", id="up"),
        binding("enter,space", "change", "change", "The next value."),
        binding("b,q,o,escape,backspace", "close", "back", "Back to the library."),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.at = 0

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK, moved(said("Settings", "bold accent"), grid.margin), BLANK, BLANK]
        return [header(said("Settings", "bold"), BLANK, grid)]

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 72)
        preferences = self._services.preferences
        lines = [] if grid.wide else [BLANK]
        for at, choice in enumerate(CHOICES):
            lines += [*self._row(grid, at, choice, width), BLANK]
        if preferences.now.keys:
            keys = ", ".join(f"{name} is {key}" for name, key in preferences.now.keys.items())
            lines += [moved(line, grid.margin) for line in (*block(f"Keys: {keys}.", width, "soft"), BLANK)]
        told = [f"Kept in {preferences.file}."] if preferences.file is not None else ["Nothing is written here."]
        for text in (*told, *preferences.problems):
            lines += [moved(line, grid.margin) for line in block(text, width, "muted")]
        return lines

    def _row(self, grid: Grid, at: int, choice: SettingRow, width: int) -> list[Line]:
        lit = at == self.at
        value = choice.values.get(self._value(choice), "")
        line = row(
            Span("▌" if lit else " ", "accent"),
            Span(" "),
            Span(fit(choice.label, LABEL), "bold" if lit else ""),
            Span(value.lower(), "bold" if lit else "soft"),
        )
        first = grounded(line, width + 2, "focus") if lit else line
        means = block(choice.means, width - LABEL, "muted", indent=LABEL + 2)
        lead = max(0, grid.margin - 2)
        return [marked(moved(one, lead), grid.width, at) for one in (first, *means)]

    def _value(self, choice: SettingRow) -> object:
        now: Settings = self._services.preferences.now
        value = getattr(now, choice.key)
        return (value or DEFAULT) if choice.key == "theme" else value

    def keys(self) -> Sequence[Key]:
        return (
            Key("enter", "change", "change"),
            Key("↑↓", "move"),
            Key("?", "help", "app.help"),
            Key("b", "back", "close"),
        )

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.at = mark
            self.action_change()

    def action_move(self, by: int) -> None:
        self.at = max(0, min(len(CHOICES) - 1, self.at + by))
        self.redraw()

    def action_change(self) -> None:
        choice = CHOICES[self.at]
        values = list(choice.values)
        value = values[(values.index(self._value(choice)) + 1) % len(values)]
        if choice.key == "theme" and not self.app.no_color:
            self.app.use_theme(str(value))
        else:
            self.app.change_settings(**{choice.key: value})
        self.redraw()

    def action_close(self) -> None:
        self.dismiss()
