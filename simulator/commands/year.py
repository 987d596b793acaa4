"""`helpfirst year`: what selling in your style would come to over four quarters, beside four other styles."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.commands.services import open_attempts
from simulator.commands.terminal import PAGE, tell, write, write_json, write_new, write_out
from simulator.plain.year import write_year
from simulator.practice.progress.progress import marks
from simulator.practice.year.figures import differences
from simulator.practice.year.outlook import outlook, year_json
from simulator.practice.year.own import OwnStyle, own_style
from simulator.practice.year.sellers import SEED
from simulator.practice.year.territory import SHIPPED, Territory, read_territory, shipped_territory
from simulator.practice.year.what_if import WrongValue, changed
from simulator.scenario.problem import render
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    if arguments.write:
        write_new(Path(arguments.write), SHIPPED.read_bytes())
        used = f"helpfirst year --territory {arguments.write}"
        write(f"{arguments.write} is written. Change it, look at it with `helpfirst check`; `{used}` uses it.")
        return 0
    original = territory = _territory(arguments.territory)
    for asked in arguments.set or ():
        try:
            territory = changed(territory, asked)
        except WrongValue as wrong:
            raise Stop(f"helpfirst: {wrong}", USAGE) from None
    seed = SEED if arguments.seed is None else arguments.seed
    found = outlook(territory, _own(), seed, what_if=differences(territory, original))
    if arguments.json:
        write_json(year_json(found))
    elif arguments.html:
        from simulator.practice.year.page import year_page

        write_out(year_page(found), arguments.html, PAGE)
    else:
        write_year(found, print, sources=arguments.sources)
    return 0


def _territory(file: str | None) -> Territory:
    if file is None:
        return shipped_territory()
    reading = read_territory(file)
    if reading.territory is None:
        text = "\n\n".join(render(problem) for problem in reading.problems)
        sound = "`helpfirst year --write FILE` writes a sound one to begin with."
        raise Stop(f"{text}\n\nThere is no year without that mended. {sound}", USAGE if reading.unreadable else WRONG)
    return reading.territory


def _own() -> OwnStyle | None:
    attempts, notice = open_attempts()
    if notice:
        tell(notice)
    return own_style(marks(attempts.finished())) if attempts is not None else None
