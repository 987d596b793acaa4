"""What an examination found, before it has a place in the file: pure, so that it needs no file."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Spot(NamedTuple):
    """What a finding is about: the scenario's top-level key, or one turn, choice, ending or allowed code.

    `key` is the key inside it at whose value the finding stands; "" is the thing itself.
    """

    kind: Literal["scenario", "turn", "choice", "ending", "allow"]
    name: str
    key: str = ""


class Finding(NamedTuple):
    """A code, where, what is wrong in a sentence, and how to mend it."""

    code: str
    spot: Spot
    message: str
    hint: str
