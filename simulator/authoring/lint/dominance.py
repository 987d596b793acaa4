"""Of two helpful choices at a turn one is better in every respect and costs nothing: HF408.

That a wrong choice is beaten is the point of a decision. Where both are meant to be good and one is never
worth taking, the author may not know it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.decision import TurnOffer
from simulator.conversation.rules import ChoiceRule, Rules


def dominated(decisions: tuple[TurnOffer, ...], rules: Rules) -> Iterator[Finding]:
    """Each choice once, with the first that beats it."""
    for decision in decisions:
        said: set[str] = set()
        for worse, better in permutations(rules.turns[decision.turn.id].choices, 2):
            if worse.choice.id not in said and _beats(better, worse, rules):
                said.add(worse.choice.id)
                yield Finding(
                    "HF408", Spot("choice", worse.choice.id, "say"),
                    f"`{better.choice.id}` beats this helpful choice in every respect, at no cost",
                    "Give this one something of its own: a need it reveals, an effect, another way on. Or make it a real mistake.",
                )  # fmt: skip


def _beats(better: ChoiceRule, worse: ChoiceRule, rules: Rules) -> bool:
    one, other = better.points, worse.points
    if other.helpfulness <= 0 or other.pushiness > 0 or other.initiative < 0:
        return False
    if better.choice.when != worse.choice.when or better.choice.next != worse.choice.next:
        return False
    if better.flags != worse.flags or better.known & worse.known != worse.known:
        return False
    gains = [
        one.helpfulness - other.helpfulness,
        max(other.pushiness, 0) - max(one.pushiness, 0),
        one.initiative - other.initiative,
        better.patience - worse.patience,
    ]
    trusts = dict(better.trust), dict(worse.trust)
    gains += [trusts[0].get(person, 0) - trusts[1].get(person, 0) for person in range(len(rules.people))]
    gains.append((better.known & ~worse.known).bit_count())
    return min(gains) >= 0 and max(gains) > 0
