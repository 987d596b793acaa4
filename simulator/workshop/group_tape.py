"""What the group said, choice by choice, for the facilitator to look back on when the conversation is over. Pure."""

from __future__ import annotations

from simulator.conversation.attempt import shuffled
from simulator.conversation.talk import Step
from simulator.debrief.coaching import signed
from simulator.debrief.review import better_line
from simulator.workshop.room import LETTERS, PlayedTurn, RoomState
from simulator.workshop.snapshot import behaviour_names
from simulator.workshop.views import TapeView


def tape(state: RoomState) -> list[TapeView]:
    """Every choice, in order."""
    return [_choice(state, step, played) for step, played in zip(state.talk.steps, state.played, strict=True)]


def _choice(state: RoomState, step: Step, played: PlayedTurn) -> TapeView:
    on_offer = shuffled([choice for choice, _ in step.offered], state.talk.attempt.seed, step.turn.id)
    letter = LETTERS[[choice.id for choice in on_offer].index(step.choice.id)]
    totals = (played.rounds[-1].totals or {}) if played.rounds else {}
    better = better_line(step)
    return TapeView(
        says=_text(step.turn.says_or_scene),
        letter=letter,
        line=_text(step.choice.say),
        helpfulness=signed(step.points.helpfulness),
        pushiness=signed(step.points.pushiness),
        initiative=signed(step.points.initiative),
        behaviours=behaviour_names(state.talk, step.choice),
        votes=totals.get(letter, 0),
        of=sum(totals.values()),
        thinks=_text(step.turn.thinks),
        better=_text(better.say) if better is not None else "",
    )


def _text(text: str) -> str:
    return " ".join(text.split())
