"""The graph as an outline for a terminal: turns by stage, where each choice leads, and what is wrong marked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from simulator.authoring.condition_text import case_text, condition_text
from simulator.authoring.picture import Picture, leads
from simulator.scenario.visible import visible_line

BEST = "★"
WIDTH = 80
"""Columns."""


def outline(picture: Picture) -> str:
    """Plain text of at most `WIDTH` columns where no id is longer; the choices of a turn are indented under it."""
    return "\n".join(part for line in _lines(picture) for part in _fitted(visible_line(line)))


def _fitted(line: str) -> list[str]:
    """The line in rows of at most `WIDTH` columns; what is broken goes on under its own beginning, deeper."""
    if len(line) <= WIDTH:
        return [line]
    indent = len(line) - len(line.lstrip(" ★~"))
    deeper = " " * (indent + 4)
    return textwrap.wrap(line, WIDTH, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False)


def _lines(picture: Picture) -> Iterator[str]:
    scenario = picture.scenario
    yield f"{scenario.title} ({scenario.id})"
    yield f"{len(picture.turns)} turns, {len(picture.endings)} endings. {BEST} the most helpful choice of its turn."
    if not picture.exact:
        yield "Too large to be proved to the end: what is never reached is not marked."
    stage = None
    for name in picture.turns:
        turn = scenario.turns[name]
        if turn.stage != stage:
            stage = turn.stage
            yield ""
            yield f"── {stage or 'no stage'} " + "─" * 20
        start = " (start)" if name == scenario.start else ""
        yield ""
        yield f"{name}{start}{_flag(picture.mark('turn', name))}"
        yield f"  {_begun(turn.says or turn.scene)}"
        for version in turn.versions:
            yield f"  ~ {version.id}: if {condition_text(version.when)}"
        width = max(len(choice.id) for choice in turn.choices)
        for choice in turn.choices:
            star = BEST if choice.id in picture.best else " "
            flag = _flag(picture.mark("choice", choice.id))
            once = " (once)" if choice.once else ""
            yield f"  {star} {choice.id:<{width}}  → {leads(choice)}{once}{flag}"
            yield f"      {_begun(choice.say)}"
            for case in choice.cases:
                if case.behaviour is not None:
                    yield f"      {case_text(case)}: {case.behaviour} instead of {choice.behaviour}"
    yield from ("", "── endings " + "─" * 20, "")
    width = max(len(name) for name in picture.endings)
    for name in picture.endings:
        ending = scenario.endings[name]
        walk_out = "; also when patience or trust runs out" if name == scenario.walk_out else ""
        flag = _flag(picture.mark("ending", name))
        yield f"  {name:<{width}}  {ending.kind}, meeting {ending.meeting}{walk_out}{flag}"
        for last in ending.versions:
            yield f"    ~ {last.id}: if {condition_text(last.when)}"


def _begun(words: str) -> str:
    """The first words of a line, in quotes."""
    return f"“{textwrap.shorten(words, WIDTH - 12, placeholder=' …')}”"


def _flag(mark: str) -> str:
    return f"   ✗ {mark.upper()}" if mark else ""
