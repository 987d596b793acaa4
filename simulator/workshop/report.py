"""What a room leaves behind, as data: turn by turn both votes, the shift, what was chosen, what to come back to.

Pure: from a room's log. The writers in `report_text` and `report_page` draw from it, and nothing else counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.conversation.talk import Step as Said
from simulator.debrief.review import Debrief, debrief
from simulator.scenario.model import Choice, Scenario
from simulator.scenario.rubric import Points
from simulator.workshop.advice import FEW, MANY, Advice, advise
from simulator.workshop.room import LETTERS, AskedRound, PlayedTurn, Room, RoomState, Round
from simulator.workshop.room_step import RoomStep, Totals

FEWEST_PEOPLE = 5
"""Of fewer nothing is told that points at one of them: votes without names here, and a team's hand-in files."""


@dataclass(frozen=True, slots=True)
class LineReport:
    """One line on offer; votes are None where too few voted for them to be told."""

    letter: str
    choice: Choice
    points: Points
    behaviours: str
    first: int | None
    last: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class AskedReport:
    """What people were asked to write: `what` as in `room`, how many wrote, and what may be told of it.

    `shown` stood on the screen; `others` are empty where fewer than five wrote and nobody gave a name.
    """

    what: str
    written: int
    shown: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnReport:
    """One turn that the group has left. Shares are whole per cent on the most helpful lines; times in seconds.

    `first_share` is None where there was no second vote to compare with, or too few voted; `told` says
    whether anything may be said of the votes at all, and where it may not `by_majority` is None.
    """

    number: int
    says: str
    who: str
    lines: tuple[LineReport, ...]
    votes: int
    first_votes: int
    rounds: int
    changed: int
    silent: int
    told: bool
    first_share: int | None
    share: int | None
    advice: Advice
    chosen: LineReport
    by_majority: bool | None
    discussed: float
    took: float
    thinks: str
    worth_revisiting: str
    asks: tuple[AskedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnUnderWay:
    """The turn at which the room stands, where people wrote something or a vote was closed.

    `votes` of the last closed vote by line, in the order of the screen; empty where there is none or it may not be told.
    """

    number: int
    says: str
    who: str
    asks: tuple[AskedReport, ...]
    votes: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RoomReport:
    """The whole session. `recount` names rounds whose votes no longer add up to what was frozen: none, ever."""

    code: str
    scenario: Scenario
    created: float
    people: int
    anonymous: bool
    turns: tuple[TurnReport, ...]
    review: Debrief
    phase: str
    recount: tuple[int, ...] = ()
    under_way: TurnUnderWay | None = None


def room_report(
    room: Room,
    steps: Sequence[RoomStep],
    *,
    code: str,
    created: float,
    people: int,
    anonymous: bool,
    recounts: dict[int, Totals] | None = None,
    replies: Mapping[int, Sequence[str]] | None = None,
) -> RoomReport:
    """The report of a room as it stands. `recounts` are votes counted anew, by round, to check the frozen ones.

    `replies` are what people wrote, by the number of the question.
    """
    state = room.fold(list(steps))
    talk = state.talk
    turns = tuple(
        replace(
            _turn(room, state, number, played, said, anonymous),
            asks=_all_asked(played.asks, replies or {}, anonymous),
        )
        for number, (played, said) in enumerate(zip(state.played, talk.steps, strict=True), start=1)
    )
    wrong = [
        held.number
        for played in state.played
        for held in played.rounds
        if held.frozen is not None and recounts is not None and recounts.get(held.number) != held.frozen.votes
    ]
    now = None
    votes = _votes_under_way(state, anonymous)
    if talk.turn is not None and (state.asks or votes):
        asks = _all_asked(state.asks, replies or {}, anonymous)
        who = room.scenario.people[talk.turn.speaker].name
        now = TurnUnderWay(len(turns) + 1, talk.turn.says_or_scene, who, asks, votes)
    return RoomReport(
        code, room.scenario, created, people, anonymous, turns, debrief(talk), state.phase, tuple(wrong), now
    )


def _votes_under_way(state: RoomState, anonymous: bool) -> tuple[tuple[str, str, int], ...]:
    """Letter, line and votes of the last closed vote on the turn that is held."""
    closed = [held.totals for held in state.rounds if held.totals is not None]
    totals = closed[-1] if closed else {}
    count = sum(totals.values())
    if not count or (anonymous and count < FEWEST_PEOPLE):
        return ()
    return tuple((letter, choice.say, totals.get(letter, 0)) for letter, choice in state.letters.items())


def asks_of(room: Room, steps: Sequence[RoomStep]) -> list[int]:
    """The numbers of the questions that the report tells of."""
    state = room.fold(list(steps))
    return [held.number for asks in (*(played.asks for played in state.played), state.asks) for held in asks]


def _all_asked(
    asks: Sequence[AskedRound], replies: Mapping[int, Sequence[str]], anonymous: bool
) -> tuple[AskedReport, ...]:
    return tuple(_asked(held, replies.get(held.number, ()), anonymous) for held in asks)


def _asked(held: AskedRound, replies: Sequence[str], anonymous: bool) -> AskedReport:
    shown = tuple(held.shown.values())
    left = list(replies)
    for one in shown:
        if one in left:
            left.remove(one)
    told = not anonymous or len(replies) >= FEWEST_PEOPLE
    return AskedReport(held.what, len(replies), shown, tuple(sorted(left, key=str.casefold)) if told else ())


def worth_again(report: RoomReport) -> list[tuple[list[int], str]]:
    """Which turns are worth coming back to, by why: each sentence once."""
    found: dict[str, list[int]] = {}
    for turn in report.turns:
        if turn.worth_revisiting:
            found.setdefault(turn.worth_revisiting, []).append(turn.number)
    return [(numbers, why) for why, numbers in found.items()]


def rounds_of(room: Room, steps: Sequence[RoomStep]) -> list[int]:
    """The numbers of the rounds that the report tells of."""
    return [held.number for played in room.fold(list(steps)).played for held in played.rounds]


def _turn(room: Room, state: RoomState, number: int, played: PlayedTurn, said: Said, anonymous: bool) -> TurnReport:
    before = room.talk(state.talk.attempt.choices[: number - 1])
    points = {choice.id: worth for choice, worth in said.offered}
    letters = dict(zip(LETTERS, before.shown(), strict=False))
    by_letter = {letter: points[choice.id] for letter, choice in letters.items()}
    first = _totals(played.rounds[0]) if played.rounds else {}
    last = _totals(played.rounds[-1]) if played.rounds else {}
    again = len(played.rounds) > 1
    votes, first_votes = sum(last.values()), sum(first.values())
    told = not anonymous or (votes >= FEWEST_PEOPLE and (not again or first_votes >= FEWEST_PEOPLE))
    lines = tuple(
        LineReport(
            letter=letter,
            choice=choice,
            points=by_letter[letter],
            behaviours=_names(room, choice),
            first=first.get(letter, 0) if told and again else None,
            last=last.get(letter, 0) if told and played.rounds else None,
            chosen=choice.id == played.choice,
        )
        for letter, choice in letters.items()
    )
    chosen = next(line for line in lines if line.chosen)
    advice = advise(last, by_letter)
    first_share = advise(first, by_letter).share if again and told and first else None
    most = max(last.values(), default=0)
    frozen = played.rounds[-1].frozen if played.rounds and told else None
    return TurnReport(
        number=number,
        says=said.turn.says_or_scene,
        who=room.scenario.people[said.turn.speaker].name,
        lines=lines,
        votes=votes,
        first_votes=first_votes if again else 0,
        rounds=len(played.rounds),
        changed=frozen.changed if frozen is not None else 0,
        silent=frozen.silent if frozen is not None else 0,
        told=told,
        first_share=first_share,
        share=advice.share if told and votes else None,
        advice=advice,
        chosen=chosen,
        by_majority=votes > 0 and last.get(chosen.letter, 0) == most if told else None,
        discussed=played.discussed,
        took=max(0.0, played.ended - played.began),
        thinks=said.turn.thinks,
        worth_revisiting=_revisit(advice, first_share, chosen, by_letter, told),
    )


def _totals(held: Round) -> Totals:
    return held.totals or {}


def _names(room: Room, choice: Choice) -> str:
    names = [room.rubric.behaviours[name].name for name in (choice.behaviour, *choice.also)]
    return ", ".join(name.lower() for name in names)


def _revisit(advice: Advice, first_share: int | None, chosen: LineReport, points: dict[str, Points], told: bool) -> str:
    """Why this decision is worth coming back to, in a sentence; empty where it is not."""
    best = max(one.helpfulness for one in points.values())
    if chosen.points.helpfulness < best and chosen.points.pushiness > 0:
        return "The group took a line that pushed, and a more helpful one was on offer."
    if chosen.points.helpfulness < best:
        return "The group took a line that left help unused."
    if not told or not advice.votes:
        return ""
    if first_share is not None and advice.share < first_share:
        return "Fewer saw the helpful line after the discussion than before it."
    if advice.share < FEW:
        return "Few saw the helpful line, even at the last vote."
    if advice.share <= MANY:
        kind = "pushed" if advice.pushy > advice.passive else "held back"
        return f"The room stayed split; most of the others {kind}."
    return ""
