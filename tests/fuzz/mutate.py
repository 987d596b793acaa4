"""Changes by a seed: of bytes, lines, words, keys and values. Few at a time, since what is near to good goes deepest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz.odd import CHARACTERS, JSON_VALUES, SIGNS, VALUES

_NOT_FROM_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_WORD = re.compile(r"[\w-]+")
_VALUE = re.compile(r"(?m)(?<=: )\S.*$")
_KEY = re.compile(r"(?m)^( *(?:- )?)([\w-]+)(?=:)")


def mutated(data: bytes, draw: Random) -> bytes:
    """The bytes with one to four changes."""
    for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4))):
        if draw.random() < 0.15:
            data = draw.choice(BYTES)(data, draw)
        else:
            text = draw.choice(TEXTS)(data.decode("utf-8", "surrogateescape"), draw)
            data = text.encode("utf-8", "surrogateescape" if _came_from_bytes(text) else "surrogatepass")
    if draw.random() < 0.03:
        data = _saved(data, draw)
    return data


def _came_from_bytes(text: str) -> bool:
    return _NOT_FROM_BYTES.search(text) is None


def _saved(data: bytes, draw: Random) -> bytes:
    """As another editor saves it."""
    text = data.decode("utf-8", "replace")
    text = text.replace("\n", draw.choice(("\r\n", "\r", "\n\n", "\u2028", "\x85")))
    return text.encode(draw.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")))


def _flip(data: bytes, draw: Random) -> bytes:
    if not data:
        return b"\x00"
    at = draw.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << draw.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, draw: Random) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + data[at + draw.randrange(1, 40) :] if draw.random() < 0.7 else data[:at]


def _noise(data: bytes, draw: Random) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + draw.randbytes(draw.randrange(1, 6)) + data[at:]


def _repeat(data: bytes, draw: Random) -> bytes:
    at = draw.randrange(len(data) + 1)
    part = data[at : at + draw.randrange(1, 80)]
    return data[:at] + part * draw.randrange(2, 6) + data[at:]


def _insert(text: str, draw: Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(draw.choice((SIGNS, CHARACTERS))) + text[at:]


def _replace_word(text: str, draw: Random) -> str:
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word, other = draw.choice(words), draw.choice(words)
    new = draw.choice(
        (other[0], draw.choice(VALUES), draw.choice(CHARACTERS), word[0] + draw.choice(SIGNS), word[0].upper())
    )
    return text[: word.start()] + new + text[word.end() :]


def _replace_value(text: str, draw: Random) -> str:
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    value, other = draw.choice(values), draw.choice(values)
    new = draw.choice((other[0], draw.choice(VALUES), draw.choice(VALUES)))
    return text[: value.start()] + new + text[value.end() :]


def _replace_key(text: str, draw: Random) -> str:
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    key, other = draw.choice(keys), draw.choice(keys)
    new = draw.choice((other[2], draw.choice(VALUES), key[2] + "x", key[2][1:], ""))
    return text[: key.start(2)] + new + text[key.end(2) :]


def _lines(text: str, draw: Random) -> str:
    lines = text.split("\n")
    at, to = draw.randrange(len(lines)), draw.randrange(len(lines))
    match draw.randrange(7):
        case 0:
            del lines[at : at + draw.randrange(1, 4)]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = " " * draw.randrange(1, 5) + lines[at]
        case 4:
            lines[at] = lines[at][draw.randrange(1, 5) :]
        case 5:
            lines[at] = draw.choice(CHARACTERS + SIGNS) + lines[at]
        case _:
            block = lines[at : at + draw.randrange(2, 9)]
            lines[at : at + len(block)] = [" " * draw.choice((1, 2, 4)) + line for line in block]
    return "\n".join(lines)


BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (_flip, _cut, _noise, _repeat)
TEXTS: tuple[Callable[[str, Random], str], ...] = (
    _insert, _replace_word, _replace_value, _replace_value, _replace_key, _lines, _lines,
)  # fmt: skip


def mutated_json(data: bytes, draw: Random) -> bytes:
    """JSON with values, keys and types changed; sometimes its bytes."""
    if draw.random() < 0.3:
        return mutated(data, draw)
    tree = json.loads(data)
    for _ in range(draw.choice((1, 1, 2, 3))):
        tree = _changed(tree, draw)
    return json.dumps(tree).encode()


def _changed(tree: Any, draw: Random) -> Any:
    if not isinstance(tree, dict | list) or not tree or draw.random() < 0.15:
        return deepcopy(draw.choice(JSON_VALUES))
    key = draw.choice(list(tree)) if isinstance(tree, dict) else draw.randrange(len(tree))
    match draw.randrange(8) if isinstance(tree, dict) else draw.randrange(2, 8):
        case 0:
            tree[key + draw.choice(("", "x", "\u2028"))] = tree.pop(key)
        case 1:
            tree[draw.choice(("", "x", "choice", "stamp", "seconds"))] = deepcopy(draw.choice(JSON_VALUES))
        case 2:
            del tree[key]
        case _:
            tree[key] = _changed(tree[key], draw)
    return tree
