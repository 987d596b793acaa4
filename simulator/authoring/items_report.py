"""Item statistics in words and columns, with the caution they need: what `items` prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from math import sqrt
from typing import Any

from simulator.analysis.offer import best_of
from simulator.authoring.items import FEWEST, Item, Items, TurnItems
from simulator.authoring.replies import own_words_report
from simulator.conversation.table import Table, compile_table
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric


def items_report(found: Items, scenario: Scenario, rubric: Rubric) -> str:
    """Ready to print."""
    return "\n".join((*_lines(found, scenario, rubric), *own_words_report(found.own_words)))


def items_json(found: Items) -> dict[str, Any]:
    """The same as plain data; a turn with too few plays has no items."""
    return {"fewest": FEWEST, **asdict(found)}


def _lines(found: Items, scenario: Scenario, rubric: Rubric) -> Iterator[str]:
    yield f"{scenario.title} ({scenario.id}): {found.plays} finished plays."
    if found.unusable:
        yield f"{found.unusable} more cannot be replayed in the scenario as it is now, and are left out."
    if found.plays < FEWEST:
        yield f"Too few yet: {FEWEST} plays are needed before a number means anything."
        return
    wobble = 2 / sqrt(found.plays)
    yield "Scores are by the file as it is now. `r` says whether those who take a choice do well at all other decisions;"
    yield f"with {found.plays} plays it can be off by {wobble:.2f} either way. Look at a turn again; never judge a person by it."
    table = compile_table(scenario, rubric)
    for turn in found.turns:
        best = best_choices(table, turn)
        name = turn.turn if turn.version is None else f"{turn.turn}, {turn.version}"
        yield ""
        if not turn.items:
            yield f"{name}: too few yet ({turn.faced} of {FEWEST})"
            continue
        yield f"{name}: {turn.faced} plays"
        width = max(len(item.choice) for item in turn.items)
        yield f"    {'':<{width}}  taken         score    r      seconds"
        for item in turn.items:
            star = "★" if item.choice in best else " "
            yield f"  {star} {item.choice:<{width}}  {_row(item)}{remark(item, item.choice in best)}"


def best_choices(table: Table, turn: TurnItems) -> set[str]:
    """The most helpful choices of the turn in that version, as it stands on the page."""
    stop = next(stop for stop in table.stops if (stop.turn.id, stop.version) == (turn.turn, turn.version))
    best = best_of([slot.moves[-1].points for slot in stop.slots])
    return {stop.slots[place].choice.id for place in best} if len(best) < len(stop.slots) else set()


def _row(item: Item) -> str:
    share = f"{100 * item.taken / item.offered:.0f} % of {item.offered}" if item.offered else "never on offer"
    final = "–" if item.helpfulness is None else f"{item.helpfulness:.0f}"
    r = "–" if item.discrimination is None else f"{item.discrimination:+.2f}"
    seconds = "–" if item.seconds is None else f"{item.seconds:.0f}"
    return f"{share:<12}  {final:<7}  {r:<5}  {seconds:<7}"


def remark(item: Item, best: bool) -> str:
    """Only what three standard errors support: a turn has several choices, and a scenario many turns."""
    r, sure = item.discrimination, 3 / sqrt(max(item.offered, 1))
    if r is not None and best and r < -sure:
        return "  ← those who do well avoid the helpful choice: is it?"
    if r is not None and not best and r > sure:
        return "  ← those who do well take it: is it wrong?"
    if item.offered and not item.taken:
        return "  ← tempts nobody"
    return ""
