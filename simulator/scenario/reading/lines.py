"""An author's lines as text, where YAML cannot read them: keys, values, quotes, columns."""

from __future__ import annotations

import re

ENTRY = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>[^\s:#'\"\[{&*!|>%@`][^:]*):(?: +(?P<value>.*)|$)"
)  # no lazy quantifier: a hostile line of 200 KB must not take quadratic time
NO_SPACE = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z][\w.-]*):(?P<value>[^ ].*)")
ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>.*)")
BLOCK_START = re.compile(r":[ \t]+[|>][-+0-9]*[ \t]*$")

TEXT_KEYS = frozenset(
    [
        "title",
        "objective",
        "brief",
        "name",
        "role",
        "manner",
        "says",
        "say",
        "thinks",
        "scene",
        "reply",
        "why",
        "epilogue",
        "currency",
        "author",
        "edition",
        "licence",
        "notes",
        "act",
        "terms",
        "rule",
    ]
)
"""Keys whose values are text."""
OF_ONE_WORD = frozenset(
    [
        "id",
        "start",
        "walk_out",
        "next",
        "go",
        "speaker",
        "behaviour",
        "kind",
        "meeting",
        "market",
        "stage",
        "lang",
        "format",
    ]
)
"""Keys whose values are an id or another single word."""


def value_of(line: str) -> tuple[str, int]:
    """What stands after `key: ` or `- ` on a line, and its column; "" where nothing does."""
    match = ENTRY.fullmatch(line) or ITEM.fullmatch(line)
    if match is None or not match["value"]:
        return "", 1
    return match["value"], match.start("value") + 1


def line_above(lines: list[str], row: int) -> int:
    """The number of the last line above `row` that is not blank or a comment; 0 where there is none."""
    for above in range(row - 1, 0, -1):
        bare = lines[above - 1].strip()
        if bare and not bare.startswith("#"):
            return above
    return 0


def fitting_column(lines: list[str], row: int) -> int:
    """The column nearest to the start of line `row` in which an entry above starts; the deeper one of two."""
    bare = lines[row - 1].lstrip(" ")
    column, dash = len(lines[row - 1]) - len(bare) + 1, bare.startswith("- ")
    columns: set[int] = set()
    least: int | None = None
    for above in range(row - 1, 0, -1):
        line = lines[above - 1]
        match = ENTRY.match(line) or ITEM.match(line)
        if match is None or line.lstrip().startswith("#"):
            continue
        lead = match["lead"]
        first = len(lead) - len(lead.lstrip(" ")) + 1
        if least is not None and first > least:
            continue
        least = first
        if dash == ("-" in lead):
            columns.add(first)
        if not dash and "-" in lead:
            columns.add(len(lead) + 1)
        if first == 1:
            break
    return min(columns, key=lambda place: (abs(place - column), -place), default=1)


def closing_quote(text: str) -> int | None:
    """The offset of the quote that closes the one at the start of the text, or None."""
    quote, place = text[0], 1
    while place < len(text):
        char = text[place]
        if quote == '"' and char == "\\":
            place += 2
        elif char == quote:
            if quote == "'" and text[place + 1 : place + 2] == "'":
                place += 2
            else:
                return place
        else:
            place += 1
    return None
