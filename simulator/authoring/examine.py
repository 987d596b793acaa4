"""Everything that can be said about a file in one pass: structure, exact proofs, training value.

`check` and `preview` are the callers. The exploration has a cap and its time; `quick` leaves it out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.analysis.chances import chances
from simulator.analysis.explore import explore
from simulator.analysis.graph import CAP, Graph, minimise
from simulator.analysis.starting_points import every_start
from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.behaviours import honesty, readiness, temptations
from simulator.authoring.lint.ending_rewards import contradictions, payoff
from simulator.authoring.lint.giveaway import blindness, giveaways, retold
from simulator.authoring.lint.next_and_minutes import onward
from simulator.authoring.lint.no_decision import dominated, sameness
from simulator.authoring.lint.sales import sales
from simulator.authoring.lint.thoughtless_play import FEWEST_DECISIONS, farming, players, rare_endings
from simulator.authoring.lint.turn_offers import turn_offers
from simulator.authoring.lint.unfinished import leftovers
from simulator.authoring.lint.wording import alike, lengths, tones
from simulator.authoring.proofs import proofs
from simulator.conversation.table import compile_table
from simulator.scenario.language import lint_knows
from simulator.scenario.model import Scenario
from simulator.scenario.problem import Problem, Problems
from simulator.scenario.reader import Reading, read_bytes, read_scenario
from simulator.scenario.reading.nodes import Mapping, Node
from simulator.scenario.reading.parts import Part
from simulator.scenario.rubric import Rubric


class Places:
    """Lines and columns from 1. The part must be that of a whole scenario."""

    def __init__(self, scenario: Part) -> None:
        self._top = {key.value: (key, value) for key, value in scenario.node.entries}
        self._parts: dict[tuple[str, str], tuple[tuple[int, int], Mapping]] = {}
        for kind, field in (("turn", "turns"), ("ending", "endings")):
            for key, part in scenario.values[field]:
                self._parts[kind, key.value] = (key.line, key.column), part.node
                for version, inner in part.values.get("versions", ()):
                    self._parts["version", f"{key.value}/{version.value}"] = (version.line, version.column), inner.node
        for key, turn in scenario.values["turns"]:
            for place, choice in enumerate(turn.values["choices"], 1):
                given = choice.values.get("id")
                name = given.value if given is not None else f"{key.value}.{place}"
                self._parts["choice", name] = choice.place, choice.node
                for number, case in enumerate(choice.values.get("cases", ()), 1):
                    self._parts["case", f"{name}#{number}"] = case.place, case.node

    def of(self, spot: Spot) -> tuple[int, int]:
        """The value of the key, where it stands in the file; the thing itself otherwise."""
        if spot.kind == "scenario":
            key, _ = self._top[spot.name]
            return key.line, key.column
        if spot.kind == "allow":
            return _key(self._top["allow"][1], spot.name)
        place, node = self._parts[spot.kind, spot.name]
        for key, value in node.entries:
            if key.value == spot.key:
                return value.line, value.column
        return place


def _key(node: Node, name: str) -> tuple[int, int]:
    assert isinstance(node, Mapping)
    return next((key.line, key.column) for key, _ in node.entries if key.value == name)


@dataclass(frozen=True, slots=True)
class Examined:
    """A reading, all problems in the order of the file, and the graph where the scenario could be explored."""

    reading: Reading
    problems: tuple[Problem, ...]
    graph: Graph | None = None

    @property
    def has_error(self) -> bool:
        return any(problem.is_error for problem in self.problems)


def examine_file(path: str | os.PathLike[str], rubric: Rubric, quick: bool = False) -> Examined:
    """Reads a file and examines it. Never raises for anything that may stand in it."""
    return examine(read_scenario(path, rubric), rubric, quick)


def examine_bytes(data: bytes, file: str, rubric: Rubric, quick: bool = False) -> Examined:
    """The same for bytes that are called `file`."""
    return examine(read_bytes(data, file, rubric), rubric, quick)


def examine(reading: Reading, rubric: Rubric, quick: bool = False, cap: int = CAP) -> Examined:
    """A file that cannot be played has its errors alone; `quick` leaves out what needs the exploration."""
    scenario, part = reading.scenario, reading.part
    if scenario is None or part is None:
        return Examined(reading, reading.problems)
    table = compile_table(scenario, rubric)
    graph = None if quick else explore(table, every_start(table), cap)
    these = turn_offers(table)
    found: list[Finding] = [
        *giveaways(these, lint_knows(scenario.lang)),
        *temptations(these),
        *dominated(these),
        *honesty(scenario, rubric),
        *lengths(scenario),
        *leftovers(scenario),
        *sameness(scenario, rubric),
        *alike(scenario),
        *retold(scenario),
        *contradictions(scenario),
        *sales(scenario),
        *tones(these),
    ]
    if graph is None:
        found += players(table, None) if len(these) >= FEWEST_DECISIONS else ()
    else:
        least = minimise(graph)  # what adds up along paths runs on as few states as can be
        even = chances(least)
        found += [
            *proofs(graph),
            *farming(graph),
            *payoff(least),
            *onward(least),
            *blindness(least),
            *(players(table, even) if len(these) >= FEWEST_DECISIONS else ()),
            *(readiness(table, cap) if graph.exact else ()),
        ]
        found += rare_endings(table, even) if even is not None else ()
    whole = graph is not None and graph.exact
    places = Places(part)
    problems = Problems(scenario.file, (reading.source.text or "").split("\n"))
    for finding in _allowed(scenario, found, whole):
        problems.add(finding.code, *places.of(finding.spot), finding.message, finding.hint)
    both = (*reading.problems, *problems.found)
    return Examined(
        reading, tuple(sorted(both, key=lambda one: (one.file != scenario.file, one.line, one.column, one.code))), graph
    )


def _allowed(scenario: Scenario, found: Iterable[Finding], whole: bool) -> Iterator[Finding]:
    """Without what the file allows itself; and what it allows needlessly, where everything was looked at."""
    used: set[str] = set()
    for finding in found:
        if finding.code in scenario.allow:
            used.add(finding.code)
        else:
            yield finding
    for code in scenario.allow if whole else ():
        if code not in used and code != "HF420":
            yield Finding(
                "HF420", Spot("allow", code), f"nothing in this file needs `{code}` to be allowed",
                "Delete the line, so that the warning speaks up when it is needed.",
            )  # fmt: skip
