"""Which store a command means: the file in the data folder, or a Redis by its address."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.workshop.stores.base import NotStored, RoomStore

STORE = "HELPFIRST_STORE"
"""The variable with the address of a store: in a command line everybody on the machine could read its password."""
SCHEMES = ("redis", "rediss", "unix")


def open_store(address: str | None, folder: Path) -> RoomStore:
    """The store at that address, or the one in HELPFIRST_STORE; without, the SQLite file in `folder`. Raises NotStored."""
    address = address or os.environ.get(STORE) or None
    if address is None:
        from simulator.workshop.stores.sqlite import SqliteStore

        return SqliteStore(folder)
    if address.partition("://")[0] not in SCHEMES:
        raise NotStored("--store (or HELPFIRST_STORE) takes the address of a Redis, such as redis://127.0.0.1:6379/0.")
    from simulator.workshop.stores.redis import RedisStore

    return RedisStore(address)
