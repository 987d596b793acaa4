"""What one connection, one address and the world may do. The door asks; a clock is given, so tests set it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

Clock = Callable[[], float]

MESSAGE_BYTES = 4096
HELLO_SECONDS = 10.0
MESSAGES_PER_SECOND, MESSAGES_AT_ONCE = 10.0, 20.0
ORDERS_PER_SECOND, ORDERS_AT_ONCE = 50.0, 200.0
"""For a facilitator, whose token has been seen: scripts may drive a room."""
MISSES_PER_MINUTE, MISSES_IN_ALL = 20.0, 200.0
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


class Misses:
    """Wrong codes and tokens, by address and in all. Who has had too many is refused, right or wrong."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._all = Bucket(MISSES_IN_ALL / 60, MISSES_IN_ALL, clock)
        self._each: OrderedDict[str, Bucket] = OrderedDict()

    def too_many(self, address: str) -> bool:
        """Whether nothing from that address is looked up just now."""
        mine = self._each.get(address)
        return self._all.empty or (mine is not None and mine.empty)

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
