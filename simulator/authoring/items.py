"""Statistics from real plays: for every choice how often it is taken, by whom, and how long they thought.

Each play is replayed in the scenario as it is now, so that scores compare. Nothing is computed below FEWEST
plays: with a true correlation of 0.4, a good choice looks useless in one of six samples of 20 plays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from statistics import mean, median

from simulator.authoring.replies import OwnWordsItems, own_words_items
from simulator.conversation.attempt import NOTHING_CARRIED, Attempt, Carried, new_attempt
from simulator.conversation.talk import Step, replay
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scoring.score import score
from simulator.words.typed_reply import Saying

FEWEST = 30
"""Plays that faced a turn, below which nothing is said of it."""
FEWEST_EACH = 5
"""Plays on each side (took it, did not), below which no discrimination is given."""


@dataclass(frozen=True, slots=True)
class RecordedPlay:
    """A finished attempt from somewhere: choice ids, and the seconds before each where they are known.

    `seed` decides what chance set at the beginning.
    """

    choices: tuple[str, ...]
    seconds: tuple[float | None, ...] = ()
    carried: Carried = NOTHING_CARRIED
    seed: int = 0
    sayings: tuple[tuple[Saying, ...], ...] = ()
    """For each choice what was typed in own words before it; may be shorter than the choices."""


@dataclass(frozen=True, slots=True)
class Item:
    """One choice. `offered` and `taken` count plays; `helpfulness` is the mean final score of its takers, 0 to 100.

    `discrimination` is the correlation, -1 to 1, between taking it and the helpfulness of all other decisions
    (corrected point-biserial); None where too few took it or did not. `seconds` is the median time to choose it.
    """

    choice: str
    offered: int
    taken: int
    helpfulness: float | None
    discrimination: float | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class TurnItems:
    """A turn in one of its versions (None: as it stands) that `faced` plays came to.

    `items` is empty where they are too few. What the customer says decides which line is right, so plays that heard
    something else are never counted together.
    """

    turn: str
    version: str | None
    faced: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """`plays` were used; `unusable` could not be replayed to an ending in the scenario as it is now."""

    plays: int
    unusable: int
    turns: tuple[TurnItems, ...]
    own_words: OwnWordsItems = field(default_factory=OwnWordsItems)


@dataclass(frozen=True, slots=True)
class _Faced:
    choice: str
    offered: frozenset[str]
    final: float
    rest: float
    seconds: float | None


def items(scenario: Scenario, rubric: Rubric, plays: Iterable[RecordedPlay]) -> Items:
    """Turn by turn, in the order of the file. Below FEWEST plays in all, `turns` is empty."""
    faced: dict[_Place, list[_Faced]] = {place: [] for place in _places(scenario)}
    heard: list[tuple[str, str, Sequence[Saying]]] = []
    used = unusable = 0
    for play in plays:
        begun = new_attempt(scenario, rubric, play.seed, play.carried)
        talk, left = replay(scenario, rubric, _with(begun, play.choices))
        if left or not talk.finished:
            unusable += 1
            continue
        used += 1
        _collect(faced, talk.steps, play.seconds)
        heard += [(step.turn.id, step.choice.id, said) for step, said in zip(talk.steps, play.sayings, strict=False)]
    typed = own_words_items(heard, scenario)
    if used < FEWEST:
        return Items(used, unusable, (), typed)
    turns = tuple(_turn(scenario, *place, rows) for place, rows in faced.items())
    return Items(used, unusable, turns, typed)


_Place = tuple[str, str | None]
"""A turn and its version."""


def _places(scenario: Scenario) -> Iterator[_Place]:
    for turn in scenario.turns.values():
        yield from ((turn.id, version) for version in (None, *(version.id for version in turn.versions)))


def _with(attempt: Attempt, choices: Sequence[str]) -> Attempt:
    return replace(attempt, choices=tuple(choices))


def _collect(faced: dict[_Place, list[_Faced]], steps: Sequence[Step], seconds: Sequence[float | None]) -> None:
    """Each turn in a version counts once for a play: the first time it was faced."""
    final = score(steps).helpfulness.percent
    met: set[_Place] = set()
    for place, step in enumerate(steps):
        heard = (step.turn.id, step.version)
        if heard not in met:
            met.add(heard)
            rest = score([other for other in steps if other.turn.id != step.turn.id]).helpfulness.percent
            took = seconds[place] if place < len(seconds) else None
            offered = frozenset(choice.id for choice, _ in step.offered)
            faced[heard].append(_Faced(step.choice.id, offered, final, rest, took))


def _turn(scenario: Scenario, turn: str, version: str | None, rows: list[_Faced]) -> TurnItems:
    if len(rows) < FEWEST:
        return TurnItems(turn, version, len(rows), ())
    return TurnItems(turn, version, len(rows), tuple(_item(choice.id, rows) for choice in scenario.turns[turn].choices))


def _item(choice: str, rows: list[_Faced]) -> Item:
    able = [row for row in rows if choice in row.offered]
    took = [row for row in able if row.choice == choice]
    times = [row.seconds for row in took if row.seconds is not None]
    return Item(
        choice,
        len(able),
        len(took),
        mean(row.final for row in took) if took else None,
        correlation([row.choice == choice for row in able], [row.rest for row in able]),
        median(times) if times else None,
    )


def correlation(taken: Sequence[bool], rest: Sequence[float]) -> float | None:
    """Point-biserial; None with fewer than FEWEST_EACH on a side, or where all scores are the same."""
    yes = [value for took, value in zip(taken, rest, strict=True) if took]
    no = [value for took, value in zip(taken, rest, strict=True) if not took]
    if min(len(yes), len(no)) < FEWEST_EACH or len(taken) < FEWEST:
        return None
    middle = mean(rest)
    spread = sqrt(sum((value - middle) ** 2 for value in rest) / len(rest))
    if spread == 0:
        return None
    share = len(yes) / len(rest)
    return (mean(yes) - mean(no)) / spread * sqrt(share * (1 - share))
