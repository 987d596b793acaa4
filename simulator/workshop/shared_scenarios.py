"""What rooms with the same scenario and rubric share on one server: both of them read, and where each line leads.

`HeldRooms` has one `SharedScenarios`. Each of them goes when the last room that uses it is let go.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import RubricError, rubric_of
from simulator.workshop.look_ahead import LookAhead
from simulator.workshop.room import Damaged, Room
from simulator.workshop.stores.base import NewRoom


@dataclass(slots=True, weakref_slot=True, eq=False)
class SharedScenario:
    """A scenario and a rubric as they were when a room was opened with them."""

    scenario: Scenario
    rubric: Rubric
    ahead: LookAhead = field(default_factory=LookAhead)

    def room(self, seed: int) -> Room:
        return Room(self.scenario, self.rubric, seed)


class SharedScenarios:
    """By the bytes of both files, which the rooms share too: as many as there are different ones in the rooms held."""

    def __init__(self) -> None:
        self._held: WeakValueDictionary[tuple[bytes, bytes, str], SharedScenario] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._held)

    def of(self, made: NewRoom) -> SharedScenario:
        """Raises Damaged for what this version cannot read."""
        key = (made.scenario, made.rubric, made.file)
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = read_shared(made)
        return found


def read_shared(made: NewRoom) -> SharedScenario:
    """Read anew. Raises Damaged for what this version cannot read."""
    try:
        rubric = rubric_of(made.rubric, "rubric.yaml")
    except RubricError:
        raise Damaged(f"The rubric that room {made.code} was made with cannot be read by this version.") from None
    scenario = read_bytes(made.scenario, made.file, rubric).scenario
    if scenario is None:
        raise Damaged(f"The scenario that room {made.code} was made with cannot be read by this version.")
    return SharedScenario(scenario, rubric)


def room_of(made: NewRoom) -> Room:
    """One room by itself. Raises Damaged."""
    return read_shared(made).room(made.seed)
