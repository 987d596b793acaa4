"""The shipped scenarios as the docs' pages need them: each read, examined and drawn once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simulator.analysis.analysis import Analysis, analyse
from simulator.authoring.picture import picture
from simulator.authoring.svg import svg
from simulator.paths import shipped_scenarios
from simulator.scenario.campaign import Campaign, read_campaign
from simulator.scenario.library import CAMPAIGNS, LANGUAGES, MARKET_ORDER, YEAR
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric
from simulator.scenario.words_name import is_words_file

ALL_FILES = tuple(
    file
    for file in sorted(shipped_scenarios().rglob("*.yaml"))
    if CAMPAIGNS not in file.parts and LANGUAGES not in file.parts and not is_words_file(file.name)
)
"""The shipped scenarios' files, with those of the later meetings of a year."""
FILES = tuple(file for file in ALL_FILES if file.parent.name != YEAR)
"""Those that stand on the shelf of the library."""
MARKETS = {"b2b": "Business to business", "b2c": "Business to consumer", "internal": "Leadership"}


@dataclass(frozen=True)
class Shown:
    """One scenario with its analysis and its decision map."""

    scenario: Scenario
    analysis: Analysis
    map: str


@cache
def rubric() -> Rubric:
    """The shipped rubric."""
    return read_rubric(None)


@cache
def analysed(file: Path) -> tuple[Scenario, Analysis]:
    """A shipped scenario and all that can happen in it, worked out once."""
    scenario = read_scenario(file, rubric()).scenario
    if scenario is None:
        raise SystemExit(f"{file} has errors; helpfirst check says which")
    return scenario, analyse(scenario, rubric())


@cache
def shipped() -> tuple[Shown, ...]:
    """All of them by market, level and title."""
    found = []
    for file in FILES:
        scenario, analysis = analysed(file)
        found.append(Shown(scenario, analysis, svg(picture(analysis.graph))))
    return tuple(sorted(found, key=_order))


def _order(one: Shown) -> tuple[int, int, str]:
    return MARKET_ORDER[one.scenario.market], one.scenario.level, one.scenario.title.casefold()


@cache
def campaigns() -> tuple[Campaign, ...]:
    """The shipped campaigns."""
    by_id = {file.stem: file for file in ALL_FILES}

    def find(name: str) -> Scenario | None:
        return read_scenario(by_id[name], rubric()).scenario if name in by_id else None

    found = []
    for file in sorted((shipped_scenarios() / CAMPAIGNS).glob("*.yaml")):
        campaign = read_campaign(file, find).campaign
        if campaign is None:
            raise SystemExit(f"{file} has errors; helpfirst check says which")
        found.append(campaign)
    return tuple(found)


def text(authored: str) -> str:
    """Authored text on one line of Markdown, in which nothing is markup."""
    line = " ".join(authored.split())
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in line)


def behaviour(name: str) -> str:
    """A behaviour's name for people."""
    return text(rubric().behaviours[name].name)
