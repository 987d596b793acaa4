"""What an examination found, before it has a place in the file: pure, so that it needs no file."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Spot(NamedTuple):
    """What a finding is about: the scenario's top-level key, or one turn, choice, ending or allowed code.

    A version goes by `TURN/VERSION` (also of an ending), a case by `CHOICE#N`, from 1.

    `key` is the key inside it at whose value the finding stands; "" is the thing itself.
    """

    kind: Literal["scenario", "turn", "choice", "ending", "allow", "version", "case"]
    name: str
    key: str = ""


class Finding(NamedTuple):
    """A code, where, what is wrong in a sentence, and how to mend it."""

    code: str
    spot: Spot
    message: str
    hint: str


def after(path: tuple[str, ...], seed: int | None = None, before: tuple[str, ...] = ()) -> str:
    """A path of choices in a sentence, and what chance and an earlier meeting have to bring where they matter."""
    said = f"after {', '.join(path)}" if path else "at the very start"
    left = f"where `{'` and `'.join(before)}` was left by an earlier meeting, " if before else ""
    return f"{left}{'' if seed is None else f'with seed {seed}, '}{said}"
