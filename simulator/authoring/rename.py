"""Rename a turn, version, ending, choice, need, flag or person everywhere in a file, touching nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from simulator.authoring.file_edits import FileEdits
from simulator.authoring.name_mentions import KINDS, Kind, Mention, mentions
from simulator.scenario.problem import nearest
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.values import ID, LONGEST_ID
from simulator.scenario.words_file import WordsReading

_CALL: dict[Kind, str] = {"need": "knows", "flag": "flag", "choice": "said"}


class CannotRename(ValueError):
    """Why not, in a sentence."""


def rename(part: Part, data: bytes, old: str, new: str, kind: Kind | None = None) -> tuple[Kind, bytes, int]:
    """What was renamed, the new bytes of the file, and in how many places. Raises CannotRename.

    `part` is the reading of `data`, free of errors. `kind` is needed where several things are called `old`.
    A version may be called `TURN/VERSION`, and must be where several turns have one of that name.
    """
    found = list(mentions(part))
    kind = _what(found, old, kind)
    if kind == "version":
        found, old = _of_one_turn(found, old)
    _refuse_clash(found, kind, old, new)
    edits = FileEdits(data)
    count = 0
    for mention in dict.fromkeys(found):
        if mention.kind == kind and mention.name == old:
            count += patch(edits, mention, old, new)
        elif kind == "turn" and mention.kind == "choice" and mention.name.rpartition(".")[0] == old:
            place = mention.name.rpartition(".")[2]  # a choice without an id goes by its turn
            count += patch(edits, mention, mention.name, f"{new}.{place}")
    return kind, edits.bytes(), count


def _what(found: list[Mention], old: str, kind: Kind | None) -> Kind:
    kinds = [one for one in KINDS if any(m.kind == one and old in (m.name, _short(m)) for m in found)]
    if kind is not None and kind not in kinds:
        raise CannotRename(f"there is no {kind} called `{old}`{_near(found, old, kind)}")
    if not kinds:
        raise CannotRename(f"nothing in this file is called `{old}`{_near(found, old, None)}")
    if kind is None and len(kinds) > 1:
        which = " and ".join(f"a {one}" for one in kinds)
        raise CannotRename(f"`{old}` is the name of {which}. Say which one with --kind, for example --kind {kinds[0]}.")
    return kind or kinds[0]


def _short(mention: Mention) -> str:
    """The name as it stands in the file."""
    return mention.name.rpartition("/")[2]


def _of_one_turn(found: list[Mention], old: str) -> tuple[list[Mention], str]:
    """The versions of the one turn or ending that `old` means, by their short names. Raises CannotRename."""
    names = dict.fromkeys(m.name for m in found if m.kind == "version" and old in (m.name, _short(m)))
    if len(names) > 1:
        listed = " and ".join(f"`{name}`" for name in names)
        raise CannotRename(
            f"several turns have a version `{old}`: {listed}. Say which one, for example {next(iter(names))}."
        )
    place = next(iter(names)).partition("/")[0]
    here = [m for m in found if m.kind == "version" and m.name.partition("/")[0] == place]
    return [m._replace(name=_short(m)) for m in here], next(iter(names)).partition("/")[2]


def _near(found: list[Mention], old: str, kind: Kind | None) -> str:
    near = nearest(old, dict.fromkeys(_short(m) for m in found if kind in (None, m.kind)))
    return f". Did you mean `{near}`?" if near else "."


def _refuse_clash(found: list[Mention], kind: Kind, old: str, new: str) -> None:
    if ID.fullmatch(new) is None or len(new) > LONGEST_ID:
        raise CannotRename(
            f"`{new}` cannot be an id. Ids are small letters and digits, joined by single dashes, "
            f"at most {LONGEST_ID} characters."
        )
    if new == old:
        raise CannotRename(f"`{old}` is its name already.")
    shared: tuple[Kind, ...] = ("turn", "ending") if kind in ("turn", "ending") else (kind,)
    for mention in found:
        if mention.kind in shared and mention.name == new:
            raise CannotRename(
                f"there is already a {mention.kind} called `{new}` (line {mention.node.line}). Choose another name."
            )


def rename_keys(words: WordsReading, names: Mapping[str, str]) -> bytes:
    """The new bytes of a words file in which choices go by other ids: `names` from old to new."""
    edits = FileEdits(words.data)
    for node in words.keys:
        if node.value in names:
            patch(edits, Mention("choice", node.value, node), node.value, names[node.value])
    return edits.bytes()


def patch(edits: FileEdits, mention: Mention, old: str, new: str) -> int:
    """Notes the changes at one mention and counts them. Raises CannotRename where it is written in escapes."""
    node = mention.node
    start, end = edits.offset(node.line, node.column), edits.offset(node.end_line, node.end_column)
    name = re.escape(old)
    if mention.how == "id":
        pattern = rf"(?<![a-z0-9-])({name})(?![a-z0-9-])"
    elif mention.how == "effect" or mention.kind == "person":
        pattern = rf"\btrust\.({name})(?![A-Za-z0-9_-])"
    else:
        pattern = rf"\b{_CALL[mention.kind]}\s*\(\s*({name})\s*\)"
    places = [match.span(1) for match in re.finditer(pattern, edits.text[start:end])]
    if (mention.how != "condition" and len(places) != 1) or not places:
        raise CannotRename(
            f"the name in line {node.line} is written in a way that cannot be changed safely; write it plainly."
        )
    for first, last in places:
        edits.replace(start + first, start + last, new)
    return len(places)
