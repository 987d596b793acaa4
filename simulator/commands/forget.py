"""`helpfirst forget`: removes one attempt, one scenario's, all, or a workshop's room, and says what it removed."""

from __future__ import annotations

import argparse
import os

from simulator.commands.services import attempts_to_read
from simulator.commands.terminal import tell, write
from simulator.languages.english import amount
from simulator.practice.attempts.forget import forget_all, forget_attempt, forget_scenario
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    if arguments.room is not None:
        return _room(arguments.room, arguments.store)
    if arguments.store is not None:
        raise Stop("helpfirst: --store goes with --room CODE: rooms alone are kept there.", USAGE)
    if arguments.damaged:
        return _damaged()
    attempts = attempts_to_read()
    if arguments.all:
        gone = forget_all(attempts.store)
    elif arguments.scenario is not None:
        gone = forget_scenario(attempts.store, arguments.scenario)
    else:
        gone = forget_attempt(attempts.store, arguments.attempt)
    if gone.attempts == 0:
        write("Nothing was removed: there is no such attempt. `helpfirst progress --json` lists them.")
        return WRONG
    with_choices = f"{amount(gone.attempts, 'attempt')} with {amount(gone.choices, 'choice')}"
    write(f"Removed for good: {with_choices}, and their answers.")
    if gone.lingers:
        tell("Another Helpfirst holds the file: they leave the disk when that one is closed.")
    return 0


def _damaged() -> int:
    from simulator.paths import data_folder
    from simulator.practice.attempts.salvage import salvage

    done = salvage(data_folder())
    if done.aside is None:
        write("Nothing was changed: the file of your attempts is sound.")
        return 0
    kept = "1 attempt was" if done.attempts == 1 else f"{done.attempts} attempts were"
    write(f"The damaged file is kept untouched as {done.aside}. {kept} carried over into a new one.")
    if done.lost is None:
        write("How many could not be read cannot be told.")
    elif done.lost:
        write(f"{done.lost} could not be read any more.")
    return 0


def _room(code: str, address: str | None) -> int:
    import asyncio

    from simulator.workshop.codes_and_tokens import as_typed, is_code
    from simulator.workshop.stores.base import NotStored

    if not is_code(as_typed(code)):
        raise Stop(
            f"helpfirst: {code!r} is no room's code. A code has 6 or 8 letters and digits, as on the screen.", USAGE
        )
    try:
        places = asyncio.run(_from_everywhere(as_typed(code), address))
    except NotStored as trouble:
        raise Stop(f"helpfirst: {trouble}", WRONG) from None
    there = f"room {as_typed(code)}"
    if not any(places.values()):
        write(f"Nothing was removed: there is no {there}{', in the store or here' if len(places) > 1 else ''}.")
        return WRONG
    where = " and ".join(place for place, gone in places.items() if gone) if len(places) > 1 else ""
    write(f"Removed for good: {there}, with everybody who joined and every vote{f', {where}' if where else ''}.")
    return 0


async def _from_everywhere(code: str, address: str | None) -> dict[str, bool]:
    """Removes the room from the store, and this machine's copy and keys of it; where each was. Raises NotStored."""
    from simulator.paths import data_folder
    from simulator.workshop.host_tokens import forget as forget_key
    from simulator.workshop.stores.backends import STORE, open_store
    from simulator.workshop.stores.base import RoomStore
    from simulator.workshop.stores.sqlite import SqliteStore

    stores: dict[str, RoomStore] = {"from here": SqliteStore(data_folder())}
    if address or os.environ.get(STORE):
        stores = {"from the store": open_store(address, data_folder()), **stores}
    try:
        gone = {place: await store.forget(code) for place, store in stores.items()}
    finally:
        for store in stores.values():
            await store.close()
    forget_key(data_folder(), code)
    return gone
