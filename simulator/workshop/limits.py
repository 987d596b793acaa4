"""What one connection, one address and the world may do. `socket_session` and `admission` ask; a clock is given, so tests set it."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Callable

Clock = Callable[[], float]

MESSAGE_BYTES = 4096
HELLO_SECONDS = 10.0
MESSAGES_PER_SECOND, MESSAGES_AT_ONCE = 10.0, 20.0
ORDERS_PER_SECOND, ORDERS_AT_ONCE = 50.0, 200.0
"""For a facilitator, whose token has been seen: scripts may drive a room."""
MISSES_PER_MINUTE, MISSES_IN_ALL = 60.0, 200.0
"""A class behind one address may mistype its code; whoever guesses gets nowhere near a code of 29 bits."""
SLOW_SECONDS = 1.0
"""How long whoever must not be refused is kept waiting where too many codes have been wrong."""
JOINING_SECONDS = 600.0
"""For a name and a team, in all."""
MOST_SOCKETS = 20_000
MOST_SOCKETS_EACH = 3
MOST_ADDRESSES = 10_000


class Bucket:
    """Holds up to `most` tokens and gains `rate` of them a second."""

    __slots__ = ("_clock", "_most", "_rate", "_since", "_tokens")

    def __init__(self, rate: float, most: float, clock: Clock) -> None:
        self._rate, self._most, self._clock = rate, most, clock
        self._tokens, self._since = most, clock()

    def _refill(self) -> None:
        now = self._clock()
        # a clock that is set back gains nothing, and loses nothing
        self._tokens = min(self._most, self._tokens + max(0.0, now - self._since) * self._rate)
        self._since = now

    def take(self) -> bool:
        """Takes one; False where there is none."""
        self._refill()
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    @property
    def empty(self) -> bool:
        self._refill()
        return self._tokens < 1


def origin(address: str) -> str:
    """What is counted as one address: an IPv4 address, or a network of 64 bits, which is what one home has in IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


class Misses:
    """Wrong codes and tokens, by address and in all.

    An address that has had too many is refused, right or wrong. Too many in all only slow everybody down: nobody may
    lock a room by guessing from many places.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._all = Bucket(MISSES_IN_ALL / 60, MISSES_IN_ALL, clock)
        self._each: OrderedDict[str, Bucket] = OrderedDict()

    def too_many(self, address: str) -> bool:
        """Whether nothing from that address is looked up just now."""
        mine = self._each.get(address)
        return mine is not None and mine.empty

    @property
    def slow(self) -> bool:
        """Whether answers are to wait, wherever they go."""
        return self._all.empty

    def missed(self, address: str) -> None:
        """One more wrong code or token from there."""
        mine = self._each.get(address)
        if mine is None:
            mine = self._each[address] = Bucket(MISSES_PER_MINUTE / 60, MISSES_PER_MINUTE, self._clock)
        self._each.move_to_end(address)
        while len(self._each) > MOST_ADDRESSES:
            self._each.popitem(last=False)
        mine.take()
        self._all.take()
