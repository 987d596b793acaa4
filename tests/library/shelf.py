"""The shipped scenarios and campaigns, each read and analysed once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from simulator.analysis.analysis import Analysis
from simulator.analysis.minutes import SECONDS_PER_DECISION, WORDS_PER_MINUTE
from simulator.analysis.players import Played
from simulator.authoring.lint.turn_offers import TurnOffer, turn_offers
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import talk_through
from simulator.paths import shipped_scenarios
from simulator.scenario.campaign import CampaignReading, read_campaign
from simulator.scenario.language import words
from simulator.scenario.model import Ending, Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.words_name import is_words_file
from tests.write import rubric
from tools.library import analysed as worked_out

FILES = {
    path.stem: path
    for path in sorted(shipped_scenarios().rglob("*.yaml"))
    if not {"campaigns", "languages"} & set(path.parts) and not is_words_file(path.name)
}
NAMES = tuple(FILES)
YEAR = frozenset(name for name, path in FILES.items() if path.parent.name == "year")
"""The short later meetings of a year, which do not stand on the shelf of the library."""
CAMPAIGNS = tuple(sorted((shipped_scenarios() / "campaigns").glob("*.yaml")))


@cache
def shipped(name: str) -> Scenario:
    """The scenario of that id."""
    scenario = read_scenario(FILES[name], rubric()).scenario
    assert scenario is not None, name
    return scenario


@cache
def analysed(name: str) -> Analysis:
    """Everything that can happen in it."""
    return worked_out(FILES[name])[1]


def player(name: str, rule: str) -> Played:
    """What becomes of the player of that rule in the scenario of that id."""
    played = analysed(name).players[rule]
    assert played is not None
    return played


def came_to(name: str, rule: str) -> Ending:
    """The ending of that player."""
    ending = player(name, rule).ending
    assert ending is not None
    return shipped(name).endings[ending]


def minutes_along(name: str, rule: str) -> float:
    """Minutes to read and decide along that player's attempt, counted as the analysis counts them."""
    scenario, played = shipped(name), player(name, rule)
    talk = talk_through(scenario, rubric(), new_attempt(scenario, rubric(), played.seed), played.choices)
    assert talk.ending is not None
    read = [scenario.brief, scenario.objective, talk.ending.says, talk.ending.epilogue]
    for step in talk.steps:
        read += [step.turn.scene, step.turn.says, step.choice.reply, *(choice.say for choice, _ in step.offered)]
    return sum(map(words, read)) / WORDS_PER_MINUTE + len(talk.steps) * SECONDS_PER_DECISION / 60


def all_decisions() -> list[TurnOffer]:
    """Every decision of the library."""
    return [decision for name in NAMES for decision in turn_offers(compile_table(shipped(name), rubric()))]


def find(name: str) -> Scenario | None:
    """As a campaign looks its scenarios up."""
    return shipped(name) if name in FILES else None


def campaign(path: Path) -> CampaignReading:
    """The campaign of that file."""
    return read_campaign(path, find)
