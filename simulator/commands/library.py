"""`helpfirst` alone: the library on the full screen, or as a list where there is no screen."""

from __future__ import annotations

import argparse
import os

from simulator import paths
from simulator.commands.terminal import no_screen, write
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    own = paths.own_scenarios(getattr(arguments, "scenarios", None))
    if own is not None and not os.path.isdir(own):
        raise Stop(f"helpfirst: {own} is not a folder. Give --scenarios a folder of scenario files.", USAGE)
    if no_screen():
        from simulator.commands.listing import run as list_library

        arguments.json = False
        status = list_library(arguments)
        write("\nhelpfirst play ID holds one of these conversations.")
        return status
    from simulator.commands.services import services_for
    from simulator.tui.run import run as run_app

    return run_app(services_for(arguments))
