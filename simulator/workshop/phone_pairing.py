"""Gives a facilitator's phone a key of its own, for the digits that a terminal shows. `HeldRooms` has one."""

from __future__ import annotations

import time
from collections import OrderedDict

from simulator.workshop.codes_and_tokens import hashed, new_host_token
from simulator.workshop.facilitators import LABEL, paired_with
from simulator.workshop.limits import Bucket, Clock
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.messages import Pair
from simulator.workshop.orders import Refused
from simulator.workshop.participant_names import clean_text

TRIES_PER_MINUTE = 10.0
"""Wrong digits for one room, from anywhere: at two minutes for each of 10^8, one guess in 5 million is right."""
MOST_ROOMS = 10_000


class Pairing:
    """`clock` in seconds since 1970."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._used: OrderedDict[tuple[str, bytes, str], None] = OrderedDict()
        self._tries: OrderedDict[str, Bucket] = OrderedDict()

    async def token_for(self, room: LiveRoom, pair: Pair) -> str:
        """A new token, or "" for digits that are wrong, used, or one too many. Raises NotStored."""
        tries = self._tries.setdefault(room.code, Bucket(TRIES_PER_MINUTE / 60, TRIES_PER_MINUTE, time.monotonic))
        if tries.empty:
            return ""
        key = paired_with(room.keys, pair.digits, self._clock())
        used = (room.code, key or b"", "".join(pair.digits.split()))
        if key is None or used in self._used:
            tries.take()
            return ""
        self._used[used] = None
        for memory in (self._used, self._tries):
            while len(memory) > MOST_ROOMS:
                memory.popitem(last=False)
        token = new_host_token()
        try:
            await room.admit(hashed(token), clean_text(pair.label, LABEL))
        except Refused:
            return ""
        return token
