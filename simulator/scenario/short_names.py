"""How people are called in a label: the first name, or the whole where that would not do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words(
    """
mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev hon capt captain sgt father sister
herr frau dipl ing mag señor señora sr sra don doña m mme mlle madame signor signora dott sig pan pani haji sheikh sayyid
shri smt
"""
)
_PARTICLES = _words(
    """
van von de der den del della da das di do dos du la le los el al bin ibn bint ben ter ten te zu zur af av y ní ó mac
"""
)
_FAMILY_FIRST = _words(
    """
tan lim wong ng goh chua koh teo ong ooi khoo cheah yap chong chow cheng chan cheung kwok leung zhang wang liu huang
"""
)
"""Family names that stand first, and are no first names: of three words the other two are what people are called."""
_NO_NAMES = _words("the a an our your my their his her")
_AND = _words("and und et y e og en & + と и")
_AFTER = re.compile(
    r"(?:[js]r|esq|ph\.?\s?d|m\.?d|m\.?b\.?a|m\.?sc|b\.?sc|[a-z]?ing|dipl|ll\.?[bm]|(?-i:[IVX]+)|\d.*)\.?",
    re.IGNORECASE,
)


def short_name(name: str) -> str:
    """The first name where that is sure, otherwise the name as it stands.

    Sure it is in "Dana Osei" and in "van der Berg, Jan"; in "Tan Siew Ling" it is "Siew Ling". It stays whole with a title ("Dr. Li Wei"), with an
    initial ("J. R. Smith"), without a first name ("van der Berg"), where it is one word, of several people, or no
    name at all ("The buyer"). What is in brackets at the end is left out.
    """
    whole = " ".join(name.split())
    whole = re.sub(r"\s*[(（\[].*[)）\]]$", "", whole) or whole
    before, comma, after = (part.strip() for part in whole.partition(","))
    if comma and after and before:
        if _AFTER.fullmatch(after.split(",")[0].strip()):
            whole = before
        elif "," not in after:
            return (
                f"{after} {before}"
                if _is_title(after.split()[0]) or _is_initial(after.split()[0])
                else after.split()[0]
            )
    parts = whole.split()
    first = parts[0] if parts else ""
    if len(parts) == 3 and first.casefold() in _FAMILY_FIRST:
        return " ".join(parts[1:])
    together = any(part.casefold() in _AND for part in parts[1:-1])
    plain = first.casefold()
    sure = not (_is_title(first) or _is_initial(first) or plain in _PARTICLES or plain in _NO_NAMES or together)
    return first.rstrip(",;") if len(parts) > 1 and sure else whole


def _is_title(word: str) -> bool:
    return word.endswith(".") or word.rstrip(".,").casefold() in _TITLES


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word.isascii()


def label_of(scenario: Scenario, person: str) -> str:
    """How a speaker is labelled: the short name, or the whole where two share it."""
    name = short_name(scenario.people[person].name)
    same = [other for other in scenario.people.values() if short_name(other.name) == name]
    return name if len(same) == 1 else scenario.people[person].name
