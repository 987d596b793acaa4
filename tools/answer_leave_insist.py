"""At which turns answering beats asking, leaving somebody be is right, and insisting with something new is right.

A plain measure over every offer of a conversation that can be met and has one best line: by the points and behaviours
of its lines, not by their words. Offers of two lines count nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from simulator.analysis.analysis import Analysis
from simulator.conversation.table import Move

ANSWER, LEAVE, INSIST = "answer", "leave", "insist"
ARTS = (ANSWER, LEAVE, INSIST)
"""Three things that a listener can do, each right at another time."""
LET_GO, STEP_FORWARD = -1, 1
"""In halves, as points are: how little pushiness lets go, and how much initiative would step forward instead."""


def arts_that_win(analysis: Analysis) -> dict[str, frozenset[str]]:
    """For each of `ARTS` the ids of the turns at which it wins somewhere."""
    found: dict[str, set[str]] = {art: set() for art in ARTS}
    graph = analysis.graph
    for _, offer, _ in graph.rows():
        turn = graph.table.stops[offer.place].turn.id
        for art in _won(offer.moves):
            found[art].add(turn)
    return {art: frozenset(turns) for art, turns in found.items()}


def _won(moves: Sequence[Move]) -> list[str]:
    most = max((move.points.helpfulness for move in moves), default=0)
    winners = [move for move in moves if move.points.helpfulness == most]
    if len(moves) < 3 or len(winners) != 1:
        return []
    best, others = winners[0], [move for move in moves if move is not winners[0]]
    return [art for art, wins in ((ANSWER, _answers), (LEAVE, _leaves), (INSIST, _insists)) if wins(best, others)]


def _answers(best: Move, others: Sequence[Move]) -> bool:
    """It answers and asks nothing, where asking was on offer."""
    asks = any("discover" in _behaviours(move) or move.choice.say.rstrip().endswith("?") for move in others)
    return "answer" in _behaviours(best) and "discover" not in _behaviours(best) and asks


def _leaves(best: Move, others: Sequence[Move]) -> bool:
    """It takes no step and lets go, where one more step was on offer."""
    forward = any(move.points.initiative >= STEP_FORWARD for move in others)
    return best.points.initiative <= 0 and best.points.pushiness <= LET_GO and forward


def _insists(best: Move, others: Sequence[Move]) -> bool:
    """It presses a little, and it is the line that helps most."""
    return best.points.pushiness > 0 and len(others) > 0


def _behaviours(move: Move) -> frozenset[str]:
    return frozenset((move.choice.behaviour, *move.choice.also))
