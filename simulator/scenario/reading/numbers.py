"""Numbers as people write them, and how this format writes them: thousands marks, commas, units, per cents."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from simulator.scenario.field_kinds import Number
from simulator.scenario.problem import shown
from simulator.scenario.reading.spoken_numbers import span, spoken

_FIGURE = re.compile(
    r"(?P<before>[^\d+\-–−.,]{0,8})(?P<sign>[+\-–−]?)(?P<digits>[.,]?\d[\d.,'’_ \u00a0\u202f\u2009]*)(?P<after>[^\d]{0,20})"
)
_GROUPS = re.compile(r"\d{1,3}(?:[ '’_\u00a0\u202f\u2009]\d{3})+(?!\d)")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_MULTIPLIED = re.compile(r"(k|m|b|t|mio|mrd|mil|mill|million|tsd|thousand|lakh|crore)\b(.*)", re.IGNORECASE)
_TIMES = {"k": 1000, "tsd": 1000, "thousand": 1000, "mio": 10**6, "million": 10**6, "lakh": 10**5, "crore": 10**7}
"""Words for so many times as much; others of `_MULTIPLIED` mean different things in different places."""
_CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "Euro": "EUR", "euro": "EUR", "euros": "EUR"}
_ONE_MARK = re.compile(r"([+-]?\d+)[.,](\d+)", re.ASCII)


def as_number(text: str) -> Decimal | None:
    """The number that was meant, or None where that cannot be told.

    A mark with exactly three digits after it parts thousands, unless a lone 0 stands before it: 4,580 is 4580, and
    0,580 is 0.58. Where both marks stand in it the last one begins the decimals.
    """
    text = "".join(str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char for char in text)
    match = _FIGURE.fullmatch(text.strip())
    if match is None or (
        not text.isprintable() and "\u00a0" not in text and "\u202f" not in text and "\u2009" not in text
    ):
        return None
    times = 1
    if multiplied := _MULTIPLIED.fullmatch(match["after"].strip()):
        times = _TIMES.get(multiplied[1].casefold(), 0)
        if not times:
            return None
    digits = match["digits"].rstrip(" .,'’_\u00a0\u202f\u2009")
    digits = _GROUPS.sub(lambda found: re.sub(r"\D", "", found[0]), digits)
    marks = re.sub(r"[0-9]", "", digits)
    if re.search("[^.,]", marks) or not digits.isascii():
        return None
    if len(set(marks)) == 2:
        whole, decimals = digits.rsplit(marks[-1], 1)
        if marks[-1] in whole or not _parts_thousands(whole, marks[0]):
            return None
        plain = f"{re.sub('[.,]', '', whole)}.{decimals}"
    elif marks and _parts_thousands(digits, marks[0]):
        plain = re.sub("[.,]", "", digits)
    elif len(marks) > 1:
        return None
    else:
        plain = digits.replace(",", ".")
        plain = "0" + plain if plain.startswith(".") else plain
    return Decimal(("-" if match["sign"] in ("-", "–", "−") and match["sign"] else "") + plain) * times


def _parts_thousands(digits: str, mark: str) -> bool:
    first, *groups = digits.split(mark)
    return (
        1 <= len(first) <= 3 and first.lstrip("0") != "" and bool(groups) and all(len(group) == 3 for group in groups)
    )


def written(number: Decimal) -> str:
    """As this format writes it, without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def hint_for(text: str, kind: Number, name: str, currency: str | None = None) -> str:
    """How to write the number that was meant, so that following it changes no number's size; "" where none is sure.

    `currency` is what stands beside the number already.
    """
    if (between := span(text)) is not None:
        return _one_between(*between, kind)
    number = spoken(text, kind, name)
    if number is not None and _allowed(number, kind) and not _GROUPS.fullmatch(text) and not _AMBIGUOUS.fullmatch(text):
        if kind.high == 100 and kind.low == 0 and 0 < number < 1:
            number *= 100
        return f"Write {written(number)}."
    number = as_number(text)
    if number is None or (kind.low < 0 and re.search(r"[^\W\d_]", text)):
        return ""
    if "%" in text and kind.high == 1:
        number /= 100
    elif kind.low == 0 and kind.high == 100 and 0 < number < 1 and "%" not in text:
        number *= 100
    unit = re.sub(r"[\d.,'’_+\-–−%\s]", "", text)
    unit = re.sub(rf"^({'|'.join(_TIMES)})(?![a-z])", "", unit)
    if name == "amount" and (unit in _CURRENCIES or re.fullmatch("[A-Z]{3}", unit)):
        unit = _CURRENCIES.get(unit, unit)
        if currency is None:
            return f"Write {written(number)}, and the currency by itself: `currency: {unit}`."
        if currency != unit:
            return f"Write {written(number)}, and see which is right: `currency` says {shown(currency)}, not {unit}."
    if not _allowed(number, kind) and (match := _ONE_MARK.fullmatch(text.strip())):
        number = Decimal(f"{match[1]}.{match[2]}")
    return f"Write {written(number)}." if _allowed(number, kind) else ""


def _one_between(low: Decimal, high: Decimal, kind: Number) -> str:
    """One number in the middle of a range, in steps that are allowed."""
    middle = ((low + high) / 2 * kind.per).to_integral_value() / kind.per
    if not _allowed(middle, kind):
        return ""
    return f"Write {written(middle)}, or the one number between {written(low)} and {written(high)} that is meant."


def ambiguous(text: str, kind: Number) -> bool:
    """Whether a point before three digits can part thousands here: 4.580 as an amount, and not as a trust."""
    number = as_number(text) if _AMBIGUOUS.fullmatch(text) else None
    return number is not None and _allowed(number, kind)


def _allowed(number: Decimal, kind: Number) -> bool:
    return kind.low <= number <= kind.high and number * kind.per == (number * kind.per).to_integral_value()
