"""The page that plays a conversation in a browser: one self-contained file, or one that leans on files beside it.

Its Content-Security-Policy stands in the page itself, so it holds from a mail or a USB stick as well: no outside
resource, no inline script but the one whose hash it names, no `eval`. Authored text is data, never markup. The page's
own files are in `page/`: its script in plain JavaScript, part by part, its style, and the list of all its sentences.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from simulator.languages.tongue import tongue
from simulator.records.conversation_data import conversation_data
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.text_direction import page_begins

FOLDER = Path(__file__).parent / "page"
ENGINE = ("hash.js", "words.js", "engine.js", "score.js", "review.js", "debrief.js")
"""What plays and looks back, and needs no browser."""
SHOWN = ("dom.js", "figures.js", "keep.js", "talking.js", "looking_back.js", "play.js")
"""What a person sees and uses."""
STYLE = "page.css"
SCRIPT_FILE, STYLE_FILE = "helpfirst.js", "helpfirst.css"
"""Beside the pages of a site or a package."""
Messages = dict[str, str | list[str]]


def own_page(scenario: Scenario, rubric: Rubric) -> str:
    """Everything in one file, to be opened from anywhere."""
    code, style = script(*ENGINE, *SHOWN), text_of(STYLE)
    policy = f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    return _page(
        conversation_data(scenario, rubric),
        policy,
        head=f"<style>{style}</style>",
        end=f"<script>{code}</script>",
    )


def page_beside(scenario: Scenario, rubric: Rubric, *, more: dict[str, Any] | None = None) -> str:
    """The page of a site or a package: its script and style are files beside it. `more` goes into the data."""
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
    return _page(
        {**conversation_data(scenario, rubric), **(more or {})},
        policy,
        head=f'<link rel="stylesheet" href="{STYLE_FILE}">',
        end=f'<script src="{SCRIPT_FILE}"></script>',
    )


def _page(data: dict[str, Any], policy: str, *, head: str, end: str) -> str:
    begun = page_begins(data["lang"], data["title"], head=head, policy=policy)
    conversation = f'<script type="application/json" id="conversation">{as_script_data(data)}</script>'
    return f"{begun}\n<body>{_body(data['lang'])}{conversation}\n{end}</body></html>\n"


def _body(lang: str) -> str:
    """The places that the script fills, and what is said where it may not run."""
    say = tongue(lang)
    side, keys = (escape(text, quote=True) for text in (say("What you know"), say("Keys")))
    silent = escape(say("This page plays by a script of its own. Allow scripts for it, or play in the program."))
    return (
        f'<header id="top"></header><main id="page"></main><aside id="side" aria-label="{side}"></aside>\n'
        '<footer id="foot"></footer><p id="status" role="status"></p>'
        f'<dialog id="help" aria-label="{keys}"></dialog>\n<noscript><p>{silent}</p></noscript>\n'
    )


def as_script_data(data: dict[str, Any]) -> str:
    """JSON that may stand inside a script element, with the page's own sentences in the conversation's language."""
    text = json.dumps({**data, "messages": messages_in(data["lang"])}, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return _without_surrogates(text)


def _without_surrogates(text: str) -> str:
    """Halves of a character that UTF-8 cannot carry, as JSON's own escapes."""
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def text_of(name: str) -> str:
    """One of the page's own files, with plain line ends whatever a checkout made of them."""
    return (FOLDER / name).read_text(encoding="utf-8")


def script(*names: str) -> str:
    """Those parts as one script, in that order; each is strict by itself."""
    return "".join(text_of(name) for name in names)


@cache
def keys() -> tuple[str | tuple[str, str], ...]:
    """Every sentence of the page's script, in English; values go into {places}. One that counts has two forms."""
    listed = json.loads(text_of("messages.json"))
    return tuple(one if isinstance(one, str) else (one[0], one[1]) for one in listed)


@cache
def messages_in(lang: str) -> Messages:
    """By key (the first form, where there are two), what the page says in that language, or in the one it is a kind of.

    A sentence that counts has a list of forms; under "" stands which of them a count takes, as in `Tongue.forms`.
    Empty for English and for what has no catalogue.
    """
    say = tongue(lang)
    if say.lang == "en":
        return {}
    counted = [one for one in keys() if not isinstance(one, str)]
    rule, forms = say.forms(counted)
    plain = {one: say.own(one) for one in keys() if isinstance(one, str)}
    several = {one: texts for (one, other), texts in zip(counted, forms, strict=True) if set(texts) - {one, other}}
    return {**{one: text for one, text in plain.items() if text != one}, **several, "": rule}
