"""What pages say, by name: one table for Python and for the pages' JavaScript, and the only place where it is read.

The table is page/wording.json, in English. A text is a string, or one string for each plural form (`one`, `other`), which
the value called `count` chooses. {names} in it are filled in. The server hands each page its part of it, as /page/wording-PAGE.js.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("page") / "wording.json"


@cache
def table() -> dict[str, str | dict[str, str]]:
    """Every text by its name."""
    found: dict[str, str | dict[str, str]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return found


def say(name: str, **values: str | int) -> str:
    """The text of that name. Raises KeyError for a name that the table lacks, and for a value that the text needs."""
    text = table()[name]
    if not isinstance(text, str):
        text = text["one" if values["count"] == 1 else "other"]
    return text.format(**values)


FAMILIES = {
    "room": ("join.", "room.", "page.", "count.", "ask.", "axis."),
    "stage": ("stage.", "room.", "page.", "count.", "ask.", "axis."),
    "rooms": ("rooms.", "page.", "join.lost"),
    "host": ("host.", "stage.qr", "page.", "count.", "axis."),
}
"""The pages, and how the names of what each of them says begin."""
PARTICIPANTS = ("room", "stage")
"""Those that people see: they speak the language of the conversation."""
SAID_TO_PEOPLE = ("minds.",)
"""Names of what the server says to people itself."""


def script(page: str) -> bytes:
    """What that page says, as a script that its `say` reads: one of FAMILIES."""
    found = {name: text for name, text in table().items() if name.startswith(FAMILIES[page])}
    return f'"use strict";\nconst WORDING = {json.dumps(found, ensure_ascii=False)};\n'.encode()
