"""The page's own sentences in other languages: one table, keyed by the English that stands in its script.

`page/messages.json` lists every key. A language without a table, and a key without a translation, falls back to English.
"""

from __future__ import annotations

import json
from functools import cache

from simulator.records.page_files import FOLDER, text_of


@cache
def keys() -> tuple[str, ...]:
    """Every sentence of the page, in English; values go into {places}."""
    return tuple(json.loads(text_of("messages.json")))


@cache
def messages_in(lang: str) -> dict[str, str]:
    """By key, what the page says in that language (a BCP 47 tag), or in the language it is a kind of.

    Empty for English and for what has no table, `page/messages.LANG.json`.
    """
    for name in dict.fromkeys((lang, lang.split("-")[0])):
        file = FOLDER / f"messages.{name}.json"
        if file.is_file():
            return dict(json.loads(file.read_text(encoding="utf-8")))
    return {}
