"""Behaviours that do not fit what the author makes of them: HF410 to HF412."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.authoring.finding import Finding, Spot
from simulator.scenario.language import lint_knows
from simulator.scenario.model import Choice, Scenario, Turn
from simulator.scenario.rubric import Rubric

NO = re.compile(
    r"^\W*(?:no|not|nope|i can't|i don't|i won't|i'd rather not|we can't|we don't|we won't|sorry)\b", re.IGNORECASE
)
NEW = frozenset({"tailor", "teach", "recover", "candour", "hold-value", "discover", "reflect", "autonomy"})
"""Behaviours that bring something after a no."""


def honesty(scenario: Scenario, rubric: Rubric) -> Iterator[Finding]:
    """Choice by choice, in the order of the file."""
    refused = _after_a_no(scenario) if lint_knows(scenario.lang) else {}
    for turn in scenario.turns.values():
        for choice in turn.choices:
            if (
                choice.behaviour == "advance"
                and turn.id in refused
                and not NEW & set(choice.also)
                and not choice.reveals
            ):
                yield Finding(
                    "HF410", Spot("choice", choice.id, "behaviour"),
                    f"this asks again after a no to `{refused[turn.id]}`, with nothing new",
                    "Asking again with nothing new is `pressure`. Or bring something: `also: [tailor]`, [hold-value], [candour].",
                )  # fmt: skip
            if choice.breach is False and rubric.behaviours[choice.behaviour].breach and not choice.why:
                yield Finding(
                    "HF411", Spot("choice", choice.id, "breach"),
                    f"`{choice.behaviour}` is marked as no breach, and nothing says why",
                    "Say in `why` what makes it honest all the same, or choose another behaviour.",
                )  # fmt: skip
            if choice.behaviour == "drift" and (reason := _right_to_wait(scenario, choice)):
                yield Finding(
                    "HF412", Spot("choice", choice.id, "behaviour"),
                    f"this counts as `drift`, but waiting seems right here: {reason}",
                    "If it leaves the customer free on purpose it is `autonomy`; if it names the next step it is `advance`.",
                )  # fmt: skip


def _after_a_no(scenario: Scenario) -> dict[str, str]:
    """Turns at which the customer says no to an `advance` of the turn before, each with that choice."""
    found: dict[str, str] = {}
    for turn in scenario.turns.values():
        for choice in turn.choices:
            if choice.behaviour == "advance" and not choice.reveals:
                for way in choice.next:
                    after = scenario.turns.get(way.go)
                    if after is not None and _says_no(after):
                        found.setdefault(way.go, choice.id)
    return found


def _says_no(turn: Turn) -> bool:
    return turn.stage == "objection" and NO.match(turn.says) is not None


def _right_to_wait(scenario: Scenario, choice: Choice) -> str:
    if choice.helpfulness is not None and choice.helpfulness > 0:
        return "it is given helpfulness of its own"
    ways = [scenario.endings.get(way.go) for way in choice.next]
    if all(ending is not None and ending.meeting == "earned" for ending in ways):
        return "it leads to a meeting that was earned"
    return ""
