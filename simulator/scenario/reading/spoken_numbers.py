"""Numbers that are no plain figures: words, fractions, powers of ten, about so much, from so much to so much."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from simulator.scenario.field_kinds import Number

_WORDS = {
    word: value
    for value, words in {
        0: "zero|o", 1: "one|a|an|eins", 2: "two|zwei", 3: "three|drei", 4: "four|vier", 5: "five|fünf", 6: "six|sechs",
        7: "seven|sieben", 8: "eight|acht", 9: "nine|neun", 10: "ten|zehn", 11: "eleven|elf", 12: "twelve|zwölf", 13: "thirteen", 14: "fourteen",
        15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty|zwanzig", 30: "thirty|dreißig", 40: "forty|fourty|vierzig",
        50: "fifty|half|fünfzig", 60: "sixty|sechzig", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred|full|hundert",
    }.items()
    for word in words.split("|")
}  # fmt: skip
_TIMES = {
    "days": {"day": 1, "tag": 1, "week": 7, "woche": 7, "month": 30, "monat": 30, "year": 365, "jahr": 365},
    "minutes": {"minute": 1, "min": 1, "hour": 60, "stunde": 60, "h": 60},
}
"""What one of a unit comes to, by the key it stands behind."""
_ABOUT = r"(?:about|around|approx\.?|approximately|roughly|nearly|ca\.?|circa|c\.|etwa|rund|~|≈)?\s*"
_PLAIN = r"[+-]?\d+(?:[.,]\d{1,2})?"
_UNIT = re.compile(rf"{_ABOUT}({_PLAIN})\s*([^\W\d_]+)\.?", re.IGNORECASE)
_RANGE = re.compile(
    rf"{_ABOUT}({_PLAIN})\s*%?\s*(?:-|–|—|to|bis|\.\.\.?|…)\s*(\d+(?:[.,]\d{{1,2}})?)\s*%?", re.IGNORECASE
)
_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|of|out of|von)\s*(\d+)", re.IGNORECASE)
_POWER = re.compile(r"([+-]?\d+(?:[.,]\d+)?)[eE]\+?(\d{1,2})")
_CLOCK = re.compile(r"0?(\d{1,3}):00")


def spoken(text: str, kind: Number, name: str) -> Decimal | None:
    """The number that a word, a fraction, a power of ten or a unit of time means; None where it is none of these."""
    text = text.strip().replace("−", "-")
    if text.casefold() in _WORDS:
        return Decimal(_WORDS[text.casefold()])
    if (parts := re.split("[- ]", text.casefold())) and len(parts) == 2 and all(part in _WORDS for part in parts):
        tens, ones = (_WORDS[part] for part in parts)
        return Decimal(tens + ones) if tens >= 20 and tens % 10 == 0 and ones < 10 else None
    if match := _POWER.fullmatch(text):
        return _decimal(match[1]).scaleb(int(match[2]))
    if re.fullmatch("0[xX][0-9a-fA-F]{1,8}", text):
        return Decimal(int(text, 16))
    if match := re.fullmatch(r"([+-]?)(\d*)\s*([¼½¾⅓⅔⅕])", text):
        fraction = Decimal(match[2] or 0) + round(Decimal(unicodedata.numeric(match[3])), 2)
        return -fraction if match[1] == "-" else fraction
    if (match := _OF.fullmatch(text)) and int(match[2]) in (1, 5, 10, 100):
        return _decimal(match[1]) * kind.high / int(match[2])
    if name == "minutes" and (match := _CLOCK.fullmatch(text)):
        return Decimal(match[1])
    if match := _UNIT.fullmatch(text):
        unit = match[2].casefold()
        each = next(
            (
                times
                for one, times in _TIMES.get(name, {}).items()
                if unit in (one, f"{one}s", f"{one}e", f"{one}n", f"{one}en")
            ),
            None,
        )
        return _decimal(match[1]) * each if each else None
    if match := re.fullmatch(rf"{_ABOUT}({_PLAIN})", text, re.IGNORECASE):
        return _decimal(match[1])
    return None


def span(text: str) -> tuple[Decimal, Decimal] | None:
    """From which number to which, where a text gives both."""
    match = _RANGE.fullmatch(text.strip())
    if match is None or _decimal(match[1]) >= _decimal(match[2]):
        return None
    return _decimal(match[1]), _decimal(match[2])


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
