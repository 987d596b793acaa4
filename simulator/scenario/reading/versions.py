"""What fits together in versions, cases and chance, as far as it can be told without playing.

Which of them a play can meet is proved by the exact exploration, not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from simulator.scenario.problem import shown
from simulator.scenario.reading.names import Names, flags_set, versions_misspelt
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part


def check_versions(names: Names) -> None:
    """Adds every problem of versions, cases and chance of a scenario."""
    for key, turn in names.values.get("turns", ()):
        if turn is not None:
            _conditions_twice(turn, "turn", names)
            if "versions" not in turn.bad and not versions_misspelt(turn):
                _cases_of(turn, names)
            if not names.partial:
                _unasked(turn, names)
                _all_once(key, turn, names)
    for _, ending in names.values.get("endings", ()):
        if ending is not None:
            _conditions_twice(ending, "ending", names)
    _chance(names)


def _versions(part: Part) -> Iterator[tuple[Scalar, Part]]:
    yield from ((key, version) for key, version in part.values.get("versions", ()) if version is not None)


def _conditions_twice(part: Part, of: str, names: Names) -> None:
    seen: list[tuple[Any, Scalar]] = []
    for key, version in _versions(part):
        asked = version.values.get("when")
        if asked is None:
            continue
        first = next((other for condition, other in seen if condition == asked.condition), None)
        if first is not None:
            names.problems.at(
                asked.node, "HF220", f"`{shown(first.value)}` has this condition too, so `{shown(key.value)}` is never taken",
                f"The first version that holds is taken. Write another condition, or delete one of the two: this {of} needs both only where they hold at different times.",
            )  # fmt: skip
        seen.append((asked.condition, key))


def _cases_of(turn: Part, names: Names) -> None:
    known = [key.value for key, _ in turn.values.get("versions", ())]
    for choice in turn.values.get("choices", ()):
        for case in choice.values.get("cases", ()):
            for node in case.values.get("in", ()):
                names.check("HF219", node, known, none="This turn has no `versions` yet.")


def _unasked(turn: Part, names: Names) -> None:
    """A version that says nothing else than its turn, and for which no words amount to anything else."""
    cases = [case for choice in turn.values.get("choices", ()) for case in choice.values.get("cases", ())]
    asked = {node.value for case in cases for node in case.values.get("in", ())}
    for key, version in _versions(turn):
        told = {name: value for name, value in version.values.items() if name != "when"}
        if key.value in asked or version.bad or any(_plain(turn, name) != _plain(version, name) for name in told):
            continue
        names.problems.at(
            key, "HF224", f"nobody asks for the version `{shown(key.value)}`: it changes nothing, and no case is `in` it",
            f"Let it say something else, or give a choice of this turn a case `in: {shown(key.value)}`. Or delete it.",
        )  # fmt: skip


def _plain(part: Part, key: str) -> Any:
    value = part.values.get(key)
    if isinstance(value, Part):
        return object()  # notes for a facilitator are never compared: they are always something new
    return [node.value for node in value or ()] if key == "reveals" else value or ""


def _all_once(key: Scalar, turn: Part, names: Names) -> None:
    choices = turn.values.get("choices", ())
    if not choices or not all(choice.values.get("once") for choice in choices):
        return
    if len(choices) > 1 and not names.returns_to(key.value):
        return
    node = next(node for entry, node in choices[-1].node.entries if entry.value == "once")
    what = "the only choice of this turn is" if len(choices) == 1 else "all choices of this turn are"
    names.problems.at(
        node, "HF225", f"{what} on offer only once, so whoever comes back finds nothing to say",
        "Delete `once` here, or add a choice that can always be said.",
    )  # fmt: skip


def _chance(names: Names) -> None:
    before = {key.value: key for key, _ in names.values.get("before", ())}
    seen: dict[str, Scalar] = {}
    for place, flags in enumerate(names.values.get("chance", ())):
        if len({node.value for node in flags}) < 2 and "chance" not in names.bad:
            names.problems.at(
                flags[0] if flags else names.node_of("chance", place), "HF221",
                "a list of chance needs at least two flags, since one of them is set",
                "Add the flag of the other day, or delete the list.",
            )  # fmt: skip
        for node in flags:
            if node.value in seen and len({other.value for other in flags}) > 1:
                names.problems.at(
                    node, "HF221", f"the flag `{shown(node.value)}` stands in `chance` twice; the first is in line {seen[node.value].line}",
                    "Give one of the two another name.",
                )  # fmt: skip
            elif node.value in before:
                names.problems.at(
                    node, "HF222", f"the flag `{shown(node.value)}` is left by an earlier meeting (line {before[node.value].line}) and set by chance",
                    "Give the flag of chance another name, and ask for it by that name in `when`.",
                )  # fmt: skip
            seen.setdefault(node.value, node)
    for _, _, choice in names.choices:
        for node in flags_set(choice):
            if node.value in seen:
                names.problems.at(
                    node, "HF223", f"the flag `{shown(node.value)}` is also set by chance, in line {seen[node.value].line}",
                    "Give the flag of this choice another name: what a choice sets and what the day brings are two things.",
                )  # fmt: skip
