"""The page that plays a conversation in a browser: one self-contained file, or one that leans on files beside it.

Its Content-Security-Policy stands in the page itself, so it holds from a mail or a USB stick as well: no outside
resource, no inline script but the one whose hash it names, no `eval`. Authored text is data, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from typing import Any

from simulator.records.conversation_data import conversation_data
from simulator.records.messages import messages_in
from simulator.records.page_files import ENGINE, SHOWN, STYLE, script, text_of
from simulator.scenario.direction import laid_out
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.visible import visible_line

SCRIPT_FILE, STYLE_FILE = "helpfirst.js", "helpfirst.css"
"""Beside the pages of a site or a package."""
_BODY = """<header id="top"></header><main id="page"></main><aside id="side" aria-label="What you know"></aside>
<footer id="foot"></footer><p id="status" role="status"></p><dialog id="help" aria-label="Keys"></dialog>
<noscript><p>This page holds the conversation by a script of its own. Allow scripts for it, or play in the program.</p></noscript>
"""


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
    return (
        f'<!doctype html>\n<html lang="{escape(data["lang"], quote=True)}"{laid_out(data["lang"])}><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(visible_line(data['title']))}</title>{head}</head>\n<body>{_BODY}"
        f'<script type="application/json" id="conversation">{as_script_data(data)}</script>\n{end}</body></html>\n'
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
