"""`helpfirst rooms open|list|close`: the rooms of a server that runs, here or elsewhere."""

from __future__ import annotations

import argparse
import json
import os
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from simulator.commands.given import rubric_for, scenario_for
from simulator.commands.host import teams_of
from simulator.commands.terminal import TEXT, write_out
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.stop import USAGE, WRONG, Stop
from simulator.workshop.codes import as_typed

KEY = "HELPFIRST_ADMIN_KEY"
SECONDS = 15.0


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
    server = arguments.server.rstrip("/")
    if urlsplit(server).scheme not in ("http", "https"):
        raise Stop(
            f"helpfirst rooms: `{server}` is no address of a server. Give one like https://vote.example.com.", USAGE
        )
    match arguments.action:
        case "list":
            return _list(server, key)
        case "open":
            return _open(arguments, server, key)
    if not arguments.scenario:
        raise Stop("helpfirst rooms: say which room: helpfirst rooms close CODE.", USAGE)
    code = as_typed(arguments.scenario)
    _ask(server, key, f"/admin/rooms/{code}/close", {})
    write_out(f"Room {code} has ended.\n", None, TEXT)
    return 0


def _list(server: str, key: str) -> int:
    found = _ask(server, key, "/admin/rooms")
    lines = [f"{'code':9} {'scenario':32} {'opened':17} {'here':>5}  removed"]
    for one in found:
        opened, until = (datetime.fromtimestamp(one[name]).astimezone() for name in ("created", "until"))
        lines.append(f"{one['code']:9} {one['scenario']:32} {opened:%Y-%m-%d %H:%M}  {one['here']:5}  {until:%Y-%m-%d}")
    write_out("\n".join(lines) + "\n" if found else "No room is kept there.\n", None, TEXT)
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
    found = _ask(server, key, "/admin/rooms", wanted)
    write_out(
        f"Room {found['code']}: people join at {found['people']}\nProjector: {found['projector']}\n"
        f"Private: {found['private']} (for the facilitator alone)\n",
        None,
        TEXT,
    )
    return 0


def _ask(server: str, key: str, path: str, body: dict[str, object] | None = None) -> Any:
    """What the server answers. Raises Stop with its sentence."""
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(  # noqa: S310 - http or https, checked above
        f"{server}{path}", data, {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        try:
            with refused:
                why = json.load(refused)["why"]
        except (ValueError, KeyError, TypeError):
            why = f"It answered {refused.code}. Was it started with an administrator's key?"
        raise Stop(f"helpfirst: {server}: {why}", WRONG) from None
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "reason", trouble)
        raise Stop(f"helpfirst: {server} cannot be reached ({reason}).", WRONG) from None
