"""A table as turns: one row a choice, with the columns turn, who, line, choice, behaviour, points to, why."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.authoring.documents.draft import Incoming, Tree, Unread, free, identity
from simulator.authoring.documents.script_values import put_choice, put_ending, put_head, put_turn
from simulator.authoring.documents.words import Words, key_of
from simulator.scenario.rubric import Rubric

COLUMNS: Words = {
    "turn": ("turn", "scene nr", "step", "state", "turn or ending", "ending"),
    "who": ("who", "speaker", "person", "who speaks"),
    "says": ("line", "says", "customer", "customer says", "the customer says", "what they say"),
    "say": ("choice", "say", "you say", "option", "trainee", "what you say"),
    "behaviour": ("behaviour", "behavior", "shows"),
    "next": ("points to", "next", "leads to", "goes to", "go to"),
    "why": ("why", "reason", "because", "explanation"),
    "reply": ("reply", "answer", "reaction"),
    "id": ("id", "choice id"),
    "when": ("when", "only if", "on offer only while"),
    "reveals": ("reveals", "brings to light", "need"),
    "sets": ("sets", "flag", "flags"),
    "effects": ("effects", "changes"),
    "also": ("also", "shows also"),
    "stage": ("stage",),
    "scene": ("scene", "what happens"),
    "thinks": ("thinks", "thought"),
    "kind": ("kind", "kind of ending"),
    "meeting": ("meeting",),
    "sale": ("sale", "sold"),
    "epilogue": ("epilogue", "later"),
}
_OF_A_TURN = ("stage", "scene", "thinks")
_OF_AN_ENDING = ("kind", "meeting", "sale", "epilogue")
_HEAD: Words = {
    "title": ("title",), "market": ("market",), "level": ("level",), "minutes": ("minutes",), "brief": ("brief", "situation"),
    "objective": ("objective", "goal"), "patience": ("patience",), "start": ("start",), "walk_out": ("walk out", "walk_out"),
    "author": ("author",), "lang": ("language",),
}  # fmt: skip


def columns_of(row: Sequence[str]) -> dict[int, str]:
    """The column of each key that the row names; a row of headings names the choice and where it leads."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        key = key_of(cell, COLUMNS)
        if key and key not in found.values():
            found[place] = key
    return found if {"say", "next"} <= set(found.values()) or {"turn", "say"} <= set(found.values()) else {}


def read_rows(rows: Sequence[Sequence[str]], draft: Incoming, rubric: Rubric, place: str = "") -> None:
    """Takes the rows into the draft. Rows before the headings may be a key and its value (title, market, brief …)."""
    columns: dict[int, str] = {}
    heads: Sequence[str] = ()
    turn: Tree | None = None
    name = ""
    for number, row in enumerate(rows, 1):
        where = f"{place}, row {number}" if place else f"row {number}"
        if not any(cell.strip() for cell in row):
            continue
        if not columns:
            columns = columns_of(row)
            heads = row
            if not columns and not _of_the_whole(row, draft):
                draft.unread.append(Unread(where, " | ".join(cell for cell in row if cell)))
            continue
        cells = {key: row[at].strip() for at, key in columns.items() if at < len(row)}
        for at, cell in enumerate(row):
            if at not in columns and cell.strip():
                head = heads[at].strip() if at < len(heads) else ""
                draft.unread.append(Unread(where, cell.strip(), name, f"the column {head or at + 1} is not known"))
        if cells.get("turn") and (turn is None or identity(cells["turn"]) != name):
            name = identity(cells["turn"]) or free("turn", draft.turns)
            turn = draft.turns.setdefault(name, {})
        if turn is None:
            draft.unread.append(Unread(where, " | ".join(filter(None, cells.values())), "", "it belongs to no turn"))
            continue
        _told(turn, cells, draft)
        if cells.get("say"):
            choice: Tree = {"say": cells["say"]}
            for key in ("id", "behaviour", "also", "when", "reveals", "sets", "effects", "reply", "why", "next"):
                if cells.get(key):
                    put_choice(choice, key, cells[key], rubric)
            turn.setdefault("choices", []).append(choice)


def _told(turn: Tree, cells: dict[str, str], draft: Incoming) -> None:
    if cells.get("who"):
        turn["speaker"] = draft.person(cells["who"])
    if cells.get("says") and cells["says"] != turn.get("says"):
        turn["says"] = f"{turn['says']} {cells['says']}" if turn.get("says") else cells["says"]
    for key in _OF_A_TURN:
        if cells.get(key):
            put_turn(turn, key, cells[key])
    for key in _OF_AN_ENDING:
        if cells.get(key):
            put_ending(turn, key, cells[key])


def _of_the_whole(row: Sequence[str], draft: Incoming) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) == 2 and (key := key_of(cells[0], _HEAD)):
        draft.head.update(put_head(key, cells[1]))
        return True
    if len(cells) == 2 and cells[0].casefold() in ("customer", "person", "who"):
        draft.people.setdefault(identity(cells[1].split(" ")[0]) or "customer", {"name": cells[1]})
        return True
    return False
