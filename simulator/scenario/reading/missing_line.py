"""The line that begins a turn, an ending or all endings, where it is missing: everything below it seems wrong.

`reader` asks here once all is read. One problem is told, at the cause; what follows from it is held back.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator.scenario.problem import Problem, Problems, nearest
from simulator.scenario.reading.nodes import Mapping, Node, Scalar
from simulator.scenario.reading.parts import Part

_LEAST = 2
"""Keys that must come again, one after the other, before a line is held to be missing above them."""
_OF_AN_ENDING = frozenset({"kind", "meeting", "epilogue", "referral", "sale"})


def find_missing_line(scenario: Part, problems: Problems) -> None:
    """Tells a line of that kind that is missing, and takes back what was said because of it."""
    told = _endings_among_turns(scenario.node, problems) or _two_in_one(scenario.node, problems)
    if told is None:
        return
    line, column, message, hint, until, names = told
    kept = [
        one
        for one in problems.found
        if not (line <= one.line < until or (one.code[:3] == "HF2" and _is_about(one, names)) or _lacks_endings(one))
    ]
    problems.found[:] = kept
    problems.add("HF042", line, column, message, hint)


_Told = tuple[int, int, str, str, int, set[str]]


def _endings_among_turns(root: Mapping, problems: Problems) -> _Told | None:
    """Where `endings:` is missing, the endings stand among the turns."""
    keys = {key.value: value for key, value in root.entries}
    turns = keys.get("turns")
    if "endings" in keys or not isinstance(turns, Mapping):
        return None
    tail: list[Scalar] = []
    for key, value in reversed(turns.entries):
        if not isinstance(value, Mapping) or not {one.value for one, _ in value.entries} & _OF_AN_ENDING:
            break
        tail.append(key)
    if not tail or len(tail) == len(turns.entries) or any(nearest(key, ["endings"]) for key in keys):
        return None
    first = tail[-1]
    message = f"`{first.value}` and what follows are endings, and no `endings:` stands above them"
    hint = f"Write `endings:` on a line of its own above line {first.line}, at the very left."
    return first.line, first.column, message, hint, len(problems.lines) + 1, {key.value for key in tail}


def _two_in_one(root: Mapping, problems: Problems) -> _Told | None:
    """Keys of a turn, an ending or a person that all come a second time: the line with the id of the second is missing."""
    for group, value in root.entries:
        if group.value not in ("turns", "endings", "people") or not isinstance(value, Mapping):
            continue
        for key, one in value.entries:
            if isinstance(one, Mapping) and (again := _again(one)) is not None:
                wanted = _unknown(problems.found)
                name = wanted if wanted is not None else "some-id"
                of = {"turns": "turn", "endings": "ending", "people": "person"}[group.value]
                message = f"`{again.value}` and more stand in `{key.value}` a second time: a line with the id of another {of} is missing above them"
                hint = f"Write `{name}:` on a line of its own above line {again.line}, in the column of `{key.value}`."
                return again.line, again.column, message, hint, _end(one) + 1, {name}
    return None


def _again(mapping: Mapping) -> Scalar | None:
    """The first of several keys in a row that were there before."""
    seen: set[str] = set()
    run: list[Scalar] = []
    for key, _ in mapping.entries:
        if key.value in seen:
            run.append(key)
        elif not run:
            seen.add(key.value)
        elif len(run) >= _LEAST:
            return run[0]
        else:
            seen |= {one.value for one in run} | {key.value}
            run = []
    return run[0] if len(run) >= _LEAST else None


def _end(node: Node) -> int:
    if isinstance(node, Scalar):
        return node.end_line
    inside = [value for _, value in node.entries] if isinstance(node, Mapping) else node.items
    return max([node.line, *map(_end, inside)])


def _unknown(found: Iterable[Problem]) -> str | None:
    """The one name of a turn, an ending or a person that is used and stands nowhere."""
    names = {one.message.split("`")[1] for one in found if one.code in ("HF201", "HF203") and "`" in one.message}
    return names.pop() if len(names) == 1 else None


def _is_about(problem: Problem, names: set[str]) -> bool:
    return any(f"`{name}`" in problem.message for name in names) or problem.code in ("HF208", "HF209", "HF210", "HF211")


def _lacks_endings(problem: Problem) -> bool:
    return problem.code == "HF102" and problem.message == "this scenario has no `endings`"
