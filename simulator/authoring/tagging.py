"""Write the missing ids of choices into a file, touching nothing else. The ids come from what is said."""

from __future__ import annotations

from typing import NamedTuple

from simulator.authoring.file_edits import FileEdits
from simulator.authoring.name_mentions import mentions
from simulator.authoring.rename import patch
from simulator.scenario.kebab import telling
from simulator.scenario.reading.parts import Part

WORDS = 4
"""Words of an id that is made from what is said."""


class Tagged(NamedTuple):
    """An id that was written: the line the choice stood in before, and what it went by."""

    line: int
    was: str
    id: str


def tag(part: Part, data: bytes) -> tuple[bytes, list[Tagged]]:
    """The new bytes and what was written, in the order of the file. `part` is the reading of `data`, free of errors."""
    edits = FileEdits(data)
    choices = [
        (turn.value, place, choice)
        for turn, of_turn in part.values["turns"]
        for place, choice in enumerate(of_turn.values["choices"], 1)
    ]
    taken = {choice.values["id"].value for _, _, choice in choices if "id" in choice.values}
    written: dict[str, Tagged] = {}
    for turn, place, choice in choices:
        if "id" in choice.values:
            continue
        name = _free(telling(choice.values["say"], WORDS) or f"{turn}-{place}", taken)
        taken.add(name)
        written[f"{turn}.{place}"] = Tagged(choice.node.line, f"{turn}.{place}", name)
        _insert(edits, choice, name)
    for mention in dict.fromkeys(mentions(part)):
        if mention.kind == "choice" and mention.how == "condition" and mention.name in written:
            patch(edits, mention, mention.name, written[mention.name].id)
    return edits.bytes(), list(written.values())


def _insert(edits: FileEdits, choice: Part, name: str) -> None:
    first = choice.node.entries[0][0]
    at = edits.offset(first.line, first.column)
    if choice.node.flow:
        edits.replace(at, at, f"id: {name}, ")
    else:
        edits.replace(at, at, f"id: {name}{edits.line_end(first.line)}{' ' * (first.column - 1)}")


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
