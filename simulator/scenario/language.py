"""What is different from language to language: how long a text is to read, what asks, what the lint can judge.

Scripts are told apart by their characters, so a text needs no `lang` to be measured; the lint goes by `lang`.
"""

from __future__ import annotations

import re
import unicodedata

LINT_KNOWS = "en"
"""The one language whose words the lint knows: rules that look for words are silent in every other."""

_MARKS = "?\uff1f\u061f\u055e\u1367\u037e\u2047\u2048\u2049\u203d\u2e2e\ufe56\ufe16\ua60f\ua6f7\u2753\u2754"
_ASKS = re.compile(f"[{_MARKS}]|[\u0370-\u03ff\u1f00-\u1fff][^;]*;\\s*(?:$|[\"'»”’)])")
"""The question marks of all scripts. In Greek it is written as a semicolon, which asks at the end of a Greek text."""

_UNPARTED = "\u3005-\u3007\u3021-\u3029\u3040-\u309f\u30a0-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff" \
            "\ua000-\ua4cf\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"  # fmt: skip
_SPELT = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
_PICTURED = re.compile(f"[{_UNPARTED}]")
_SPELT_OUT = re.compile(f"[{_SPELT}]")
_NO_BLANKS = re.compile(f"[{_UNPARTED}{_SPELT}]")

THIRDS_PER_CHARACTER = 2
"""Thirds of a word. A minute has 228 English words, 255 Chinese or 357 Japanese characters (Trauzettel-Klosinski
and Dietz 2012): so 1.1 to 1.6 characters take the time of a word, and three of them count as two words here."""
LETTERS_PER_WORD = 4
"""Of scripts that spell words out and part them by nothing: Thai, Lao, Khmer, Burmese, Tibetan. Marks above and
below a letter do not count."""


def words(text: str) -> int:
    """How many English words would take as long to read; where words are parted by blanks, the words themselves."""
    if text.isascii() or not _NO_BLANKS.search(text):
        return len(text.split())
    pictured = len(_PICTURED.findall(text))
    spelt = sum(1 for letter in _SPELT_OUT.findall(text) if unicodedata.category(letter)[0] == "L")
    others = [part for part in _NO_BLANKS.sub(" ", text).split() if any(char.isalnum() for char in part)]
    return len(others) + -(-pictured * THIRDS_PER_CHARACTER // 3) + -(-spelt // LETTERS_PER_WORD)


def unparted(char: str) -> bool:
    """Whether the character is of a script that parts words by nothing, marks and digits of that script included."""
    return _NO_BLANKS.match(char) is not None


def parted(text: str) -> bool:
    """Whether most of the text is in a script that parts words by blanks."""
    return 2 * len(_NO_BLANKS.findall(text)) <= sum(1 for char in text if char.isalnum())


def asks(text: str) -> bool:
    """Whether there is a question in it, in whatever script."""
    return "?" in text or (not text.isascii() and _ASKS.search(text) is not None)


def lint_knows(lang: str) -> bool:
    """Whether the lint knows the words of that language: of English in all its kinds, and of no other."""
    return lang.split("-")[0].casefold() == LINT_KNOWS
