"""Players who choose by a fixed rule: what a scenario gives away, and what each way of selling comes to.

Ties go to the choice that stands first in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from simulator.conversation.attempt import NOTHING_CARRIED, Carried
from simulator.conversation.table import STUCK, Move, Table
from simulator.conversation.talk import LONGEST
from simulator.scenario.language import asks
from simulator.scoring.score import Score, score_of
from simulator.scoring.tally import NOTHING

POLITE = (
    "please", "thank", "thanks", "sorry", "happy to", "glad to", "of course", "understand", "appreciate",
    "may i", "pleasure", "apologise", "apologize", "kind of you", "would you mind",
)  # fmt: skip
"""What counts as polite, in whole words, in any case."""

_POLITE = re.compile(r"\b(?:" + "|".join(POLITE) + r")\b", re.IGNORECASE)

Rule = Callable[[list[Move]], Move]


@dataclass(frozen=True, slots=True)
class Played:
    """What became of a player. `ending` is None where the player got stuck or went round for ever."""

    choices: tuple[str, ...]
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
    "most-helpful": lambda moves: max(moves, key=lambda move: (move.points.helpfulness, -move.points.pushiness)),
    "most-pushy": lambda moves: max(moves, key=lambda move: (move.points.pushiness, -move.points.helpfulness)),
    "most-passive": lambda moves: max(moves, key=lambda move: (-move.points.initiative, -move.points.helpfulness)),
    "politest": lambda moves: max(moves, key=lambda move: polite_words(move.choice.say)),
    "only-question": _only_question,
}
"""Each rule gets what is on offer in the order of the file. The last two serve the lint."""


def play(table: Table, rule: Rule, carried: Carried = NOTHING_CARRIED) -> Played:
    """One attempt by that rule. At most 200 choices, as in any attempt."""
    place, state = table.start, table.opening(carried)
    tally = NOTHING
    choices: list[str] = []
    breaches: list[str] = []
    while len(choices) < LONGEST and (moves := table.offered(place, state)):
        move = rule(moves)
        tally = tally.plus(move.points, [other.points for other in moves])
        choices.append(move.choice.id)
        if table.rubric.is_breach(move.choice):
            breaches.append(move.choice.id)
        place, state = table.step(move, state)
        if place == STUCK:
            break
    score = score_of(tally, tuple(breaches))
    ending = table.places[place] if place >= len(table.stops) else None
    return Played(tuple(choices), score, score.profile(table.rubric), ending)
