"""What a player gets who does not think (HF417), and what nobody gets by chance (HF419)."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.chances import Chances
from simulator.analysis.players import PLAYERS, play
from simulator.authoring.finding import Finding, Spot
from simulator.conversation.table import Table
from simulator.scenario.language import lint_knows
from simulator.scoring.score import Score

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
