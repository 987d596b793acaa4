"""How a campaign goes on: which meeting is next, what it starts from, and what the quarter came to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.analysis.players import PLAYERS, play_from
from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Talk, talk_through
from simulator.scenario.campaign import Campaign, Meeting
from simulator.scenario.model import HUNDRED, Ending
from simulator.scenario.rubric import Rubric


@dataclass(frozen=True, slots=True)
class QuarterSheet:
    """What a campaign came to. Sales in hundredths by currency; `fit` 0 to 1, the mean over sales, or None.

    A sale in an ending of kind `complaint` was cancelled: it counts there and not among the sales.
    """

    held: int
    not_invited: int
    earned: int
    sales: Mapping[str, int]
    fit: float | None
    referrals: int
    cancelled: int


def next_meeting(campaign: Campaign, held: Sequence[Talk]) -> Meeting | None:
    """The first meeting not yet held whose `after` holds; None at the end of the campaign."""
    ended = _ended(held)
    for meeting in campaign.meetings:
        if meeting.scenario.id not in ended and invited(meeting, ended):
            return meeting
    return None


def invited(meeting: Meeting, ended: Mapping[str, str]) -> bool:
    """Whether the meeting takes place, after earlier scenarios that came to those endings."""
    return all(ended.get(scenario) in endings for scenario, endings in meeting.after.items())


def carried_to(meeting: Meeting, campaign: Campaign, held: Sequence[Talk]) -> Carried:
    """What the meetings with the same people left behind: trust by person, and the flags it asks for."""
    trust: dict[str, int] = {}
    flags: set[str] = set()
    for talk in held:
        met_again = talk.scenario.people.keys() & meeting.scenario.people.keys()
        if not met_again:
            continue
        trust |= {person: talk.trust(person) for person in met_again}
        flags |= talk.flags
        source = next((one for one in campaign.meetings if one.scenario.id == talk.scenario.id), None)
        if source is not None and talk.ending is not None:
            flags.update(source.leaves.get(talk.ending.id, ()))
    return Carried(trust, tuple(sorted(flags & set(meeting.scenario.before))))


def sheet(campaign: Campaign, endings: Sequence[Ending]) -> QuarterSheet:
    """The quarter's figures from the endings that were reached."""
    sales: dict[str, int] = {}
    fits = []
    for ending in endings:
        if ending.sale is not None and ending.kind != "complaint" and ending.sale.amount:
            sales[ending.sale.currency] = sales.get(ending.sale.currency, 0) + ending.sale.amount
            if ending.sale.fit is not None:
                fits.append(ending.sale.fit / HUNDRED)
    return QuarterSheet(
        held=len(endings),
        not_invited=len(campaign.meetings) - len(endings),
        earned=sum(ending.meeting == "earned" for ending in endings),
        sales=sales,
        fit=sum(fits) / len(fits) if fits else None,
        referrals=sum(ending.referral for ending in endings),
        cancelled=sum(ending.kind == "complaint" for ending in endings),
    )


def played_by(campaign: Campaign, rubric: Rubric, player: str) -> QuarterSheet:
    """What a fixed player would have had: exact, from the same scenarios and endings."""
    held: list[Talk] = []
    while (meeting := next_meeting(campaign, held)) is not None:
        carried = carried_to(meeting, campaign, held)
        choices = play_from(compile_table(meeting.scenario, rubric), PLAYERS[player], carried).choices
        talk = talk_through(meeting.scenario, rubric, new_attempt(meeting.scenario, rubric, 0, carried), choices)
        if talk.ending is None:
            break
        held.append(talk)
    return sheet(campaign, [talk.ending for talk in held if talk.ending is not None])


def _ended(held: Sequence[Talk]) -> dict[str, str]:
    return {talk.scenario.id: talk.ending.id for talk in held if talk.ending is not None}
