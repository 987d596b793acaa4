"""The exact picture of a scenario as a page of plain text: what `analyse` prints."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from simulator.analysis.analysis import Analysis
from simulator.analysis.players import Played
from simulator.analysis.ranges import Range
from simulator.scenario.rubric import Rubric

WIDTH = 100
PLAYERS = {
    "random": "at random", "first": "always the first", "longest": "always the longest",
    "shortest": "always the shortest", "politest": "always the politest", "most-questions": "always the most questions",
    "only-question": "always the only question", "most-frequent": "what wins most often of those words",
    "blind": "blind: reads only the choices",
    "most-helpful": "most helpful", "most-pushy": "most pushy", "most-passive": "most passive",
}  # fmt: skip


def as_text(analysis: Analysis, rubric: Rubric, troubles: Sequence[str]) -> str:
    """Ready to print. Every number in it is exact; what is not known says so.

    `troubles` are what the proofs found, a sentence each.
    """
    parts = [
        _head(analysis),
        _section("Out of reach and stuck", _troubles(troubles)),
        _section("Endings", _endings(analysis)),
        _section("Players who follow a rule", _players(analysis)),
        _section("The blind reader, who never hears the customer", _blind(analysis)),
        _section("What it exercises", _exercises(analysis, rubric)),
        _section("A review script: plays that together make every choice", _plays(analysis)),
    ]
    return "\n\n".join(parts)


def _head(analysis: Analysis) -> str:
    scenario = analysis.scenario
    lines = [f"{scenario.title} ({scenario.id})"]
    if analysis.exact:
        lines.append(f"Exact: all {analysis.states:,} states of turn and customer were explored.")
    else:
        lines.append(
            f"Not exact: the cap was reached at {analysis.states:,} states. What is reported was found; "
            "there may be more."
        )
    if analysis.paths is not None and analysis.longest is not None:
        lines.append(f"{analysis.paths:,} complete attempts, of at most {analysis.longest} choices.")
    if analysis.minutes is not None:
        least, most = analysis.minutes.least, analysis.minutes.most
        declared = f"; the file says {scenario.minutes}" if scenario.minutes else ""
        lines.append(f"{least:.0f} to {most:.0f} minutes to read and decide{declared}.")
    return "\n".join(lines)


def _section(title: str, lines: Iterator[str]) -> str:
    return "\n".join([title, "─" * len(title), *lines])


def _troubles(troubles: Sequence[str]) -> Iterator[str]:
    for trouble in troubles:
        yield from textwrap.wrap(trouble, WIDTH, subsequent_indent=" " * 7, break_on_hyphens=False)
    if not troubles:
        yield "Nothing: every turn, ending and choice can be reached, and no attempt gets stuck."


def _endings(analysis: Analysis) -> Iterator[str]:
    rows: list[Sequence[str]] = [("ending", "kind", "meeting", "by chance", "helpful", "pushy", "initiative")]
    for name, reach in analysis.endings.items():
        share = "?" if analysis.shares is None else _percent(float(analysis.shares[name]))
        spans = (_span(reach.helpfulness), _span(reach.pushiness), _span(reach.initiative))
        rows.append((name, reach.ending.kind, reach.ending.meeting, share, *spans))
    yield from _table(rows)
    yield ""
    for name, reach in analysis.endings.items():
        day = f" (seed {reach.seed})" if analysis.scenario.chance else ""
        way = f"{', '.join(reach.path) or 'at once'}{day}"
        yield from textwrap.wrap(f"{name}: {way}", WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def _players(analysis: Analysis) -> Iterator[str]:
    rows: list[Sequence[str]] = [("player", "helpful", "pushy", "initiative", "profile", "ending", "breaches")]
    for name, words in PLAYERS.items():
        rows.append((words, *_played(analysis.players.get(name))))
    yield from _table(rows)


def _played(played: Played | None) -> tuple[str, ...]:
    if played is None:
        return ("?", "?", "?", "not known", "", "")
    axes = (played.score.helpfulness, played.score.pushiness, played.score.initiative)
    breaches = str(len(played.score.breaches)) if played.score.breaches else ""
    return (*(f"{axis.percent:.0f}" for axis in axes), played.profile, played.ending or "stuck", breaches)


def _blind(analysis: Analysis) -> Iterator[str]:
    fared = analysis.blind
    if not fared.decisions:
        yield "No decision has three choices or more on offer."
        return
    yield from _wrapped(
        f"It finds the most helpful choice in {fared.right} of {fared.decisions} decisions "
        f"({100 * fared.right / fared.decisions:.0f} %); chance would in {100 * fared.chance:.0f} %. A decision is a turn "
        "with one set of points that can be met there, three choices or more on offer."
    )
    if fared.words:
        yield from _wrapped(f"What gave it away: {', '.join(fared.words)}.")


def _exercises(analysis: Analysis, rubric: Rubric) -> Iterator[str]:
    counts = sorted(analysis.behaviours.items(), key=lambda item: (-item[1], item[0]))
    yield from _wrapped("Choices by behaviour: " + ", ".join(f"{name} {count}" for name, count in counts) + ".")
    aside = {
        name
        for turn in analysis.scenario.turns.values()
        for choice in turn.choices
        for deed in choice.deeds
        for name in deed.also or ()
    }
    only = [name for name in rubric.behaviours if name in aside and name not in analysis.behaviours]
    if only:
        yield from _wrapped(f"Only beside another behaviour: {', '.join(only)}.")
    missing = [name for name in rubric.behaviours if name not in analysis.behaviours and name not in aside]
    if missing:
        yield from _wrapped(f"Never on offer: {', '.join(missing)}.")
    yield from _wrapped(f"Stages: {', '.join(analysis.stages) or 'none is named'}.")


def _plays(analysis: Analysis) -> Iterator[str]:
    plays = analysis.covering_plays()
    if plays is None:
        yield "Not known: a loop without a cost, or more states than are explored."
        return
    yield f"{len(plays)} plays (found greedily: few, though not proven to be the fewest)."
    for number, play in enumerate(plays, 1):
        yield from textwrap.wrap(
            f"{number:>2}. {', '.join(play)}", WIDTH, subsequent_indent="    ", break_on_hyphens=False
        )


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _span(span: Range | None) -> str:
    return "?" if span is None else f"{span.least.percent:.0f}–{span.most.percent:.0f}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.001 else f"1 in {1 / share:,.0f}"
