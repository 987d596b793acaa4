"""Replies to try a scenario with: JSON lines of a turn and a text, and what an engine takes each for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.scenario.model import Scenario
from simulator.scenario.problem import nearest, shown
from simulator.scenario.visible import visible_line
from simulator.words.engine import Closeness, Engine, lines_of


@dataclass(frozen=True, slots=True)
class Reply:
    """Something that was said at a turn."""

    turn: str
    text: str


def reply(turn: str, text: str) -> Reply:
    """With half a character, which no encoding can write, replaced."""
    return Reply(turn, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


class BadReplies(ValueError):
    """One sentence a line for everything that is wrong, each with its place."""


def replies_in(text: str, name: str, turns: Iterable[str]) -> list[Reply]:
    """One reply of each line that is not empty; other keys are left alone. `name` is what the file is called.

    Raises BadReplies.
    """
    known = tuple(turns)
    found, wrong = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_reply(line, known))
        except BadReplies as trouble:
            wrong.append(f"{name}:{number}: {trouble}")
    if wrong:
        raise BadReplies("\n".join(wrong))
    return found


def known_turn(turn: str, known: Sequence[str]) -> str:
    """The id of a turn. Raises BadReplies."""
    if turn in known:
        return turn
    near = nearest(turn, known)
    raise BadReplies(
        f"there is no turn `{shown(visible_line(turn))}`. {f'Did you mean `{near}`?' if near else f'There are {_listed(known)}.'}"
    )


def _reply(line: str, known: Sequence[str]) -> Reply:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, Mapping):
        raise BadReplies('this is no JSON object. Write {"turn": "…", "text": "…"} on one line.')
    for key in ("turn", "text"):
        if not isinstance(row.get(key), str):
            raise BadReplies(f'`{key}` is missing or no text. Write {{"turn": "…", "text": "…"}} on one line.')
    return reply(known_turn(row["turn"], known), row["text"])


def _listed(names: Sequence[str]) -> str:
    few = ", ".join(f"`{name}`" for name in names[:8])
    return few if len(names) <= 8 else f"{few} and {len(names) - 8} more"


def closeness_of(tried: Reply, scenario: Scenario, engine: Engine) -> Closeness:
    """To every choice of the turn, whatever its conditions say."""
    turn = scenario.turns[tried.turn]
    return engine.closeness(tried.text, lines_of(turn.choices), turn.says)


def reply_record(tried: Reply, found: Closeness) -> dict[str, Any]:
    """The shape of `words --json`; what is rounded goes to the likeliest, so that all still adds up to 1."""
    none = round(found.none, 6)
    rest = [round(share, 6) for _, share in found.shares[1:]]
    first = round(1 - none - sum(rest), 6)
    shares = zip((choice for choice, _ in found.shares), (first, *rest), strict=True)
    return {
        "turn": tried.turn,
        "text": tried.text,
        "proposals": [{"choice": choice, "probability": share} for choice, share in shares],
        "none": none,
        "engine": found.engine,
    }
