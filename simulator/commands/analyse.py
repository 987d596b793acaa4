"""`helpfirst analyse SCENARIO`: everything that can happen in it, exactly, for people or as JSON."""

from __future__ import annotations

import argparse

from simulator.analysis.analysis import analyse
from simulator.analysis.as_json import as_json
from simulator.authoring.report import report
from simulator.commands.given import rubric_for, scenario_for
from simulator.commands.terminal import write_json


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    analysis = analyse(scenario_for(arguments, rubric), rubric)
    if not arguments.json:
        print(report(analysis, rubric))
        return 0
    minutes, plays = analysis.minutes, analysis.covering_plays()
    shape = {
        **as_json(analysis),
        "minutes": None if minutes is None else [round(minutes.least, 1), round(minutes.most, 1)],
        "behaviours": analysis.behaviours,
        "stages": list(analysis.stages),
        "covering_plays": None if plays is None else [list(play) for play in plays],
    }
    write_json(shape)
    return 0
