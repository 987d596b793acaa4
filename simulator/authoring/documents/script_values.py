"""Puts the words behind a label into a part of the draft: of the whole, a person, a turn, a choice, an ending."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from simulator.authoring.documents.draft import Incoming, Tree, free, identity
from simulator.authoring.documents.piece import Piece
from simulator.authoring.documents.values_in import (
    behaviour,
    behaviours,
    by_hand,
    changes,
    figure,
    ids,
    money,
    ways,
    yes,
)
from simulator.authoring.documents.words import NOTHING, one_of_the_format
from simulator.scenario.reading.values import ID
from simulator.scenario.rubric import Rubric

Lists = Callable[[Piece], None] | None
"""Takes the entries of the list that follows, where one does."""
_FIGURES = ("level", "minutes", "patience", "trust", "scepticism")
_WORD = ("market", "id", "lang")
_PERSON = re.compile(r"(.*?)\s*\(([a-z0-9]+(?:-[a-z0-9]+)*)\)\s*[:,]?\s*(.*)", re.DOTALL)
_TRUST = re.compile(
    r"[,;(]?\s*(?:trust|vertrauen|confiance|confianza)\s*:?\s*(?:(?:about|ca\.?|etwa|environ|~)\s*)?(\d+(?:[.,]\d+)?(?: ?[–-] ?\d+)?)\)?",
    re.IGNORECASE,
)


def put_head(key: str, words: str) -> Tree:
    """One key of the scenario or of a person with its value."""
    if key in _FIGURES:
        return {key: figure(words, share=key == "scepticism")}
    if key == "market":
        return {key: one_of_the_format(words).partition(" ")[0]}
    if key in _WORD:
        return {key: words.split(" ")[0]}
    return {key: words}


def put_person(draft: Incoming, label: str, words: str) -> Tree:
    """`Dana Osei (dana)`, or as people write it: `Dana Osei, Head of Operations, trust 30`."""
    found = _PERSON.fullmatch(f"{label} {words}".strip() if not label else words)
    if label and found and not found[1]:
        name, own, rest = label.rstrip(": "), found[2], found[3]
        person: Tree = draft.people.setdefault(own, {})
        person["name"] = label
    else:
        name, _, rest = f"{label} {words}".strip().replace(": ", ", ", 1).partition(",")
        if found and not label and ID.fullmatch(found[2]) and not found[2].isdigit():
            name, own, rest = found[1], found[2], found[3]
        else:
            own = free(identity(name.split(" ")[0]) or identity(name) or "customer", draft.people)
        person = draft.people.setdefault(own, {})
        person["name"] = name.strip().rstrip(":")
    if trust := _TRUST.search(rest):
        person["trust"] = figure(trust[1])
        rest = rest[: trust.start()] + rest[trust.end() :]
    if rest.strip(" .,;"):
        person["role"] = rest.strip(" .,;")
    return person


def put_turn(telling: Tree, key: str, words: str) -> Lists:
    """One key of a turn or a version of it."""
    match key:
        case "reveals":
            telling["reveals"] = ids(words)
        case "drill":
            telling["drill"] = yes(words)
        case "stage":
            telling["stage"] = "-".join(one_of_the_format(words).split())
        case "notes":
            guide = telling.setdefault("facilitator", {})
            if words != NOTHING:
                guide["notes"] = words
        case "questions":
            asked: list[str] = telling.setdefault("facilitator", {}).setdefault("questions", [])
            asked.extend([words] if words else [])
            return lambda piece: asked.append(piece.text)
        case _:
            telling[key] = "" if words == NOTHING else words
    return None


def put_choice(deed: Tree, key: str, words: str, rubric: Rubric) -> Lists:
    """One key of a choice or a case of it."""
    match key:
        case "behaviour":
            deed["behaviour"], also = behaviours(words, rubric)
            if also is not None:
                deed["also"] = also
        case "also":
            deed["also"] = [] if words == NOTHING else [behaviour(one, rubric) for one in words.split(",")]
        case "once":
            deed["once"] = yes(words)
        case "hand":
            deed.update(by_hand(words))
        case "reveals" | "sets":
            deed[key] = ids(words)
        case "effects":
            deed["effects"] = changes(words)
        case "next":
            deed["next"] = ways(words)
        case "examples":
            said: list[str] = deed.setdefault("examples", [])
            said.extend([words] if words else [])
            return lambda piece: said.append(piece.text)
        case "reply" | "why":
            deed[key] = "" if words == NOTHING else words
        case _:
            deed[key] = words
    return None


def put_ending(telling: Tree, key: str, words: str) -> bool:
    """One key of an ending or a version of it; False where it cannot be understood."""
    sale: dict[str, Any] = telling.get("sale", {})
    match key:
        case "referral":
            telling["referral"] = yes(words)
        case "sale":
            found = money(words)
            if found is None:
                return False
            telling["sale"] = {**sale, **found}
        case "days" | "fit":
            telling["sale"] = {**sale, key: figure(words, share=key == "fit")}
        case "kind" | "meeting":
            telling[key] = "-".join(one_of_the_format(words).split())
        case _:
            telling[key] = "" if words == NOTHING else words
    return True
