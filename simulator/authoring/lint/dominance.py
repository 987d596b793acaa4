"""Of two helpful choices at a turn one is better in every respect and costs nothing: HF408.

That a wrong choice is beaten is the point of a decision. Where both are meant to be good and one is never
worth taking, the author may not know it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.turn_offers import TurnOffer
from simulator.conversation.table import Move


def dominated(decisions: tuple[TurnOffer, ...]) -> Iterator[Finding]:
    """Each choice once, with the first that beats it wherever the two can be said."""
    turns: dict[str, list[TurnOffer]] = {}
    for decision in decisions:
        turns.setdefault(decision.turn.id, []).append(decision)
    for own in turns.values():
        said: set[str] = set()
        for worse, better in permutations(range(len(own[0].moves)), 2):
            name = own[0].moves[worse].choice.id
            if name not in said and all(_beats(one.moves[better], one.moves[worse]) for one in own):
                said.add(name)
                yield Finding(
                    "HF408", Spot("choice", name, "say"),
                    f"`{own[0].moves[better].choice.id}` beats this helpful choice in every respect, at no cost",
                    "Give this one something of its own: a need it reveals, an effect, another way on. Or make it a real mistake.",
                )  # fmt: skip


def _beats(better: Move, worse: Move) -> bool:
    one, other = better.points, worse.points
    if other.helpfulness <= 0 or other.pushiness > 0 or other.initiative < 0:
        return False
    if better.choice.when != worse.choice.when or better.choice.next != worse.choice.next:
        return False
    known, beside = set(better.choice.reveals), set(worse.choice.reveals)
    if set(better.choice.sets) != set(worse.choice.sets) or not known >= beside:
        return False
    gauges = dict(better.shifts), dict(worse.shifts)
    gains = [
        one.helpfulness - other.helpfulness,
        max(other.pushiness, 0) - max(one.pushiness, 0),
        one.initiative - other.initiative,
        *(gauges[0].get(gauge, 0) - gauges[1].get(gauge, 0) for gauge in gauges[0].keys() | gauges[1].keys()),
        len(known - beside),
    ]
    return min(gains) >= 0 and max(gains) > 0
