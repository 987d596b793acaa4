"""A nickname as a person meant it: normal form, no marks that hide or turn text, no name twice in a room."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST = 32


def clean_name(text: str) -> str:
    """At most 32 characters, without controls, bidirectional marks or zero-width ones; "" if nothing is left."""
    return clean_text(text, LONGEST)


def clean_text(text: str, longest: int) -> str:
    """The same for `longest` characters: one paragraph that shows all that is in it."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(" " if one.isspace() else one for one in normal if one.isspace() or _stands(one))
    return " ".join(kept.split())[:longest].rstrip()


def _stands(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")


class NamesTaken:
    """The names in one room, and what somebody is called whose name is taken: one look-up, however many there are."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        for name in taken:
            self.take(name)

    def take(self, name: str) -> None:
        """Somebody is called that now."""
        self._taken.add(name.casefold())

    def unlike(self, name: str) -> str:
        """The name, with the next free number where somebody has it already."""
        base = name.casefold()
        number = self._next.get(base, 1)
        found = name if number == 1 else f"{name} {number}"
        while found.casefold() in self._taken:
            number += 1
            found = f"{name} {number}"
        self._next[base] = number
        return found
