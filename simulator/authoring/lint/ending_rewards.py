"""Whether endings reward what the rubric rewards: HF421, HF422, HF427. Exact, each with a path.

An attempt's share of help is Σ gained / Σ attainable; it lies below a half where Σ (2·gained - attainable) is
below 0, so one pass of shortest paths finds the attempt that earns most cheaply. Pressure is measured likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simulator.analysis.graph import Graph
from simulator.analysis.offer import Offer
from simulator.authoring.finding import Finding, Spot
from simulator.scenario.condition import Call, atoms
from simulator.scenario.model import Choice, Ending, Scenario
from simulator.scenario.rubric import LIMIT

POOR_FIT, GOOD_FIT = 50, 80
"""In hundredths: below the first a sale does not serve the customer, from the second on it does."""
MENDS = "recover"


class _Deed(NamedTuple):
    """What one choice on offer adds: to twice the help less what was attainable, and to pushiness above its limit."""

    help: int
    push: int
    breach: bool
    mends: bool
    hard: bool
    """It leans on the customer with all that the rubric knows, or is a breach."""


def payoff(graph: Graph) -> Iterator[Finding]:
    """Endings in the order of the file; a graph that is not whole says nothing."""
    if not graph.exact or graph.loops or all(ending.meeting != "earned" for ending in graph.table.endings):
        return
    walk = _Walk(graph)
    for node, ending in enumerate(graph.table.endings):
        if ending.meeting == "earned":
            yield from _cheap(walk, node, ending)
            yield from _unpaid(walk, node, ending)


def _cheap(walk: _Walk, node: int, ending: Ending) -> Iterator[Finding]:
    if node in walk.help and walk.help[node][0] < 0:
        yield Finding(
            "HF421", Spot("ending", ending.id, "meeting"),
            f"this ending earns the meeting, and can be reached with less than half of the help that was attainable: by {walk.path(walk.help, node)}",
            "Ask in `next` for what that road lacks (a need: `knows(…)`, `known >= 2`, a flag), not for trust alone.",
        )  # fmt: skip


def _unpaid(walk: _Walk, node: int, ending: Ending) -> Iterator[Finding]:
    told = _told(ending)
    if node in walk.hard and not told & walk.marks_of(walk.said(*walk.hard[node]).id):
        said = walk.said(*walk.hard[node])
        before = walk.path(walk.help, walk.hard[node][0])
        how = f"right after `{said.id}` ({said.behaviour}): by {before}{', ' * bool(before)}{said.id}"
    elif told & walk.marks:
        return
    elif node in walk.lied:
        how = f"after a breach that nobody mends or finds out: by {walk.path(walk.lied, node)}"
    elif node in walk.push and walk.push[node][0] <= 0 and walk.pushed(node):
        how = f"by pushing as hard as the rubric calls pushy: by {walk.path(walk.push, node)}"
    else:
        return
    yield Finding(
        "HF427", Spot("ending", ending.id, "meeting"), f"this ending earns the meeting with nothing to pay {how}",
        "Let that road end elsewhere, or let it cost: a condition in `next`, a version of this ending that tells what came of it.",
    )  # fmt: skip


def _told(ending: Ending) -> set[tuple[str, str]]:
    """What the versions of an ending ask for: ("said", choice) and ("flag", flag)."""
    asked = [atom for version in ending.versions for atom in atoms(version.when)]
    return {(atom.name, atom.argument) for atom in asked if isinstance(atom, Call)}


_Best = dict[int, tuple[int, int, int]]
"""By node: the least sum found, and the node and slot it was reached by (-1 at the start)."""


class _Walk:
    """The graph walked once, from where attempts begin, for all endings."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.rubric = graph.table.rubric
        self.help: _Best = dict.fromkeys(graph.weighted(), (0, -1, -1))
        self.push: _Best = dict(self.help)
        self.lied: _Best = {}
        self.hard: dict[int, tuple[int, int]] = {}
        known: dict[int, list[_Deed]] = {}
        for node, offer, targets in graph.rows():
            if node not in self.help:
                continue
            deeds = known.get(id(offer))
            if deeds is None:
                deeds = known[id(offer)] = self._deeds(offer)
            self._least(node, targets, deeds)
            self._lies(node, targets, deeds)

    def _least(self, node: int, targets: tuple[int, ...], deeds: list[_Deed]) -> None:
        """The innermost loop: every choice of every state comes through here."""
        help_, push = self.help, self.push
        helped, pushed = help_[node][0], push[node][0]
        for slot, target in enumerate(targets):
            deed = deeds[slot]
            value = helped + deed[0]
            best = help_.get(target)
            if best is None or value < best[0]:
                help_[target] = (value, node, slot)
            value = pushed + deed[1]
            best = push.get(target)
            if best is None or value < best[0]:
                push[target] = (value, node, slot)

    def _lies(self, node: int, targets: tuple[int, ...], deeds: list[_Deed]) -> None:
        lied, endings = node in self.lied, len(self.graph.table.endings)
        if not lied and not any(deed.hard for deed in deeds):
            return
        for slot, (target, deed) in enumerate(zip(targets, deeds, strict=True)):
            if deed.breach or (lied and not deed.mends):
                self.lied.setdefault(target, (0, node, slot) if deed.breach else (1, node, slot))
            if deed.hard and target < endings:
                self.hard.setdefault(target, (node, slot))

    def said(self, node: int, slot: int) -> Choice:
        """The choice in that slot of what is on offer at a state."""
        return self.moves(node)[slot]

    @property
    def marks(self) -> set[tuple[str, str]]:
        """By what a condition knows that a hard line was said, any of the scenario."""
        choices = [choice for turn in self.graph.table.scenario.turns.values() for choice in turn.choices]
        return {mark for choice in choices for mark in self.marks_of(choice.id)}

    def marks_of(self, name: str) -> set[tuple[str, str]]:
        """The same of one choice; nothing where it is not hard in any of its cases."""
        _, choice = self.graph.table.scenario.choice(name)
        marks: set[tuple[str, str]] = set()
        for meant in (choice, *(choice.as_case(case) for case in choice.cases)):
            if self.rubric.is_breach(meant) or self.rubric.points_of(meant).pushiness >= LIMIT:
                marks |= {("said", name), *(("flag", flag) for flag in meant.sets)}
        return marks

    def _deeds(self, offer: Offer) -> list[_Deed]:
        limit = self.rubric.thresholds.pushiness
        found = []
        for move, gained in zip(offer.moves, offer.gained, strict=True):
            breach = self.rubric.is_breach(move.choice)
            found.append(
                _Deed(
                    help=2 * gained.helpfulness - offer.attainable.helpfulness,
                    push=limit * offer.attainable.pushiness - 100 * gained.pushiness,
                    breach=breach,
                    mends=MENDS in (move.choice.behaviour, *move.choice.also),
                    hard=breach or move.points.pushiness >= LIMIT,
                )
            )
        return found

    def moves(self, node: int) -> list[Choice]:
        """The choices on offer at a state."""
        offer = self.graph.offers[node - self.graph.first]
        assert offer is not None
        return [move.choice for move in offer.moves]

    def pushed(self, node: int) -> bool:
        """Whether the pushiest way there pushes at all."""
        return any(self._deeds_of(source)[slot].hard for source, slot in self._steps(self.push, node))

    def path(self, best: _Best, node: int) -> str:
        """The choices of the way there."""
        return ", ".join(self.moves(source)[slot].id for source, slot in reversed(self._steps(best, node)))

    def _deeds_of(self, node: int) -> list[_Deed]:
        offer = self.graph.offers[node - self.graph.first]
        assert offer is not None
        return self._deeds(offer)

    def _steps(self, best: _Best, node: int) -> list[tuple[int, int]]:
        """(node, slot) of each choice, the last first; before a breach the way of least help."""
        steps: list[tuple[int, int]] = []
        while node in best and best[node][1] >= 0:
            _, source, slot = best[node]
            steps.append((source, slot))
            if best is self.lied and best[node][0] == 0:
                return [*steps, *self._steps(self.help, source)]
            node = source
        return steps


def contradictions(scenario: Scenario) -> Iterator[Finding]:
    """Endings whose kind, meeting, referral and sale do not go together; it needs no exploration."""
    for ending in scenario.endings.values():
        for key, what in _against(ending):
            yield Finding(
                "HF422", Spot("ending", ending.id, key), f"this ending contradicts itself: {what}",
                "Change one of the two, so that trainee and score learn the same from it.",
            )  # fmt: skip


def _against(ending: Ending) -> Iterator[tuple[str, str]]:
    kind, meeting, sale = ending.kind, ending.meeting, ending.sale
    if kind in ("advance", "walked-away-well") and meeting == "refused":
        yield "meeting", f"it is of the kind {kind}, and the meeting is refused"
    if kind in ("lost", "complaint") and meeting == "earned":
        yield "meeting", f"it is of the kind {kind}, and the meeting is earned"
    if ending.referral and (kind in ("lost", "complaint") or meeting == "refused"):
        bad = f"it is of the kind {kind}" if kind in ("lost", "complaint") else "the meeting is refused"
        yield "referral", f"{bad}, and they name you to others"
    if sale is None:
        return
    if kind == "lost" and sale.amount > 0:
        yield "sale", "it is of the kind lost, and something was sold"
    if sale.fit is not None and sale.fit < POOR_FIT and (meeting == "earned" or ending.referral):
        good = "the meeting is earned" if meeting == "earned" else "they name you to others"
        yield "sale", f"what was sold does not serve them (fit {sale.fit / 100:g}), and {good}"
    if sale.fit is not None and sale.fit >= GOOD_FIT and (kind == "complaint" or meeting == "refused"):
        bad = "they complain" if kind == "complaint" else "the meeting is refused"
        yield "sale", f"what was sold serves them well (fit {sale.fit / 100:g}), and {bad}"
