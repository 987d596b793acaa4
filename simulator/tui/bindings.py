"""The ids of all key bindings: what the `[keys]` of the settings may name. Imports every screen, so only on demand."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from difflib import get_close_matches

from textual.binding import Binding
from textual.screen import Screen

from simulator.tui import screens

PAGE = """\
# Keys by their ids

A key is given other keys in [the settings](practice.md#settings): `progress = "z"` under `[keys]`. An id holds on every
screen that has it; `?` on a screen says what each of its keys does.

| screen | ids |
|---|---|"""


def ids() -> dict[str, list[str]]:
    """By screen (and "everywhere"), in the order of the screens' files."""
    from simulator.tui.app import HelpfirstApp

    found = {"everywhere": _of(HelpfirstApp)}
    for module in sorted(one.name for one in pkgutil.iter_modules(screens.__path__)):
        loaded = importlib.import_module(f"{screens.__name__}.{module}")
        for made in vars(loaded).values():
            own = isinstance(made, type) and issubclass(made, Screen) and made.__module__ == loaded.__name__
            if own and "BINDINGS" in made.__dict__ and module not in ("base", "scrolling"):
                found[module.replace("_", " ")] = _of(made)
    return found


def _of(owner: type) -> list[str]:
    return [made.id for made in owner.__dict__["BINDINGS"] if isinstance(made, Binding) and made.id]


def unknown(named: Iterable[str]) -> list[str]:
    """A sentence for each id that no key has."""
    known = {one for found in ids().values() for one in found}
    told = []
    for name in named:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            also = f" Did you mean `{near[0]}`?" if near else ""
            told.append(f"settings.toml: there is no key with the id `{name}`.{also}")
    return told


def page() -> str:
    """The page of the documentation with all of them."""
    rows = (f"| {place} | {', '.join(f'`{one}`' for one in found)} |" for place, found in ids().items())
    return "\n".join((PAGE, *rows, ""))
