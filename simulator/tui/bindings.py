"""The ids of all key bindings: what the `[keys]` of the settings may name, and the page of the documentation."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

PAGE = """\
# Keys by their ids

A key is given other keys in [the settings](practice.md#settings): `progress = "z"` under `[keys]`. An id holds on every
screen that has it; `?` on a screen says what each of its keys does.

| screen | ids |
|---|---|"""
FOLDERS = {"simulator.tui.screens": "", "simulator.tui.room": "room: "}


def every_screen() -> dict[str, type[DOMNode]]:
    """Everything with keys by its name: "everywhere", then the screens in the order of their files. Imports them all."""
    found: dict[str, type[DOMNode]] = {}
    for folder, prefix in FOLDERS.items():
        package = importlib.import_module(folder)
        for module in sorted(one.name for one in pkgutil.iter_modules(package.__path__)):
            loaded = importlib.import_module(f"{folder}.{module}")
            for made in vars(loaded).values():
                own = isinstance(made, type) and made.__module__ == loaded.__name__
                if own and issubclass(made, Screen) and made.__name__.endswith(("Screen", "GroupDebrief")):
                    found[f"{prefix}{module.replace('_', ' ')}"] = made
    from simulator.tui.base_app import BaseApp

    return {"everywhere": BaseApp, **found}


def ids(owners: Mapping[str, type[DOMNode]]) -> dict[str, list[str]]:
    """The ids of each one's own bindings."""
    return {name: [made.id for made in owner.BINDINGS if isinstance(made, Binding) and made.id]
            for name, owner in owners.items()}  # fmt: skip


def unknown(named: Iterable[str], of: Mapping[str, list[str]]) -> list[str]:
    """A sentence for each id that no key has."""
    known = {one for found in of.values() for one in found}
    told = []
    for name in named:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            also = f" Did you mean `{near[0]}`?" if near else ""
            told.append(f"settings.toml: there is no key with the id `{name}`.{also}")
    return told


def page() -> str:
    """The page of the documentation with all of them."""
    found = ids(every_screen())
    rows = (f"| {place} | {', '.join(f'`{one}`' for one in of)} |" for place, of in found.items())
    return "\n".join((PAGE, *rows, ""))
