"""`helpfirst campaign [NAME]`: several conversations in order, kept in place, with the quarter's sheet at the end."""

from __future__ import annotations

import argparse
import difflib
import sys
from dataclasses import dataclass
from pathlib import Path

from simulator.commands import campaign_files
from simulator.commands.given import rubric_for
from simulator.commands.services import attempts_or_note
from simulator.commands.terminal import ask, write
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.plain.quarter import write_sheet
from simulator.plain.session import Session
from simulator.practice.attempts import Attempts
from simulator.practice.campaign import carried_to, next_meeting, played_by, sheet
from simulator.practice.keeper import Keeper
from simulator.practice.resume import reopen, resume
from simulator.scenario.campaign import Campaign, Meeting
from simulator.scenario.mishap import mishap
from simulator.scenario.problem import render
from simulator.scenario.rubric import Rubric
from simulator.seed import new_seed
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    if arguments.campaign is None:
        return _list(arguments, rubric)
    campaign = _campaign(arguments, rubric)
    attempts = attempts_or_note(True)
    if attempts is not None and attempts.store.read_only:
        attempts = None
    run_id = attempts.open_run(campaign.id) if attempts else None
    under_way = _UnderWay(campaign, rubric, attempts, run_id, coach=arguments.coach)
    held = under_way.held()
    if not held:
        write(campaign.title)
        if campaign.brief:
            write(f"Note: {campaign.brief}")
    while (meeting := next_meeting(campaign, held)) is not None:
        talk = under_way.meet(meeting, held)
        if talk.ending is None:
            write("You can go on from here: the campaign keeps its place." if attempts else "Nothing of it was kept.")
            return 0
        held.append(talk)
    write("")
    write_sheet(
        sheet(campaign, [talk.ending for talk in held if talk.ending is not None]),
        played_by(campaign, rubric, "most-pushy"),
        played_by(campaign, rubric, "most-passive"),
        write,
    )
    if attempts is not None and run_id is not None:
        attempts.close_run(run_id)
    return 0


def _list(arguments: argparse.Namespace, rubric: Rubric) -> int:
    for name, file in campaign_files.campaign_files(arguments).items():
        try:
            campaign = campaign_files.read(file, arguments, rubric).campaign
        except Exception as error:  # one file costs no other
            write(f"{name}: {mishap(str(file), error).message}.")
            continue
        if campaign is None:
            write(f"{name}: cannot be played; `helpfirst check {file}` says why.")
        else:
            write(f"{campaign.id}: {campaign.title}, {len(campaign.meetings)} conversations")
    return 0


def _campaign(arguments: argparse.Namespace, rubric: Rubric) -> Campaign:
    name = arguments.campaign
    files = campaign_files.campaign_files(arguments)
    file = Path(name) if "/" in name or name.endswith((".yaml", ".yml")) else files.get(name)
    if file is None:
        near = difflib.get_close_matches(name, files, n=1, cutoff=0.4)
        also = f" Did you mean `{near[0]}`?" if near else " `helpfirst campaign` lists them."
        raise Stop(f"helpfirst: there is no campaign `{name}`.{also}", USAGE)
    reading = campaign_files.read(file, arguments, rubric)
    if reading.campaign is None:
        text = "\n\n".join(render(problem) for problem in reading.errors)
        raise Stop(
            f"{text}\n\nThis campaign cannot be played until that is mended.", USAGE if reading.unreadable else WRONG
        )
    return reading.campaign


@dataclass
class _UnderWay:
    """One time through a campaign. Without attempts to write to, nothing of it is kept."""

    campaign: Campaign
    rubric: Rubric
    attempts: Attempts | None
    run_id: str | None
    coach: bool

    def held(self) -> list[Talk]:
        """The meetings of this time that have come to an end, as they were recorded."""
        if self.attempts is None or self.run_id is None:
            return []
        talks = [reopen(self.attempts, kept) for kept in self.attempts.of_run(self.run_id)]
        return [talk for talk in talks if talk is not None]

    def meet(self, meeting: Meeting, held: list[Talk]) -> Talk:
        """One conversation, gone on with where it was left. Unfinished where the trainee leaves."""
        write("")
        write(f"{self.campaign.title}: conversation {len(held) + 1}")
        talk, keeper = self._left(meeting) or self._fresh(meeting, held)
        for flag in talk.attempt.carried.flags:
            write(f"Note: From before: {meeting.scenario.before.get(flag, flag)}")
        coach = self.coach or meeting.scenario.level == 1
        session = Session(talk, write, ask, keeper, coach=coach, ask_purpose=sys.stdin.isatty())
        session.run()
        if session.talk.finished:
            _reflect(session, self.attempts)
        sys.stdout.flush()
        return session.talk

    def _fresh(self, meeting: Meeting, held: list[Talk]) -> tuple[Talk, Keeper]:
        carried = carried_to(meeting, self.campaign, held)
        attempt = new_attempt(meeting.scenario, self.rubric, new_seed(), carried)
        return Talk(meeting.scenario, self.rubric, attempt), Keeper(self.attempts, run=self.run_id)

    def _left(self, meeting: Meeting) -> tuple[Talk, Keeper] | None:
        kept = self.attempts.left_in_run(self.run_id) if self.attempts and self.run_id else None
        if kept is None or kept.attempt.scenario != meeting.scenario.id:
            return None
        resumed = resume(kept, meeting.scenario, self.rubric)
        if not resumed.talk.steps or resumed.talk.finished:
            return None
        count = len(resumed.talk.steps)
        said = " ".join(resumed.talk.steps[-1].choice.say.split())
        write(f"Note: You left this conversation after {'one choice' if count == 1 else f'{count} choices'}.")
        for sentence in resumed.sentences():
            write(f"Note: {sentence}")
        write(f"Note: The last thing you said was: {said}")
        if resumed.left_over:  # a changed conversation is a new attempt; the old record stays
            return resumed.talk, Keeper(self.attempts, run=self.run_id)
        return resumed.talk, Keeper(self.attempts, kept)


def _reflect(session: Session, attempts: Attempts | None) -> None:
    """The reflection and the debrief. Imported only here: they need the analysis."""
    from simulator.commands.closing import reflect_and_close

    reflect_and_close(session, attempts, write, ask)
