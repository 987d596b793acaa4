"""docs/scenarios/ID.md: what a facilitator needs of one conversation on a page, with its decision map."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.orders import turn_order
from simulator.scenario.model import Choice, Scenario, Turn
from simulator.scenario.units import amount
from tools.library import MARKETS, Shown, behaviour, rubric, text

WAYS = (
    ("most-helpful", "Who helps"),
    ("most-pushy", "Who pushes"),
    ("most-passive", "Who waits"),
)


def page(one: Shown) -> str:
    """The whole page, in Markdown."""
    scenario = one.scenario
    parts = [
        f"# {text(scenario.title)}",
        "",
        f"{MARKETS[scenario.market]} · level {scenario.level} · {scenario.minutes} minutes · "
        f"`helpfirst host {scenario.id}` · [the catalogue](../catalogue.md)",
        "",
        f"**{text(scenario.objective)}**",
        "",
        text(scenario.brief),
        "",
        f"*For facilitators: this page gives everything away. Try the conversation first: `helpfirst play {scenario.id}`.*",
        "",
        *_facts(scenario),
        *_map(one),
        *_needs(scenario),
        *_ways(one),
        *_turns(one),
        *_endings(one),
    ]
    return "\n".join(parts) + "\n"


def _facts(scenario: Scenario) -> Iterator[str]:
    yield from ("## What can be looked up", "")
    yield from (f"- {text(fact)}" for fact in scenario.facts)
    yield ""


def _map(one: Shown) -> Iterator[str]:
    yield from (
        "## The decision map",
        "",
        f"![Decision map: {len(one.scenario.turns)} turns and {len(one.scenario.endings)} endings]({one.scenario.id}.svg)",
        "",
    )
    yield from ("Thick arrows are the most helpful choice of a turn. Dashed ones are taken only under a condition.", "")


def _needs(scenario: Scenario) -> Iterator[str]:
    yield from ("## What has to be earned", "")
    for name, need in scenario.needs.items():
        by = [
            f"`{choice.id}` at `{turn.id}`"
            for turn in scenario.turns.values() for choice in turn.choices if name in choice.reveals
        ]  # fmt: skip
        yield f"- {text(need)} Comes out with {', '.join(by)}."
    if scenario.before:
        yield from ("", "From an earlier meeting, in a campaign:", "")
        yield from (f"- `{flag}`: {text(meaning)}" for flag, meaning in scenario.before.items())
    yield ""


def _ways(one: Shown) -> Iterator[str]:
    yield from ("## Three ways through", "", "| | choices | ends with | meeting |", "|---|---|---|---|")
    for rule, name in WAYS:
        played = one.analysis.players[rule]
        if played is not None and played.ending is not None:
            ending = one.scenario.endings[played.ending]
            yield f"| {name} | {len(played.choices)} | `{ending.id}` ({ending.kind}) | {ending.meeting} |"
    yield ""


def _turns(one: Shown) -> Iterator[str]:
    yield from ("## Turn by turn: what helps, the traps, what to ask the room", "")
    rank, _ = turn_order(one.analysis.graph.table)
    for _, turn in sorted(zip(rank, one.scenario.turns, strict=True)):
        yield from _turn(one.scenario, one.scenario.turns[turn])


def _turn(scenario: Scenario, turn: Turn) -> Iterator[str]:
    yield from (f"### {turn.id}", "", f"**{text(scenario.people[turn.speaker].name)}:** {text(turn.says)}", "")
    yield from (f"*Thinks:* {text(turn.thinks)}", "")
    most = max(rubric().points_of(choice).helpfulness for choice in turn.choices)
    for choice in turn.choices:
        yield f"- **{_mark(choice, most)}** {text(choice.say)} *({behaviour(choice.behaviour)})* {text(choice.why)}"
    yield ""
    if turn.facilitator is not None:
        if turn.facilitator.notes:
            yield from (f"> {text(turn.facilitator.notes)}", "")
        yield from (
            f"{number}. {text(question)}" for number, question in enumerate(turn.facilitator.questions, start=1)
        )
        yield ""


def _mark(choice: Choice, most: int) -> str:
    points = rubric().points_of(choice)
    if rubric().is_breach(choice):
        return "A breach."
    if points.helpfulness == most and points.pushiness <= 0:
        return "Helps most."
    if points.pushiness > 0:
        return "Trap, pushy."
    if points.initiative < 0:
        return "Trap, passive."
    return "Helps."


def _endings(one: Shown) -> Iterator[str]:
    yield from ("## Endings", "", "*By chance*: how often somebody who chooses evenly comes here.", "")
    yield from ("| ending | kind | meeting | sale | by chance | what happened later |", "|---|---|---|---|---|---|")
    for ending in one.scenario.endings.values():
        sale = f"{amount(ending.sale.amount):,} {ending.sale.currency}" if ending.sale else "none"
        shares = one.analysis.shares or {}
        share = f"{float(shares.get(ending.id, 0)):.0%}"
        yield f"| `{ending.id}` | {ending.kind} | {ending.meeting} | {sale} | {share} | {text(ending.epilogue)} |"
    yield ""
