"""`helpfirst team FOLDER`: many people's hand-in files as one page, never about fewer than five."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from simulator.commands.assignment import assignment_for
from simulator.commands.from_arguments import library_for, rubric_for, rubric_of_file
from simulator.commands.terminal import JSON, PAGE, TEXT, tell, write_out
from simulator.records.team.group import files_of, group_of
from simulator.records.team.team import Team, team_of, team_record
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_beside import SeveralRubrics
from simulator.scenario.rubric_file import RubricError
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.folder)
    if not os.path.isdir(folder):
        raise Stop(
            f"helpfirst: {folder} is not a folder. Name one with files of `helpfirst progress --hand-in`.", USAGE
        )
    rubric = rubric_for(arguments)
    library = library_for(arguments)
    assignment = assignment_for(arguments) if arguments.assignment is not None else None

    def find(scenario_id: str) -> Scenario | None:
        path = library.find(scenario_id)
        try:
            return None if path is None else read_scenario(path, rubric_of_file(arguments, str(path))).scenario
        except (RubricError, SeveralRubrics) as wrong:
            notes.append(f"{scenario_id}: {wrong}")
            return None

    notes: list[str] = []
    group = group_of(files_of(folder, notes), find, lambda scenario: rubric_of_file(arguments, scenario.file))
    for note in notes:
        tell(note)
    _write(team_of(group, rubric, library.entries(), assignment), arguments.format, arguments.output)
    return 0


def _write(found: Team, how: str, file: str | None) -> None:
    if how == "json":
        write_out(json.dumps(team_record(found), indent=2, ensure_ascii=False) + "\n", file, JSON)
    elif how == "markdown":
        from simulator.records.team.markdown import team_markdown

        write_out(team_markdown(found), file, TEXT)
    else:
        from simulator.records.team.page import team_page

        write_out(team_page(found), file, PAGE)
