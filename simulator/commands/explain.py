"""`helpfirst explain CODE`: a paragraph and an example for each problem code."""

from __future__ import annotations

import argparse
import difflib

from simulator.authoring.explanations import all_explanations
from simulator.commands.terminal import write
from simulator.stop import Stop


def run(arguments: argparse.Namespace) -> int:
    known = all_explanations()
    if arguments.code is None:
        for code in known.values():
            write(f"{code.code}  {code.title}")
        return 0
    wanted = arguments.code.strip().upper()
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=1)
        also = f" Did you mean {near[0]}?" if near else " `helpfirst explain` lists them."
        raise Stop(f"helpfirst: there is no problem code `{arguments.code}`.{also}")
    write(known[wanted].as_text())
    return 0
