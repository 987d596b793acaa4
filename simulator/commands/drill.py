"""`helpfirst drill`: single turns for what is due, in the terminal program or line by line."""

from __future__ import annotations

import argparse
import difflib
import sys
from functools import partial
from pathlib import Path

from simulator.commands import terminal
from simulator.commands.from_arguments import library_for, rubric_for
from simulator.commands.services import attempts_or_note, note_damaged
from simulator.practice.learner import local_now
from simulator.scenario.rubric import Rubric
from simulator.seed import new_seed
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    behaviour = _behaviour(arguments.behaviour, rubric)
    if not (arguments.plain or arguments.json or terminal.no_screen()):
        from simulator.commands.services import services_for
        from simulator.tui.run import run as run_app
        from simulator.tui.services import DrillWish

        wish = DrillWish(behaviour, arguments.count)
        return run_app(services_for(arguments), seed=arguments.seed, wanted=wish)
    return _line_by_line(arguments, rubric, behaviour)


def _line_by_line(arguments: argparse.Namespace, rubric: Rubric, behaviour: str | None) -> int:
    from simulator.plain.drill import run_drills
    from simulator.practice.drills.drills import for_learner
    from simulator.practice.drills.run import Drilling
    from simulator.scenario.library_entry import Entry
    from simulator.scenario.model import Scenario
    from simulator.scenario.reader import read_scenario

    def opened(entry: Entry) -> Scenario | None:
        return read_scenario(Path(entry.file), rubric).scenario

    out = sys.stderr if arguments.json else sys.stdout
    write, ask = partial(terminal.write, out=out), partial(terminal.ask, out=out)
    attempts = attempts_or_note(not arguments.no_save)
    now = local_now()
    seed = arguments.seed if arguments.seed is not None else new_seed()
    entries = library_for(arguments).entries()
    found = for_learner(attempts, entries, opened, rubric, seed=seed, now=now, behaviour=behaviour)
    drilling = Drilling(found, arguments.count, attempts)
    run_drills(drilling, rubric, write, ask, now)
    note_damaged(attempts)
    if not drilling.answers and drilling.stopped_short:
        write("Note: No turn of the library is a drill for that.")
    if arguments.json:
        terminal.write_json([answer.record() for answer in drilling.answers])
    return 0


def _behaviour(name: str | None, rubric: Rubric) -> str | None:
    """The id of the behaviour, given by its id or its name. Raises Stop where the rubric has none."""
    if name is None:
        return None
    wanted = name.strip().casefold()
    for behaviour in rubric.behaviours.values():
        if wanted in (behaviour.id, behaviour.name.casefold()):
            return behaviour.id
    near = difflib.get_close_matches(wanted, rubric.behaviours, n=1, cutoff=0.5)
    also = f" Did you mean `{near[0]}`?" if near else " `helpfirst rubric` lists them."
    raise Stop(f"helpfirst: the rubric has no behaviour `{name}`.{also}", USAGE)
