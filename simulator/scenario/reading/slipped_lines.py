"""Whether the tree has signs that lines have slipped: keys where none of that name can stand, and halves of entries."""

from __future__ import annotations

from simulator.scenario.reading.grammar import Frame, heads, names, whole
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.word_processor_marks import MARKS


def has_strangers(root: Node | None) -> bool:
    """Whether to look for the shape that was meant. A key that is merely misspelt is no such sign."""
    if not isinstance(root, Mapping):
        return False
    waiting: list[tuple[Node, Frame]] = [(root, whole())]
    while waiting:
        node, frame = waiting.pop()
        if frame.form == "record":
            if not isinstance(node, Mapping) or node.flow:
                continue
            keys = frame.keys
            for key, value in node.entries:
                if key.value not in keys:
                    if _is_stranger(key, value, frame):
                        return True
                elif (under := keys[key.value]) is not None:
                    if under.form == "ids" and under.item is not None and isinstance(value, Sequence):
                        return True
                    waiting.append((value, under))
        elif frame.form == "ids" and isinstance(node, Mapping) and frame.item is not None:
            for key, value in node.entries:
                if key.value in names() or isinstance(value, Sequence) or _is_marked(key):
                    return True
                waiting.append((value, frame.item))
        elif frame.form == "list" and frame.item is not None:
            if isinstance(node, Mapping) and not node.flow:
                return True
            for item in node.items if isinstance(node, Sequence) else ():
                if isinstance(item, Mapping) and _is_half(item, frame.item):
                    return True
                waiting.append((item, frame.item))
    return not {"people", "turns", "endings"}.issubset(key.value for key, _ in root.entries)


def _is_stranger(key: Scalar, value: Node, frame: Frame) -> bool:
    if key.value.startswith("x-"):
        return False
    return frame.parent is None or key.value in names() or not _has_text(value) or _is_marked(key)


def _is_marked(key: Scalar) -> bool:
    """Whether it is a key of the format behind a dash, or behind what a word processor makes of one."""
    return not key.style and key.value[:1] in f"-{MARKS}" and key.value[1:].lstrip(" ") in names()


def _has_text(node: Node) -> bool:
    return isinstance(node, Sequence) or (isinstance(node, Scalar) and bool(node.value or node.style))


def _is_half(entry: Mapping, frame: Frame) -> bool:
    """Whether a part of it, or it itself, stands behind a dash too many: it lacks what begins every such entry."""
    given = {key.value for key, _ in entry.entries}
    return not entry.flow and bool(given) and given.isdisjoint(heads(frame)) and given <= names()
