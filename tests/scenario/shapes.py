"""A good file with the value at each of its places put in another shape: none may do more than make problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

SHAPES: tuple[Any, ...] = (None, "", "yes", "a, b", True, -3, 4.5, [], [None], [[]], ["x", ["y"]], {}, {"x": None},
                           {"x": {"y": []}}, [{"x": []}], {"": ""}, "\u2028", 10**30)  # fmt: skip


def misshapen(text: str) -> Iterator[tuple[str, bytes]]:
    """Where and what, and the file with that one place in another shape, or gone: a third of the shapes at each."""
    tree = yaml.load(text, yaml.BaseLoader)
    for place, path in enumerate([(), *_paths(tree, ())]):
        for shape in SHAPES[place % 3 :: 3]:
            yield f"{'.'.join(map(str, path))} = {shape!r}", dump(_put(tree, path, shape))
        if path:
            yield f"no {'.'.join(map(str, path))}", dump(_put(tree, path, _GONE))


def dump(tree: Any) -> bytes:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()


_GONE = object()


def _paths(tree: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _put(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    key, *rest = path
    if isinstance(tree, dict):
        put = {one: _put(inner, tuple(rest), value) if one == key else inner for one, inner in tree.items()}
    else:
        put = [_put(inner, tuple(rest), value) if one == key else inner for one, inner in enumerate(tree)]
    if value is _GONE and not rest:
        del put[key]
    return put
