"""The graph as text: an outline for a terminal, Mermaid and DOT. Authored text is quoted and can steer neither."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from simulator.authoring.condition_text import case_text, condition_text
from simulator.authoring.picture import Picture, leads
from simulator.colours import DRAWN
from simulator.languages.english import amount
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
        yield f"  {_begun(turn.says_or_scene)}"
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


SHORT = 44
"""Characters of what is said that stand in a box."""


def mermaid(picture: Picture) -> str:
    """A flowchart, top to bottom."""
    number = _numbers(picture)
    lines = ["flowchart TD"]
    for name, text, kind in boxes(picture):
        open_, close = ("([", "])") if kind == "ending" else ("[", "]")
        lines.append(f'  {number[name]}{open_}"{_mermaid_text(text)}"{close}')
    for arrow in picture.arrows:
        line = "==>" if arrow.best else "-->" if arrow.certain else "-.->"
        lines.append(f"  {number[arrow.source]} {line} {number[arrow.target]}")
    marked = [number[name] for kind, name in picture.marks if kind in ("turn", "ending")]
    if marked:
        lines += ["  classDef wrong stroke-width:3px,stroke-dasharray:6 4", f"  class {','.join(marked)} wrong"]
    return "\n".join(lines) + "\n"


def dot(picture: Picture) -> str:
    """For Graphviz."""
    number = _numbers(picture)
    lines = [
        f"digraph {_dot_text([picture.scenario.id])} {{",
        f'  rankdir=TB; node [shape=box, fontname="sans-serif", fontsize=11]; edge [color="{DRAWN["way"]}"];',
    ]
    for name, text, kind in boxes(picture):
        style = ", style=rounded, peripheries=2" if kind == "ending" else ""
        wrong = ", style=dashed, penwidth=2" if picture.mark(kind, name) else ""
        lines.append(f"  {number[name]} [label={_dot_text(text)}{wrong or style}];")
    for arrow in picture.arrows:
        style = "penwidth=2.5, color=black" if arrow.best else "style=solid" if arrow.certain else "style=dashed"
        lines.append(
            f"  {number[arrow.source]} -> {number[arrow.target]} [{style}, tooltip={_dot_text(list(arrow.choices))}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def boxes(picture: Picture) -> Iterator[tuple[str, list[str], str]]:
    """(id, its lines of text, "turn" or "ending") of every box."""
    scenario = picture.scenario
    for name in picture.turns:
        turn = scenario.turns[name]
        start = "start" if name == scenario.start else ""
        about = " · ".join(part for part in (turn.stage, start, versions_text(len(turn.versions))) if part)
        yield (
            name,
            [name, *_some(about), *_some(picture.mark("turn", name).upper()), short(turn.says_or_scene)],
            "turn",
        )
    for name in picture.endings:
        ending = scenario.endings[name]
        about = " · ".join([ending.kind, f"meeting {ending.meeting}", *_some(versions_text(len(ending.versions)))])
        yield name, [name, about, *_some(picture.mark("ending", name).upper())], "ending"


def versions_text(count: int) -> str:
    """How many versions there are beside what stands there; "" for none."""
    return amount(count, "version") if count else ""


def short(text: str) -> str:
    """The beginning of a text, on one line, made visible."""
    text = visible_line(" ".join(text.split()))
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"


def _some(text: str) -> list[str]:
    return [text] if text else []


def _numbers(picture: Picture) -> dict[str, str]:
    return {name: f"n{place}" for place, name in enumerate((*picture.turns, *picture.endings))}


def _mermaid_text(lines: list[str]) -> str:
    """Each special character as an entity of Mermaid's own (#NN;)."""
    return "<br/>".join("".join(c if c.isalnum() or c in " .,·…-" else f"#{ord(c)};" for c in line) for line in lines)


def _dot_text(lines: list[str]) -> str:
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    return '"' + "\\n".join(escaped) + '"'
