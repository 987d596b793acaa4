"""One line of the library, with what its preview shows: all that the first screen needs of a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first screen needs entries and nothing of the model
    from simulator.scenario.model import Scenario
    from simulator.scenario.rubric import Rubric


CAMPAIGN = "campaign"
"""The `market` of a campaign's entry: its `turns` are the conversations that fit into it."""
MARKETS = {"b2b": "Companies", "b2c": "Shops and homes", "internal": "Your own team", CAMPAIGN: "Campaigns"}
"""What a shelf of each market is called."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario in the library, or a broken file with its first `problem` in a sentence.

    `file` is absolute. `behaviours` are the names of the helpful behaviours it exercises most, at most four;
    `exercises` are (behaviour, stage) pairs for the reviews that are due.
    """

    id: str
    title: str
    market: str
    level: int
    minutes: int
    file: str
    problem: str | None = None
    brief: str = ""
    objective: str = ""
    person: str = ""
    role: str = ""
    opening: str = ""
    behaviours: tuple[str, ...] = ()
    exercises: tuple[tuple[str, str], ...] = ()
    turns: int = 0


def entry_of(scenario: Scenario, rubric: Rubric, path: Path) -> Entry:
    """The entry of a sound scenario."""
    counts: dict[str, int] = {}
    pairs: dict[tuple[str, str], None] = {}
    for turn in scenario.turns.values():
        for choice in turn.choices:
            points = rubric.points_of(choice)
            if rubric.practised(choice.behaviour) and points.helpfulness > 0 and points.pushiness <= 0:
                counts[choice.behaviour] = counts.get(choice.behaviour, 0) + 1
                pairs[choice.behaviour, turn.stage] = None
    most = sorted(counts, key=lambda name: -counts[name])[:4]
    return Entry(
        id=scenario.id,
        title=scenario.title,
        market=scenario.market,
        level=scenario.level,
        minutes=scenario.minutes,
        file=str(path.absolute()),
        brief=scenario.brief,
        objective=scenario.objective,
        person=scenario.main_contact.name,
        role=scenario.main_contact.role,
        opening=scenario.turns[scenario.start].says_or_scene,
        behaviours=tuple(rubric.behaviours[name].name for name in most),
        exercises=tuple(pairs),
        turns=len(scenario.turns),
    )


def broken_entry(path: Path, problem: str) -> Entry:
    """The entry of a file that cannot be played."""
    return Entry(path.stem, path.name, "", 0, 0, str(path.absolute()), problem)
