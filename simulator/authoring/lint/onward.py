"""Entries of `next` that no play takes (HF432), and minutes that are far from what is read (HF429). Exact."""

from __future__ import annotations

from collections.abc import Container, Iterator

from simulator.analysis.graph import Graph
from simulator.analysis.minutes import reading
from simulator.authoring.conditions import condition_text
from simulator.authoring.finding import Finding, Spot
from simulator.scenario.condition import Call, Condition, atoms
from simulator.scenario.model import Next

FAR = 1.5
"""So many times the longest way, or the shortest way so many times what is given, and a minute more."""


def onward(graph: Graph) -> Iterator[Finding]:
    """In the order of the file; a graph that is not whole says nothing."""
    if not graph.exact:
        return
    yield from _never_taken(graph)
    yield from _minutes(graph)


def _never_taken(graph: Graph) -> Iterator[Finding]:
    taken: dict[tuple[str, tuple[Next, ...]], set[str]] = {}
    for offer, targets in zip(graph.offers, graph.targets, strict=True):
        for move, target in zip(offer.moves, targets, strict=True) if offer is not None else ():
            taken.setdefault((move.choice.id, move.choice.next), set()).add(_name(graph, target))
    before = graph.table.scenario.before
    met = {name for names in taken.values() for name in names}  # what nothing leads to has its own problem
    for (choice, entries), reached in taken.items():
        for entry in entries:
            if entry.when is not None and entry.go in met - reached and not _asks(entry.when, before):
                yield Finding(
                    "HF432", Spot("choice", choice, "next"),
                    f"the way to `{entry.go}` is never taken: `{condition_text(entry.when)}` never holds there, or an entry above holds whenever it does",
                    "Change the condition to what can be by then, move the entry up, or delete it.",
                )  # fmt: skip


def _asks(when: Condition, before: Container[str]) -> bool:
    """Whether it asks for what only an earlier meeting can have left: a play by itself cannot tell."""
    return any(isinstance(atom, Call) and atom.name == "flag" and atom.argument in before for atom in atoms(when))


def _name(graph: Graph, node: int) -> str:
    """The id of the turn or ending of a node; "" where a choice is stuck."""
    if node == graph.stuck:
        return ""
    if node < graph.first:
        return graph.table.endings[node].id
    return graph.table.stops[graph.turn_of(node)].turn.id


def _minutes(graph: Graph) -> Iterator[Finding]:
    given, read = graph.table.scenario.minutes, reading(graph)
    if not given or read is None:
        return
    if given > FAR * read.most + 1 or given * FAR + 1 < read.least:
        least, most = round(read.least), max(round(read.most), 1)
        span = f"{least} to {most}" if least != most else f"{most}"
        yield Finding(
            "HF429", Spot("scenario", "minutes"), f"`minutes` is {given}, and there are about {span} minutes to read and to decide",
            f"Write {max(round((read.least + read.most) / 2), 1)}, or leave the key out.",
        )  # fmt: skip
