"""`ID.texts.csv` beside a translation: which original it is of, and what that said when it was translated."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.authoring.translation.places import TextPlace, text_places
from simulator.authoring.translation.table import BadTable, read_table
from simulator.scenario.language import words
from simulator.scenario.problem import Problem, Problems, shown
from simulator.scenario.reader import Reading, read_bytes
from simulator.scenario.reading.source import Unreadable, read_file
from simulator.scenario.rubric import Rubric

MOST_BYTES = 4 * 1024 * 1024
_FEW = 3
"""Texts of fewer words may be the same in both languages, as names are."""


def texts_beside(path: Path) -> Path:
    """Where the table of a translation lies."""
    return path.with_name(f"{path.stem}.texts.csv")


def translation_problems(path: Path, reading: Reading, rubric: Rubric) -> tuple[Problem, ...]:
    """What is missing, not translated or out of date in a translation; nothing for a file that is none."""
    table = texts_beside(path)
    if reading.part is None or reading.scenario is None or not os.path.isfile(table):
        return ()
    problems = Problems(os.fspath(path), (reading.scenario.source.decode("utf-8", "replace")).split("\n"))
    here = {place.name: place for place in text_places(reading.part)}
    try:
        with table.open(encoding="utf-8", errors="replace", newline="") as file:
            rows, of = read_table(file.read(MOST_BYTES), po=False)
        original = _original(path.parent / of, rubric)
    except (OSError, BadTable, Unreadable) as error:
        problems.add("HF701", 1, 1, f"the original of this translation cannot be read: {error}", f"See {table.name}.")
        return problems.sorted()
    for name, text, _ in original:
        if name not in here:
            hint = "The original has it. `helpfirst texts` with --merge makes this file anew."
            problems.add("HF701", 1, 1, f"the text `{shown(name)}` is missing in this translation", hint)
            continue
        mine = here[name]
        if mine.text.strip() == text.strip():
            if words(text) > _FEW:
                problems.at(
                    mine.node, "HF702", f"`{shown(name)}` is not translated", "Translate it, here or in the table."
                )
        elif name in rows and rows[name].text.strip() != text.strip():
            hint = f"It says now: {shown(text[:80])}"
            problems.at(
                mine.node, "HF703", f"the original of `{shown(name)}` has changed since it was translated", hint
            )
    return problems.sorted()


def _original(path: Path, rubric: Rubric) -> list[TextPlace]:
    part = read_bytes(read_file(path), str(path), rubric).part
    return [] if part is None else list(text_places(part))
