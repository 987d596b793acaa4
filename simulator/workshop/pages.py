"""The pages of a workshop as a server sends them: one head for all, before the body that stands in page/NAME.html."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from simulator.languages.tongue import tongue
from simulator.scenario.text_direction import page_begins
from simulator.workshop.wording import say

PAGE = Path(__file__).with_name("page")
PAGES = {
    # its title, its styles, and its scripts after the words and the wire
    "index": ("Helpfirst", ("room",), ("room",)),
    "host": ("Helpfirst: private", ("room", "host"), ("pictures", "host_sheets", "host")),
    "rooms": ("Helpfirst: rooms", ("room", "host"), ("rooms",)),
    "stage": ("Helpfirst: projector", ("stage",), ("pictures", "stage")),
}
_SILENT = re.compile(r'(<noscript><p data-say="([\w.]+)">)')
_ALWAYS = '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'


def page_of(name: str, lang: str) -> str:
    """The whole page of PAGES. Its words come by a script; only what it says where none may run is in that language."""
    return _page(name, tongue(lang).lang)


@cache
def _page(name: str, lang: str) -> str:
    title, styles, scripts = PAGES[name]
    linked = "".join(f'<link rel="stylesheet" href="/page/{one}.css">' for one in styles)
    run = (f"wording-{'room' if name == 'index' else name}", "wire", "parts", *scripts)
    loaded = "".join(f'<script src="/page/{one}.js" defer></script>' for one in run)
    body = (PAGE / f"{name}.html").read_text(encoding="utf-8")
    silent = _SILENT.sub(lambda found: f"{found[1]}{escape(say(found[2], lang=lang))}", body)
    return f"{page_begins('en', title, head=f'{_ALWAYS}{linked}{loaded}')}\n{silent}"
