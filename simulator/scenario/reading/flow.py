"""Mappings in { } whose numbers or texts a comma tore apart, and mappings that stand there without their { }."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from simulator.scenario.field_kinds import Field, Number
from simulator.scenario.problem import Problems, nearest, shown
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.numbers import as_number, hint_for, written

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

_REST = re.compile(r"[0-9].*|[-–—]")
_ONE = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)\s*(?P<sign>[:=]?)\s*(?P<value>[+\-–−]?[0-9]+(?:[.,][0-9]+)?)")


def torn_numbers(problems: Problems, node: Mapping, table: Table[str, Field]) -> set[int]:
    """Places in the entries of a mapping in { } that are one number torn by commas; each is said once, at the first tear."""
    gone: set[int] = set()
    for place, (key, value) in enumerate(node.entries):
        field = table.get(key.value)
        if place in gone or field is None or type(field.kind) is not Number or not isinstance(value, Scalar):
            continue
        until = place + 1
        while until < len(node.entries) and _is_rest(*node.entries[until]):
            until += 1
        if until > place + 1 and re.search("[0-9]", value.value):
            rests = [rest.value for rest, _ in node.entries[place + 1 : until]]
            currency = (
                text.value for one, text in node.entries if one.value == "currency" and isinstance(text, Scalar)
            )
            hint = hint_for(",".join([value.value, *rests]), field.kind, key.value, next(currency, None))
            _torn(problems, key, value, node.entries[place + 1][0], hint)
            gone.update(range(place, until))
    return gone


def torn_effect(problems: Problems, key: Scalar, node: Mapping) -> bool:
    """Whether a key of `effects` is the rest of a number; said where the number was torn."""
    place = next(number for number, (one, _) in enumerate(node.entries) if one is key)
    if not place or not _is_rest(*node.entries[place]):
        return False
    before, begun = node.entries[place - 1]
    if isinstance(begun, Scalar) and re.fullmatch(r"[+-]?[0-9]+", begun.value):
        number = as_number(f"{begun.value},{key.value}")
        _torn(problems, before, begun, key, f"Write {written(number)}." if number is not None else "")
    return True


def _torn(problems: Problems, key: Scalar, begun: Scalar, rest: Scalar, hint: str) -> None:
    said = f"inside {{ }} a comma ends the number; `{shown(key.value)}` is read as {shown(begun.value)}"
    match = re.match(r"Write ([^\s,.]+(?:\.[0-9]+)?)([.,].*)", hint)
    without = f"Write {match[1]} without a comma{match[2]}" if match else "Write it in digits, without a comma."
    problems.at(rest, "HF036", said, without)


def _is_rest(key: Scalar, value: Node) -> bool:
    return not key.style and isinstance(value, Scalar) and not value.value and _REST.fullmatch(key.value) is not None


def torn_text(problems: Problems, key: Scalar) -> None:
    """A key inside { } that has no value, since a comma or a missing space made it."""
    name, colon, _ = key.value.partition(":")
    if colon:
        said = f"no space stands after the colon of `{shown(name)}`"
        hint = f"Write `{shown(name)}: ` and then the value."
        problems.add("HF012", key.line, key.column + len(name) + 1, said, hint)
    else:
        said = f"inside {{ }} a comma ends the text; `{shown(key.value)}` is read as a key"
        problems.at(key, "HF036", said, "Put text with commas in quotes.")


def bracketed(name: str, node: Node) -> str:
    """How to write as a mapping in { } what stands there as text or as a list; "" where that is not sure."""
    pairs: list[tuple[str, str]] = []
    if isinstance(node, Sequence):
        for item in node.items:
            if not isinstance(item, Mapping):
                return ""
            for key, value in item.entries:
                if not isinstance(value, Scalar):
                    return ""
                pairs.append((key.value, value.value))
    elif isinstance(node, Scalar):
        for part in re.split(r"\s*[,;]\s+", node.value.strip()):
            match = _ONE.fullmatch(part)
            if match is None:
                return ""
            pairs.append((match["key"], re.sub("[–−]", "-", match["value"]).replace(",", ".")))
    return f"Write `{name}: {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}`." if pairs else ""


def unknown_effect(problems: Problems, key: Scalar, people: Callable[[], Iterable[str]]) -> None:
    """A key of `effects` that names nobody's trust and no patience, and what was probably meant."""
    word = key.value
    if match := _ONE.fullmatch(word):
        hint = f"Write `{match['key']}: {match['value']}`."
    else:
        near = _affected(word, list(people()))
        hint = f"Did you mean `{near}`?" if near else "Effects are on trust, trust.PERSON and patience."
    problems.at(key, "HF101", f"nothing called `{shown(word)}` can change", hint)


def _affected(word: str, people: list[str]) -> str | None:
    """`trust.ines` for `Ines`, `trust_ines` or `ines.trust`; never the main contact's trust where somebody is named."""
    plain = re.sub(r"[ ._]+", ".", word.casefold())
    person = plain.replace("trust", "").strip(".-()[]")
    if person and (somebody := person if person in people else nearest(person, people)):
        return f"trust.{somebody}"
    return nearest(plain, ("trust", "patience"))


def currency_beside(root: Node | None, key: Scalar) -> str | None:
    """The currency that stands in the same mapping as the key. It is looked for only where the number is wrong."""
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            if any(one is key for one, _ in node.entries):
                texts = (
                    text.value for one, text in node.entries if one.value == "currency" and isinstance(text, Scalar)
                )
                return next(texts, None)
            waiting.extend(value for _, value in node.entries)
    return None


def people_of(root: Node | None) -> Iterable[str]:
    """The ids of people, as far as they are there."""
    for key, value in root.entries if isinstance(root, Mapping) else ():
        if key.value == "people" and isinstance(value, Mapping):
            yield from (one.value for one, _ in value.entries)
