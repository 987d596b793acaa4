"""docs/catalogue.md: every shipped conversation on a line, and the campaigns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import talk_through
from simulator.scenario.model import Scenario
from tools.library import FILES, MARKETS, behaviour, campaigns, rubric, shipped, text

HEAD = """\
# The catalogue

Every conversation that comes with Helpfirst. Made from the scenario files by `make docs`. A title leads to the
facilitator's page, which gives everything away: play first. *Minutes* is the time to read and to decide, along the way
that helps most; *exercises* names what the lines of that way turned out to be, most often first.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, *_markets(), *_campaigns()]) + "\n"


def _markets() -> Iterator[str]:
    for market, name in MARKETS.items():
        yield from (
            f"## {name}",
            "",
            "| conversation | level | minutes | objective | what you listen for | exercises |",
            "|---|---|---|---|---|---|",
        )
        for one in shipped():
            scenario = one.scenario
            if scenario.market == market:
                helpful = one.analysis.players["most-helpful"]
                made = _most(scenario, helpful.choices if helpful else (), helpful.seed if helpful else 0)
                yield (
                    f"| [{text(scenario.title)}](scenarios/{scenario.id}.md) | {scenario.level} | {scenario.minutes} "
                    f"| {text(scenario.objective)} | {text(listens_for()[scenario.id])} | {', '.join(made)} |"
                )
        yield ""


def _most(scenario: Scenario, choices: tuple[str, ...], seed: int) -> list[str]:
    """The behaviours of the lines as they counted on that way, each by the case that held."""
    said = talk_through(scenario, rubric(), new_attempt(scenario, rubric(), seed), choices).steps
    count = Counter(step.choice.behaviour for step in said)
    return [behaviour(name) for name, _ in count.most_common(3)]


@cache
def listens_for() -> dict[str, str]:
    """What each conversation makes one listen for, by its id."""
    lines: dict[str, str] = yaml.safe_load(Path(__file__).with_name("listens_for.yaml").read_text(encoding="utf-8"))
    return lines


def _campaigns() -> Iterator[str]:
    yield from ("## Campaigns", "", "Customers who are met again. How to write one: [campaigns](campaigns.md).", "")
    for campaign in campaigns():
        yield f"**{text(campaign.title)}** (`helpfirst campaign {campaign.id}`). {text(campaign.brief)}"
        yield ""
        for meeting in campaign.meetings:
            scenario = meeting.scenario
            after = "; ".join(f"{name} came to {' or '.join(endings)}" for name, endings in meeting.after.items())
            unless = "; ".join(f"{name} came to {' or '.join(endings)}" for name, endings in meeting.unless.items())
            after += f"{', ' if after else ''}unless {unless}" if unless else ""
            title = text(scenario.title)
            shown = f"[{title}](scenarios/{scenario.id}.md)" if scenario.id in {file.stem for file in FILES} else title
            yield f"1. {shown}{f', if {after}' if meeting.after else f', {after}' if after else ''}"
        yield ""
