"""The exact analysis beside what bare Python needs for the same choices or the same edges, in the same run.

The ratio wanted is the bar over the floor measured: 1 us a choice of a random play, 20 ms for the ranges of an
axis, 100 ms (1 s at worst) to explore 18 turns; a shipped scenario is explored in 15 bare walks over the graph that
came of it, and analysed, or looked out on for a debrief, in 1.5 times that.
Run alone: python -m benchmarks.analysis
"""

from __future__ import annotations

import time
from collections import deque
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.generated import guarded, layered
from benchmarks.measure import Beside, least_in_turn
from benchmarks.plays import RandomPlays
from simulator.analysis.analysis import analyse
from simulator.analysis.explore import explore
from simulator.analysis.graph import Graph, minimise
from simulator.analysis.outlook import outlook
from simulator.analysis.ranges import Ranges
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import Table, compile_table
from simulator.conversation.talk import talk_through
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

PLAYS = 10_000
SEEDS = range(6)
SHIPPED = Path(__file__).parent.parent / "scenarios"


def report() -> list[Beside]:
    rubric = read_rubric(None)
    rows = [_plays(rubric), _ranges(rubric)]
    for name, branching, most in (
        ("explored: 18 turns that branch", True, 100),
        ("explored: 18 turns, worst", False, 1000),
    ):
        made = [guarded(rubric, 18, 4, branching=branching, seed=seed) for seed in SEEDS]
        rows.append(max((_explored(name, scenario, rubric, most) for scenario in made), key=lambda row: row.ours))
    shipped = [read_scenario(path, rubric).scenario for path in sorted(SHIPPED.glob("*/*.yaml"))]
    sound = [scenario for scenario in shipped if scenario is not None]
    if sound:
        rows.append(max((_shipped(scenario, rubric) for scenario in sound), key=lambda row: row.ours))
        rows.append(max((_analysed(scenario, rubric) for scenario in sound), key=lambda row: row.ours))
        rows.append(max((_debriefed(scenario, rubric) for scenario in sound), key=lambda row: row.ours))
    return rows


def _plays(rubric: Rubric) -> Beside:
    """Whole random plays, each a tuple of choice ids and an ending, beside a walk that keeps nothing."""
    table = compile_table(layered(rubric, 20, 53, 4), rubric)
    plays = RandomPlays(table)
    made = sum(len(play.choices) for play in plays.play(1, PLAYS))
    graph = _graph(table)
    onward = [(), *[()] * graph.stuck, *graph.targets]

    def bare() -> None:
        draw = Random(1).random
        for _ in range(PLAYS):
            node = graph.starts[0]
            while targets := onward[node]:
                node = targets[int(draw() * len(targets))]

    ours, floor = least_in_turn(lambda: deque(plays.play(1, PLAYS), maxlen=0), bare, 5)
    print(f"random plays: {made / ours:,.0f} choices a second")
    return Beside(
        "a choice of a random play",
        ours / made * 1e6,
        floor / made * 1e6,
        "a bare walk",
        "us",
        1 / (floor / made * 1e6),
    )


def _ranges(rubric: Rubric) -> Beside:
    """Least and most of one axis for every ending, beside one pass over the same edges for the greatest sum."""
    graph = _graph(compile_table(layered(rubric, 20, 53, 4), rubric))
    edges = [
        (node, list(zip(targets, (g[0] for g in offer.gained), strict=True))) for node, offer, targets in graph.rows()
    ]

    def bare() -> None:
        best = [0] * (graph.first + graph.states)
        for node, row in edges:
            base = best[node]
            for target, more in row:
                if base + more > best[target]:
                    best[target] = base + more

    ours, floor = least_in_turn(lambda: Ranges(graph, 0).of(0), bare, 9)
    return Beside(
        "ranges of an axis, 10^12 attempts", ours * 1e3, floor * 1e3, "one bare pass", "ms", 20 / (floor * 1e3)
    )


def _explored(name: str, scenario: Scenario, rubric: Rubric, most: float) -> Beside:
    """Compiled and explored, beside a bare walk over the graph that came of it. `most`: ms it should take."""
    graph = _graph(Table(scenario, rubric))
    ours, floor = least_in_turn(lambda: _graph(Table(scenario, rubric)), lambda: _walked(graph), 3)
    label = f"{name} ({graph.states})"
    return Beside(label, ours * 1e3, floor * 1e3, "a bare walk", "ms", most / (floor * 1e3))


def _shipped(scenario: Scenario, rubric: Rubric) -> Beside:
    """The same for a scenario of the library."""
    graph = _graph(Table(scenario, rubric))
    ours, floor = least_in_turn(lambda: _graph(Table(scenario, rubric)), lambda: _walked(graph), 3)
    return Beside(f"explored: {scenario.id}"[:34], ours * 1e3, floor * 1e3, "a bare walk", "ms", 15)


def _walked(graph: Graph) -> None:
    met = set(graph.starts)
    waiting = list(met)
    while waiting:
        node = waiting.pop()
        if node >= graph.first:
            for target in graph.targets[node - graph.first]:
                if target not in met:
                    met.add(target)
                    waiting.append(target)


def _analysed(scenario: Scenario, rubric: Rubric) -> Beside:
    """Everything `analyse` says, beside exploring alone."""
    ours, floor = least_in_turn(lambda: analyse(scenario, rubric), lambda: _graph(Table(scenario, rubric)), 5)
    return Beside(f"analyse {scenario.id}", ours * 1e3, floor * 1e3, "exploring alone", "ms", 1.5)


def _debriefed(scenario: Scenario, rubric: Rubric) -> Beside:
    """The outlook along the longest of a hundred random plays, beside exploring alone."""
    table = compile_table(scenario, rubric)
    choices = max((play.choices for play in RandomPlays(table).play(1, 100)), key=len)
    talk = talk_through(scenario, rubric, new_attempt(scenario, rubric, 0), choices)
    ours, floor = least_in_turn(lambda: outlook(talk), lambda: _graph(Table(scenario, rubric)), 5)
    return Beside(f"outlook {scenario.id}", ours * 1e3, floor * 1e3, "exploring alone", "ms", 1.5)


def _graph(table: Table) -> Graph:
    return explore(table)


def worst() -> None:
    """The stages of the worst of the generated scenarios, one by one."""
    rubric = read_rubric(None)
    for seed in SEEDS:
        table = compile_table(guarded(rubric, 18, 4, branching=False, seed=seed), rubric)
        times = [time.perf_counter()]
        graph = _graph(table)
        times.append(time.perf_counter())
        folded = minimise(graph)
        times.append(time.perf_counter())
        for axis in range(3):
            Ranges(folded, axis)
        times.append(time.perf_counter())
        explored, folding, ranging = (1e3 * (b - a) for a, b in pairwise(times))
        print(
            f"worst, seed {seed}: {graph.states} states explored in {explored:.0f} ms, "
            f"folded to {folded.states} in {folding:.0f} ms, all ranges in {ranging:.0f} ms"
        )


if __name__ == "__main__":
    for row in report():
        print(row.line())
    worst()
