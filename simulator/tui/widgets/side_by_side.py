"""Two attempts at one conversation side by side: how each ended, the three axes, and choice by choice what was said."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.debrief.coaching import MARKS
from simulator.debrief.outcome import outcome_headline, summing_up
from simulator.debrief.review import Debrief, Decision
from simulator.debrief.turning_points import turned_here, worth_sentence
from simulator.scenario.rubric import AXES
from simulator.scenario.short_names import label_of
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, beside, block, item, moved, row, said, span
from simulator.tui.widgets.choice_worth import INKS

SAME = "The same until here."
WITH_NAMES = 52
"""Cells of a column from which on the axes are named beside their marks."""
MOST_COMMON = 5
"""Rows of lines that both have."""
ALIKE = "Not one line is different."


def side_by_side(then: Debrief, now: Debrief, names: tuple[str, str], grid: Grid, *, heard: bool = False) -> list[Line]:
    """The earlier one at the left, or above where it is narrow; `heard` puts the customer's words before each line."""
    two = grid.text >= 70
    width = (grid.text - 4) // 2 if two else grid.text
    both = list(zip((then, now), names, strict=True))
    heads = [_head(review, name, width) for review, name in both]
    lines = [BLANK, *_side(heads, two, width), BLANK]
    pairs = _pairs(then.decisions, now.decisions)
    same = next((at for at, (one, other) in enumerate(pairs) if _said(one) != _said(other)), len(pairs))
    lines += _common([one for one, _ in pairs[:same] if one is not None], grid.text)
    if 0 < same < len(pairs):
        lines += [BLANK, said(SAME, "soft"), BLANK]
    for one, other in pairs[same:]:
        sides = [_line(then, one, width, heard), _line(now, other, width, heard)]
        lines += [*_side(sides, two, width), BLANK]
    if heard:
        lines += _side([_last_words(one, width) for one in (then, now)], two, width)
    if same == len(pairs):
        lines += [BLANK, *block(ALIKE, grid.text, "soft")]
    return [moved(line, grid.margin) for line in lines]


def _common(decisions: Sequence[Decision], width: int) -> list[Line]:
    """The lines that both have; of many only the last one, so that what differs is in sight."""
    rows = [
        item(Span(str(one.number), "muted"), span(_said(one) or "").text, width, "muted", hang=4) for one in decisions
    ]
    if sum(map(len, rows)) > MOST_COMMON:
        before = len(rows) - 1
        told = "Choice 1 is the same in both." if before == 1 else f"Choices 1 to {before} are the same in both."
        return [said(told, "muted"), *rows[-1]]
    return [line for one in rows for line in one]


def _last_words(review: Debrief, width: int) -> list[Line]:
    """What they say at the end, where there is one."""
    if review.ending is None or not review.decisions:
        return []
    name = label_of(review.talk.scenario, review.decisions[-1].step.turn.speaker)
    return block(f"{name}: {' '.join(review.ending.says.split())}", width - 4, "bold", indent=4)


def _side(blocks: list[list[Line]], two: bool, width: int) -> list[Line]:
    return beside(blocks[0], blocks[1], width + 4) if two else [*blocks[0], BLANK, *blocks[1]]


def _head(review: Debrief, name: str, width: int) -> list[Line]:
    spans: list[Span] = []
    for axis in AXES:
        value, name_too = getattr(review.score, axis).percent, width >= WITH_NAMES
        spans += [Span(f"{MARKS[axis]} ", INKS[axis]), *([Span(f"{axis} ", "muted")] if name_too else [])]
        spans.append(Span(f"{value:<5.0f}", "bold"))
    told = outcome_headline(review)
    return [
        said(name, "muted"),
        *block(told, width, "bold"),
        row(*spans),
        *block(summing_up(review)[0], width, "soft"),
    ]


def _pairs(one: Sequence[Decision], other: Sequence[Decision]) -> list[tuple[Decision | None, Decision | None]]:
    longest = max(len(one), len(other))
    return [(one[at] if at < len(one) else None, other[at] if at < len(other) else None) for at in range(longest)]


def _said(decision: Decision | None) -> str | None:
    return " ".join(decision.step.choice.say.split()) if decision is not None else None


def _line(review: Debrief, decision: Decision | None, width: int, heard: bool) -> list[Line]:
    """What was said, what followed, what it was worth and did to their trust; a turning point is named."""
    if decision is None:
        return [said("It was over.", "muted", indent=4)]
    step = decision.step
    before: list[Line] = []
    if heard:
        before = block(step.turn.scene, width - 4, "italic soft", indent=4)
        if step.turn.says:
            name = label_of(review.talk.scenario, step.turn.speaker)
            before += block(f"{name}: {' '.join(step.turn.says.split())}", width - 4, "soft", indent=4)
        before += [BLANK] if before else []
    rows = item(Span(str(decision.number), "bold"), _said(decision) or "", width - 2, hang=2)
    ink = "push" if step.points.pushiness > 0 else "help"
    mark = Span(f"{decision.mark} ", ink) if decision.mark else Span("  ")
    lines = [*before, row(mark, *rows[0].spans), *(moved(line, 2) for line in rows[1:])]
    lines += block(step.choice.reply, width - 4, "italic soft", indent=4)
    lines += block(worth_sentence(decision), width - 4, "muted", indent=4)
    return [*lines, *block(turned_here(review, decision), width - 4, "bold", indent=4)]
