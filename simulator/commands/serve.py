"""`helpfirst serve`: serves rooms without a screen, until it is stopped; with SCENARIO it opens a room first."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import threading
from collections.abc import Callable

from simulator.commands.from_arguments import library_for, rubric_for, scenario_for
from simulator.commands.host import teams_of
from simulator.commands.rooms import admin_key
from simulator.commands.terminal import tell, write
from simulator.local_time import seconds_now
from simulator.paths import data_folder, log_file
from simulator.private import write_private
from simulator.stop import WRONG, Stop
from simulator.workshop.address import DEFAULT_PORT
from simulator.workshop.administration import SHORTEST_KEY, Administration
from simulator.workshop.codes_and_tokens import PRIVATE, PUBLIC
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.host_tokens import address_file
from simulator.workshop.offered_scenarios import OfferedScenarios
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.room import Damaged
from simulator.workshop.server import LOCAL_NAMES
from simulator.workshop.server_log import keep_log
from simulator.workshop.server_thread import CannotServe, Running
from simulator.workshop.stores.backends import open_store
from simulator.workshop.stores.base import NotStored, Overwritten


def run(arguments: argparse.Namespace) -> int:
    keep_log(log_file(), alone=True)
    address, folder = arguments.store, data_folder()
    running = Running(
        folder,
        host=arguments.bind,
        port=DEFAULT_PORT if arguments.port is None else arguments.port,
        names=arguments.name,
        behind_proxy=arguments.behind_proxy,
        address=f"https://{arguments.name[0]}" if arguments.name else "",
        store=lambda: open_store(address, folder),
        administered=_administered(arguments),
    )
    stopped = threading.Event()
    try:
        opened = asyncio.run(_open(arguments))
        running.start()
    except (NotStored, Damaged, CannotServe) as trouble:
        raise Stop(f"helpfirst: {trouble}", WRONG) from None
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    base = f"https://{arguments.name[0]}" if arguments.name else f"http://{arguments.bind}:{running.port}"
    if opened is not None:
        write(f"Room {opened.code}: people join at {base}/{opened.code}")
        write(f"Projector: {base}/stage/{opened.code}")
        write(_private(f"{base}/host#{opened.code}.{opened.token}", opened.code))
    if admin_key(arguments.admin_key_file):
        tell(f"Rooms are opened and closed at {base}/rooms, and by `helpfirst rooms`.")
    tell(f"Serving at http://{arguments.bind}:{running.port}. Ctrl+C stops; rooms are kept.")
    sys.stdout.flush()
    stopped.wait()
    running.stop()
    return 0


def _administered(arguments: argparse.Namespace) -> Callable[[HeldRooms], Administration] | None:
    key = admin_key(arguments.admin_key_file)
    if not key:
        return None
    if len(key) < SHORTEST_KEY:
        raise Stop(
            f"helpfirst: the administrator's key is too easily guessed: give it {SHORTEST_KEY} characters or more."
        )
    scenarios = OfferedScenarios(library_for(arguments), rubric_for(arguments))
    return lambda rooms: Administration(rooms, key, scenarios)


def _private(address: str, code: str) -> str:
    """Where the facilitator's own view is. What is not a terminal may be a journal: there the address goes to a file."""
    if sys.stdout.isatty():
        return f"Private: your own view is at {address} (show it to nobody)"
    file = address_file(data_folder(), code)
    try:
        write_private(file, f"{address}\n")
    except OSError as trouble:
        raise Stop(f"helpfirst: the private address cannot be written to {file} ({trouble.strerror}).", WRONG) from None
    return f"Private: the address of your own view is in {file}, which only you can read"


async def _open(arguments: argparse.Namespace) -> Opened | None:
    store = open_store(arguments.store, data_folder())
    try:
        tell(await store.durability(may_lose=arguments.may_lose_votes))
        try:
            await store.expire(seconds_now())
        except Overwritten as trouble:
            tell(f"helpfirst: {trouble}")  # what is to be removed waits; rooms are served by their codes
        if arguments.scenario is None:
            return None
        rubric = rubric_for(arguments)
        public = arguments.bind not in LOCAL_NAMES or bool(arguments.name)
        return await open_room(
            store,
            scenario_for(arguments, rubric),
            rubric,
            names=arguments.names,
            teams=teams_of(arguments.teams),
            days=arguments.keep_days,
            each=arguments.joins_each,
            length=PUBLIC if public else PRIVATE,
        )
    finally:
        await store.close()
