"""Work with the network in a thread of its own, left behind where it hangs: looking up a host cannot be broken off."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

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
