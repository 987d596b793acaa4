"""What the same customers would have given other sellers: exact, from the same conversations and endings.

Each meets the first open meeting of the list, as many as fit. The decent seller is right seven times of ten: ten
sellers are played, each wrong at three decisions of every ten, each at others, and shown is their mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import count

from simulator.analysis.players import PLAYERS, Rule, play_from
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import Move, compile_table
from simulator.conversation.talk import Talk, talk_through
from simulator.practice.campaign.meetings import carried_to, next_meeting
from simulator.practice.campaign.results import CampaignSheet, mean_sheet, sheet
from simulator.scenario.campaign import Campaign
from simulator.scenario.rubric import RubricOf

OTHERS = {
    "most-helpful": "Somebody who always helped",
    "decent": "A decent seller, right seven times of ten",
    "most-pushy": "Somebody who always pushed",
    "most-passive": "Somebody who always waited",
}
"""The sellers to stand beside, and what they are called."""
TEN = 10
WRONG = (2, 5, 9)
"""The places, among ten decisions, at which the decent seller takes the next best."""


def other_sheets(
    campaign: Campaign, rubric_of: RubricOf, seeds: Mapping[str, int] | None = None
) -> dict[str, CampaignSheet]:
    """By seller what they would have had. `seeds`: by scenario the day on which you met the customer."""
    played = partial(played_by, campaign, rubric_of, seeds=seeds or {})
    return {
        name: mean_sheet([played(decent(shift)) for shift in range(TEN)]) if name == "decent" else played(PLAYERS[name])
        for name in OTHERS
    }


def played_by(campaign: Campaign, rubric_of: RubricOf, rule: Rule, seeds: Mapping[str, int]) -> CampaignSheet:
    """What a fixed rule would have had."""
    return sheet(campaign, held_by(campaign, rubric_of, rule, seeds))


def held_by(campaign: Campaign, rubric_of: RubricOf, rule: Rule, seeds: Mapping[str, int]) -> list[Talk]:
    """The conversations that a fixed rule would have held, in their order."""
    held: list[Talk] = []
    while (meeting := next_meeting(campaign, held)) is not None:
        scenario, rubric = meeting.scenario, rubric_of(meeting.scenario)
        carried, seed = carried_to(meeting, campaign, held), seeds.get(scenario.id, 0)
        choices = play_from(compile_table(scenario, rubric), rule, carried, seed).choices
        talk = talk_through(scenario, rubric, new_attempt(scenario, rubric, seed, carried), choices)
        if talk.ending is None:
            break
        held.append(talk)
    return held


def decent(shift: int) -> Rule:
    """A seller who takes the next best at three decisions of every ten, over all conversations together."""
    made = count(shift)

    def rule(moves: list[Move]) -> Move:
        ranked = sorted(moves, key=lambda move: (-move.points.helpfulness, move.points.pushiness))
        if next(made) % TEN not in WRONG:
            return ranked[0]
        best = ranked[0].points.helpfulness
        return next((move for move in ranked if move.points.helpfulness < best), ranked[0])

    return rule
