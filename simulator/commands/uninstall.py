"""`helpfirst uninstall NAME`: takes a pack out of the learner's library. Attempts at its scenarios stay."""

from __future__ import annotations

import argparse
import difflib

from simulator import paths
from simulator.authoring.installed import installed, uninstall
from simulator.commands.terminal import write
from simulator.languages.english import amount
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    packs = paths.packs_folder()
    try:
        count = uninstall(packs, arguments.name)
    except OSError as error:
        raise Stop(f"helpfirst: the pack cannot be removed: {error.strerror or error}.", USAGE) from None
    if count is None:
        names = installed(packs)
        near = difflib.get_close_matches(arguments.name, names, n=1)
        there = (
            f"Did you mean {near[0]}?" if near else f"There is: {', '.join(names)}." if names else "None is installed."
        )
        raise Stop(f"helpfirst: no pack called `{arguments.name}` is installed. {there}", WRONG)
    write(f"The pack {arguments.name} is taken out: {amount(count, 'scenario')}. Attempts at them are kept.")
    return 0
