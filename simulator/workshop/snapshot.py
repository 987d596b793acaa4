"""What each role may see of a room. `common` is for everybody: nothing of a vote is in it before the reveal.

Pure: from a RoomState to views. `live_room` calls it after each step; the leak test reads what it lets through.
"""

from __future__ import annotations

from collections.abc import Mapping

from simulator.conversation.talk import Talk
from simulator.debrief.coaching import signed
from simulator.debrief.lessons import QUESTIONS
from simulator.languages.tongue import tongue
from simulator.scenario.model import Choice
from simulator.scenario.rubric import Points
from simulator.workshop import phase as phases
from simulator.workshop.facilitating import minds_words
from simulator.workshop.orders import leaders
from simulator.workshop.outcome import follows, outcome_view, seems
from simulator.workshop.room import RoomState, Round
from simulator.workshop.room_step import Frozen
from simulator.workshop.views import ChoiceView, LineView, ResultView, RevealView, RoomView, TeamView

WITH_CHOICES = (phases.VOTING, phases.CLOSED, phases.DISCUSSING, phases.REVEALED)


def common(state: RoomState, leads: Mapping[str, str]) -> RoomView:
    """The view of everybody. `leads` by choice id; it is told only at the reveal."""
    scenario = state.talk.scenario
    held = state.rounds if state.phase not in phases.OVER else ()  # of a turn that was stopped nothing is shown
    view = RoomView(
        seq=state.seq,
        phase=state.phase,
        title=scenario.title,
        round=held[-1].number if held else 0,
        vote=len(held),
        deadline=state.deadline,
        lang=scenario.lang,
    )
    if state.phase == phases.LOBBY:
        view.brief = _text(scenario.brief)
        return view
    turn = state.talk.turn
    if turn is not None and state.phase not in phases.OVER:
        person = scenario.people[turn.speaker]
        view.turn = len(state.played) + 1
        view.who, view.role, view.says = person.name, person.role, _text(turn.says_or_scene)
        view.seems, view.mood, view.hurried = seems(state.talk, turn.speaker)
    view.before = _before(state)
    if state.phase == phases.REPLYING:
        view.asks, view.round = state.asks[-1].what, state.asks[-1].number
        view.shown = list(state.asks[-1].shown.values())
    view.pairs = state.phase == phases.DISCUSSING and state.pairs
    if state.phase in WITH_CHOICES:
        view.choices = choice_views(state)
    if state.phase == phases.REVEALED:
        view.reveal = _reveal(state, leads)
    if state.phase == phases.DEBRIEF:
        own = tongue(scenario.lang).own
        view.questions = [own(question) for question in QUESTIONS]
    if state.phase in (phases.OUTCOME, phases.ENDED) and state.played:
        view.debrief = outcome_view(state.talk)
    return view


def choice_views(state: RoomState) -> list[ChoiceView]:
    """What is on offer."""
    return [ChoiceView(letter, _text(choice.say)) for letter, choice in state.letters.items()]


def points_of(state: RoomState) -> dict[str, Points]:
    """What each line on offer is worth, by letter."""
    rubric = state.talk.rubric
    return {letter: rubric.points_of(choice) for letter, choice in state.letters.items()}


def results(
    state: RoomState, leads: Mapping[str, str], first: Mapping[str, int], last: Mapping[str, int]
) -> list[ResultView]:
    """Every line on offer with its worth and these votes, in the order of the letters."""
    worth = points_of(state)
    return [
        ResultView(
            letter=letter,
            helpfulness=signed(worth[letter].helpfulness),
            pushiness=signed(worth[letter].pushiness),
            initiative=signed(worth[letter].initiative),
            behaviours=behaviour_names(state.talk, choice),
            first=first.get(letter, 0),
            last=last.get(letter, 0),
            why=_text(choice.why),
            leads=leads.get(choice.id, ""),
        )
        for letter, choice in state.letters.items()
    ]


def teams(held: Round) -> list[TeamView]:
    """The frozen votes of a round by team, in the order of their names."""
    found = held.frozen.teams if held.frozen is not None else {}
    return [TeamView(team, votes) for team, votes in sorted(found.items())]


def _reveal(state: RoomState, leads: Mapping[str, str]) -> RevealView:
    first, last = state.rounds[0], state.rounds[-1]
    before, now = first.totals or {}, last.totals or {}
    again = len(state.rounds) > 1
    turn = state.talk.turn
    frozen = last.frozen or Frozen()
    votes = sum(now.values())
    every = {leads.get(choice.id, "") for choice in state.letters.values()}
    alike = every.pop() if len(every) == 1 and len(state.letters) > 1 else ""
    most = leaders(now)
    both = _voted_twice(state) if frozen.before else 0
    return RevealView(
        results=results(state, {} if alike else leads, before if again else {}, now),
        leads=alike,
        rounds=len(state.rounds),
        votes=votes,
        first_votes=sum(before.values()) if again else 0,
        changed=frozen.changed,
        silent=frozen.silent,
        both=both,
        moved=minds_words(both, frozen.changed, frozen.silent, state.talk.scenario.lang),
        thinks=_text(turn.thinks) if turn is not None else "",
        leaders=most,
        teams=teams(last),
        follows=follows(state.talk, most[0], state.letters[most[0]].id) if len(most) == 1 else None,
    )


def _voted_twice(state: RoomState) -> int:
    """How many people voted in the last round and in the one before; of hands nobody knows whose they are."""
    frozen = state.rounds[-1].frozen or Frozen()
    earlier = state.rounds[-2].frozen or Frozen()
    return max(frozen.changed, sum(earlier.votes.values()) - frozen.silent)


def behaviour_names(talk: Talk, choice: Choice) -> str:
    """What a line does, by name, in the language of the conversation."""
    names = [talk.rubric.behaviours[name].name for name in (choice.behaviour, *choice.also)]
    say = tongue(talk.scenario.lang)
    return ", ".join(say.within(say.own(name)) for name in names)


def _before(state: RoomState) -> list[LineView]:
    """What the group said last, what the customer did, and what is to be seen before they speak again."""
    turn = state.talk.turn
    now = [LineView("scene", _text(turn.scene))] if turn is not None and turn.says and turn.scene else []
    if state.phase in phases.OVER:
        now = []
    if not state.talk.steps:
        return now
    step = state.talk.steps[-1]
    lines = [LineView("you", _text(step.choice.say))]
    if step.choice.reply:
        lines.append(LineView("scene", _text(step.choice.reply)))
    if state.talk.ending is not None:
        person = state.talk.scenario.people[step.turn.speaker]
        lines.append(LineView("customer", _text(state.talk.ending.says), person.name))
    return lines + now


def _text(text: str) -> str:
    return " ".join(text.split())
