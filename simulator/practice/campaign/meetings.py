"""How a campaign goes on: whom one can see next, what it starts from, and who is not seen any more. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.conversation.attempt import Carried
from simulator.conversation.talk import Talk
from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import Meeting, Quarter


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a campaign stands. `quarter` counts from 0; at the end it is the last, and `open` is empty."""

    quarter: int
    open: tuple[Meeting, ...]
    """Whom one can see now, in the order of the file."""
    left: int
    """How many conversations of the quarter still fit."""
    lost: tuple[Meeting, ...]
    """Meetings that cannot take place any more because of how an earlier one ended."""
    passed: tuple[Meeting, ...]
    """Meetings of earlier quarters that would have taken place, and did not fit."""

    @property
    def finished(self) -> bool:
        return not self.open


def standing(campaign: Campaign, held: Sequence[Talk]) -> Standing:
    """Where it stands after these conversations. A quarter is over when no meeting of it is left or fits."""
    ended = endings_of(held)
    for number, quarter in enumerate(campaign.quarters):
        left = quarter.conversations - sum(one.scenario.id in ended for one in quarter.meetings)
        waiting = [one for one in quarter.meetings if one.scenario.id not in ended and invited(one, ended)]
        if left > 0 and waiting:
            return Standing(number, tuple(waiting), left, *_missed(campaign, ended, number))
    last = len(campaign.quarters) - 1
    return Standing(last, (), 0, *_missed(campaign, ended, last + 1))


def next_meeting(campaign: Campaign, held: Sequence[Talk]) -> Meeting | None:
    """The first whom one can see; None at the end of the campaign."""
    return next(iter(standing(campaign, held).open), None)


def _missed(
    campaign: Campaign, ended: Mapping[str, str], quarter: int
) -> tuple[tuple[Meeting, ...], tuple[Meeting, ...]]:
    """Meetings that are lost, in any quarter, and those of the quarters before this one that were passed over."""
    lost: list[Meeting] = []
    passed: list[Meeting] = []
    gone: set[str] = set()
    for number, one in enumerate(campaign.quarters):
        for meeting in one.meetings:
            name = meeting.scenario.id
            if name in ended:
                continue
            closed = any(
                earlier in gone or (earlier in ended and ended[earlier] not in endings)
                for earlier, endings in meeting.after.items()
            ) or any(ended.get(earlier) in endings for earlier, endings in meeting.unless.items())
            if closed or number < quarter:
                gone.add(name)
                (lost if closed else passed).append(meeting)
    return tuple(lost), tuple(passed)


def invited(meeting: Meeting, ended: Mapping[str, str]) -> bool:
    """Whether the meeting takes place, after earlier scenarios that came to those endings."""
    opened = all(ended.get(scenario) in endings for scenario, endings in meeting.after.items())
    return opened and not any(ended.get(scenario) in endings for scenario, endings in meeting.unless.items())


def carried_to(meeting: Meeting, campaign: Campaign, held: Sequence[Talk]) -> Carried:
    """What is carried into a meeting: trust by person, and the flags it asks for.

    A flag that somebody's words set comes from meetings with the same people and from those that the meeting comes
    after; one that the campaign says an ending leaves comes from any.
    """
    trust: dict[str, int] = {}
    flags: set[str] = set()
    for talk in held:
        met_again = talk.scenario.people.keys() & meeting.scenario.people.keys()
        trust |= {person: talk.trust(person) for person in met_again}
        flags |= _left_by_ending(campaign, talk)
        if met_again or talk.scenario.id in meeting.after:
            flags |= talk.flags
    return Carried(trust, tuple(sorted(flags & set(meeting.scenario.before))))


def comes_out(meeting: Meeting, campaign: Campaign, held: Sequence[Talk]) -> dict[str, str]:
    """Flags that are found before the meeting, each with its sentence: those that an earlier meeting really left."""
    flags = {flag for talk in held for flag in (*talk.flags, *_left_by_ending(campaign, talk))}
    return {flag: sentence for flag, sentence in meeting.found.items() if flag in flags}


def remembered(meeting: Meeting, campaign: Campaign, held: Sequence[Talk]) -> list[str]:
    """What is said aloud before a meeting: what comes out, and what they remember, each in a sentence."""
    found = comes_out(meeting, campaign, held)
    flags = carried_to(meeting, campaign, held).flags
    return [*found.values(), *(meeting.scenario.before[flag] for flag in flags if flag not in found)]


def _left_by_ending(campaign: Campaign, talk: Talk) -> set[str]:
    meeting = next((one for one in campaign.meetings if one.scenario.id == talk.scenario.id), None)
    ending = talk.ending.id if talk.ending is not None else ""
    return set(meeting.leaves.get(ending, ()) if meeting is not None else ())


def endings_of(held: Sequence[Talk]) -> dict[str, str]:
    """By scenario the id of the ending it came to."""
    return {talk.scenario.id: talk.ending.id for talk in held if talk.ending is not None}


def quarter_of(campaign: Campaign, scenario_id: str) -> int:
    """The place of the quarter in which that scenario is met, from 0."""
    return next(
        place
        for place, quarter in enumerate(campaign.quarters)
        if any(one.scenario.id == scenario_id for one in quarter.meetings)
    )


def titled(quarter: Quarter, campaign: Campaign) -> str:
    """What a quarter is called; a campaign that is no year has its own title."""
    return quarter.title or campaign.title
