"""`helpfirst host SCENARIO`: opens a room, serves it, and presents it here: on the full screen, or line by line."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.terminal import no_screen, tell
from simulator.local_time import seconds_now
from simulator.paths import data_folder, log_file
from simulator.plain.host import HostConsole
from simulator.plain.stdin_lines import StdinLines
from simulator.stop import USAGE, WRONG, Stop
from simulator.workshop.address import DEFAULT_PORT, lan_address, qr_lines
from simulator.workshop.client import HostClient
from simulator.workshop.codes_and_tokens import as_typed
from simulator.workshop.host_tokens import HostKey, keep, kept
from simulator.workshop.open_room import LONGEST_TEAM, Opened, open_room, reopen
from simulator.workshop.room import Damaged, Room
from simulator.workshop.server_log import keep_log
from simulator.workshop.server_thread import CannotServe, Running
from simulator.workshop.shared_scenarios import room_of
from simulator.workshop.simulated_people import SimulatedCrowd, worth_of
from simulator.workshop.stores.base import NoRoom, NotStored
from simulator.workshop.stores.sqlite import SqliteStore

MORE_PORTS = 10


def run(arguments: argparse.Namespace) -> int:
    if arguments.private is not None:
        from simulator.commands.room_screen import host_privately

        return host_privately(arguments)
    keep_log(log_file(), alone=False)
    if arguments.server is not None:
        return _elsewhere(arguments)
    if (arguments.scenario is None) == (arguments.resume is None):
        raise Stop("helpfirst host: give a SCENARIO to open a room, or --resume to go on with one.", USAGE)
    teams = teams_of(arguments.teams)
    try:
        opened = asyncio.run(_open(arguments, teams))
        running, address, lan = _serve(arguments, opened)
    except (NotStored, Damaged, CannotServe) as trouble:
        raise Stop(f"helpfirst: {trouble}", WRONG) from None
    try:
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            signal.signal(number, _leave)
        keep(data_folder(), HostKey(opened.code, f"http://127.0.0.1:{running.port}", opened.token, lan))
        if not arguments.plain and not no_screen():
            from simulator.commands.room_screen import present

            tell(f"Projector page, for a browser: {address}/stage/{opened.code}")

            return present(arguments, opened, running.port, address)
        asyncio.run(_hold(arguments, opened, running.port, address))
    finally:
        running.stop()
        tell(asyncio.run(_left(opened)))
    return 0


async def _left(opened: Opened) -> str:
    """What can still be done with the room."""
    report = f"`helpfirst report {opened.code}` looks back on it."
    store = SqliteStore(data_folder())
    try:
        kept = await store.load(opened.code)
        if Room(opened.scenario, opened.rubric, kept.made.seed).fold(kept.steps).ended:
            return f"Room {opened.code} has ended. {report}"
    except NoRoom:
        return f"Room {opened.code} has been removed for good."
    except NotStored:  # it was said while the room ran
        pass
    finally:
        await store.close()
    return f"Room {opened.code} is kept. `helpfirst host --resume {opened.code}` goes on with it, {report}"


def _elsewhere(arguments: argparse.Namespace) -> int:
    """Presents a room that another server holds; SCENARIO, where it is given, draws the whole debrief at the end."""
    from simulator.commands.room_screen import key_of, present_at

    key = key_of(arguments.server, arguments.token_file)
    room = None
    if arguments.scenario is not None:
        rubric = rubric_for(arguments)
        room = Room(scenario_for(arguments, rubric), rubric, 0)
    if not arguments.plain and not no_screen():
        return present_at(key, room)
    client = HostClient(key.url, key.code, key.token)

    async def hold() -> None:
        lines = StdinLines(sys.stdout)
        write = lines.writer()
        running = asyncio.create_task(client.run())
        try:
            await HostConsole(
                client, write, lines.ask, lambda: write(f"Room {key.code}: people join at {key.url}/{key.code}")
            ).run()
        finally:
            await client.stop()
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running

    asyncio.run(hold())
    if client.refused is not None:
        raise Stop(f"helpfirst: {client.refused.why}", WRONG)
    return 0


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def teams_of(text: str | None) -> list[str]:
    """The teams of `--teams red,blue`. Raises Stop for names that cannot be."""
    teams = [name.strip() for name in (text or "").split(",") if name.strip()]
    if text is not None and (len(teams) < 2 or len(set(teams)) < len(teams) or max(map(len, teams)) > LONGEST_TEAM):
        raise Stop(
            f"helpfirst: --teams takes two or more different names of at most {LONGEST_TEAM} letters, as in red,blue."
        )
    return teams


async def _open(arguments: argparse.Namespace, teams: Sequence[str]) -> Opened:
    store = SqliteStore(data_folder())
    try:
        await store.expire(seconds_now())
        if arguments.resume is not None:
            return await _resumed(store, arguments.resume)
        rubric = rubric_for(arguments)
        scenario = scenario_for(arguments, rubric)
        return await open_room(
            store,
            scenario,
            rubric,
            names=arguments.names,
            teams=teams,
            days=arguments.keep_days,
            each=arguments.joins_each,
        )
    finally:
        await store.close()


async def _resumed(store: SqliteStore, code: str) -> Opened:
    rooms = await store.rooms()
    wanted = as_typed(code) or await _newest_under_way(store, [room.code for room in rooms])
    try:
        return await reopen(store, wanted)
    except NoRoom:
        known = f" There are: {', '.join(room.code for room in rooms[-5:])}." if rooms else " None is kept here."
        raise Stop(f"helpfirst: there is no room {wanted or 'to go on with'}.{known}", WRONG) from None


async def _newest_under_way(store: SqliteStore, codes: Sequence[str]) -> str:
    """The newest of these rooms, the newest last, that has not ended; "" for none. Raises Stop where all have."""
    for code in reversed(codes):
        try:
            kept = await store.load(code)
            if not room_of(kept.made).fold(kept.steps).ended:
                return code
        except (NoRoom, Damaged):
            continue
    if codes:
        raise Stop(
            f"helpfirst: every room that is kept here has ended. `helpfirst report` looks back on the newest; "
            f"`helpfirst host --resume {codes[-1]}` opens it again, and undo goes back into it.",
            WRONG,
        )
    return ""


class _Place(NamedTuple):
    """Where a room is to be served: `port` None for the first that is free, `lan` this machine's address or ""."""

    port: int | None
    lan: str
    names: tuple[str, ...]


def _place(arguments: argparse.Namespace, code: str) -> _Place:
    """Where it is asked for; a room that is gone on with is where its people look for it."""
    before = (
        next((key for key in kept(data_folder()) if key.code == code), None) if arguments.resume is not None else None
    )
    port = before.port if before is not None and arguments.port is None else arguments.port
    if not arguments.lan and (before is None or not before.lan):
        return _Place(port, "", ())
    lan = lan_address()
    if lan is None and before is None:
        raise Stop(
            "helpfirst: this machine is on no network just now. Without --lan the room opens on this machine only."
        )
    old = before.lan if before is not None else ""
    if old and old != lan:
        now = f"is {lan} now: people open the new address" if lan else "is gone: this machine is on no network just now"
        tell(f"helpfirst: the address of this machine was {old}, and {now}.")
    own = socket.gethostname().lower()
    names = {lan or "", old, own, f"{own}.local"} - {""}
    return _Place(port, lan or old, tuple(names))


def _serve(arguments: argparse.Namespace, opened: Opened) -> tuple[Running, str, str]:
    """The server, the address for people, and this machine's on the network or ""."""
    place = _place(arguments, opened.code)
    ports = [*range(DEFAULT_PORT, DEFAULT_PORT + MORE_PORTS), 0] if place.port is None else [place.port]
    shown = f"http://{place.lan or '127.0.0.1'}"
    for port in ports:
        running = Running(
            data_folder(),
            host="0.0.0.0" if place.lan else "127.0.0.1",  # noqa: S104 - asked for with --lan, and said
            port=port,
            only={opened.code},
            names=place.names,
            address=f"{shown}:{port}" if port else "",
        )
        try:
            running.start()
        except CannotServe as trouble:
            if arguments.resume is not None and arguments.port is None and port == place.port:
                raise CannotServe(
                    f"The people in room {opened.code} look for it at port {port}, and another program is there: "
                    f"{trouble.why}. End that program; or type `helpfirst host --resume {opened.code} --port 0`, and "
                    "people open the new address."
                ) from None
            if port == ports[-1]:
                raise
            continue
        return running, f"{shown}:{running.port}", place.lan
    raise CannotServe("No port is free.")


async def _hold(arguments: argparse.Namespace, opened: Opened, port: int, address: str) -> None:
    lines = StdinLines(sys.stdout)
    write = lines.writer()
    local = f"http://127.0.0.1:{port}"
    client = HostClient(local, opened.code, opened.token)
    invite = invitation(write, opened, address, local, shown=sys.stdout.isatty(), lan="127.0.0.1" not in address)
    invite()
    tasks = [asyncio.create_task(client.run())]
    if arguments.rehearse:
        crowd = SimulatedCrowd(
            local, opened.code, arguments.rehearse, worth_of(opened.scenario, opened.rubric), arguments.seed or 0
        )
        tasks.append(asyncio.create_task(crowd.run()))
        write(f"Note: {arguments.rehearse} simulated people come in. They vote by themselves.")
    try:
        await HostConsole(client, write, lines.ask, invite).run()
    finally:
        await client.stop()
        for task in tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, return_exceptions=True)


def invitation(
    write: Callable[[str], None], opened: Opened, address: str, local: str, *, shown: bool, lan: bool
) -> Callable[[], None]:
    """What tells people how to come in; the private address is for this terminal alone."""

    def invite() -> None:
        if shown and lan:
            for row in qr_lines(f"{address}/{opened.code}"):
                write(row)
        write(
            f"Room {opened.code}: people join at {address}/{opened.code}, or with `helpfirst join {address}/{opened.code}`."
        )
        if not lan:
            write("Note: The room is on this machine only. --lan opens it to phones on the same network.")
        write(f"Projector: open {address}/stage/{opened.code} in a browser, full screen; it shows and orders nothing")
        write(f"Private: your own view is at {local}/host#{opened.code}.{opened.token} (show it to nobody)")

    return invite
