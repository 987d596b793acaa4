"""`helpfirst list`: the library, for people or as JSON. Broken files come last, each with its first problem."""

from __future__ import annotations

import argparse

from simulator.commands.from_arguments import library_for
from simulator.commands.terminal import write, write_json
from simulator.scenario.library import Library
from simulator.scenario.library_entry import MARKETS


def run(arguments: argparse.Namespace) -> int:
    library = library_for(arguments)
    entries = library.entries()
    if arguments.json:
        rows = []
        for entry in entries:
            row: dict[str, object] = {
                "id": entry.id,
                "title": entry.title,
                "market": entry.market,
                "level": entry.level,
                "minutes": entry.minutes,
                "file": entry.file,
                "languages": list(library.in_languages(entry.id)),
            }
            if entry.problem is not None:
                row["problem"] = entry.problem
            rows.append(row)
        write_json(rows)
        return 0
    sound = [entry for entry in entries if entry.problem is None]
    width = max((len(entry.id) for entry in sound), default=0)
    market = None
    for entry in sound:
        if entry.market != market:
            write(("" if market is None else "\n") + MARKETS.get(entry.market, entry.market))
            market = entry.market
        minutes = f"{entry.minutes:>2} min" if entry.minutes else " " * 6
        write(f"  {entry.id:<{width}}  level {entry.level}  {minutes}  {entry.title}{_also(library, entry.id)}")
    broken = [entry for entry in entries if entry.problem is not None]
    if broken:
        write("\nCannot be played")
        for entry in broken:
            write(f"  {entry.file}\n      {entry.problem}")
    return 0


def _also(library: Library, scenario_id: str) -> str:
    """In which other languages it is there: " (also de, es)"."""
    found = library.in_languages(scenario_id)
    return f" (also {', '.join(found)})" if found else ""
