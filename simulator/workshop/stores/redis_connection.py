"""The connections to one Redis: a pool for requests, one more for the bells, and its troubles as sentences."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as TookTooLong

from simulator.workshop.stores.base import NotStored, Overwritten

ANSWER_SECONDS = 5.0
CONNECTIONS, TURN_SECONDS = 12, 60.0
"""For requests, from one server; no room holds one. Who needs one more waits so long for it, as when two hundred rooms
begin at one instant: that is no sign that the store is away, a connection says so by itself. With many more at once
answers lie unread while a busy server works off the others, and count as never given."""
LOST = (LostConnection, TookTooLong, OSError)
GARBLED = (RedisError, ValueError, TypeError, LookupError, AttributeError)
"""What the library raises at an answer that no Redis gives."""
CHANGED = re.compile(r"WRONGTYPE|not an integer|not a float|attempt to |bad argument|Expected |nested data")
"""How Redis, and the scripts in it, refuse to work with a value that none of them wrote."""
NOT_OURS = (ResponseError, msgspec.MsgspecError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What reading such a value raises here; an answer to one command of several may be such a refusal itself."""


class RedisConnection:
    """`redis` for requests, `bells` for the one subscription. Connects when it is first used."""

    def __init__(self, url: str) -> None:
        """`url` as redis-py takes it. Raises NotStored for an address that is none."""
        waits: dict[str, Any] = {
            "socket_timeout": ANSWER_SECONDS,
            "socket_connect_timeout": ANSWER_SECONDS,
            "health_check_interval": 15,
        }
        try:
            pool = BlockingConnectionPool.from_url(
                url,
                max_connections=CONNECTIONS,
                timeout=TURN_SECONDS,
                retry=Retry(ExponentialBackoff(cap=0.5, base=0.05), 6),
                retry_on_error=[LostConnection, TookTooLong],
                **waits,
            )
            self.redis = Redis.from_pool(pool)
            self.bells = Redis.from_url(url, **waits)
            self.bells.connection_pool.make_connection()  # type: ignore[no-untyped-call]  # what stands after a ? is looked at only here
        except (ValueError, TypeError):
            raise NotStored("That is no address of a Redis. Write it like redis://127.0.0.1:6379/0.") from None
        self.where = _without_password(url)

    async def asked(self, asked: Any, of: str = "") -> Any:
        """What Redis answers. Raises NotStored, and Overwritten where a key `of` that name holds what nobody here wrote."""
        try:
            return await asked
        except LOST:
            raise NotStored(f"The Redis at {self.where} cannot be reached just now.") from None
        except ResponseError as trouble:
            raise self._refusal(trouble, of) from None
        except GARBLED:
            raise NotStored(f"What answers at {self.where} does not speak as a Redis does. Is it one?") from None

    async def asked_each(self, pipe: Any) -> list[Any]:
        """What Redis answers to each command of a pipeline, a value that nobody here wrote as the ResponseError it gave.

        So one room does not cost the others theirs. Raises NotStored for everything else.
        """
        answers: list[Any] = await self.asked(pipe.execute(raise_on_error=False))
        for answer in answers:
            if isinstance(answer, ResponseError) and not CHANGED.search(str(answer)):
                raise self._refusal(answer, "")
        return answers

    async def keys(self, pattern: str) -> AsyncIterator[Any]:
        """The keys like that. Raises NotStored."""
        cursor: Any = 0
        while True:
            cursor, found = await self.asked(self.redis.scan(cursor, match=pattern, count=500))
            for key in found:
                yield key
            if not int(cursor):
                return

    @contextlib.contextmanager
    def reading(self, of: str) -> Iterator[None]:
        """Raises Overwritten for what cannot be read inside."""
        try:
            yield
        except NOT_OURS:
            raise self.overwritten(of) from None

    def overwritten(self, of: str) -> Overwritten:
        """`of` is a room's code, or the name of a key that is no room's."""
        what, mend = (f"under {of}", "Remove that key") if ":" in of else (f"of room {of}", "Open a new room")
        return Overwritten(
            f"What the Redis at {self.where} keeps {what} is nothing that Helpfirst wrote there. {mend}; other rooms go on."
        )

    def _refusal(self, trouble: ResponseError, of: str) -> NotStored:
        if of and CHANGED.search(str(trouble)):
            return self.overwritten(of)
        return NotStored(f"The Redis at {self.where} refuses: {str(trouble)[:200]}.", "the store refuses them")

    async def close(self) -> None:
        """Closes all of them."""
        for client in (self.redis, self.bells):
            with contextlib.suppress(RedisError, OSError):
                await client.aclose()


def text(value: bytes | str) -> str:
    """What Redis keeps, as text."""
    return value.decode() if isinstance(value, bytes) else value


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
