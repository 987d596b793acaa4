"""What is said where something else stands than the table of fields has there. `build` calls it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from simulator.languages.english import amount, capital
from simulator.scenario.field_kinds import MapOf, Number, Record
from simulator.scenario.problem import Problems, a, nearest, shown
from simulator.scenario.reading.as_meant import alone, as_list, as_mapping, ids_in, way
from simulator.scenario.reading.flow import torn_text
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.other_words import meant_key
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.values import ID, Bad, torn_below
from simulator.scenario.reading.word_processor_marks import A_MARK, MARKED

HINTS = {
    "HF103": "Write text, in quotes if it has special signs in it.",
    "HF104": "Put each entry on a line of its own that starts with `- `.",
    "HF105": "Write each key on a line of its own, indented, as `key: value`.",
}


NEVER_CHANGE = ("say", "id", "once")
"""Keys of a choice that no case can set."""


def unknown_key(
    problems: Problems, part: Part, key: Scalar, value: Node, people: Callable[[], Iterable[str]] = tuple
) -> None:
    """A key that the record does not have, and what was probably meant."""
    word, record = key.value, part.record
    if _is_own(word) or key.style in ("?", "*") or word == "<<":
        return
    known = [field.key for field in record.fields]
    if part.node.flow and isinstance(value, Scalar) and not value.value and not key.style:
        torn_text(problems, key)
        part.meant.add(word.partition(":")[0])
        return
    if word.startswith("-") and not key.style:
        problems.at(key, "HF028", f"`{shown(word)}` needs a space after the dash", "Write `- ` and then the text.")
        return
    if invisible_start(problems, key):
        return
    if (glued := _GLUED.match(word)) and glued[1] in known and not key.style:
        quoted = "" if glued[2] else ", in quotes since it has a colon in it"
        hint = f"Write `{glued[1]}: ` and then the value{quoted}."
        problems.at(key, "HF040", f"a colon and a space are missing after `{glued[1]}`", hint)
        return
    if hint := _entry_in_short(part, key, value):
        problems.at(key, "HF101", f"{a(record.name)} has no key `{shown(word)}`", hint)
        return
    there = {*part.values, *part.bad}
    given = [name for name in known if name not in there]
    near = nearest(word, given) or meant_key(word, record.name, there)
    if near is None and record.name == "turn" and "says" in given and isinstance(value, Scalar):
        near = "says" if word.casefold() in (one.casefold() for one in people()) else None
    part.meant |= {near} if near else set()
    hint = f"Did you mean `{near}`?" if near and not problems.full else problems.did_you_mean(word, known)
    if record.name == "case" and word in NEVER_CHANGE:
        hint = f"A case never changes `{word}`. Other words are a choice of their own, with a `when`."
    otherwise = f"{capital(a(record.name))} has: {', '.join(known)}. Keys of your own start with x-."
    problems.at(key, "HF101", f"{a(record.name)} has no key `{shown(word)}`", hint or otherwise)


def _entry_in_short(part: Part, key: Scalar, value: Node) -> str:
    """How to write `trust > 40: goodbye` of an entry of `next`, and `- the-id:` of a choice; "" where it is neither."""
    if not isinstance(value, Scalar) or len(part.node.entries) > 12:
        return ""
    if part.record.name == "entry of next" and re.search(r"[<>=(]", key.value) and ID.fullmatch(value.value):
        part.meant |= {"when", "go"}
        return (
            f"Write `when: {key.value}, go: {value.value}`."
            if part.node.flow
            else f"Write `when: {key.value}` and below it `go: {value.value}`."
        )
    first = part.node.entries[0][0] is key
    if part.record.name == "choice" and first and not value.value and ID.fullmatch(key.value) and "-" in key.value:
        part.meant.add("id")
        return f"Write `id: {key.value}`."
    return ""


def _is_own(word: str) -> bool:
    """Whether that is a key of the author's own, which nobody reads: then it stands for no other."""
    return word.startswith("x-")


_TORN = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?: *[;=,：]| [-–>]+|) +(\S.*)", re.DOTALL)
_GLUED = re.compile(r"([A-Za-z_]+)(?:[ ;=,：]| ?[-–>]+ |:(?=[\[{]))[ ]*([\[{]?)")
_MOST_STRANGERS = 50
"""Unknown keys of a record that are held against the missing ones."""


def missing_keys(problems: Problems, part: Part) -> None:
    """Keys that the record must have and does not."""
    record = part.record
    given = part.values.keys() | part.bad | part.meant
    if problems.muted and _is_torn(problems, part.node):
        return
    known = {field.key for field in record.fields}
    unknown = (key.value for key, _ in part.node.entries if key.value not in known and not _is_own(key.value))
    strangers = list(islice(unknown, _MOST_STRANGERS))
    for field in record.fields:
        if field.required and field.key not in given and not any(nearest(one, [field.key]) for one in strangers):
            if _inside_text(problems, part, field.key):
                continue
            only = f" {field.kind.low}" if isinstance(field.kind, Number) and field.kind.low == field.kind.high else ""
            hint = f"Add `{field.key}:{only}`. {field.help}"
            problems.add("HF102", *part.place, f"this {record.name} has no `{field.key}`", hint)
    either = any(nearest(one, record.either) for one in strangers)  # misspelt, which is said where it stands
    if record.either and not given.intersection(record.either) and not either:
        helps = {field.key: field.help for field in record.fields}
        hint = " Or ".join(f"add `{key}:`. {helps[key]}" for key in record.either)
        neither = " nor ".join(f"`{key}`" for key in record.either)
        problems.add("HF102", *part.place, f"this {record.name} has neither {neither}", capital(hint))


def _is_torn(problems: Problems, node: Mapping) -> bool:
    """Whether a line in or right below the mapping could not be read: what is missing may stand there."""
    last = max((_last_line(value) for _, value in node.entries), default=node.line)
    while last < len(problems.lines) and problems.lines[last].lstrip().startswith("#"):
        last += 1
    return any(node.line <= row <= last + 1 for row in problems.muted)


def _last_line(node: Node) -> int:
    if isinstance(node, Scalar):
        return node.end_line
    inside = node.items if isinstance(node, Sequence) else [value for _, value in node.entries]
    return _last_line(inside[-1]) if inside else node.line


def expected(problems: Problems, code: str, node: Node, name: str, wanted: str) -> Bad:
    """The node is of another kind than `wanted`. To be raised."""
    line, column, hint = node.line, node.column, HINTS[code]
    begins = node.entries[0][0].value if type(node) is Mapping and node.entries else getattr(node, "value", "")
    if code == "HF104" and (match := MARKED.fullmatch(begins)):
        said = f"`{match['mark'] or match['mark2']}` {A_MARK}"
        problems.at(node, "HF037", said, "Write a plain dash, `-`, and a space in place of each such mark.")
        return Bad()
    if type(node) is Mapping:
        seen = "a mapping"
        first = node.entries[0][0] if node.entries else None
        if first is not None and first.value.startswith("-") and not first.style:
            problems.at(
                first,
                "HF028",
                f"`{shown(first.value)}` needs a space after the dash",
                "Write `- ` and then the text.",
            )
            return Bad()
        if code == "HF103":
            hint = alone(node, wanted) or "Put the whole text in quotes, or write `>-` and the text on the next lines."
        elif code == "HF104":
            hint = way(node, name) or as_list(node, name, problems.lines) or hint
    elif type(node) is Sequence:
        seen = "a list"
        if code == "HF103":
            hint = alone(node, wanted) or "Put the whole text in quotes, or write `>-` and the text on the next lines."
    else:
        assert isinstance(node, Scalar)
        seen = f"`{shown(node.value)}`" if node.value else "nothing"
        if not node.value and torn_below(problems, node):
            return Bad()
        if code == "HF104":
            hint = as_list(node, name, problems.lines) or (hint if node.value else f"{hint} Or delete the key.")
    if code == "HF105":
        hint = as_mapping(node, name, problems.lines) or hint
    problems.add(code, line, column, f"`{name}` must be {wanted}, not {seen}", hint)
    return Bad()


def no_ids(problems: Problems, node: Node, key: Scalar, of: str) -> Bad:
    """A list, or text, where each entry must have an id. To be raised."""
    wanted = f"a mapping from the id of each {of}"
    if isinstance(node, Scalar) and (torn := _TORN.fullmatch(node.value)) and node.line > key.line:
        problems.at(node, "HF040", f"a colon is missing after `{torn[1]}`", f"Write `{torn[1]}: ` and then the value.")
        return Bad()
    if not isinstance(node, Sequence):
        return expected(problems, "HF105", node, key.value, wanted)
    hint = f"Give each {of} an id: a line such as `some-id:` above its keys, which go two columns deeper and lose their `- `."
    problems.at(node, "HF105", f"`{key.value}` must be {wanted}, not a list", hint)
    return Bad()


def missing_id(problems: Problems, record: Record, node: Mapping, name: str) -> bool:
    """Whether keys of the record itself stand where ids belong, since the line with the id is missing; adds the problem."""
    known = {field.key for field in record.fields}
    required = {field.key for field in record.fields if field.required}
    given = {key.value for key, value in node.entries if isinstance(value, Scalar) and value.value}
    if not required & given or not given <= known or len(node.entries) != len(given):
        return False
    first = node.entries[0][0]
    said = f"keys of {a(record.name)} stand under `{name}`, and a line with an id is missing above them"
    hint = (
        f"Write `some-id:` on a line of its own above line {first.line}, two columns further left than `{first.value}`."
    )
    problems.at(first, "HF042", said, hint)
    return True


def no_id(problems: Problems, node: Node, name: str, wanted: str) -> Bad:
    """A list or a mapping where one id belongs; what can be ids in it is told how to stand there. To be raised."""
    if isinstance(node, Sequence):
        seen, inside = "a list", list(node.items)
    else:
        assert isinstance(node, Mapping)
        seen, inside = "a mapping", [one for entry in node.entries for one in entry]
    ids = [one.value for one in inside if isinstance(one, Scalar) and ID.fullmatch(one.value) and one.value != "id"]
    alone = f"`{ids[0]}`" if ids else wanted
    hint = f"Write {alone} alone in its place."
    if len(ids) > 1:
        hint = f"Only one id belongs in its place: `{shown(', '.join(ids))}` without brackets, dashes and colons, each an entry of its own."
    problems.at(node, "HF103", f"`{name}` must be {wanted}, not {seen}", hint)
    return Bad()


def flat_list(problems: Problems, node: Sequence, key: Scalar) -> Bad:
    """A list of texts where a list of lists belongs. To be raised."""
    line = problems.lines[node.line - 1] if node.line <= len(problems.lines) else ""
    if line.lstrip(" ").startswith("[") and node.line > key.line:
        problems.at(node, "HF104", f"`{key.value}` must be a list of lists", "Write `- ` before the bracket.")
        return Bad()
    for item in node.items:
        if isinstance(item, Scalar) and len(flags := ids_in(item.value)) > 1:
            said = f"each entry of `{key.value}` must be a list in brackets"
            problems.at(item, "HF104", said, f"Write `[{', '.join(flags)}]`.")
            return Bad()
    texts = [shown(item.value) for item in node.items if isinstance(item, Scalar)]
    hint = f"Write [[{', '.join(texts)}]]: one list for each draw."
    problems.at(node, "HF104", f"`{key.value}` must be a list of lists", hint)
    return Bad()


def _inside_text(problems: Problems, part: Part, key: str) -> bool:
    """Whether the key that is missing stands inside the text of the one above it, since it starts too far right."""
    column = part.node.column
    for above, value in part.node.entries:
        if not isinstance(value, Scalar) or value.style not in ("", "|", ">"):
            continue
        for number in range(value.line + 1, value.end_line + 1):
            text = problems.lines[number - 1] if number <= len(problems.lines) else ""
            bare = text.lstrip(" ")
            if bare.startswith(f"{key}: ") or bare.rstrip() == f"{key}:":
                by = len(text) - len(bare) + 1 - column
                said = f"`{key}` stands inside the text of `{above.value}`, since it starts too far right"
                hint = f"Move it {amount(by, 'column')} to the left."
                problems.add("HF039", number, column + by, said, hint)
                return True
    return False


def wrong_set(problems: Problems, kind: MapOf, found: list[tuple[Scalar, Any]], place: Scalar | Node) -> None:
    """A mapping that must have certain ids and no others."""
    given = {key.value for key, _ in found}
    missing = [name for name in kind.closed if name not in given]
    for key, _ in found:
        if key.value not in kind.closed:
            hint = problems.did_you_mean(key.value, missing or kind.closed, "Delete it.")
            problems.at(key, "HF101", f"there is no {kind.of} `{shown(key.value)}`", hint)
    for name in missing:
        problems.at(place, "HF102", f"the {kind.of} `{name}` is missing", f"Add `{name}:`.")


_ODD = re.compile("[\t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]")


def invisible_start(problems: Problems, key: Scalar) -> bool:
    """Whether an invisible character stands at the start of the key, as indentation; adds the problem."""
    if key.style or not _ODD.match(key.value):
        return False
    problems.at(
        key,
        "HF019",
        f"an invisible character (U+{ord(key.value[0]):04X}) stands where spaces should indent the line",
        "Delete the space before the text and type it again with the space bar.",
    )
    return True
