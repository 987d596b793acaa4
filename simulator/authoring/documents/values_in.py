"""Single values of a document as an author of a scenario would write them."""

from __future__ import annotations

import re
from typing import Any

from simulator.authoring.documents.draft import identity
from simulator.authoring.documents.words import NOTHING
from simulator.languages.tongue import languages, tongue
from simulator.scenario.rubric import AXES, Rubric

_LEADING = re.compile(
    r"\s*(?:(?:about|ca\.?|circa|etwa|~) ?)?([+-]?\d+(?:[.,]\d{1,2})?)(?![\w.,]*\d)(?!\w)( ?%)?(?! ?(?:[-–/]|to|bis) ?\d)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\s*(?:([^\d\s]+)\s*)?(\d[\d.,'’\s\u00a0\u202f]*\d|\d)\s*(.*)", re.DOTALL)
_WAY = re.compile(r"(?:(?:turn|ending) \w+ \(([a-z0-9-]+)\)|(.*?))(?: if (.*))?", re.DOTALL | re.IGNORECASE)
_CHANGE = re.compile(r"(patience|trust(?:\.[a-z0-9-]+)?)\s*:?\s*([+\-−–]?\d+(?:\.\d+)?)", re.IGNORECASE)


def figure(words: str, share: bool = False) -> int | float | str:
    """The number the text begins with; the text itself where it begins with none, or a range, for `check` to tell.

    A `share` goes from 0 to 1, so that 90 % of it are 0.9.
    """
    found = _LEADING.match(words.replace("−", "-").replace("–", "-"))
    if found is None:
        return words
    number = exact(found[1].replace(",", "."))
    return exact(f"{number / 100:.4f}") if share and found[2] else number


def exact(digits: str) -> int | float:
    """A whole number where it is one."""
    value = float(digits)
    return int(value) if value.is_integer() else value


def yes(words: str) -> bool:
    """Whether a text agrees."""
    return words.strip().casefold() in ("yes", "true", "y", "x", "✓", "☒", "☑", "ja", "once")


def money(words: str) -> dict[str, Any] | None:
    """`4,580 EUR` or `€ 4.580` as amount and currency; None where there is no number."""
    found = _MONEY.fullmatch(words)
    if found is None:
        return None
    before, digits, after = found.groups()
    digits = re.sub(r"['’\s\u00a0\u202f]", "", digits)
    parts = re.split("[.,]", digits)
    if len(parts) > 1 and len(parts[-1]) != 3:
        digits = "".join(parts[:-1]) + "." + parts[-1]
    else:
        digits = "".join(parts)
    currency = (after or before or "").strip()
    return {"amount": exact(digits), **({"currency": currency} if currency else {})}


def ids(words: str) -> list[str]:
    """`audit, face` as ids; nothing where the document says so."""
    if words == NOTHING:
        return []
    return [found for part in re.split("[,;]", words) if (found := identity(part.strip()))]


def ways(words: str) -> Any:
    """`turn 3 (the-stairs) if trust < 20, otherwise the end`: one name, or a list of entries."""
    found = []
    for part in re.split(r",? otherwise ", words.strip()):
        match = _WAY.fullmatch(part.strip())
        name = (match[1] or match[2] or "").strip() if match else part.strip()
        entry = {"when": match[3].strip()} if match and match[3] else {}
        found.append({**entry, "go": name})
    return found[0]["go"] if len(found) == 1 and "when" not in found[0] else found


def changes(words: str) -> dict[str, int | float]:
    """`trust.dana -5, patience +3`."""
    return {target.lower(): exact(by.replace("−", "-").replace("–", "-")) for target, by in _CHANGE.findall(words)}


def behaviours(words: str, rubric: Rubric) -> tuple[str, list[str] | None]:
    """The main behaviour and the others; None where no other is named."""
    names = re.sub(r"\s*\((?:helpfulness|[^)]*[+-]\d).*", "", words, flags=re.DOTALL).strip()
    main, *others = re.split(r" with |, | and | \+ |/", names)
    if others == ["nothing else"]:
        return behaviour(main, rubric), []
    return behaviour(main, rubric), [behaviour(one, rubric) for one in others] or None


def behaviour(name: str, rubric: Rubric) -> str:
    """The id of the behaviour with that name or id; as near an id as can be where the rubric has none."""
    plain = name.strip().casefold()
    for key, one in rubric.behaviours.items():
        if plain in (key, one.name.casefold()):
            return key
    for lang in languages():
        for key, one in rubric.behaviours.items():
            if plain == tongue(lang)(one.name).casefold():
                return key
    return identity(name.strip())


def by_hand(words: str) -> dict[str, Any]:
    """`helpfulness +1.5, breach no`."""
    found: dict[str, Any] = {
        axis: exact(match[1]) for axis in AXES if (match := re.search(rf"{axis}\s*([+-]?\d(?:\.5)?)", words))
    }
    if match := re.search(r"breach (yes|no)", words):
        found["breach"] = match[1] == "yes"
    return found
