"""The page's own sentences in other languages, out of the catalogue of the conversation's language.

`page/messages.json` lists every one that its script says, in English: a text, or the two forms of one that counts.
"""

from __future__ import annotations

import json
from functools import cache

from simulator.languages.tongue import Tongue, tongue
from simulator.records.page_files import text_of

Messages = dict[str, str | list[str]]


@cache
def keys() -> tuple[str | tuple[str, str], ...]:
    """Every sentence of the page, in English; values go into {places}."""
    listed = json.loads(text_of("messages.json"))
    return tuple(one if isinstance(one, str) else (one[0], one[1]) for one in listed)


@cache
def messages_in(lang: str) -> Messages:
    """By key (the first form, where there are two), what the page says in that language, or in the one it is a kind of.

    A sentence that counts has a list of forms; under "" stands which of them a count takes, as in `Tongue.forms`.
    Empty for English and for what has no catalogue.
    """
    say: Tongue = tongue(lang)
    if say.lang == "en":
        return {}
    counted = [one for one in keys() if not isinstance(one, str)]
    rule, forms = say.forms(counted)
    plain = {one: say.own(one) for one in keys() if isinstance(one, str)}
    several = {one: texts for (one, other), texts in zip(counted, forms, strict=True) if set(texts) - {one, other}}
    return {**{one: text for one, text in plain.items() if text != one}, **several, "": rule}
