"""Sentences of ours in the language of a conversation, from gettext's catalogues: one a language, LANG.po.

A sentence stands in English where it is used; values go into {places}. What a catalogue lacks stays English. LANG.mo is
what `python -m tools.languages` makes of LANG.po.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

FOLDER = Path(__file__).parent
CAPITALS = frozenset({"de", "lb"})
"""Languages in which a noun keeps its capital inside a sentence."""
COUNTS = 200
"""From here on the plural goes by the last two digits, as in every language that gettext knows."""

_PLACE = re.compile(r"\{(\w+)\}")
Value = str | int


def languages() -> tuple[str, ...]:
    """Those that have a catalogue, in the order of their tags; English is not one of them."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.mo")))


def filled(text: str, values: dict[str, Value]) -> str:
    """The text with its {places} filled in; what has no value stays as it is."""
    return _PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


class Tongue:
    """What is said in one language. `lang` is the catalogue's, "en" where there is none."""

    def __init__(self, lang: str, catalogue: NullTranslations) -> None:
        self.lang = lang
        self._catalogue = catalogue

    def __call__(self, english: str, /, **values: Value) -> str:
        """That sentence, with its values."""
        return filled(self.own(english), values)

    def own(self, english: str) -> str:
        """That sentence as it stands in the catalogue, its {places} left."""
        return self._catalogue.gettext(english) if english else ""

    def many(self, one: str, other: str, count: int, /, **values: Value) -> str:
        """The form of a sentence for `count`, which is also a value of it."""
        return filled(self._catalogue.ngettext(one, other, count), {"count": count, **values})

    def within(self, name: str) -> str:
        """A name that stands inside a sentence: in small letters, where the language has it so."""
        return name if self.lang in CAPITALS else name.lower()

    def forms(self, pairs: Iterable[tuple[str, str]]) -> tuple[str, list[list[str]]]:
        """For a script: which form each count takes, and the forms of each sentence (one, other), in that order.

        The first is a digit for every count from 0 to 199; from 200 on, 100 and the last two digits decide.
        """
        pairs = list(pairs)
        kinds: dict[tuple[str, ...], int] = {}
        rule = ""
        for count in range(COUNTS):
            said = tuple(self._catalogue.ngettext(one, other, count) for one, other in pairs)
            rule += str(kinds.setdefault(said, len(kinds)))
        return rule, [[said[place] for said in kinds] for place in range(len(pairs))]


ENGLISH = Tongue("en", NullTranslations())


@cache
def tongue(lang: str) -> Tongue:
    """For a language tag such as `de-AT`: its catalogue, that of the language it is a kind of, or English."""
    for name in dict.fromkeys((lang, lang.split("-")[0].lower())):
        file = FOLDER / f"{name}.mo"
        if name in languages():
            with file.open("rb") as opened:
                return Tongue(name, GNUTranslations(opened))
    return ENGLISH
