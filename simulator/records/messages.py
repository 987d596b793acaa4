"""The page's own sentences in other languages: one table, keyed by the English that stands in its script.

`page/messages.json` lists every key. A language without a table, and a key without a translation, falls back to English.
"""

from __future__ import annotations

import json
from functools import cache

from simulator.records.page_files import text_of


@cache
def keys() -> tuple[str, ...]:
    """Every sentence of the page, in English; values go into {places}."""
    return tuple(json.loads(text_of("messages.json")))


def messages_in(lang: str) -> dict[str, str]:
    """By key, what the page says in that language; empty for English and for what has no table."""
    return {}
