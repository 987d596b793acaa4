"""What pages say, by name: one table for Python and for the pages' JavaScript, and the only place where it is read.

The table is page/wording.json, in English; pages for people have it in other languages from the catalogues. A text is a string, or one string for each plural form (`one`, `other`), which
the value called `count` chooses. {names} in it are filled in. The server hands each page its part of it, as /page/wording-PAGE.js.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path

from simulator.languages.tongue import languages, tongue

_SILENT = re.compile(r'(<noscript><p data-say="([\w.]+)">)')
TABLE = Path(__file__).with_name("page") / "wording.json"


@cache
def table() -> dict[str, str | dict[str, str]]:
    """Every text by its name."""
    found: dict[str, str | dict[str, str]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return found


def say(name: str, *, lang: str = "en", **values: str | int) -> str:
    """The text of that name, in that language where it has one. Raises KeyError for a name that the table lacks."""
    text, said = table()[name], tongue(lang)
    if isinstance(text, str):
        return said(text, **values)
    return said.many(text["one"], text["other"], int(values["count"]), **values)


FAMILIES = {
    "room": ("join.", "room.", "page.", "count.", "ask.", "axis."),
    "stage": ("stage.", "room.", "page.", "count.", "ask.", "axis."),
    "rooms": ("rooms.", "page.", "join.lost"),
    "host": ("host.", "stage.qr", "page.", "count.", "axis."),
}
"""The pages, and how the names of what each of them says begin."""
PARTICIPANTS = ("room", "stage")
"""Those that people see: they speak the language of the conversation."""
SAID_TO_PEOPLE = ("minds.", "no.")
"""Names of what the server says to people itself."""


def reader_language(accepted: str) -> str:
    """Of an Accept-Language header the first language that there is a catalogue for, or English; weights are left aside."""
    tags = [part.partition(";")[0].strip() for part in accepted.split(",")]
    return next((tag for tag in tags if tag.split("-")[0].lower() in ("en", *languages())), "en")


def without_script(page: str, lang: str) -> str:
    """The page, HTML, with what it says where no script may run: in that language, since no script can put it there."""
    return _without_script(page, tongue(lang).lang)


@cache
def _without_script(page: str, lang: str) -> str:
    return _SILENT.sub(lambda found: f"{found[1]}{escape(say(found[2], lang=lang))}", page)


def script(page: str, lang: str = "en") -> bytes:
    """What that page says, as a script that its `say` reads: one of FAMILIES, in that language where it has one.

    A text that counts is the list of its forms; `plural` says which of them a count takes, as in `Tongue.forms`.
    """
    return _script(page, tongue(lang if page in PARTICIPANTS else "en").lang)


@cache
def _script(page: str, lang: str) -> bytes:
    said = tongue(lang)
    found = {name: text for name, text in table().items() if name.startswith(FAMILIES[page])}
    counted = {name: (text["one"], text["other"]) for name, text in found.items() if not isinstance(text, str)}
    rule, forms = said.forms(counted.values())
    texts = {name: said.own(text) for name, text in found.items() if isinstance(text, str)}
    words = {**texts, **dict(zip(counted, forms, strict=True))}
    wording = {"lang": said.lang, "plural": rule, "texts": words}
    return f'"use strict";\nvar WORDING = {json.dumps(wording, ensure_ascii=False)};\n'.encode()
