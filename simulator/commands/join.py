"""`helpfirst join CODE|URL`: votes from a terminal, on the full screen or line by line."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys

from simulator.commands.room_address import given_room
from simulator.commands.terminal import no_screen, tell, write
from simulator.paths import NoHome, data_folder
from simulator.plain.join import JoinConsole
from simulator.plain.stdin_lines import StdinLines
from simulator.private import write_private
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.stop import WRONG, Stop
from simulator.workshop.client import ParticipantClient

TOKENS = "joined.json"
KEPT_TOKENS = 50


def run(arguments: argparse.Namespace) -> int:
    url, code, _ = given_room(arguments.room)
    if arguments.plain or no_screen():
        return asyncio.run(_join(url, code, fresh=arguments.fresh))
    from simulator.commands.room_screen import join_on_screen  # a full screen is loaded only for one

    client = ParticipantClient(url, code, "" if arguments.fresh else _token(url, code))
    return join_on_screen(client, lambda token: None if arguments.fresh else _keep(url, code, token))


async def _join(url: str, code: str, *, fresh: bool) -> int:
    lines = StdinLines(sys.stdout)
    client = ParticipantClient(url, code, "" if fresh else _token(url, code))
    console = JoinConsole(client, lines.writer(), lines.ask)
    kept = client.token

    def changed() -> None:
        nonlocal kept
        if client.token != kept:
            kept = client.token
            if not fresh:
                _keep(url, code, kept)
        console.changed()

    client.changed = changed
    running = asyncio.create_task(client.run())
    talking = asyncio.create_task(console.run())
    try:
        tell(f"Joining {code} at {url} ... (Ctrl+C leaves)")
        await asyncio.wait((running, talking), return_when=asyncio.FIRST_COMPLETED)
        if client.refused is not None and client.view is None:
            raise Stop(f"helpfirst: {client.refused.why}", WRONG)
        if running.done() and not talking.done() and client.refused is not None:
            write(f"Note: {client.refused.why}")
    finally:
        await client.stop()
        for task in (running, talking):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(running, talking, return_exceptions=True)
    return 0


def _tokens() -> dict[str, str]:
    try:
        found = json.loads(text_in(data_folder() / TOKENS))
    except (Unreadable, ValueError, RecursionError, NoHome):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _token(url: str, code: str) -> str:
    return _tokens().get(f"{url}/{code}", "")


def _keep(url: str, code: str, token: str) -> None:
    """So that the same person comes back; where it cannot be written, they come back as somebody new."""
    tokens = {**_tokens(), f"{url}/{code}": token}
    text = json.dumps(dict(list(tokens.items())[-KEPT_TOKENS:]), indent=1)
    with contextlib.suppress(OSError, NoHome):
        write_private(data_folder() / TOKENS, text)
