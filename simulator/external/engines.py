"""Which engine compares own words: the user's endpoint where one is set, else the best that is installed."""

from __future__ import annotations

import threading
from collections.abc import Callable

from simulator.external.address import KEY as KEY
from simulator.external.address import EndpointAddress
from simulator.external.encoder import Encoder, NoEncoder
from simulator.external.endpoint import Endpoint
from simulator.words.engine import Engine
from simulator.words.plain import PlainEngine

NAMES = (PlainEngine.name, Encoder.name, Endpoint.name)


class NoEngine(Exception):
    """Why the named engine cannot be had, in a sentence."""


def local_engine() -> Engine:
    """The sentence encoder where it is installed and whole, else the plain engine, which names a broken one.

    May take two seconds.
    """
    try:
        return Encoder()
    except NoEncoder as trouble:
        return PlainEngine(instead=str(trouble) if trouble.broken else "")


def engine_here(address: EndpointAddress | None = None, model: str = "", key: str = "") -> Engine:
    """The endpoint at `address`, confirmed where it must be, with the local engine behind it; else the local one."""
    local = local_engine()
    return Endpoint(address, local, model, key) if address is not None else local


def local_engine_named(name: str) -> Engine:
    """The plain engine or the sentence encoder. Raises NoEngine where it is not there."""
    if name == PlainEngine.name:
        return PlainEngine()
    try:
        return Encoder()
    except NoEncoder as trouble:
        raise NoEngine(str(trouble)) from None


class EngineOnItsWay:
    """Makes an engine in a thread, while the brief is read. Until it is there, `now` is the plain one."""

    def __init__(self, make: Callable[[], Engine] = local_engine) -> None:
        self._engine: Engine = PlainEngine()
        self._make = make
        self._thread = threading.Thread(target=self._work, name="own words", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Engine:
        """The best that is there at this moment."""
        return self._engine

    def wait(self, seconds: float) -> Engine:
        """The engine, once it is made or so much time has passed."""
        self._thread.join(seconds)
        return self._engine

    def _work(self) -> None:
        try:
            self._engine = self._make()
        except Exception as trouble:  # whatever it is, own words can be compared without it
            said = f"{type(trouble).__name__}: {trouble}".split("\n")[0][:120]
            self._engine = PlainEngine(instead=f"A better engine cannot be made ({said}).")
