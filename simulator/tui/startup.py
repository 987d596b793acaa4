"""What is done once the first screen is painted, away from the keys."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Iterable

_SOON = (
    "simulator.scenario.reader",
    "simulator.conversation.talk",
    "simulator.tui.screens.brief",
    "simulator.tui.screens.conversation",
    "simulator.practice.drills.run",
    "simulator.tui.drill_flow",
)


def settle() -> None:
    """What is loaded by now stays, so collecting need not look at it again."""
    if not gc.isenabled():
        gc.enable()
        gc.freeze()


def load_ahead() -> None:
    """Imports what the next screens need. Called in a thread once the library is painted."""
    for module in _SOON:
        importlib.import_module(module)


def unknown_keys(named: Iterable[str]) -> list[str]:
    """A sentence for each id in the settings that no key has. Imports every screen."""
    from simulator.tui import bindings

    return bindings.unknown(named, bindings.ids(bindings.every_screen()))
