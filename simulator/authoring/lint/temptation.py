"""Both ways of going wrong have to be tempting: too few pushy choices (HF406), too few passive ones (HF407)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.turn_offers import TurnOffer
from simulator.scenario.rubric import Points

WANTED = (
    ("HF406", "pushy", lambda points: points.pushiness > 0, "Add what an eager seller would say to win today"),
    ("HF407", "passive", lambda points: points.initiative < 0, "Add what a pleasant seller would say to avoid a risk"),
)  # fmt: skip


def temptations(decisions: tuple[TurnOffer, ...]) -> Iterator[Finding]:
    """Where more than half of the decisions lack one of the two."""
    for code, word, test, hint in WANTED:
        found = _lacking(decisions, test)
        if decisions and 2 * len(found) > len(decisions):
            where = ", ".join(decision.turn.id for decision in found[:8]) + (" …" if len(found) > 8 else "")
            message = f"{len(found)} of {len(decisions)} decisions have no {word} choice that could tempt somebody"
            yield Finding(code, Spot("scenario", "turns"), message, f"{hint}, at: {where}.")


def _lacking(decisions: tuple[TurnOffer, ...], test: Callable[[Points], bool]) -> list[TurnOffer]:
    return [decision for decision in decisions if not any(test(points) for points in decision.points)]
