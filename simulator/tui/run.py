"""Runs the terminal program and leaves the terminal clean, however it ends."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from typing import TYPE_CHECKING

from simulator.stop import INTERRUPTED

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.tui.base_app import BaseApp
    from simulator.tui.screens.library import Wanted
    from simulator.tui.services import Services

HUNG_UP = 129
LOOK_SECONDS = 1.0
_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT")


def run(
    services: Services,
    *,
    start: Scenario | None = None,
    coach: bool | None = None,
    seed: int | None = None,
    wanted: Wanted | None = None,
) -> int:
    """Until the trainee leaves; the exit status (128+n after a signal). An unexpected error is raised again."""
    gc.disable()  # until the first screen is painted: collecting costs a tenth of the start
    try:
        from simulator.tui.app import HelpfirstApp

        return run_app(HelpfirstApp(services, start=start, coach=coach, seed=seed, wanted=wanted))
    finally:
        gc.enable()


def run_app(app: BaseApp) -> int:
    """Any application of ours, until it is left; the exit status. An unexpected error is raised again."""
    try:
        asyncio.run(_until_closed(app))
    except KeyboardInterrupt:
        return INTERRUPTED
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


async def _until_closed(app: BaseApp) -> None:
    loop = asyncio.get_running_loop()
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, app.exit, None, 128 + number)
        except NotImplementedError:  # Windows has no such handlers on its loop
            signal.signal(number, lambda n, _: loop.call_soon_threadsafe(app.exit, None, 128 + n))
    watching = asyncio.ensure_future(_watch_terminal(app))
    try:
        await app.run_async()
    finally:
        watching.cancel()


async def _watch_terminal(app: BaseApp) -> None:
    """Ends the program when its terminal is gone and nobody signalled it, as under a parent that takes the hangup."""
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        return
    while sys.__stdin__.isatty():  # noqa: ASYNC110  nothing tells when a terminal goes
        await asyncio.sleep(LOOK_SECONDS)
    app.exit(None, HUNG_UP)
