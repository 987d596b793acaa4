"""A static site of many conversations: one page each, a list of them, and one script and style for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from simulator.languages.tongue import Tongue, tongue
from simulator.records.playing_page import (
    ENGINE,
    SCRIPT_FILE,
    SHOWN,
    STYLE,
    STYLE_FILE,
    page_beside,
    script,
    text_of,
)
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.text_direction import directed, page_begins
from simulator.scenario.visible import visible_line

INDEX = "index.html"
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
    """In the language of all conversations, where they have one."""
    langs = {one.lang for one in scenarios}
    lang = langs.pop() if len(langs) == 1 else "en"
    say = tongue(lang)
    markets = {"b2b": say("Companies"), "b2c": say("Shops and homes"), "internal": say("Your own team")}
    shelves = "".join(
        _shelf(name, [one for one in scenarios if one.market == key], say) for key, name in markets.items()
    )
    title, asked = say("Conversations"), say("Did you help, or did you push?")
    return (
        page_begins(lang, title, head=f'<link rel="stylesheet" href="{STYLE_FILE}">', policy=_POLICY)
        + '\n<body class="shelves"><main id="page">'
        + directed(f"<h1>{title}</h1><p>{asked}</p>{shelves}")
        + "</main></body></html>\n"
    )


def _shelf(name: str, scenarios: Sequence[Scenario], say: Tongue) -> str:
    if not scenarios:
        return ""
    rows = sorted(scenarios, key=lambda one: (one.level, one.title.casefold(), one.id))
    return f"<h2>{name}</h2><ul>{''.join(_row(one, say) for one in rows)}</ul>"


def _row(scenario: Scenario, say: Tongue) -> str:
    about = {1: say("First steps"), 2: say("Practised"), 3: say("Hard")}[scenario.level]
    if scenario.minutes > 1:
        about += " · " + say.many("about a minute", "about {count} minutes", scenario.minutes)
    own = f' lang="{escape(scenario.lang, quote=True)}"'
    aim, title = (escape(visible_line(" ".join(text.split()))) for text in (scenario.objective, scenario.title))
    told = f"<p{own}>{aim}</p>" if aim else ""
    link = f'<a{own} href="{escape(page_name(scenario.id), quote=True)}">{title}</a>'
    return f'<li>{link}<p class="quiet">{about}</p>{told}</li>'
