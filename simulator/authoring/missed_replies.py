"""What real people said in own words and was not understood: the next examples of an author, or the next choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.scenario.model import Scenario
from simulator.scenario.problem import shown
from simulator.scenario.visible import visible_line
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
