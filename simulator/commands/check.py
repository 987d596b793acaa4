"""`helpfirst check PATH…`: all problems of all files in one pass, for people or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from simulator.commands.opening import rubric_for
from simulator.scenario.problem import render
from simulator.scenario.reader import Reading, read_scenario
from simulator.stop import USAGE, WRONG


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    readings = [read_scenario(path, rubric) for path in scenario_files(arguments.paths)]
    if arguments.json:
        print(
            json.dumps(
                [problem.as_dict() for reading in readings for problem in reading.problems],
                indent=2,
                ensure_ascii=False,
            )
        )
    else:
        for reading in readings:
            for problem in reading.problems:
                print(render(problem) + "\n")
        print(_summary(readings))
    problems = [problem for reading in readings for problem in reading.problems]
    if any(reading.unreadable for reading in readings):
        return USAGE
    if not readings:
        print("helpfirst: no .yaml file was found there.", file=sys.stderr)
        return USAGE
    wrong = any(problem.is_error or arguments.strict for problem in problems)
    return WRONG if wrong else 0


def scenario_files(paths: list[str]) -> Iterator[Path]:
    """The named files, and of a folder every .yaml or .yml in it, each once, in a steady order."""
    seen: set[Path] = set()
    for name in paths:
        path = Path(name)
        inside = sorted(p for p in path.rglob("*") if p.suffix in (".yaml", ".yml")) if path.is_dir() else [path]
        for file in inside:
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def _summary(readings: list[Reading]) -> str:
    problems = [problem for reading in readings for problem in reading.problems]
    errors = sum(problem.is_error for problem in problems)
    parts = [_count(len(readings), "file"), _count(errors, "error"), _count(len(problems) - errors, "warning")]
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
