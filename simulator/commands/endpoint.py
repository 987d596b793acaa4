"""The endpoint of the settings for commands in lines: a host elsewhere is confirmed at the terminal, once."""

from __future__ import annotations

import sys
from collections.abc import Callable

from simulator.commands.services import preferences_here
from simulator.commands.terminal import ask, tell
from simulator.external.engines import NoEngine
from simulator.plain.speaker import Write
from simulator.practice.own_words.engine_choice import NOTHING_SENT, confirm, engine_for, to_confirm
from simulator.practice.own_words.replies import RepliesCompared
from simulator.practice.settings import Preferences
from simulator.words.engine import Engine


def own_endpoint() -> Engine:
    """Raises NoEngine where none is set, or its host may not be sent anything."""
    preferences = preferences_here()
    for problem in preferences.problems:
        tell(problem)
    if not preferences.now.endpoint:
        where = preferences.file or "settings.toml"
        raise NoEngine(f'No endpoint is set. Write `endpoint = "http://127.0.0.1:8080/v1"` into {where}, above [keys].')
    address = to_confirm(preferences.now)
    if address is not None:
        if not sys.stdin.isatty():
            raise NoEngine(
                f"{address.host} was not confirmed yet. Do it once at a terminal: helpfirst words --engine endpoint."
            )
        try:
            yes = ask(f"{address.question} [y/N] ", sys.stderr).strip().lower() in ("y", "yes")
        except EOFError:
            yes = False
        if not yes:
            raise NoEngine("Nothing was sent.")
        trouble = confirm(preferences, address)
        if trouble:
            tell(str(trouble))
    return engine_for(preferences.now)


def replies_compared(preferences: Preferences, write: Write, ask: Callable[[str], str]) -> RepliesCompared:
    """What compares own words in lines. An endpoint elsewhere is asked about once; without a yes this machine compares."""
    address = to_confirm(preferences.now)
    if address is not None and sys.stdin.isatty():
        try:
            yes = ask(f"{address.question} [y/N] ").strip().lower() in ("y", "yes")
        except EOFError:
            yes = False
        trouble = confirm(preferences, address) if yes else NOTHING_SENT
        if trouble:
            write(f"Note: {trouble}")
    return RepliesCompared(lambda: engine_for(preferences.now))
