"""What a condition was probably meant to ask, where it asks about a name by itself. `build` calls it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.condition import Unasked
from simulator.scenario.problem import nearest
from simulator.scenario.reading.tree import Mapping, Node, Scalar, Sequence

_GIVES = {"people": "trust.{} >= 40", "needs": "knows({})", "before": "flag({})", "sets": "flag({})", "id": "said({})"}
_MOST = 5_000
"""Names of a file that are looked at."""


def meant(error: Unasked, root: Node | None) -> str:
    """The hint: how to ask about that name, if the file gives it to something, or to something of nearly that name."""
    given: dict[str, str] = {}
    for one, how in _names(root):
        given.setdefault(one, how)
        if len(given) > _MOST:
            break
    name = error.word if error.word in given else nearest(error.word, given)
    if name is None:
        return error.hint
    return f"Write {given[name].format(name)}."


def _names(root: Node | None) -> Iterator[tuple[str, str]]:
    """Every name that the file gives, and how a condition asks about it."""
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            for key, value in node.entries:
                if how := _GIVES.get(key.value):
                    yield from ((name, how) for name in _given(value))
                waiting.append(value)


def _given(value: Node) -> Iterator[str]:
    if isinstance(value, Scalar):
        yield value.value
    elif isinstance(value, Mapping):
        yield from (key.value for key, _ in value.entries)
    else:
        yield from (item.value for item in value.items if isinstance(item, Scalar))
