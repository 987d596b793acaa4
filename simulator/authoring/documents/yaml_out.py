"""A draft as the text of a scenario file, in the style of `new`: keys in the format's order, prose folded."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.scenario.campaign import CAMPAIGN
from simulator.scenario.choice_fields import CASE, CHOICE, NEXT
from simulator.scenario.fields import ENDING, ENDING_VERSION, FACILITATOR, PERSON, SALE, SCENARIO, TURN, VERSION
from simulator.scenario.schema import FILE

WIDTH = 100
SHORT = 60
_SAFE = re.compile(r"[A-Za-z0-9][\w ,.!?()'’=<>/-]*[\w.!?)]|[A-Za-z0-9]")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RECORDS = (SCENARIO, PERSON, TURN, VERSION, CHOICE, CASE, NEXT, ENDING, ENDING_VERSION, SALE, FACILITATOR, CAMPAIGN)
_KEY = re.compile(r"[A-Za-z0-9]+([_-][A-Za-z0-9]+)*")
_FLOW = ("reveals", "sets", "also", "effects")
_SPACED = ("people", "needs", "turns", "endings")


def yaml_of(tree: Mapping[str, Any]) -> str:
    """The file's text. Values are text, whole or decimal numbers, booleans, lists and mappings."""
    lines = [f"# yaml-language-server: $schema={FILE}"]
    for key, value in _ordered(tree, SCENARIO.name):
        if key in _SPACED:
            lines.append("")
        lines += _entry(key, value, 0)
        if key == "turns":
            lines = [*lines[:1], *_parted(lines[1:])]
    return "\n".join(lines) + "\n"


def _parted(lines: list[str]) -> list[str]:
    """An empty line between turns."""
    begun = lines.index("turns:")
    told = [("\n" if re.match(r"  \S", line) and at > begun + 1 else "") + line for at, line in enumerate(lines)]
    return told


def _ordered(tree: Mapping[str, Any], name: str = "") -> Iterator[tuple[str, Any]]:
    """In the order of the record that knows most of the keys; others as they come."""
    record = max(_RECORDS, key=lambda one: (one.name == name, sum(field.key in tree for field in one.fields)))
    known = [field.key for field in record.fields]
    rank = {key: place for place, key in enumerate(known)}
    yield from sorted(tree.items(), key=lambda entry: rank.get(entry[0], len(known)))


def _entry(key: str, value: Any, depth: int) -> Iterator[str]:
    pad, name = " " * depth, key if _KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
    if key in _FLOW and isinstance(value, (list, Mapping)):
        yield f"{pad}{name}: {_flow(value)}"
    elif isinstance(value, Mapping) and value:
        yield f"{pad}{name}:"
        named = key in ("people", "needs", "turns", "endings", "versions", "before", "allow")
        for inner, one in value.items() if named else _ordered(value):
            yield from _entry(inner, one, depth + 2)
    elif isinstance(value, list) and value:
        yield f"{pad}{name}:"
        for one in value:
            yield from _listed(one, depth + 2)
    else:
        yield f"{pad}{name}: {_scalar(value, depth + 2)}"


def _listed(value: Any, depth: int) -> Iterator[str]:
    pad = " " * depth
    if isinstance(value, Mapping) and value:
        lines = [line for key, one in _ordered(value) for line in _entry(key, one, depth + 2)]
        yield f"{pad}- {lines[0][depth + 2 :]}"
        yield from lines[1:]
    else:
        yield f"{pad}- {_flow(value) if isinstance(value, list) else _scalar(value, depth + 2)}"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    if isinstance(value, str):
        return value if _ID.fullmatch(value) else quoted(value)
    return _scalar(value, 0)


def _scalar(value: Any, depth: int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, Mapping)):
        return "[]" if isinstance(value, list) else "{}"
    words = str(value)
    if _ID.fullmatch(words) or (len(words) <= SHORT and _SAFE.fullmatch(words)):
        return words
    return folded(words, depth) if len(words) > SHORT else quoted(words)


def folded(words: str, depth: int) -> str:
    """As a folded block that is indented so deeply; in double quotes where folding would change it."""
    if not _foldable(words):
        return quoted(words)
    width = max(WIDTH - depth, 40)
    lines = textwrap.wrap(words, width, break_on_hyphens=False, break_long_words=False)
    return ">-\n" + "\n".join(" " * depth + line for line in lines)


def _foldable(words: str) -> bool:
    """Whether folding at blanks and reading again gives the same text."""
    narrow = all(unicodedata.east_asian_width(char) not in "WF" for char in words)
    return narrow and words.isprintable() and "  " not in words and words == words.strip()


def quoted(words: str) -> str:
    """On one line in double quotes, whatever it holds."""
    told = json.dumps(words, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in told)
