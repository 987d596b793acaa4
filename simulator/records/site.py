"""A static site of many conversations: one page each, a list of them, and one script and style for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from simulator.records.page_files import ENGINE, SHOWN, STYLE, script, text_of
from simulator.records.playing_page import SCRIPT_FILE, STYLE_FILE, page_beside
from simulator.scenario.direction import directed, page_begins
from simulator.scenario.model import MARKETS, Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.visible import visible_line

INDEX = "index.html"
_MARKETS = {"b2b": "Companies", "b2c": "Shops and homes", "internal": "Your own team"}
_LEVELS = {1: "First steps", 2: "Practised", 3: "Hard"}
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"


def site_files(scenarios: Iterable[Scenario], rubric: Rubric) -> Iterator[tuple[str, str]]:
    """(name, text) of every file, the list last, so that it never names a page that is not there."""
    yield SCRIPT_FILE, script(*ENGINE, *SHOWN)
    yield STYLE_FILE, text_of(STYLE)
    listed = []
    for scenario in scenarios:
        yield page_name(scenario.id), page_beside(scenario, rubric)
        listed.append(scenario)
    yield INDEX, _index(listed)


def page_name(scenario_id: str) -> str:
    """The file of a conversation's page; never that of the list."""
    return f"{scenario_id}-.html" if scenario_id == "index" else f"{scenario_id}.html"


def _index(scenarios: Sequence[Scenario]) -> str:
    shelves = "".join(_shelf(market, [one for one in scenarios if one.market == market]) for market in MARKETS)
    langs = {one.lang for one in scenarios}
    return (
        f'{page_begins(langs.pop() if len(langs) == 1 else "en")}<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY, quote=True)}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Conversations</title>'
        f'<link rel="stylesheet" href="{STYLE_FILE}"></head>\n<body class="shelves"><main id="page">'
        f"{directed(f'<h1>Conversations</h1><p>Did you help, or did you push?</p>{shelves}')}</main></body></html>\n"
    )


def _shelf(market: str, scenarios: Sequence[Scenario]) -> str:
    if not scenarios:
        return ""
    rows = sorted(scenarios, key=lambda one: (one.level, one.title.casefold(), one.id))
    return f"<h2>{_MARKETS[market]}</h2><ul>{''.join(map(_row, rows))}</ul>"


def _row(scenario: Scenario) -> str:
    about = _LEVELS[scenario.level] + (f" · about {scenario.minutes} minutes" if scenario.minutes > 1 else "")
    objective = " ".join(scenario.objective.split())
    aim = f"<p>{escape(visible_line(objective))}</p>" if objective else ""
    title = escape(visible_line(" ".join(scenario.title.split())))
    return f'<li lang="{escape(scenario.lang, quote=True)}"><a href="{escape(page_name(scenario.id), quote=True)}">{title}</a><p class="quiet">{about}</p>{aim}</li>'
