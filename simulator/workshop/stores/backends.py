"""Which store a command means: the file in the data folder, or a Redis by its address."""

from __future__ import annotations

from pathlib import Path

from simulator.workshop.stores.base import NotStored, RoomStore

SCHEMES = ("redis", "rediss", "unix")


def open_store(address: str | None, folder: Path) -> RoomStore:
    """The store at that address; without one, the SQLite file in `folder`. Raises NotStored."""
    if address is None:
        from simulator.workshop.stores.sqlite import SqliteStore

        return SqliteStore(folder)
    if address.partition("://")[0] not in SCHEMES:
        raise NotStored("--store takes the address of a Redis, such as redis://127.0.0.1:6379/0.")
    from simulator.workshop.stores.redis import RedisStore

    return RedisStore(address)
