"""`helpfirst campaign [NAME]`: several conversations in order, kept in place, with the quarter's sheet at the end."""

from __future__ import annotations

import argparse
import difflib
import shutil
import sys
from pathlib import Path
from textwrap import wrap

from simulator.commands import campaign_files, terminal
from simulator.commands.from_arguments import rubric_for, rubric_of_file
from simulator.commands.services import attempts_or_note
from simulator.commands.terminal import ask
from simulator.conversation.talk import Talk
from simulator.languages.english import amount, counted
from simulator.plain.campaign import write_between, write_sheet
from simulator.plain.session import Session
from simulator.plain.speaker import write_wrapped
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.resume import Resumed
from simulator.practice.campaign.meetings import Standing, remembered, standing, titled
from simulator.practice.campaign.other_sellers import other_sheets
from simulator.practice.campaign.results import sheet
from simulator.practice.campaign.run import CampaignRun
from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import Meeting
from simulator.scenario.problem import reader_fault, render
from simulator.stop import USAGE, WRONG, Stop

NARROWEST = 20
"""Columns below which nothing is broken."""


def write(line: str) -> None:
    """One line; where somebody sits before a terminal, broken between words and not at its edge."""
    width = shutil.get_terminal_size().columns - 1
    if sys.stdout.isatty() and len(line) > width >= NARROWEST:
        line = "\n".join(wrap(line, width))
    terminal.write(line)


def run(arguments: argparse.Namespace) -> int:
    rubric_for(arguments)  # one that was given and cannot be used is told before anything is read by it
    if arguments.campaign is None:
        return _list(arguments)
    if not (arguments.plain or terminal.no_screen()):
        from simulator.commands.services import services_for
        from simulator.tui.run import run as run_app

        services = services_for(arguments)
        entry = next((one for one in services.campaigns() if one.id == arguments.campaign), None)
        if entry is not None and entry.problem is None:
            return run_app(services, wanted=entry)
    campaign = _campaign(arguments)
    run_of = CampaignRun(campaign, lambda one: rubric_of_file(arguments, one.file), attempts_or_note(True))
    if not run_of.held():
        write(campaign.title)
        if campaign.brief:
            _note(campaign.brief)
    while not (now := standing(campaign, run_of.held())).finished:
        talk = _meet(run_of, now, arguments)
        if talk is None or talk.ending is None:
            write(
                "You can go on from here: the campaign keeps its place." if run_of.keeps else "Nothing of it was kept."
            )
            return 0
        run_of.ended(talk)
    held = run_of.held()
    write("")
    write_between(campaign, now, held, write)
    write("")
    seeds = {talk.scenario.id: talk.attempt.seed for talk in held}
    write_sheet(sheet(campaign, held), other_sheets(campaign, run_of.rubric_of, seeds), write)
    run_of.close()
    return 0


def _list(arguments: argparse.Namespace) -> int:
    for name, file in campaign_files.campaign_files(arguments).items():
        try:
            campaign = campaign_files.read(file, arguments).campaign
        except Exception as error:  # one file costs no other
            write(f"{name}: {reader_fault(str(file), error).message}.")
            continue
        if campaign is None:
            write(f"{name}: cannot be played; `helpfirst check {file}` says why.")
        else:
            many = len(campaign.meetings)
            write(f"{campaign.id}: {campaign.title}, {amount(many, 'conversation')}")
    return 0


def _campaign(arguments: argparse.Namespace) -> Campaign:
    name = arguments.campaign
    files = campaign_files.campaign_files(arguments)
    file = Path(name) if "/" in name or name.endswith((".yaml", ".yml")) else files.get(name)
    if file is None:
        near = difflib.get_close_matches(name, files, n=1, cutoff=0.4)
        also = f" Did you mean `{near[0]}`?" if near else " `helpfirst campaign` lists them."
        raise Stop(f"helpfirst: there is no campaign `{name}`.{also}", USAGE)
    reading = campaign_files.read(file, arguments)
    if reading.campaign is None:
        text = "\n\n".join(render(problem) for problem in reading.errors)
        raise Stop(
            f"{text}\n\nThis campaign cannot be played until that is mended.", USAGE if reading.unreadable else WRONG
        )
    return reading.campaign


def _meet(run_of: CampaignRun, now: Standing, arguments: argparse.Namespace) -> Talk | None:
    """One conversation, gone on with where it was left. None where the trainee leaves before it begins."""
    campaign, held = run_of.campaign, run_of.held()
    write("")
    write(f"{titled(campaign.quarters[now.quarter], campaign)}: conversation {len(held) + 1}")
    left = run_of.left()
    if left is None:
        if held:
            write_between(campaign, now, held, write)
        meeting = _chosen(now)
        if meeting is None:
            return None
        for line in remembered(meeting, campaign, held):
            _note(f"From before: {line}")
        talk, keeper = run_of.fresh(meeting)
    else:
        talk, keeper = left[0].talk, left[1]
        _gone_on(left[0])
    coach = arguments.coach or talk.scenario.level == 1
    session = Session(talk, write, ask, keeper, coach=coach, ask_purpose=sys.stdin.isatty())
    session.run()
    if session.talk.finished:
        _reflect(session, run_of.attempts)
    sys.stdout.flush()
    return session.talk


def _chosen(now: Standing) -> Meeting | None:
    """Whom to see: asked where not all of them fit into the quarter."""
    if now.left >= len(now.open):
        return now.open[0]
    for number, meeting in enumerate(now.open, 1):
        write(f"{number}. {meeting.person}: {meeting.scenario.title}")
    while True:
        try:
            typed = ask("Whom do you see? ").strip()
        except EOFError:
            return None
        if typed in ("q", "quit"):
            return None
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(now.open):
            return now.open[int(typed) - 1]
        write(f"Type a number from 1 to {len(now.open)}, or q to leave.")


def _gone_on(resumed: Resumed) -> None:
    count = len(resumed.talk.steps)
    said = " ".join(resumed.talk.steps[-1].choice.say.split())
    write(f"Note: You left this conversation after {counted(count, 'choice')}.")
    for sentence in resumed.sentences():
        _note(sentence)
    _note(f"The last thing you said was: {said}")


def _note(text: str) -> None:
    write_wrapped(f"Note: {text}", write)


def _reflect(session: Session, attempts: Attempts | None) -> None:
    """The reflection and the debrief. Imported only here: they need the analysis."""
    from simulator.commands.after_conversation import reflect_and_close

    reflect_and_close(session, attempts, write, ask)
