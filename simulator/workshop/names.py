"""A nickname as a person meant it: normal form, no marks that hide or turn text, no name twice in a room."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

LONGEST = 32


def clean_name(text: str) -> str:
    """At most 32 characters, without controls, bidirectional marks or zero-width ones; "" if nothing is left."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(" " if one.isspace() else one for one in normal if one.isspace() or _stands(one))
    return " ".join(kept.split())[:LONGEST].rstrip()


def _stands(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")


def unlike(name: str, taken: Collection[str]) -> str:
    """The name, with the next free number where somebody in the room has it already."""
    known = {one.casefold() for one in taken}
    number, found = 1, name
    while found.casefold() in known:
        number += 1
        found = f"{name} {number}"
    return found
