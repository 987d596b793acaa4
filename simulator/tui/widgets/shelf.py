"""What of the library is shown, in which order, and which of it is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simulator.tui.words import LEVELS, MARKETS

if TYPE_CHECKING:
    from simulator.practice.progress.status import Statuses
    from simulator.scenario.library_entry import Entry

BROKEN = "To be mended"


@dataclass(frozen=True)
class Shelf:
    """The entries that are shown, and the place of the selected one: -1 while none is."""

    entries: list[Entry]
    place: int
    ahead: int = 0
    """How many of them, from the first, stand before the shelves: those to hold now, or the one to begin with."""
    statuses: Statuses | None = None
    keeps: bool = False
    """Whether there is a column for how each stands; before `statuses` have arrived it is blank."""
    first: Entry | None = None
    """Where to begin, while nothing is kept yet."""

    @property
    def selected(self) -> Entry | None:
        return self.entries[self.place] if self.entries and self.place >= 0 else None

    def moved(self, by: int) -> Shelf:
        """With another one selected, kept within the list."""
        return replace(self, place=max(0, min(len(self.entries) - 1, self.place + by)))

    def at(self, entry_id: str | None) -> Shelf:
        """With that one selected, by its id; without it as it was, within the list."""
        places = [place for place, entry in enumerate(self.entries) if entry.id == entry_id]
        return replace(self, place=places[0] if places else min(self.place, len(self.entries) - 1))


def arranged(shelf: Shelf, entries: Sequence[Entry], typed: str) -> Shelf:
    """The shelf with those of the entries that were searched for; where nothing was, all of them, and before the others
    what to hold now, or where to begin.
    """
    found = matching(entries, typed)
    if typed:
        return replace(shelf, entries=found, ahead=0)
    known = shelf.statuses.ahead if shelf.statuses is not None else ()
    named = [shelf.first.id] if shelf.first is not None else known
    ahead = [entry for name in named for entry in found if entry.id == name]
    return replace(shelf, entries=[*ahead, *(entry for entry in found if entry not in ahead)], ahead=len(ahead))


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Those in which every typed word occurs somewhere."""
    words = typed.casefold().split()
    return [entry for entry in entries if all(word in _haystack(entry) for word in words)]


def _haystack(entry: Entry) -> str:
    parts = (entry.title, entry.id, entry.person, entry.role, MARKETS.get(entry.market, BROKEN), entry.market)
    return " ".join((*parts, LEVELS.get(entry.level, ""), entry.objective, entry.brief, *entry.behaviours)).casefold()
