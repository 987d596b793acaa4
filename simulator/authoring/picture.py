"""A scenario as boxes and arrows, with what the exploration proved: what every kind of graph is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.graph import Graph
from simulator.analysis.orders import turn_order
from simulator.authoring.condition_text import case_text, condition_text
from simulator.authoring.finding import Finding
from simulator.authoring.lint.turn_offers import turn_offers
from simulator.authoring.proofs import proofs
from simulator.scenario.model import Choice, Next, Scenario

MARKS = {
    "HF301": "never reached",
    "HF302": "never reached",
    "HF303": "never on offer",
    "HF304": "dead end",
    "HF305": "dead end",
    "HF306": "endless loop",
    "HF308": "never met",
    "HF309": "never met",
}


@dataclass(frozen=True, slots=True)
class Arrow:
    """Everything at one turn that leads to one target. `best`: a most helpful choice goes this way."""

    source: str
    target: str
    choices: tuple[str, ...]
    best: bool
    certain: bool
    """At least one of the choices always leads here when it is said."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Turns in the order of a conversation, then endings in that of the file. `marks` by (kind, id)."""

    scenario: Scenario
    turns: tuple[str, ...]
    endings: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    best: frozenset[str]
    """Ids of the most helpful choices of their turns."""
    marks: dict[tuple[str, str], str]
    exact: bool

    def mark(self, kind: str, name: str) -> str:
        """What is wrong with it in two words, or ""."""
        return self.marks.get((kind, name), "")


def picture(graph: Graph) -> Picture:
    """Of the graph from the scenario's start."""
    table = graph.table
    scenario = table.scenario
    rank, _ = turn_order(table)
    best = {d.choices[place].id for d in turn_offers(table) for place in d.best}
    names = [name for _, name in sorted(zip(rank, scenario.turns, strict=True))]
    return Picture(
        scenario=scenario,
        turns=tuple(names),
        endings=tuple(scenario.endings),
        arrows=tuple(arrow for name in names for arrow in _arrows(scenario, name, best)),
        best=frozenset(best),
        marks=_marks(proofs(graph)),
        exact=graph.exact,
    )


def _marks(found: object) -> dict[tuple[str, str], str]:
    marks: dict[tuple[str, str], str] = {}
    for finding in found:  # type: ignore[attr-defined]
        assert isinstance(finding, Finding)
        if finding.code in MARKS:
            marks.setdefault((finding.spot.kind, finding.spot.name), MARKS[finding.code])
    return marks


def _arrows(scenario: Scenario, turn: str, best: set[str]) -> list[Arrow]:
    ways: dict[str, list[Choice]] = {}
    for choice in scenario.turns[turn].choices:
        for one in choice.deeds:
            for way in one.next or ():
                ways.setdefault(way.go, []).append(choice)
    return [
        Arrow(
            turn,
            target,
            tuple(dict.fromkeys(choice.id for choice in choices)),
            any(choice.id in best for choice in choices),
            any(_always(choice, target) for choice in choices),
        )
        for target, choices in ways.items()
    ]


def _always(choice: Choice, target: str) -> bool:
    """Whether the choice leads there in every case, whatever the state."""
    firsts = [choice.next[0], *(case.next[0] for case in choice.cases if case.next)]
    return all(way.go == target and way.when is None for way in firsts)


def leads(choice: Choice) -> str:
    """Where a choice leads, in words: `a if trust < 20, else b; in wet: c`."""
    cases = [f"{case_text(case)}: {ways(case.next)}" for case in choice.cases if case.next]
    return "; ".join([ways(choice.next), *cases])


def ways(entries: Sequence[Next]) -> str:
    """Where one list of entries leads, in words."""
    parts = [f"{way.go} if {condition_text(way.when)}" if way.when is not None else way.go for way in entries]
    return ", else ".join(parts)
