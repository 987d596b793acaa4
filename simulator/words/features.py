"""What a text is made of when only wording is compared: words, pieces of words, kin of words, and whether it asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable

_BREAK = re.compile(r"(?<=[.!?;:…。！？؟])\s*|,\s+|\s+[-–—]+\s+")
WORDS = 3
"""Words of the shortest part that says something by itself."""
MOST = 12
"""Parts of a reply that are looked at; each costs as much time as a short reply."""


def parts_of(text: str) -> tuple[tuple[str, int], ...]:
    """Sentences and clauses, each with its number of words; the whole text where none is long enough."""
    found = [(part, len(words_in(part))) for part in _BREAK.split(text)]
    long = [(part, count) for part, count in found if count >= WORDS][:MOST]
    return tuple(long) if long else ((text, max(1, len(words_in(text)))),)


_GROUPS = """
price cost costs fee money pay paying spend budget cheap cheaper expensive figure sum total amount worth afford
discount cheaper reduce reduction rebate off deal offer sale bargain concession match
today tonight now immediately straight away soon quickly fast hurry urgent early
tomorrow week month later afterwards next monday tuesday wednesday thursday friday saturday sunday weekend morning date
tell say talk speak explain describe walk share
understand learn hear know see find curious picture
feel think view opinion mind matter matters care cares hope hopes want wants wish important like
worry worries afraid fear fears concern concerns concerned doubt doubts trouble bother risk risks
sorry apologise apologize apology regret fault mistake blame wrong messed
fix repair mend solve replace replacement spare technician engineer fitter mechanic
honest honestly truth true frank frankly straight admit pretend
promise guarantee word swear sure certainly absolutely definitely count
buy order sign contract purchase take sell deposit paperwork
wait patience hold reserve keep overnight rush pause
best top leading premium great fantastic wonderful amazing perfect popular everyone everybody
larger bigger upgrade stronger better
small tiny little trial pilot test try sample step
show demo demonstrate demonstration slides presentation brochure references examples case results
competitor competitors rival rivals they them lot bunch theirs elsewhere
compare comparison difference differ beside alternatives options
free extra extras included include includes hidden top everything bundle
decide decision choose choice choosing up
partner husband wife family mother father children together both
colleague team people staff crew colleagues lads boss manager
not never cannot unable impossible without
leave stay keep alone nothing drop forget
call phone ring touch mail email contact send
visit come meet meeting appointment round by
happen happened happens occur going went down stop stopped
use using used run running work working
"""


def _by_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(_GROUPS.strip().split("\n")):
        for word in group.split():
            found[word] = (*found.get(word, ()), number)
    return found


KIN = _by_word()
"""The groups of a word, by their numbers."""


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
