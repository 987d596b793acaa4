"""Entries of `next` that no play takes (HF432), and minutes that are far from what is read (HF429). Exact."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.graph import Graph
from simulator.analysis.minutes import minutes
from simulator.analysis.offer import Offer
from simulator.authoring.condition_text import condition_text
from simulator.authoring.finding import Finding, Spot
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
    taken = _taken(graph)
    met = {name for names in taken.values() for name in names}  # what nothing leads to has its own problem
    for (choice, entries), reached in taken.items():
        for entry in entries:
            if entry.when is not None and entry.go in met - reached:
                yield Finding(
                    "HF432", Spot("choice", choice, "next"),
                    f"the way to `{entry.go}` is never taken: `{condition_text(entry.when)}` never holds there, or an entry above holds whenever it does",
                    "Change the condition to what can be by then, move the entry up, or delete it.",
                )  # fmt: skip


def _taken(graph: Graph) -> dict[tuple[str, tuple[Next, ...]], set[str]]:
    """By choice and its entries, in whatever case: the ids of the turns and endings it led to in some play."""
    stops = graph.table.stops
    turns = [stops[offer.place].turn.id if offer is not None else "" for offer in graph.offers]
    where = [*(ending.id for ending in graph.table.endings), "", *turns]
    by_offer: dict[int, tuple[Offer, list[set[str]]]] = {}
    for offer, targets in zip(graph.offers, graph.targets, strict=True):
        if offer is not None:
            _, went = by_offer.setdefault(id(offer), (offer, [set() for _ in offer.moves]))
            for names, target in zip(went, targets, strict=True):
                names.add(where[target])
    taken: dict[tuple[str, tuple[Next, ...]], set[str]] = {}
    for offer, went in by_offer.values():
        for move, names in zip(offer.moves, went, strict=True):
            taken.setdefault((move.choice.id, move.choice.next), set()).update(names)
    return taken


def _minutes(graph: Graph) -> Iterator[Finding]:
    given, read = graph.table.scenario.minutes, minutes(graph)
    if not given or read is None:
        return
    if given > FAR * read.most + 1 or given * FAR + 1 < read.least:
        least, most = round(read.least), max(round(read.most), 1)
        span = f"{least} to {most}" if least != most else f"{most}"
        yield Finding(
            "HF429", Spot("scenario", "minutes"), f"`minutes` is {given}, and there are about {span} minutes to read and to decide",
            f"Write {max(round((read.least + read.most) / 2), 1)}, or leave the key out.",
        )  # fmt: skip
