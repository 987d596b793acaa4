"""What a player gets who does not think (HF417) or makes one choice again and again (HF418), and what nobody gets by
chance (HF419).

A score is a share of what was attainable, so every round at full marks dilutes the mistakes made before. A loop
counts only where it was walked twice in the table, so conditions and patience are taken into account.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.chances import Chances
from simulator.analysis.graph import Graph
from simulator.analysis.orders import turn_order
from simulator.analysis.players import PLAYERS, play
from simulator.authoring.finding import Finding, Spot
from simulator.conversation.table import Table
from simulator.scenario.language import lint_knows
from simulator.scoring.score import Score

ROUNDS = 2


def farming(graph: Graph) -> Iterator[Finding]:
    """Each loop once, at its first choice."""
    told: set[frozenset[str]] = set()
    if not turn_order(graph.table)[1]:
        return  # no turn ever comes again
    for node in graph.order:
        round_ = _round(graph, node)
        if round_ and frozenset(round_) not in told:
            told.add(frozenset(round_))
            way = graph.path_to(node)
            yield Finding(
                "HF418", Spot("choice", round_[0], "next"),
                f"the score can be farmed here: {' → '.join((*round_, round_[0]))} can be said again and again, at full marks",
                f"Offer it once (`once: true`), or lead on. It begins {_begins(way)}.",
            )  # fmt: skip


def _begins(way: tuple[str, ...]) -> str:
    return f"after {', '.join(way)}" if way else "at the very start"


def _round(graph: Graph, start: int) -> tuple[str, ...]:
    """The choices that lead by full marks from this state back to its turn, and round once more; or none."""
    home = graph.turn_of(start)
    said: list[str] = []
    length, node = 0, start
    for _ in range(2 * len(graph.table.arrivals)):
        step = _onward(graph, node, said[len(said) - length] if length else None)
        if step is None:
            return ()
        choice, node = step
        said.append(choice)
        if node < graph.first:
            return ()
        if not length and graph.turn_of(node) == home:
            length = len(said)
        if length and len(said) == ROUNDS * length:
            return tuple(said[:length])
    return ()


def _onward(graph: Graph, node: int, wanted: str | None) -> tuple[str, int] | None:
    """The next choice at full marks that stays in the conversation (the one wanted in the second round)."""
    offer = graph.offers[node - graph.first]
    if offer is None:
        return None
    best = offer.best
    if len(best) == len(offer.moves):
        return None
    for slot, (move, target) in enumerate(zip(offer.moves, graph.targets[node - graph.first], strict=True)):
        name = move.choice.id
        if slot in best and target >= graph.first and wanted in (None, name):
            return name, target
    return None


NEAR = 20
"""Points of helpfulness below the helpful player within which a thoughtless one is too near."""
FEWEST_DECISIONS = 3
"""Below which every player is near every other."""
RARE = 0.001
"""Share of even play below which an ending is as good as never reached by chance."""
THOUGHTLESS = {
    "first": "always takes the first choice of the file",
    "longest": "always takes the longest choice",
    "only-question": "always takes the only question",
    "politest": "always takes the politest choice",
}


def players(table: Table, chances: Chances | None) -> Iterator[Finding]:
    """Players who never listen and come out like one who helps."""
    helpful = play(table, PLAYERS["most-helpful"]).score
    english = lint_knows(table.scenario.lang)
    thoughtless: list[tuple[str, Score]] = [
        (says, play(table, PLAYERS[name]).score) for name, says in THOUGHTLESS.items() if english or name != "politest"
    ]
    if chances is not None:
        thoughtless.append(("chooses at random", chances.score))
    for says, score in thoughtless:
        near = score.helpfulness.percent > helpful.helpfulness.percent - NEAR
        advisor = score.profile(table.rubric) == "trusted-advisor"
        if near or advisor:
            yield Finding(
                "HF417", Spot("scenario", "turns"),
                f"a player who {says} ends at {score.helpfulness.percent:.0f} of 100 for helpfulness"
                f"{', as a trusted advisor' if advisor else ''}; a helpful one ends at {helpful.helpfulness.percent:.0f}",
                "Change which choices are long, first, polite or asked as a question, until such a player ends far below.",
            )  # fmt: skip


def rare_endings(table: Table, chances: Chances) -> Iterator[Finding]:
    """Endings that even play reaches less than once in a thousand attempts."""
    for node, ending in enumerate(table.endings):
        share = chances.shares.get(node)
        if share is not None and share < RARE:
            yield Finding(
                "HF419", Spot("ending", ending.id),
                f"hardly anybody reaches this ending by chance: {_one_in(float(share))}",
                "That is right for a hard-won ending: then allow it, and say so. Otherwise open a second way to it.",
            )  # fmt: skip


def _one_in(share: float) -> str:
    return f"1 random attempt in {round(1 / share):,}"
