"""Settings that last. Each row says what it means; the file is named below."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, ClassVar, NamedTuple

from simulator.practice.settings import Preferences
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, fit, moved, row
from simulator.tui.page.listing import LIST_KEYS, MOVES, Listing
from simulator.tui.themes import DEFAULT, NAMES

COACHING = {"by-level": "at the first level", "on": "on", "off": "off"}
LABEL = 16


class SettingRow(NamedTuple):
    """One setting: its name in the file, the word on the screen, its values with their words, and what it means."""

    key: str
    label: str
    values: Mapping[Any, str]
    means: str


ROWS = (
    SettingRow("theme", "Theme", NAMES, "Also T, everywhere."),
    SettingRow("coaching", "Coach", COACHING, "Speaks after every choice; otherwise only in the debrief."),
    SettingRow(
        "say_first",
        "Say it first",
        {False: "off", True: "on"},
        "Your own words before the choices appear. They are kept, and never scored.",
    ),
    SettingRow(
        "motion",
        "Motion",
        {True: "on", False: "off"},
        "Dots move while the palette looks for a name. Off: nothing moves, anywhere.",
    ),
    SettingRow(
        "own_words",
        "Own words",
        {False: "off", True: "on"},
        "You answer in your own words, and confirm which written line does the same. Never scored.",
    ),
    SettingRow(
        "letters",
        "Large letters",
        {True: "on", False: "off"},
        "For an outcome and a room's code. Off where your font tears them apart: then bold.",
    ),
)


class SettingsScreen(Listing[None]):
    """Enter takes the next value; it is written at once, by `change`, or where it is the theme by `use_theme`."""

    TITLE = "Settings"
    AIR = 2
    WIDTH = 72
    HELP = "What you set here holds for the next time. Keys are given other keys in the file, by the id of a binding."
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("enter,space", "take", "change", "The next value.", id="change"),
        binding("b,q,o,escape,backspace", "close", "back", "Back to the library."),
    ]
    FOOT = ("change", MOVES, "help", "close")

    def __init__(self, preferences: Preferences, change: Callable[..., None], use_theme: Callable[[str], None]) -> None:
        super().__init__()
        self._preferences = preferences
        self._change = change
        self._use_theme = use_theme

    def above(self, grid: Grid) -> list[Line]:
        return [] if grid.wide else [BLANK]

    def count(self) -> int:
        return len(ROWS)

    def gap(self, grid: Grid) -> int:
        return 1

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        setting = ROWS[at]
        value = setting.values.get(self._value_of(setting), "")
        first = row(
            Span(fit(setting.label, LABEL), "bold" if lit else ""), Span(value.lower(), "bold" if lit else "soft")
        )
        return [first, *block(setting.means, width - LABEL, "muted", indent=LABEL)]

    def below(self, grid: Grid) -> list[Line]:
        preferences, width = self._preferences, min(grid.text, self.WIDTH)
        lines: list[Line] = []
        if preferences.now.keys:
            keys = ", ".join(f"{name} is {key}" for name, key in preferences.now.keys.items())
            lines += [*block(f"Keys: {keys}.", width, "soft"), BLANK]
        told = f"Kept in {preferences.file}." if preferences.file is not None else "Nothing is written here."
        for text in (told, *preferences.problems):
            lines += block(text, width, "muted")
        return [moved(line, grid.margin) for line in lines]

    def _value_of(self, setting: SettingRow) -> object:
        value = getattr(self._preferences.now, setting.key)
        return (value or DEFAULT) if setting.key == "theme" else value

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.at = mark
            self.take()

    def take(self) -> None:
        setting = ROWS[self.at]
        values = list(setting.values)
        value = values[(values.index(self._value_of(setting)) + 1) % len(values)]
        if setting.key == "theme":
            self._use_theme(str(value))
        else:
            self._change(**{setting.key: value})
        self.redraw()
