"""Words of any language as an id: small Latin letters and digits, joined by single dashes."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "þ": "th", "ð": "d", "đ": "d",
        "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng", "'": "", "’": "",
    }
)  # fmt: skip

_STOP = """
a an and are as at be been but by can could d do does for from had has have i if in is it its ll m may me my of on or our re s
shall so t than that the their them then there these they this those to ve was we were will with would you your
"""
_STOP_WORDS = frozenset(_STOP.split())
"""Words that most sentences have: an id without them says what its line is about."""


def kebab(text: str, most: int = 64) -> str:
    """The id that the text comes nearest to, of at most so many characters; "" where it has no Latin letter or digit.

    Each letter that is no plain Latin one is written as its language writes it without (ä is ae, ß is ss); other
    marks over and under letters are left out, and so are scripts that cannot be spelt letter by letter.
    """
    composed = unicodedata.normalize("NFC", text.casefold().replace("ß", "ss")).translate(_LETTERS)
    if not composed.isascii():
        composed = "".join(" " if unicodedata.category(char)[0] in "PSZ" else char for char in composed)
    plain = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")


def telling(text: str, most: int) -> str:
    """An id of the first words that mean something, so many at most; "" where the text has no letter to be spelt in Latin."""
    found = kebab(text, len(text) * 2).split("-")
    means = [word for word in found if word not in _STOP_WORDS]
    return "-".join((means if len(means) > 1 else found)[:most])[:48].strip("-")
