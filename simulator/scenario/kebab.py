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


def kebab(text: str, most: int = 64) -> str:
    """The id that the text comes nearest to, of at most so many characters; "" where it has no Latin letter or digit.

    Each letter that is no plain Latin one is written as its language writes it without (ä is ae, ß is ss); other
    marks over and under letters are left out, and so are scripts that cannot be spelt letter by letter.
    """
    composed = unicodedata.normalize("NFC", text.casefold().replace("ß", "ss")).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")
