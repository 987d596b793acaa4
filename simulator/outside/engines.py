"""Which engine compares own words: the best that is there, or the one that is named."""

from __future__ import annotations

from simulator.outside.encoder import Encoder, NoEncoder
from simulator.words.engine import Engine
from simulator.words.plain import PlainEngine

NAMES = (PlainEngine.name, Encoder.name)


class NoEngine(Exception):
    """Why the named engine cannot be had, in a sentence."""


def best_engine() -> Engine:
    """The sentence encoder where it is installed and whole, else the plain engine. May take two seconds."""
    try:
        return Encoder()
    except NoEncoder:
        return PlainEngine()


def engine_named(name: str) -> Engine:
    """One of NAMES. Raises NoEngine."""
    if name == PlainEngine.name:
        return PlainEngine()
    try:
        return Encoder()
    except NoEncoder as trouble:
        raise NoEngine(str(trouble)) from None
