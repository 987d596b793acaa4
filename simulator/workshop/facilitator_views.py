"""The facilitator's two views of a room: the projector's, and their own with votes as they come, advice, notes, people.

Pure, like `snapshot`; `live_room` sends what they answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from simulator.workshop import phase as phases
from simulator.workshop.advice import advise
from simulator.workshop.facilitating import coming_next, count_words, standing
from simulator.workshop.facilitators import short
from simulator.workshop.group_tape import tape
from simulator.workshop.messages import PrivateView, StageView
from simulator.workshop.orders import leaders
from simulator.workshop.phase import allowed
from simulator.workshop.room import RoomState
from simulator.workshop.room_step import Totals
from simulator.workshop.snapshot import points_of, results, teams
from simulator.workshop.stores.base import Participant
from simulator.workshop.views import KeyView, PersonView, RoomView, TeamView
from simulator.workshop.vote import Kept


def stage_view(
    state: RoomState,
    view: RoomView,
    *,
    code: str,
    now: float,
    joined: int,
    here: int,
    voted: int,
    talked: int = 0,
    labels: Sequence[TeamView] = (),
    address: str = "",
    trouble: str = "",
) -> StageView:
    """The projector's view. `voted` are the people with a vote in the round that is held; `now` in seconds since 1970."""
    hands = sum(state.rounds[-1].hands.values()) if state.rounds else 0
    shown = view.reveal.leaders if view.reveal is not None else ()
    return StageView(
        now=now,
        view=view,
        code=code,
        next=coming_next(state.phase, len(state.rounds), leaders=shown),
        count=count_words(state.phase, here, voted, hands),
        address=address,
        joined=joined,
        here=here,
        voted=voted,
        hands=hands,
        talked=talked,
        labels=list(labels),
        locked=state.locked,
        redo=state.redo,
        allowed=list(allowed(state.phase)),
        said=list(state.talk.attempt.choices) if view.debrief is not None else [],
        trouble=trouble,
    )


def private_view(
    stage: StageView,
    state: RoomState,
    leads: Mapping[str, str],
    people: list[PersonView],
    live: Totals,
    live_teams: list[TeamView],
) -> PrivateView:
    """`live_room` are the votes of the open round so far; after its close the frozen ones are shown instead."""
    if state.phase in phases.OVER:
        words = standing(state.phase, 0, code=stage.code, advised="", totals={})
        told = tape(state) if stage.view.debrief is not None else []
        return PrivateView(stage, stage.next, [], people=people, headline=words.headline, why=words.why, tape=told)
    last: Totals = {}
    by_team: list[TeamView] = []
    if state.rounds:
        held = state.rounds[-1]
        last = held.totals if held.totals is not None else _sum(live, held.hands)
        by_team = teams(held) if held.frozen is not None else live_teams
    first = (state.rounds[0].totals or {}) if len(state.rounds) > 1 else {}
    advice = advise(last, points_of(state))
    turn = state.talk.turn
    notes = turn.facilitator if turn is not None else None
    most = leaders(last)
    asks = state.asks[-1].what if state.phase == phases.REPLYING else ""
    words = standing(state.phase, len(state.rounds), code=stage.code, advised=advice.what, totals=last, asks=asks)
    return PrivateView(
        stage=stage,
        next=coming_next(state.phase, len(state.rounds), advised=advice.what, leaders=most),
        results=results(state, leads, first, last),
        advice=advice.sentences() if state.rounds and not state.gate else [],
        share=advice.share,
        leaders=most,
        teams=by_team,
        notes=" ".join(notes.notes.split()) if notes is not None else "",
        questions=[" ".join(one.split()) for one in notes.questions] if notes is not None else [],
        people=people,
        headline=words.headline,
        why=words.why,
    )


def key_views(keys: Mapping[bytes, str]) -> list[KeyView]:
    """Every key that opens the room."""
    return [KeyView(short(key), label) for key, label in sorted(keys.items())]


def label_of(one: Participant) -> str:
    """What somebody is called in lists, and by a partner: the name, or a few letters that say nothing."""
    return one.name or f"guest {one.id[:4]}"


def labels_by_team(people: Iterable[Participant], teams: Sequence[str]) -> list[TeamView]:
    """Who came, by team in the order of the teams, the newest last."""
    found = {team: TeamView(team) for team in teams or ("",)}
    for one in people:
        if not one.removed and one.team in found:
            found[one.team].labels.append(label_of(one))
    return list(found.values())


def counted(people: Mapping[str, Participant], votes: Mapping[str, Kept]) -> tuple[Totals, list[TeamView]]:
    """These votes by letter, and by team; everybody who voted must be among the people."""
    live: Totals = {}
    by_team: dict[str, Totals] = {}
    for who, kept in votes.items():
        live[kept.choice] = live.get(kept.choice, 0) + 1
        if team := people[who].team:
            totals = by_team.setdefault(team, {})
            totals[kept.choice] = totals.get(kept.choice, 0) + 1
    return live, [TeamView(team, totals) for team, totals in sorted(by_team.items())]


def persons(
    people: Iterable[Participant], here: frozenset[str], votes: Mapping[str, Kept], *, names: bool
) -> list[PersonView]:
    """Everybody who has joined, by label. Without names nobody is told who has voted."""
    found = [
        PersonView(
            id=one.id,
            label=label_of(one),
            team=one.team,
            here=one.id in here,
            voted=one.id in votes if names else None,
            removed=one.removed,
        )
        for one in people
    ]
    return sorted(found, key=lambda one: (one.label.casefold(), one.id))


def _sum(one: Totals, other: Totals) -> Totals:
    return {letter: one.get(letter, 0) + other.get(letter, 0) for letter in sorted({*one, *other})}
