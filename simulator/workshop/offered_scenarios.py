"""What rooms can be opened with on a server that is administered from afar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.scenario.library import Library
from simulator.scenario.model import Scenario
from simulator.scenario.problem import render
from simulator.scenario.reader import Reading, read_bytes, read_scenario
from simulator.scenario.rubric import Rubric


class Offered(NamedTuple):
    """A scenario that the server has."""

    id: str
    title: str


class NotOffered(Exception):
    """A scenario that cannot be held; the message says why."""


class OfferedScenarios:
    """Those of the library of this machine, and any other that is sent."""

    def __init__(self, library: Library, rubric: Rubric) -> None:
        self._library, self.rubric = library, rubric

    def listed(self) -> Sequence[Offered]:
        """Those of the library."""
        return sorted(Offered(one.id, one.title) for one in self._library.entries() if one.title)

    def named(self, id: str) -> Scenario:
        """One of them. Raises NotOffered."""
        path = self._library.find(id)
        if path is None:
            raise NotOffered(f"There is no scenario `{id}` in the library of this server.")
        return _whole(read_scenario(path, self.rubric))

    def read(self, source: bytes, name: str) -> Scenario:
        """One that was sent. Raises NotOffered."""
        return _whole(read_bytes(source, name, self.rubric))


def _whole(reading: Reading) -> Scenario:
    if reading.scenario is None:
        raise NotOffered("\n\n".join(render(problem) for problem in reading.errors))
    return reading.scenario
