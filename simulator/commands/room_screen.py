"""The workshop on a full screen: the presenter beside its server, the private view, and a participant's screen."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import os
import threading
from collections.abc import Callable

from simulator.commands.room_address import given_room
from simulator.commands.services import preferences_here
from simulator.commands.terminal import tell
from simulator.paths import data_folder, log_file
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.stop import USAGE, WRONG, Stop
from simulator.tui.room.app import RoomApp
from simulator.tui.run import run_app
from simulator.workshop import host_tokens as keys
from simulator.workshop.client import HostClient, ParticipantClient
from simulator.workshop.codes_and_tokens import as_typed
from simulator.workshop.open_room import Opened
from simulator.workshop.room import Room
from simulator.workshop.server_log import keep_log
from simulator.workshop.simulated_people import SimulatedCrowd, worth_of

TOKEN = "HELPFIRST_HOST_TOKEN"  # noqa: S105 - the name of a variable, not a token


def present(arguments: argparse.Namespace, opened: Opened, port: int, address: str) -> int:
    """The presenter's screen, until it is left; the server runs in its own thread all the while."""
    from simulator.tui.room.presenter import PresenterScreen

    url = f"http://127.0.0.1:{port}"
    if arguments.rehearse:
        _rehearse(arguments, opened, url)
    client = HostClient(url, opened.code, opened.token, "presenter")
    room = Room(opened.scenario, opened.rubric, 0)

    def private() -> HostClient:
        return HostClient(url, opened.code, opened.token)

    def first() -> PresenterScreen:
        return PresenterScreen(client, talk=room.talk, private=private, address=address)

    status = run_app(RoomApp(first, [client], preferences=preferences_here()))
    if client.refused is not None:
        raise Stop(f"helpfirst: {client.refused.why}", WRONG)
    return status


def present_at(key: keys.HostKey, room: Room | None) -> int:
    """The presenter's screen of a room that another server holds."""
    from simulator.tui.room.presenter import PresenterScreen

    client = HostClient(key.url, key.code, key.token, "presenter")

    def private() -> HostClient:
        return HostClient(key.url, key.code, key.token)

    def first() -> PresenterScreen:
        return PresenterScreen(client, talk=room.talk if room else None, private=private, address=key.url)

    status = run_app(RoomApp(first, [client], preferences=preferences_here()))
    if client.refused is not None:
        raise Stop(f"helpfirst: {client.refused.why}", WRONG)
    return status


def _rehearse(arguments: argparse.Namespace, opened: Opened, url: str) -> None:
    """The simulated people live in a thread of their own and go with the program."""
    worth = worth_of(opened.scenario, opened.rubric)
    crowd = SimulatedCrowd(url, opened.code, arguments.rehearse, worth, arguments.seed or 0)
    threading.Thread(target=lambda: asyncio.run(crowd.run()), name="crowd", daemon=True).start()


def host_privately(arguments: argparse.Namespace) -> int:
    """`host --private CODE|URL`: the facilitator's own view, on this machine or another one."""
    from simulator.commands.terminal import no_screen
    from simulator.tui.room.private import PrivateScreen

    keep_log(log_file(), alone=False)
    if arguments.plain or no_screen():
        raise Stop(
            "helpfirst host: --private needs a full screen. Without one, `helpfirst host --resume` drives the room."
        )
    key = key_of(arguments.private, arguments.token_file)
    client = HostClient(key.url, key.code, key.token)
    address = f"{key.url}/host#{key.code}.{key.token}"
    status = run_app(RoomApp(lambda: PrivateScreen(client, address=address), [client], preferences=preferences_here()))
    if client.refused is not None:
        raise Stop(f"helpfirst: {client.refused.why}", WRONG)
    return status


def key_of(wanted: str, token_file: str | None) -> keys.HostKey:
    """The room that is meant, and its token: from this machine, a file, the environment, or typed unseen."""
    known = keys.kept(data_folder())
    if not wanted:
        if not known:
            raise Stop("helpfirst: no room was opened on this machine. Give its address: host --private URL.", USAGE)
        return known[-1]
    here = next((key for key in known if key.code == as_typed(wanted)), None)
    if here is not None and token_file is None:
        return here
    url, code, given = given_room(wanted)
    same = next((key for key in known if key.code == code), None)
    token = given or _token(token_file) or (same.token if same is not None else "") or _typed(code)
    return keys.HostKey(code, url, token)


def _token(token_file: str | None) -> str:
    if token_file is not None:
        try:
            return _bare(text_in(token_file))
        except Unreadable as why:
            raise Stop(f"helpfirst: {token_file}: {why}.", WRONG) from None
    return _bare(os.environ.get(TOKEN, ""))


def _typed(code: str) -> str:
    try:
        return _bare(getpass.getpass(f"Host token of room {code} (it is not shown): "))
    except EOFError:
        raise Stop(f"helpfirst: the private view needs the host token: type it, or set {TOKEN}.", USAGE) from None


def _bare(text: str) -> str:
    """The token alone, where the whole private address was given."""
    return text.strip().rpartition("#")[2].rpartition(".")[2]


def join_on_screen(client: ParticipantClient, keep: Callable[[str], None]) -> int:
    """The participant's screen, until it is left. `keep` is given a new token to remember."""
    from simulator.tui.room.join import JoinScreen

    known = client.token

    def changed() -> None:
        nonlocal known
        if client.token != known:
            known = client.token
            keep(known)

    client.changed = changed
    status = run_app(RoomApp(lambda: JoinScreen(client), [client], preferences=preferences_here()))
    if client.refused is not None:
        if client.view is None:
            raise Stop(f"helpfirst: {client.refused.why}", WRONG)
        tell(client.refused.why)
    return status
