"""`helpfirst campaign [NAME]`: several conversations in order, kept in place, with the quarter's sheet at the end."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from pathlib import Path

from simulator import paths
from simulator.commands.learner import attempts_or_note
from simulator.commands.opening import library_for, rubric_for
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.plain.quarter import write_sheet
from simulator.practice.attempts import Attempts
from simulator.practice.campaign import carried_to, next_meeting, played_by, sheet
from simulator.practice.keeper import Keeper
from simulator.practice.resume import reopen
from simulator.scenario.campaign import Campaign, CampaignReading, Meeting, read_campaign
from simulator.scenario.model import Scenario
from simulator.scenario.problem import render
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    if arguments.campaign is None:
        return _list(arguments, rubric)
    campaign = _campaign(arguments, rubric)
    attempts = attempts_or_note(True)
    run_id = attempts.open_run(campaign.id) if attempts else None
    held = _held(attempts, run_id)
    while (meeting := next_meeting(campaign, held)) is not None:
        talk = _meet(meeting, campaign, held, rubric, attempts, run_id, coach=arguments.coach)
        if not talk.finished:
            print("You can go on from here: the campaign keeps its place.")
            return 0
        held.append(talk)
    endings = [talk.ending for talk in held if talk.ending is not None]
    print()
    write_sheet(
        sheet(campaign, endings),
        played_by(campaign, rubric, "most-pushy"),
        played_by(campaign, rubric, "most-passive"),
        print,
    )
    if attempts is not None and run_id is not None:
        attempts.close_run(run_id)
    return 0


def campaign_files() -> list[Path]:
    """The campaign files of the library, shipped first, then own."""
    folders = [paths.shipped_scenarios(), paths.own_scenarios()]
    return [file for folder in folders if folder is not None for file in sorted((folder / "campaigns").glob("*.y*ml"))]


def read(file: Path, arguments: argparse.Namespace, rubric: Rubric) -> CampaignReading:
    """The campaign of that file, with its scenarios from the library."""
    library = library_for(arguments)

    def find(scenario_id: str) -> Scenario | None:
        path = library.find(scenario_id)
        return None if path is None else read_scenario(path, rubric).scenario

    return read_campaign(file, find)


def _list(arguments: argparse.Namespace, rubric: Rubric) -> int:
    for file in campaign_files():
        campaign = read(file, arguments, rubric).campaign
        if campaign is None:
            print(f"{file.stem}: cannot be played; `helpfirst check {file}` says why.")
        else:
            print(f"{campaign.id}: {campaign.title}, {len(campaign.meetings)} conversations")
    return 0


def _campaign(arguments: argparse.Namespace, rubric: Rubric) -> Campaign:
    name = arguments.campaign
    files = {file.stem: file for file in campaign_files()}
    file = Path(name) if "/" in name or name.endswith((".yaml", ".yml")) else files.get(name)
    if file is None:
        near = difflib.get_close_matches(name, files, n=1, cutoff=0.4)
        also = f" Did you mean `{near[0]}`?" if near else " `helpfirst campaign` lists them."
        raise Stop(f"helpfirst: there is no campaign `{name}`.{also}", USAGE)
    reading = read(file, arguments, rubric)
    if reading.campaign is None:
        text = "\n\n".join(render(problem) for problem in reading.errors)
        raise Stop(
            f"{text}\n\nThis campaign cannot be played until that is mended.", USAGE if reading.unreadable else WRONG
        )
    return reading.campaign


def _held(attempts: Attempts | None, run_id: str | None) -> list[Talk]:
    if attempts is None or run_id is None:
        return []
    talks = (reopen(attempts, kept) for kept in attempts.of_run(run_id))
    return [talk for talk in talks if talk is not None]


def _meet(
    meeting: Meeting,
    campaign: Campaign,
    held: list[Talk],
    rubric: Rubric,
    attempts: Attempts | None,
    run_id: str | None,
    *,
    coach: bool,
) -> Talk:
    from simulator.commands.closing import reflect_and_close
    from simulator.commands.lines import ask, write
    from simulator.plain.session import Session

    seed = int.from_bytes(os.urandom(4), "big") % 2**31
    carried = carried_to(meeting, campaign, held)
    write("")
    write(f"{campaign.title}: conversation {len(held) + 1}")
    for flag in carried.flags:
        write(f"Note: From before: {meeting.scenario.before[flag]}")
    session = Session(
        Talk(meeting.scenario, rubric, new_attempt(meeting.scenario, rubric, seed, carried)),
        write,
        ask,
        Keeper(attempts, run=run_id),
        coach=coach or meeting.scenario.level == 1,
    )
    session.run()
    if session.talk.finished:
        reflect_and_close(session, attempts, write, ask)
    sys.stdout.flush()
    return session.talk
