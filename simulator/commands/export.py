"""`helpfirst export SCENARIO --to page`: a conversation for a browser; with --all, the whole library as a site."""

from __future__ import annotations

import argparse

from simulator.commands.given import rubric_for, scenario_for
from simulator.commands.terminal import PAGE, write_out


def run(arguments: argparse.Namespace) -> int:
    from simulator.records.playing_page import own_page

    rubric = rubric_for(arguments)
    write_out(own_page(scenario_for(arguments, rubric), rubric), arguments.output, PAGE)
    return 0
