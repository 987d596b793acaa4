"""Generated learners of three kinds, and their hand-in files: `python -m tests.records.colleagues FOLDER` writes fifty."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.kept import KeptAttempt, KeptChoice
from simulator.records.hand_in import person_of, written
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Points
from tests.write import rubric

SHIPPED = Path(__file__).parents[2] / "scenarios"
SCENARIOS = ("laptop-for-a-nephew", "just-a-price", "a-soft-no-twice", "first-call-about-audits")
KINDS = ("helpful", "pushy", "passive")
BEGAN = datetime(2026, 11, 2, 17, 0, tzinfo=UTC)


def wish(kind: str, points: Points) -> float:
    """How much somebody of that kind likes a line that is worth so much."""
    helps, pushes, leads = points
    return {
        "helpful": helps - 2 * max(pushes, 0),
        "pushy": 2 * pushes + 0.5 * leads,
        "passive": -leads - max(pushes, 0),
    }[kind]


def conversation(kind: str, scenario: Scenario, draw: Random, steady: float) -> tuple[int, tuple[str, ...]]:
    """Its seed and choices: what the kind likes best, but for a share of the time anything."""
    seed = draw.randrange(2**31)
    talk = Talk(scenario, rubric(), new_attempt(scenario, rubric(), seed))
    while not talk.finished:
        moves = talk.table.offered(*talk.stands)
        liked = max(moves, key=lambda move: (wish(kind, move.points), draw.random()))
        talk.advance((liked if draw.random() < steady else draw.choice(moves)).choice.id)
    return seed, talk.attempt.choices


def kept(scenario: Scenario, seed: int, choices: Sequence[str], name: str, began: datetime) -> KeptAttempt:
    """As it would have been recorded, twelve seconds a choice."""
    attempt = new_attempt(scenario, rubric(), seed)
    for choice in choices:
        attempt = attempt.with_choice(choice)
    steps = Talk(scenario, rubric(), attempt).steps
    made = tuple(
        KeptChoice(step.turn.id, step.choice.id, began + timedelta(seconds=12 * place))
        for place, step in enumerate(steps, start=1)
    )
    return KeptAttempt(name, attempt, "file.yaml", began, made[-1].at, made)


def hand_in(kind: str, number: int, scenarios: Sequence[Scenario], again: bool) -> str:
    """One person's file; `again` they held the first conversation a second time, steadier than at first."""
    draw = Random(f"{kind}/{number}")
    held = [*scenarios, *([scenarios[0]] if again else [])]
    attempts = []
    for place, scenario in enumerate(held):
        seed, choices = conversation(kind, scenario, draw, 0.9 if place == len(scenarios) else 0.65)
        name = f"{draw.getrandbits(64):016x}"
        attempts.append(kept(scenario, seed, choices, name, BEGAN + timedelta(days=5 * place)))
    account = str(UUID(int=draw.getrandbits(128), version=4))
    return written(attempts, person_of(account), BEGAN + timedelta(days=30))


def group(folder: Path, sizes: Sequence[int] = (22, 16, 12), scenarios: Sequence[Scenario] = ()) -> None:
    """So many of each kind, a file each."""
    found = scenarios or [read(name) for name in SCENARIOS]
    folder.mkdir(parents=True, exist_ok=True)
    for kind, many in zip(KINDS, sizes, strict=True):
        for number in range(many):
            text = hand_in(kind, number, found, again=number % 2 == 0)
            (folder / f"{kind}-{number}.json").write_text(text, encoding="utf-8")


def read(name: str) -> Scenario:
    scenario = read_scenario(next(SHIPPED.glob(f"*/{name}.yaml")), rubric()).scenario
    assert scenario is not None
    return scenario


if __name__ == "__main__":
    group(Path(sys.argv[1]))
