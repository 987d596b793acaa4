"""`helpfirst rubric`: what is rewarded and how the customer answers to it, from the rubric in force."""

from __future__ import annotations

import argparse
import contextlib
import textwrap
from pathlib import Path

from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import write, write_new
from simulator.scenario.rubric_beside import RUBRICS
from simulator.scenario.units import points


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    if arguments.write:
        return _write(Path(arguments.write), rubric.source)
    write("Each from -2 to 2: helpfulness, pushiness, initiative.\n")
    for behaviour in rubric.behaviours.values():
        values = "  ".join(f"{points(value):+d}" if value else " 0" for value in behaviour.points)
        write(f"{behaviour.id:<14} {values}   {behaviour.terms}")
    sceptics = " and ".join(sorted(rubric.sceptic))
    patience = ", ".join(f"{by:+d} more after {name}" for name, by in rubric.patience_per_behaviour.items())
    help_, push, lead = rubric.thresholds
    write("")
    for sentence in (
        f"Trust moves by {rubric.trust_per_helpfulness:+d} for each point of helpfulness and by "
        f"{rubric.trust_per_pushiness:+d} for each point of pushiness above 0. After {sceptics} a sceptic's gain "
        "is multiplied by 1 + scepticism.",
        f"Patience moves by {rubric.patience_per_choice:+d} a choice; {patience}.",
        f"Helpful means {help_} % of what was attainable or more, pushy {push} % or more, initiative {lead} % or more.",
    ):
        write(textwrap.fill(sentence, 100))
    return 0


def _write(path: Path, text: bytes) -> int:
    if path.parent.name == RUBRICS:
        with contextlib.suppress(OSError):  # what then cannot be written says so
            path.parent.mkdir(exist_ok=True)
    write_new(path, text)
    used = (
        "it is used for the scenarios beside its folder"
        if path.parent.name == RUBRICS
        else f"use it with --rubric {path}"
    )
    write(f"{path} is written. Change it, look at it with `helpfirst check {path}`; {used}.")
    return 0
