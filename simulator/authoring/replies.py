"""Replies to a scenario in own words: those to try it with, as JSON lines, and those of real people that were not understood."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.scenario.model import Scenario
from simulator.scenario.problem import nearest, shown
from simulator.scenario.visible import visible_line
from simulator.words.engine import Closeness, Engine, lines_of
from simulator.words.typed_reply import Saying


@dataclass(frozen=True, slots=True)
class MissedSaying:
    """A text at a turn, the choices proposed for it, the one that was taken in the end, and how it was missed."""

    turn: str
    text: str
    proposed: tuple[str, ...]
    choice: str
    how: str


@dataclass(frozen=True, slots=True)
class OwnWordsItems:
    """`typed` texts in all; for `met` the choice was proposed that was taken in the end, and nobody refused it."""

    typed: int = 0
    met: int = 0
    missed: tuple[MissedSaying, ...] = ()


def own_words_items(heard: Sequence[tuple[str, str, Sequence[Saying]]], scenario: Scenario) -> OwnWordsItems:
    """From turn, choice and what was said there. In the order of the file's turns, then as they came."""
    order = {turn: place for place, turn in enumerate(scenario.turns)}
    missed = [one for turn, choice, sayings in heard for one in _missed(turn, choice, sayings)]
    typed = sum(len(sayings) for _, _, sayings in heard)
    missed.sort(key=lambda one: order.get(one.turn, len(order)))
    return OwnWordsItems(typed, typed - len(missed), tuple(missed))


def _missed(turn: str, choice: str, sayings: Sequence[Saying]) -> Iterator[MissedSaying]:
    for one in sayings:
        if one.refused or choice not in one.proposed:
            yield MissedSaying(turn, one.text, one.proposed, choice, _how(one))


def _how(one: Saying) -> str:
    if one.refused:
        return "none of these, they said"
    return "taken for another line" if one.proposed else "nothing was proposed"


def own_words_report(found: OwnWordsItems) -> Iterator[str]:
    """Lines to print; none where nobody answered in own words."""
    if not found.typed:
        return
    yield ""
    typed = "1 text was" if found.typed == 1 else f"{found.typed} texts were"
    yield f"In own words {typed} typed; a line that does the same was proposed for {found.met}."
    last = ""
    for one in found.missed:
        if one.turn != last:
            last = one.turn
            yield f"{one.turn}:"
        proposed = f"; proposed: {', '.join(one.proposed)}" if one.proposed else ""
        yield f"  {one.how}: “{visible_line(shown(one.text, 400))}” ({one.choice} in the end{proposed})"
    if found.missed:
        yield "What people really said is the best example. Where several say what no line says, a choice is missing."


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
