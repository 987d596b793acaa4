"""Where a conversation can go, by its edges alone: what nothing leads to, and loops that nothing can end.

What depends on trust, patience and what was said is proved by the exact exploration, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.scenario.problem import Problems, nearest, shown
from simulator.scenario.reading.names import targets_of
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part


def check_routes(
    values: Mapping[str, Any],
    turns: Mapping[str, Scalar],
    endings: Mapping[str, Scalar],
    partial: bool,
    problems: Problems,
) -> None:
    """Adds turns and endings out of reach (unless parts of the file are missing) and endless loops."""
    edges: dict[str, list[Scalar]] = {}
    certain: dict[str, list[Scalar]] = {}
    loose: set[str] = set()
    for key, turn in values["turns"]:
        if turn is not None and not turn.values.get("choices"):
            loose.add(key.value)
        for choice in turn.values.get("choices", ()) if turn is not None else ():
            targets = targets_of(choice)
            edges.setdefault(key.value, []).extend(targets)
            if not targets:
                loose.add(key.value)
            if targets and _always_leads(choice):
                certain.setdefault(key.value, []).append(targets[0])
    if not partial:
        _report_unreached(values, turns, endings, edges, loose, problems)
    if "walk_out" not in values:
        _report_loops(turns, certain, problems)


def _always_leads(choice: Part) -> bool:
    """Whether the choice is always on offer and always leads to its first target."""
    if {"when", "once", "cases"} & (choice.values.keys() | choice.bad):
        return False
    leads = choice.values["next"]
    return isinstance(leads, Scalar) or not ("when" in leads[0].values or "when" in leads[0].bad)


def _report_unreached(
    values: Mapping[str, Any], turns: Mapping[str, Scalar], endings: Mapping[str, Scalar],
    edges: Mapping[str, list[Scalar]],
    loose: set[str], problems: Problems,
) -> None:  # fmt: skip
    """`loose` are turns of which it is not known where they lead: an ending may be meant there."""
    known = [*turns, *endings]
    start = values["start"].value if "start" in values else ""
    if start not in turns:
        start = nearest(start, turns) or next(iter(turns))
    reached = {start}
    if walk_out := values.get("walk_out"):
        reached.add(walk_out.value if walk_out.value in endings else nearest(walk_out.value, endings) or "")
    waiting = [start]
    meant: dict[str, str] = {}
    while waiting:
        for node in edges.get(waiting.pop(), ()):
            target = node.value
            if target not in turns and target not in endings:
                # a misspelt target is one problem, not two: it counts as leading to what was meant
                target = meant.setdefault(target, nearest(target, known) or "" if not problems.full else "")
            if target and target not in reached:
                reached.add(target)
                waiting.append(target)
    for code, of, nodes in (("HF208", "turn", turns), ("HF209", "ending", endings)):
        for name, node in nodes.items():
            if name not in reached and (nodes is turns or not loose & reached):
                problems.at(
                    node,
                    code,
                    f"nothing leads to the {of} `{shown(name)}`",
                    f"Let a choice that can be reached go there, or delete the {of}.",
                )


def _report_loops(turns: Mapping[str, Scalar], certain: Mapping[str, list[Scalar]], problems: Problems) -> None:
    """Loops of choices that are always on offer and always lead on; walked in the order of the file."""
    done: set[str] = set()
    for root in turns:
        if root in done:
            continue
        path = {root: None}
        stack = [(root, iter(certain.get(root, ())))]
        while stack:
            here, ways = stack[-1]
            node = next(ways, None)
            if node is None:
                stack.pop()
                path.pop(here, None)
                done.add(here)
            elif problems.full:
                return
            elif node.value in path:
                names = list(path)
                loop = names[names.index(node.value) :]
                through = " → ".join(shown(name) for name in [*loop[:6], *(["…"] if len(loop) > 6 else []), node.value])
                problems.at(
                    node,
                    "HF210",
                    f"this loop can go on for ever: {through}",
                    "Declare `walk_out`, so that patience ends it; or give a choice in it a `when`.",
                )
            elif node.value in turns and node.value not in done:
                path[node.value] = None
                stack.append((node.value, iter(certain.get(node.value, ()))))
