"""`helpfirst forget`: removes one attempt, one scenario's, all, or a workshop's room, and says what it removed."""

from __future__ import annotations

import argparse

from simulator.commands.services import attempts_to_read
from simulator.commands.terminal import tell, write
from simulator.languages.english import amount
from simulator.practice.attempts.forget import forget_all, forget_attempt, forget_scenario
from simulator.stop import WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    if arguments.room is not None:
        return _room(arguments.room)
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


def _room(code: str) -> int:
    import asyncio

    from simulator.paths import data_folder
    from simulator.workshop.codes_and_tokens import as_typed
    from simulator.workshop.host_tokens import forget as forget_key
    from simulator.workshop.stores.base import NotStored
    from simulator.workshop.stores.sqlite import SqliteStore

    async def forget() -> bool:
        store = SqliteStore(data_folder())
        try:
            forget_key(data_folder(), as_typed(code))
            return await store.forget(as_typed(code))
        finally:
            await store.close()

    try:
        gone = asyncio.run(forget())
    except NotStored as trouble:
        raise Stop(f"helpfirst: {trouble}", WRONG) from None
    if not gone:
        write(f"Nothing was removed: there is no room {as_typed(code)}.")
        return WRONG
    write(f"Removed for good: room {as_typed(code)}, with everybody who joined and every vote.")
    return 0
