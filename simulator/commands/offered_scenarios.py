"""The scenarios that a server may open rooms with: those of the library, and files that an administrator sends."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.scenario.library import Library
from simulator.scenario.model import Scenario
from simulator.scenario.problem import render
from simulator.scenario.reader import Reading, read_bytes, read_scenario
from simulator.scenario.rubric import Rubric
from simulator.workshop.administration import NotOffered, Offered


class OfferedScenarios:
    """See `administration.Scenarios`."""

    def __init__(self, library: Library, rubric: Rubric) -> None:
        self._library, self.rubric = library, rubric

    def listed(self) -> Sequence[Offered]:
        return sorted(Offered(one.id, one.title) for one in self._library.entries() if one.title)

    def named(self, id: str) -> Scenario:
        path = self._library.find(id)
        if path is None:
            raise NotOffered(f"There is no scenario `{id}` in the library of this server.")
        return _whole(read_scenario(path, self.rubric))

    def read(self, source: bytes, name: str) -> Scenario:
        return _whole(read_bytes(source, name, self.rubric))


def _whole(reading: Reading) -> Scenario:
    if reading.scenario is None:
        raise NotOffered("\n\n".join(render(problem) for problem in reading.errors))
    return reading.scenario
