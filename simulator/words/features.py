"""What a text is made of when only wording is compared: words, pieces of words, kin of words, and whether it asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable

from simulator.words.synonyms import KIN

_WORD = re.compile(r"[^\W_]+")
_SHORT = (
    (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'d\b"), " would"),
)
_ENDS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")
PIECES = (3, 4)
"""Lengths of the pieces of words, in characters."""
PIECE, KINSHIP = 0.2, 1.0
"""Weights beside a word's 1. Chosen, as PIECES, on the made-up sentences of tests/words/dev.yaml."""


def words_in(text: str) -> list[str]:
    """In small letters, with "won't" as "will not"; marks and emoji are no words."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    for short, full in _SHORT:
        text = short.sub(full, text)
    return _WORD.findall(text.replace("'", ""))


def features(text: str) -> dict[Hashable, float]:
    """Each feature with its weight."""
    found: dict[Hashable, float] = {}
    for word in words_in(text):
        whole = ("word", stem(word))
        found[whole] = found.get(whole, 0.0) + 1
        edged = f"^{word}$"
        for length in PIECES:
            for start in range(len(edged) - length + 1):
                piece = edged[start : start + length]
                found[piece] = found.get(piece, 0.0) + PIECE
        for group in KIN.get(word, ()):
            found["kin", group] = KINSHIP
    if found and "?" in text:
        found["asks"] = 1.0
    return found


def stem(word: str) -> str:
    """Without the commonest English endings; the same for both texts, so it need not be a word."""
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word
