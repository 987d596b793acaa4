"""Players who choose by a fixed rule: what a scenario gives away, and what each way of selling comes to.

Ties go to the choice that stands first in the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

from simulator.analysis.blind import BlindReader
from simulator.analysis.decisions import FacedDecision
from simulator.analysis.starting_points import Start, starts
from simulator.conversation.attempt import NOTHING_CARRIED, Carried
from simulator.conversation.table import STUCK, Move, Table
from simulator.conversation.talk import LONGEST
from simulator.scenario.language import asks
from simulator.scoring.score import Score, score_of
from simulator.scoring.tally import NOTHING, Tally

POLITE = (
    "please", "thank", "thanks", "sorry", "happy to", "glad to", "of course", "understand", "appreciate",
    "may i", "pleasure", "apologise", "apologize", "kind of you", "would you mind",
)  # fmt: skip
"""What counts as polite, in whole words, in any case."""

_POLITE = re.compile(r"\b(?:" + "|".join(POLITE) + r")\b", re.IGNORECASE)

Rule = Callable[[list[Move]], Move]


@dataclass(frozen=True, slots=True)
class Played:
    """What became of a player. `ending` is None where the player got stuck or went round for ever.

    Over several draws of chance the axes are ratios of what is to be expected, the ending the most likely one,
    the breaches those of any draw, and `choices` and `seed` those of the first draw that comes to that ending.
    """

    choices: tuple[str, ...]
    seed: int
    score: Score
    profile: str
    ending: str | None


def polite_words(say: str) -> int:
    """How many polite words stand in it."""
    return len(_POLITE.findall(say))


def _only_question(moves: list[Move]) -> Move:
    """The one choice with a question mark; the first where none or several have one."""
    asking = [move for move in moves if asks(move.choice.say)]
    return asking[0] if len(asking) == 1 else moves[0]


PLAYERS: dict[str, Rule] = {
    "first": lambda moves: moves[0],
    "longest": lambda moves: max(moves, key=lambda move: len(move.choice.say)),
    "shortest": lambda moves: min(moves, key=lambda move: len(move.choice.say)),
    "politest": lambda moves: max(moves, key=lambda move: polite_words(move.choice.say)),
    "most-questions": lambda moves: max(moves, key=lambda move: move.choice.say.count("?")),
    "only-question": _only_question,
    "most-helpful": lambda moves: max(moves, key=lambda move: (move.points.helpfulness, -move.points.pushiness)),
    "most-pushy": lambda moves: max(moves, key=lambda move: (move.points.pushiness, -move.points.helpfulness)),
    "most-passive": lambda moves: max(moves, key=lambda move: (-move.points.initiative, -move.points.helpfulness)),
}
"""Each rule gets what is on offer in the order of the file. `only-question` serves the lint alone."""


def most_frequent(decisions: Iterable[FacedDecision]) -> Rule:
    """Takes, of each set of words on offer, those that are the best most often, whatever the customer says."""
    won: Counter[tuple[tuple[str, ...], str]] = Counter()
    for decision in decisions:
        won.update((decision.says, decision.says[place]) for place in decision.best)

    def rule(moves: list[Move]) -> Move:
        says = tuple(move.choice.say for move in moves)
        return max(moves, key=lambda move: won[says, move.choice.say])

    return rule


def blind(reader: BlindReader) -> Rule:
    """Takes what sounds most helpful to somebody who reads only the choices."""
    return lambda moves: moves[reader.pick([move.choice.say for move in moves])]


def play(table: Table, rule: Rule) -> Played:
    """What that rule comes to: one attempt for each draw of chance, at most 200 choices as in any attempt."""
    return _together(table, [(start, _one(table, rule, start.place, start.state)) for start in starts(table)])


def play_from(table: Table, rule: Rule, carried: Carried = NOTHING_CARRIED, seed: int = 0) -> Played:
    """One attempt by that rule, with what an earlier meeting left behind and what the seed draws."""
    place, state = table.opening(carried, seed)
    return _together(table, [(Start(place, state), _one(table, rule, place, state))], seed)


@dataclass(frozen=True, slots=True)
class _Attempt:
    choices: tuple[str, ...]
    tally: Tally
    breaches: tuple[str, ...]
    ending: str | None


def _one(table: Table, rule: Rule, place: int, state: int) -> _Attempt:
    tally = NOTHING
    choices: list[str] = []
    breaches: list[str] = []
    while len(choices) < LONGEST and (moves := table.offered(place, state)):
        move = rule(moves)
        tally = tally.plus(move.points, [other.points for other in moves])
        choices.append(move.choice.id)
        if move.breach:
            breaches.append(move.choice.id)
        place, state = table.step(move, state)
        if place == STUCK:
            break
    ending = table.places[place] if place >= len(table.stops) else None
    return _Attempt(tuple(choices), tally, tuple(breaches), ending)


def _together(table: Table, made: Iterable[tuple[Start, _Attempt]], seed: int | None = None) -> Played:
    all_made = list(made)
    tally = reduce(Tally.add, (one.tally.times(start.weight) for start, one in all_made), NOTHING)
    breaches = reduce(Counter.__or__, (Counter(one.breaches) for _, one in all_made), Counter[str]())
    likely: Counter[str | None] = Counter()
    for start, one in all_made:
        likely[one.ending] += start.weight
    ending = max((*table.scenario.endings, None), key=likely.__getitem__)
    start, first = next((start, one) for start, one in all_made if one.ending == ending)
    score = score_of(tally, first.breaches if len(all_made) == 1 else tuple(breaches.elements()))
    return Played(first.choices, start.seed if seed is None else seed, score, score.profile(table.rubric), ending)
