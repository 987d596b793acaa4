"""`helpfirst rooms open|list|close`: the rooms of a server that runs, here or elsewhere."""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import quote

import msgspec

from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.host import teams_of
from simulator.commands.terminal import write
from simulator.external.address import BadEndpoint, web_place
from simulator.external.http_request import NoAnswer, bearer, exchange
from simulator.local_time import local_time
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.stop import USAGE, WRONG, Stop
from simulator.workshop.codes_and_tokens import as_typed

KEY = "HELPFIRST_ADMIN_KEY"
SECONDS = 15.0
LARGEST = 16 * 1024 * 1024
"""Bytes of the largest answer that is read."""
Found = TypeVar("Found")


class _No(msgspec.Struct):
    """Why the server does not do it."""

    why: str


class _Listed(msgspec.Struct):
    """One room that the server keeps; `created` and `until` in seconds since 1970."""

    code: str
    scenario: str
    created: Annotated[float, msgspec.Meta(ge=0, le=1e11)]
    until: Annotated[float, msgspec.Meta(ge=0, le=1e11)]
    here: int


class _OpenedThere(msgspec.Struct):
    """A room that was just opened, with its addresses."""

    code: str
    people: str
    projector: str
    private: str


class _Closed(msgspec.Struct):
    """A room that has ended."""

    code: str


def admin_key(file: str | None) -> str:
    """The administrator's key, from a file or the environment; "" where there is none. Raises Stop."""
    if file is None:
        return os.environ.get(KEY, "").strip()
    try:
        return text_in(file).strip()
    except Unreadable as why:
        raise Stop(f"helpfirst: {file}: {why}.", WRONG) from None


def run(arguments: argparse.Namespace) -> int:
    key = admin_key(arguments.key_file)
    if not key:
        raise Stop(
            f"helpfirst rooms: give the administrator's key of the server: set {KEY}, or --key-file FILE.", USAGE
        )
    try:
        place = web_place(arguments.server, "https://vote.example.com", KEY)
    except BadEndpoint as why:
        raise Stop(f"helpfirst rooms: --server {arguments.server} {why}.", USAGE) from None
    server = f"{place.origin}{place.path}"
    match arguments.action:
        case "list":
            return _list(server, key)
        case "open":
            return _open(arguments, server, key)
    if not arguments.scenario:
        raise Stop("helpfirst rooms: say which room: helpfirst rooms close CODE.", USAGE)
    code = as_typed(arguments.scenario)
    _ask(server, key, f"/admin/rooms/{quote(code, safe='')}/close", _Closed, {})
    write(f"Room {code} has ended.")
    return 0


def _list(server: str, key: str) -> int:
    found = _ask(server, key, "/admin/rooms", list[_Listed])
    if not found:
        write("No room is kept there.")
        return 0
    write(f"{'code':9} {'scenario':32} {'opened':17} {'here':>5}  removed")
    for one in found:
        opened, until = (local_time(datetime.fromtimestamp(moment, UTC)) for moment in (one.created, one.until))
        write(f"{one.code:9} {one.scenario:32} {opened:%Y-%m-%d %H:%M}  {one.here:5}  {until:%Y-%m-%d}")
    return 0


def _open(arguments: argparse.Namespace, server: str, key: str) -> int:
    if not arguments.scenario:
        raise Stop("helpfirst rooms: say what to hold: helpfirst rooms open SCENARIO.", USAGE)
    scenario = scenario_for(arguments, rubric_for(arguments))
    wanted = {
        "source": scenario.source.decode(),
        "file": Path(scenario.file).name or f"{scenario.id}.yaml",
        "names": arguments.names,
        "teams": teams_of(arguments.teams),
        "days": arguments.keep_days,
        "each": arguments.joins_each,
    }
    found = _ask(server, key, "/admin/rooms", _OpenedThere, wanted)
    write(f"Room {found.code}: people join at {found.people}\nProjector: {found.projector}")
    write(f"Private: {found.private} (for the facilitator alone)")
    return 0


def _ask(server: str, key: str, path: str, shape: type[Found], body: dict[str, object] | None = None) -> Found:
    """What the server answers. Raises Stop with its sentence, or with one about what came instead."""
    try:
        headers = {"Content-Type": "application/json", **bearer(key, KEY)}
        data = json.dumps(body).encode() if body is not None else None
        answer = exchange(f"{server}{path}", headers, data, SECONDS, LARGEST, get=body is None)
    except NoAnswer as why:
        raise Stop(f"helpfirst: {server} {why}.", WRONG) from None
    try:
        if answer.status != 200:
            raise Stop(f"helpfirst: {server}: {msgspec.json.decode(answer.body, type=_No).why}", WRONG)
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Stop(
            f"helpfirst: {server} answered {answer.status}, and not as a server of rooms does. "
            "Is this its address, and was it started with an administrator's key?",
            WRONG,
        ) from None
