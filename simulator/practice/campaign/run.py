"""One time through a campaign: the conversations already held, and the one to hold. Kept where attempts are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.resume import Resumed, reopen, resume
from simulator.practice.campaign.meetings import carried_to
from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import Meeting
from simulator.scenario.rubric import RubricOf
from simulator.seed import new_seed

if TYPE_CHECKING:
    from simulator.practice.attempts.attempts import Attempts


@dataclass
class CampaignRun:
    """`rubric_of` gives the rubric of each meeting's scenario. `attempts` None keeps nothing: then the conversations of this run of the program are remembered here."""

    campaign: Campaign
    rubric_of: RubricOf
    attempts: Attempts | None
    run_id: str | None = None
    _unkept: list[Talk] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.attempts is not None and self.attempts.store.read_only:
            self.attempts = None
        if self.attempts is not None and self.run_id is None:
            self.run_id = self.attempts.open_run(self.campaign.id)

    @property
    def keeps(self) -> bool:
        return self.attempts is not None

    def held(self) -> list[Talk]:
        """The meetings of this time that have come to an end, as they were recorded."""
        if self.attempts is None or self.run_id is None:
            return list(self._unkept)
        known = {meeting.scenario.id for meeting in self.campaign.meetings}
        talks = [reopen(self.attempts, kept) for kept in self.attempts.of_run(self.run_id)]
        return [talk for talk in talks if talk is not None and talk.scenario.id in known]

    def fresh(self, meeting: Meeting, purpose: str = "") -> tuple[Talk, Keeper]:
        """A conversation at which nothing has been said yet, with what earlier ones left behind."""
        carried = carried_to(meeting, self.campaign, self.held())
        rubric = self.rubric_of(meeting.scenario)
        talk = Talk(meeting.scenario, rubric, new_attempt(meeting.scenario, rubric, new_seed(), carried))
        keeper = Keeper(self.attempts, run=self.run_id)
        keeper.purpose = purpose
        return talk, keeper

    def left(self) -> tuple[Resumed, Keeper] | None:
        """The conversation that was left midway, as far as it can be gone on with."""
        kept = self.attempts.left_in_run(self.run_id) if self.attempts and self.run_id else None
        if kept is None:
            return None
        meeting = next((one for one in self.campaign.meetings if one.scenario.id == kept.attempt.scenario), None)
        if meeting is None:
            return None
        resumed = resume(kept, meeting.scenario, self.rubric_of(meeting.scenario))
        if not resumed.talk.steps or resumed.talk.finished:
            return None
        if resumed.left_over:  # a changed conversation is a new attempt; the old record stays
            return resumed, Keeper(self.attempts, run=self.run_id)
        return resumed, Keeper(self.attempts, kept)

    def ended(self, talk: Talk) -> None:
        """A conversation came to its end."""
        if self.attempts is None and talk.ending is not None:
            self._unkept.append(talk)

    def last_over(self) -> CampaignRun | None:
        """The time before this one that came to its end; None where there was none, or it cannot be told any more."""
        run = self.attempts.last_run(self.campaign.id) if self.attempts is not None else None
        if run is None:
            return None
        found = CampaignRun(self.campaign, self.rubric_of, self.attempts, run)
        return found if found.held() else None

    def close(self) -> None:
        """The campaign is over: the next time begins anew."""
        if self.attempts is not None and self.run_id is not None:
            self.attempts.close_run(self.run_id)
