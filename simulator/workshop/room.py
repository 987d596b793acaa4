"""A room is its log. `RoomState` is a pure fold over the steps: phase, the group's talk, rounds, who is out.

The server folds anew after each step and on every resume; the report reads the same state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import NotOnOffer, Talk
from simulator.scenario.model import Choice, Scenario
from simulator.scenario.rubric import Rubric
from simulator.workshop import phase as phases
from simulator.workshop.room_step import ASIDE, HIDE, KEYS, REDO, SHOW, UNDO, Draft, Frozen, RoomStep, Totals
from simulator.workshop.room_step import Damaged as Damaged

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one turn. `number` counts from 1 in the room and is never used twice.

    `totals` are votes and hands together, frozen at the close; None while it is open. Times in seconds.
    """

    number: int
    turn: str
    opened: float
    closed: float = 0.0
    frozen: Frozen | None = None
    hands: Totals = field(default_factory=dict)

    @property
    def totals(self) -> Totals | None:
        if self.frozen is None:
            return None
        letters = sorted({*self.frozen.votes, *self.hands})
        return {one: self.frozen.votes.get(one, 0) + self.hands.get(one, 0) for one in letters}


@dataclass(frozen=True, slots=True)
class AskedRound:
    """Everybody was asked to write. `number` counts with the rounds of votes; `what` is LINE or PURPOSE.

    `shown` are the replies that the facilitator put on the screen, by who wrote them.
    """

    number: int
    what: str
    opened: float
    shown: dict[str, str] = field(default_factory=dict)


LINE, PURPOSE = "line", "purpose"
"""What people are asked to write: what they would say, or what they want to be better for this person."""


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """A turn that the group has left behind: its rounds in order, what was chosen, when, how long they argued."""

    turn: str
    rounds: tuple[Round, ...]
    choice: str
    began: float
    ended: float
    discussed: float
    asks: tuple[AskedRound, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomState:
    """Everything that follows from the log up to `seq`."""

    talk: Talk
    seq: int = 0
    phase: str = phases.LOBBY
    rounds: tuple[Round, ...] = ()
    """Of the turn that is being held, in order."""
    played: tuple[PlayedTurn, ...] = ()
    asks: tuple[AskedRound, ...] = ()
    """Of the same turn: what people were asked to write."""
    highest: int = 0
    """The greatest round number ever opened, undone ones included."""
    redo: bool = False
    """Whether the last undo can be undone."""
    locked: bool = False
    removed: frozenset[str] = frozenset()
    deadline: float = 0.0
    closes: bool = False
    began: float = 0.0
    discussed: float = 0.0
    discussing_since: float = 0.0
    pairs: bool = False
    """Whether people are told whom to talk to."""
    admitted: dict[str, str] = field(default_factory=dict)
    """Host tokens that were added, by the hex of their SHA-256, and who each is for."""
    revoked: frozenset[str] = frozenset()
    renewed: bool = False
    """Whether the tokens from before the log count no longer."""

    @property
    def gate(self) -> int:
        """The round that takes votes or replies, 0 for none."""
        if self.phase == phases.REPLYING:
            return self.asks[-1].number
        return self.rounds[-1].number if self.phase == phases.VOTING else 0

    @property
    def letters(self) -> dict[str, Choice]:
        """What is on offer, by the letter it is shown under: stable from vote to reveal."""
        return dict(zip(LETTERS, self.talk.shown(), strict=False))

    @property
    def ended(self) -> bool:
        return self.phase == phases.ENDED


class Room:
    """What never changes about a room, and the fold."""

    def __init__(self, scenario: Scenario, rubric: Rubric, seed: int) -> None:
        self.scenario = scenario
        self.rubric = rubric
        self.seed = seed

    def talk(self, choices: Iterable[str] = ()) -> Talk:
        """The group's conversation after those choices. Raises NotOnOffer."""
        attempt = new_attempt(self.scenario, self.rubric, self.seed)
        return Talk(self.scenario, self.rubric, replace(attempt, choices=tuple(choices)))

    def fold(self, steps: Sequence[RoomStep]) -> RoomState:
        """The state after those steps. Raises Damaged where they do not follow from one another."""
        standing = {step.seq for step in effective(steps)}
        state = RoomState(self.talk())
        for step in steps:
            if step.seq in standing:
                try:
                    state = self._apply(state, step)
                except (NotOnOffer, IndexError):
                    raise Damaged(f"The log of this room makes no sense at step {step.seq} ({step.what}).") from None
        highest = max(
            (step.draft.round for step in steps if step.what in ("open", phases.ASK, phases.COUNT)), default=0
        )
        return replace(state, seq=steps[-1].seq if steps else 0, highest=highest, redo=bool(undone(steps)))

    def _apply(self, state: RoomState, step: RoomStep) -> RoomState:
        draft = step.draft
        if draft.what in ASIDE:
            return _aside(state, draft)
        talk, over = state.talk, False
        if draft.what == "advance":
            talk = self.talk((*state.talk.attempt.choices, draft.choice))
            over = talk.finished or talk.stuck
        phase = phases.after(state.phase, draft.what, over=over)
        if phase is None:
            raise Damaged(f"The log of this room makes no sense at step {step.seq} ({step.what}).")
        discussed = state.discussed
        if state.phase == phases.DISCUSSING:
            discussed += max(0.0, draft.at - state.discussing_since)
        moved = replace(
            state, phase=phase, deadline=draft.deadline, closes=draft.closes, discussed=discussed, pairs=draft.pairs
        )
        match draft.what:
            case "start":
                return replace(moved, began=draft.at)
            case phases.ASK:
                return replace(moved, asks=(*state.asks, AskedRound(draft.round, draft.text, draft.at)))
            case "open":
                opened = Round(draft.round, _turn(talk), draft.at)
                return replace(moved, rounds=(*state.rounds, opened))
            case "close":
                closed = replace(state.rounds[-1], closed=draft.at, frozen=step.frozen or Frozen())
                return replace(moved, rounds=(*state.rounds[:-1], closed))
            case phases.COUNT:
                return replace(moved, rounds=_counted(state, talk, step))
            case "discuss":
                return replace(moved, discussing_since=draft.at)
            case "reset":
                return replace(moved, rounds=(), asks=(), discussed=0.0)
            case "advance":
                played = PlayedTurn(
                    _turn(state.talk), state.rounds, draft.choice, state.began, draft.at, discussed, state.asks
                )
                return replace(
                    moved,
                    talk=talk,
                    rounds=(),
                    asks=(),
                    played=(*state.played, played),
                    began=draft.at,
                    discussed=0.0,
                )
        return moved


def effective(steps: Sequence[RoomStep]) -> list[RoomStep]:
    """The steps that still stand: each undo takes away the last one that moved the phase and still stood."""
    return _standing(steps)[0]


def undone(steps: Sequence[RoomStep]) -> list[RoomStep]:
    """What a redo can bring back, the next last: nothing once the room has moved on since the undo."""
    return _standing(steps)[1]


def _standing(steps: Sequence[RoomStep]) -> tuple[list[RoomStep], list[RoomStep]]:
    standing: list[RoomStep] = []
    aside: list[RoomStep] = []
    for step in steps:
        if step.what == REDO:
            if aside:
                standing = sorted([*standing, aside.pop()], key=lambda one: one.seq)
        elif step.what != UNDO:
            standing.append(step)
            if step.what not in ASIDE:
                aside = []
        else:
            last = next((place for place in reversed(range(len(standing))) if standing[place].what not in ASIDE), None)
            if last is not None:
                aside.append(standing.pop(last))
    return standing, aside


def _counted(state: RoomState, talk: Talk, step: RoomStep) -> tuple[Round, ...]:
    """The rounds after a show of hands that closed the open one, or was a round by itself."""
    draft = step.draft
    rounds = (
        state.rounds if state.phase == phases.VOTING else (*state.rounds, Round(draft.round, _turn(talk), draft.at))
    )
    last = replace(rounds[-1], closed=draft.at, frozen=step.frozen or Frozen(), hands=draft.hands)
    return (*rounds[:-1], last)


def _turn(talk: Talk) -> str:
    return talk.turn.id if talk.turn is not None else ""


def _shown(state: RoomState, draft: Draft) -> RoomState:
    def after(one: AskedRound) -> dict[str, str]:
        if one.number != draft.round:
            return one.shown
        left = {who: text for who, text in one.shown.items() if who != draft.participant}
        return left if draft.what == HIDE else {**left, draft.participant: draft.text}

    return replace(state, asks=tuple(replace(one, shown=after(one)) for one in state.asks))


def _keyed(state: RoomState, draft: Draft) -> RoomState:
    match draft.what:
        case "admit":
            return replace(state, admitted={**state.admitted, draft.key: draft.text})
        case "renew":  # from here on only this one opens the room
            return replace(state, admitted={draft.key: draft.text}, renewed=True)
    return replace(state, revoked=state.revoked | {draft.key})


def _aside(state: RoomState, draft: Draft) -> RoomState:
    if draft.what in KEYS:
        return _keyed(state, draft)
    if draft.what in (SHOW, HIDE):
        return _shown(state, draft)
    match draft.what:
        case "lock" | "unlock":
            return replace(state, locked=draft.what == "lock")
        case "remove":
            return replace(state, removed=state.removed | {draft.participant})
        case "restore":
            return replace(state, removed=state.removed - {draft.participant})
        case "timer":
            return replace(state, deadline=draft.deadline, closes=draft.closes)
        case _:  # hands, for the round that is open or was closed last; undone with it
            rounds = tuple(
                replace(one, hands=draft.hands) if one.number == draft.round else one for one in state.rounds
            )
            return replace(state, rounds=rounds)
