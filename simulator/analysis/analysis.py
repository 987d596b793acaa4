"""Everything that can happen in a scenario, in one value: what `analyse`, `check` and the preview draw from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from simulator.analysis.blind import BlindReading, blind_reader, read
from simulator.analysis.chances import chances
from simulator.analysis.coverage import Stuck, coverage, covering_plays
from simulator.analysis.decisions import decisions
from simulator.analysis.explore import explore
from simulator.analysis.graph import CAP, Graph, minimise
from simulator.analysis.minutes import Minutes, minutes
from simulator.analysis.orders import Loop, loop
from simulator.analysis.players import PLAYERS, Played, blind, most_frequent, play
from simulator.analysis.prospects import Reach, reaches
from simulator.conversation.table import compile_table
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scoring.score import profile_of


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the cap prevents is None. `states` are merged states of turn and customer, as explored.

    `endings` holds each ending that can be reached, in the order of the file; where not `exact`, those that
    were found. `stuck` likewise. `shares` is what becomes of a player who chooses evenly, 0 to 1; `players`
    begins with that one, `random`; `blind` is how the blind reader fares at every decision. Versions and cases
    that nobody meets are in `never_met`. `paths` counts complete attempts and `longest` the choices of the longest.
    Those, the shares, the ranges and `minutes` are None as well where there is a `loop` without a cost.
    """

    scenario: Scenario
    exact: bool
    states: int
    paths: int | None
    longest: int | None
    unreachable_turns: tuple[str, ...] | None
    unreachable_endings: tuple[str, ...] | None
    never_offered: tuple[str, ...] | None
    never_met: tuple[str, ...] | None
    stuck: tuple[Stuck, ...]
    loop: Loop | None
    endings: dict[str, Reach]
    shares: dict[str, Fraction] | None
    players: dict[str, Played | None]
    behaviours: dict[str, int]
    stages: tuple[str, ...]
    minutes: Minutes | None
    blind: BlindReading
    graph: Graph

    def covering_plays(self) -> tuple[tuple[str, ...], ...] | None:
        """Few plays that together make every choice that can be made (greedy); None beyond the cap."""
        return covering_plays(self.graph)


def analyse(scenario: Scenario, rubric: Rubric, cap: int = CAP) -> Analysis:
    """Explores everything from every draw of chance and nothing carried over, exactly, up to `cap` states."""
    table = compile_table(scenario, rubric)
    explored = explore(table, cap=cap)
    graph = minimise(explored)
    met = coverage(graph)
    even = chances(graph)
    shares = None
    players: dict[str, Played | None] = {"random": None}
    if even is not None:
        shares = {table.endings[node].id: share for node, share in even.shares.items()}
        likely = max(shares, key=shares.__getitem__, default=None)
        axes = (even.score.helpfulness, even.score.pushiness, even.score.initiative)
        players["random"] = Played((), 0, even.score, profile_of(*axes, rubric.thresholds), likely)
    players.update({name: play(table, rule) for name, rule in PLAYERS.items()})
    faced, reader = decisions(graph), blind_reader(scenario.id)
    players["most-frequent"] = play(table, most_frequent(faced))
    players["blind"] = play(table, blind(reader))
    endings = reaches(graph)
    if not graph.exact:
        endings = _with_played(scenario, endings, players)
    return Analysis(
        scenario=scenario,
        exact=graph.exact,
        states=explored.states,
        paths=even.attempts if even is not None else None,
        longest=even.longest if even is not None else None,
        unreachable_turns=_missing(scenario.turns, met.turns, graph.exact),
        unreachable_endings=_missing(scenario.endings, frozenset(endings), graph.exact),
        never_offered=_missing(dict.fromkeys(move.choice.id for move in table.moves), met.offered, graph.exact),
        never_met=met.never_met if graph.exact or not met.never_met else None,
        stuck=met.stuck,
        loop=loop(graph),
        endings=endings,
        shares=shares,
        players=players,
        behaviours=met.behaviours,
        stages=met.stages,
        minutes=minutes(graph),
        blind=read(reader, faced),
        graph=graph,
    )


def _missing(names: Iterable[str], met: frozenset[str], exact: bool) -> tuple[str, ...] | None:
    """Those that were not met; None where only the cap may be why."""
    missing = tuple(name for name in names if name not in met)
    return missing if exact or not missing else None


def _with_played(scenario: Scenario, endings: dict[str, Reach], players: dict[str, Played | None]) -> dict[str, Reach]:
    """Beyond the cap an ending is also known to be reachable where a player came to it."""
    found = dict(endings)
    for played in players.values():
        if played is not None and played.ending is not None and played.ending not in found:
            ending = scenario.endings[played.ending]
            found[played.ending] = Reach(ending, played.choices, played.seed, None, None, None)
    return {name: found[name] for name in scenario.endings if name in found}
