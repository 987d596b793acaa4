"""Choices that give the answer away to somebody who reads only them: HF435.

What it asks is not whether the best line is long or polite, but whether a word model that never hears the customer
finds it: `analysis/blind.py`, trained on the shipped library without this scenario.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.blind import blind_reader, read
from simulator.analysis.decisions import decisions
from simulator.analysis.graph import Graph
from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.significance import SIGNIFICANT, at_least
from simulator.scenario.language import lint_knows

FEWEST = 8
"""Decisions below which a reader's luck says nothing."""
MOST = 0.5
"""The share of best lines that a reader of the choices alone may find."""


def blindness(graph: Graph) -> Iterator[Finding]:
    """A blind reader who does better than half, and better than luck. Silent in languages that it has not learnt."""
    scenario = graph.table.scenario
    faced = decisions(graph)
    if len(faced) < FEWEST or not lint_knows(scenario.lang):
        return
    fared = read(blind_reader(scenario.id), faced)
    share = fared.right / fared.decisions
    if share > MOST and at_least(fared.right, [one.chance for one in faced]) < SIGNIFICANT:
        words = ", ".join(f"“{word.strip('^$ ')}”" for word in fared.words[:6])
        yield Finding(
            "HF435", Spot("scenario", "turns"),
            f"somebody who reads only the choices finds the most helpful one in {fared.right} of {fared.decisions} "
            f"decisions ({100 * share:.0f} %, by chance {100 * fared.chance:.0f} %): the customer need not be heard",
            "Let what the customer says decide: versions of a turn that make another line right. Then give the words of "
            f"right lines to wrong ones too, above all {words}.",
        )  # fmt: skip
