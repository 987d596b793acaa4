"""The room that a command was given, by its code or its address."""

from __future__ import annotations

from simulator.stop import Stop
from simulator.workshop.address import RoomAddress, room_at


def given_room(text: str) -> RoomAddress:
    """Where that room is. Raises Stop for what is neither a code nor an address."""
    found = room_at(text)
    if found is None:
        raise Stop(
            f"helpfirst: `{text}` is no room. Give the code from the screen, as in K7QX2M, "
            "or the address, as in http://10.0.4.17:8080/K7QX2M."
        )
    return found
