"""How to write what stands where a list, a mapping or one word belongs, so that it says what it said."""

from __future__ import annotations

import re
from collections.abc import Sequence as Lines

from simulator.scenario.kebab import kebab
from simulator.scenario.reading.flow import bracketed
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.values import ID

OF_IDS = ("sets", "reveals", "also", "in")
"""Keys whose lists hold ids."""
_AROUND = re.compile(r"(?:flag|knows|said)?[(\[{]+|[)\]}]+|^[-–—•*] |: ?true\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;/&|]\s*|\s+(?:and|or|und|oder)\s+")


def ids_in(text: str) -> list[str]:
    """The ids that a text lists, whatever stands between and around them; [] where anything in it can be none."""
    found = [part.strip(" '\"“”") for part in _PARTS.split(_AROUND.sub(" ", text.strip())) if part.strip()]
    if len(found) == 1 and " " in found[0] and all(ID.fullmatch(one) for one in found[0].split()):
        return []  # one name of several words, or several names: that cannot be told
    made = [one if ID.fullmatch(one) else kebab(one) if re.fullmatch(r"[\w -]+", one) else "" for one in found]
    return made if all(made) and made not in (["yes"], ["no"], ["true"], ["false"]) else []


def as_list(node: Node, name: str, lines: Lines[str]) -> str:
    """How to write as a list of ids what is text or a mapping; "" where that is not sure."""
    if name not in OF_IDS:
        return ""
    before = lines[node.line - 1][: node.column - 1] if node.line <= len(lines) else "-"
    if isinstance(node, Scalar) and not before.strip() and ID.fullmatch(node.value):
        return f"Write `- ` before `{node.value}`."
    if isinstance(node, Mapping):
        text = ", ".join(key.value for key, _ in node.entries)
    else:
        text = node.value if isinstance(node, Scalar) else ""
    ids = ids_in(text)
    return f"Write `{name}: [{', '.join(ids)}]`." if ids else ""


def as_mapping(node: Node, name: str, lines: Lines[str]) -> str:
    """How to write as a mapping what is text or a list; "" where that is not sure."""
    if name == "next" and isinstance(node, Scalar) and ID.fullmatch(node.value):
        before = lines[node.line - 1][: node.column - 1].rstrip() if node.line <= len(lines) else ""
        return f"Write `go: {node.value}`." if before.endswith("-") else f"Write `{{go: {node.value}}}`."
    if name == "effects" and isinstance(node, Scalar) and re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", node.value):
        return f"Write `effects: {{trust: {node.value}}}`."
    if isinstance(node, Scalar) and node.style in ("|", ">") and re.match(r"[a-z_]+:(?: |$)", node.value.lstrip()):
        return f"Delete the `{lines[node.line - 1][node.column - 1 :].strip()}` after `{name}:`."
    if name not in ("effects", "sale"):
        return ""
    if isinstance(node, Sequence) and lines[node.line - 1][node.column - 1 : node.column] == "-":
        first = node.items[0] if node.items else None
        key = first.entries[0][0].value if isinstance(first, Mapping) and first.entries else ""
        if key and len(node.items) == 1:
            return f"Write two spaces in place of the `- ` before `{key}`."
        return "Write two spaces in place of each `- ` there." if key else ""
    return bracketed(name, node)


def alone(node: Node, wanted: str) -> str:
    """How to write the one word or number that stands in brackets; "" where text belongs, or it is not one."""
    if wanted == "text":
        return ""
    if wanted == "a condition":
        parts = [one.value for one in node.items if isinstance(one, Scalar)] if isinstance(node, Sequence) else []
        return f"Write `when: {' and '.join(parts)}`." if parts else ""
    if isinstance(node, Sequence) and len(node.items) == 1:
        inside = node.items[0]
    elif isinstance(node, Mapping) and len(node.entries) == 1:
        inside, value = node.entries[0]
        if not isinstance(value, Scalar) or value.value:
            return ""
    else:
        return ""
    return f"Write {inside.value}." if isinstance(inside, Scalar) and inside.value else ""


def way(node: Mapping, name: str) -> str:
    """How to write where a choice leads, where one entry stands without its list; "" where it is something else."""
    told = {key.value: value.value for key, value in node.entries if isinstance(value, Scalar)}
    if name != "next" or "go" not in told or not ID.fullmatch(told["go"]) or not node.flow:
        return ""
    if set(told) == {"go"}:
        return f"Write `next: {told['go']}`."
    if set(told) == {"when", "go"}:
        condition = told["when"] if not re.search("[,:#\\[\\]{}]", told["when"]) else f"'{told['when']}'"
        return f"Write `next: [{{when: {condition}, go: {told['go']}}}]`."
    return ""


def behind_a_hash(lines: Lines[str], key: Scalar) -> str:
    """How to write the id that a `#` before it made a comment of; "" where none stands there."""
    line = lines[key.line - 1] if key.line <= len(lines) else ""
    match = re.search(r": +#\s*([a-z0-9-]+)\s*$", line)
    return f"Write `{key.value}: {match[1]}`." if match and ID.fullmatch(match[1]) else ""
