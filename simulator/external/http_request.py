"""One question to a server over HTTP, with a limit on its time and on what it may answer.

aiohttp and not urllib: its timeout holds for the whole exchange, so a server that answers for ever ends too. The work has a
thread of its own, left behind where it hangs: looking up a host cannot be broken off.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

Found = TypeVar("Found")


class TooLate(Exception):
    """The work was not done in time; it is not waited for any more."""


def within(seconds: float, work: Callable[[], Found]) -> Found:
    """What the work answers or raises. Raises TooLate."""
    box: list[Callable[[], Found]] = []

    def do() -> None:
        try:
            found = work()
        except BaseException as error:
            trouble = error
            box.append(lambda: _raise(trouble))
        else:
            box.append(lambda: found)

    thread = threading.Thread(target=do, name="network", daemon=True)
    thread.start()
    thread.join(seconds)
    if not box:
        raise TooLate
    return box[0]()


def _raise(error: BaseException) -> Found:  # type: ignore[type-var]
    raise error


_SPARE = 0.5
"""Seconds more for the thread than for what happens in it."""


class Answered(NamedTuple):
    """What came back; its body is empty where the caller wants none."""

    status: int
    body: bytes


class NoAnswer(Exception):
    """Why there is none, in half a sentence that goes after the host; `again`, whether asking later may help."""

    def __init__(self, why: str, *, again: bool = False, late: bool = False) -> None:
        super().__init__(why)
        self.again, self.late = again, late


def bearer(key: str, variable: str) -> dict[str, str]:
    """The header that shows a key, none for "". `variable` is where the key was given. Raises NoAnswer."""
    return {"Authorization": f"Bearer {sendable(key, variable)}"} if key else {}


def sendable(key: str, variable: str) -> str:
    """The key as it is. Raises NoAnswer where no server can be sent it."""
    if not (key.isascii() and key.isprintable()):
        raise NoAnswer(f"is not asked: the key in {variable} holds a line break or a letter that no key has")
    return key


def exchange(
    url: str, headers: Mapping[str, str], body: bytes | None, seconds: float, most: int = 0, *, get: bool = False
) -> Answered:
    """Posts the body, or gets; reads at most `most` bytes of the answer. Raises NoAnswer, and nothing else.

    A redirect is not followed: it would take what is sent to a host that nobody has named. Nothing is unpacked: what a few
    bytes may grow to has no limit.
    """
    try:
        return within(seconds + _SPARE, lambda: asyncio.run(_exchange(url, headers, body, seconds, most, get)))
    except TooLate:
        raise _late(seconds) from None
    except NoAnswer:
        raise
    except Exception:  # whatever else an address or an answer does to the library
        raise NoAnswer("cannot be asked; its address may be wrong") from None


async def _exchange(
    url: str, headers: Mapping[str, str], body: bytes | None, seconds: float, most: int, get: bool
) -> Answered:
    import aiohttp

    plainly = {"Accept-Encoding": "identity", **headers}
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=seconds), auto_decompress=False) as session,
            session.request("GET" if get else "POST", url, data=body, headers=plainly, allow_redirects=False) as answer,
        ):
            found = b""
            async for chunk in answer.content.iter_chunked(16384):
                if not most:
                    break
                found += chunk
                if len(found) > most:
                    if answer.status < 300:
                        raise NoAnswer("answers without end")
                    break
            return Answered(answer.status, found)
    except TimeoutError:
        raise _late(seconds) from None
    except aiohttp.ClientSSLError:
        raise NoAnswer("cannot be reached (no safe connection can be made to it)", again=True) from None
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError):
        raise NoAnswer("cannot be reached (its answer broke off)", again=True) from None
    except (aiohttp.ClientError, OSError) as error:
        why = getattr(error, "strerror", None) or "what it answers is no HTTP"
        raise NoAnswer(f"cannot be reached ({why})", again=True) from None


def _late(seconds: float) -> NoAnswer:
    return NoAnswer(f"did not answer within {seconds:g} seconds", again=True, late=True)
