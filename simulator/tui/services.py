"""What the screens may ask for. The command line builds it; a test builds its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from simulator.practice.attempts.keeper import Keeps, KeepsNothing
from simulator.practice.learner import Learner, local_now
from simulator.practice.settings import Preferences, coaches

if TYPE_CHECKING:
    from simulator.practice.drills.run import Drilling
    from simulator.practice.own_words.replies import RepliesCompared
    from simulator.scenario.campaign import Campaign
    from simulator.scenario.library_entry import Entry
    from simulator.scenario.model import Scenario
    from simulator.scenario.rubric import Rubric
    from simulator.tui.own_words import Sound


class DrillWish(NamedTuple):
    """What somebody wants to drill: one behaviour, by its id, or what is due; so many, None for a handful."""

    behaviour: str | None = None
    many: int | None = None


@dataclass(frozen=True)
class Services:
    """`open` gives the scenario of an entry, or the problem in words. `keeper` begins the record of one attempt,
    and is asked to keep each choice before its reply is shown; `learner` has what was kept. `coach`, `say_first` and
    `own_words` None follow the settings, and `coach` the scenario's level. `compare` makes what compares own words;
    None: by the best engine that is installed.
    """

    library: Callable[[], Sequence[Entry]]
    open: Callable[[Entry], Scenario | str]
    rubric: Callable[[], Rubric]
    campaigns: Callable[[], Sequence[Entry]] = tuple
    open_campaign: Callable[[Entry], Campaign | str] | None = None
    keeper: Callable[[], Keeps] = KeepsNothing
    seed: Callable[[], int] = lambda: 1
    clock: Callable[[], datetime] = local_now
    ticks: Callable[[], float] = time.monotonic
    coach: bool | None = None
    say_first: bool | None = None
    own_words: bool | None = None
    compare: Callable[[], RepliesCompared] | None = None
    theme: str | None = None
    learner: Learner = field(default_factory=Learner)
    preferences: Preferences = field(default_factory=Preferences)
    notices: Sequence[str] = field(default=())
    """Sentences to show once at the start."""
    ready: list[Drilling] = field(default_factory=list)
    """A run of drills whose first is worked out already; at most one, and none once anything was kept since."""

    rubric_of: Callable[[Scenario], Rubric] | None = None
    """The rubric of one scenario; without it, `rubric` is every scenario's."""
    compared_by: list[RepliesCompared] = field(default_factory=list)
    """At most one, once it was wanted."""

    def rubric_for(self, scenario: Scenario) -> Rubric:
        """The rubric by which that scenario is played: its own, where one lies beside it."""
        return self.rubric() if self.rubric_of is None else self.rubric_of(scenario)

    def coaches(self, level: int) -> bool:
        """Whether the coach speaks after every choice at that level."""
        return self.coach if self.coach is not None else coaches(self.preferences.now, level)

    def replies(self) -> RepliesCompared:
        """What compares own words: one for the whole run, made when it is first wanted."""
        if not self.compared_by:
            from simulator.practice.own_words.replies import RepliesCompared

            self.compared_by.append((self.compare or RepliesCompared)())
        return self.compared_by[0]

    def sound(self) -> Sound:
        """The voice and the ear that the settings name; nothing is loaded where they name none."""
        from simulator.tui.own_words import Sound

        now = self.preferences.now
        if not now.speech and not now.dictation:
            return Sound()
        from simulator.practice.speech import dictation_of, speech_of

        return Sound(speech_of(now), dictation_of(now))

    def drilling(self, behaviour: str | None = None, count: int | None = None, seed: int | None = None) -> Drilling:
        """A run of drills, for one behaviour by its id or for what is due; None for a handful. Raises NotKept."""
        from simulator.practice.drills.drills import A_HANDFUL, for_learner
        from simulator.practice.drills.run import Drilling

        def opened(entry: Entry) -> Scenario | None:
            found = self.open(entry)
            # drills compare behaviours across scenarios, which one rubric has to know
            return None if isinstance(found, str) or self.rubric_for(found) != self.rubric() else found

        attempts = self.learner.attempts
        found = for_learner(
            attempts,
            self.library(),
            opened,
            self.rubric(),
            seed=self.seed() if seed is None else seed,
            now=self.learner.clock(),
            behaviour=behaviour,
        )
        return Drilling(found, count or A_HANDFUL, attempts)

    def where_in(self, entry: Entry) -> str:
        """Where a campaign that was begun stands, in a few words. Reads its scenarios: work for a thread."""
        from simulator.practice.campaign.meetings import standing
        from simulator.practice.campaign.run import CampaignRun
        from simulator.practice.campaign.told import place
        from simulator.practice.file.store import NotKept

        opened = self.open_campaign(entry) if self.open_campaign is not None else ""
        if isinstance(opened, str) or self.learner.attempts is None:
            return ""
        try:
            held = CampaignRun(opened, self.rubric_for, self.learner.attempts).held()
        except NotKept:
            return ""
        return place(opened, standing(opened, held), held)

    @property
    def says_first(self) -> bool:
        """Whether the choices wait until the trainee has said it in their own words."""
        return self.say_first if self.say_first is not None else self.preferences.now.say_first

    @property
    def answers_in_own_words(self) -> bool:
        """Whether the trainee types what they say, and the line that does the same is proposed."""
        return self.own_words if self.own_words is not None else self.preferences.now.own_words
