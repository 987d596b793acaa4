"""Two attempts at one conversation side by side: how each ended, the three axes, and choice by choice what was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.conversation.talk import Talk
from simulator.debrief.beside import turned_here, worth_sentence
from simulator.debrief.coaching import MARKS
from simulator.debrief.outcome import outcome_headline
from simulator.debrief.review import Debrief, Decision, debrief
from simulator.scenario.rubric import AXES
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, beside, block, item, moved, row, said, span
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling
from simulator.tui.widgets.worth import INKS

SAME = "The same until here."
ALIKE = "Not one line is different."


class CompareScreen(Scrolling[None]):
    """The earlier one at the left, or above where it is narrow."""

    TITLE = "Side by side"
    SIDE = 0
    HELP = "What was said in both is said once, quietly. From where they part, each line stands beside the other."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,c,q,enter,escape,backspace", "close", "back", "Back to the debrief."),
    ]
    FOOT = ("close", SCROLLS, "help")

    def __init__(self, then: Talk, now: Debrief) -> None:
        super().__init__()
        self._then = debrief(then)
        self._now = now

    def corner(self) -> str:
        return self._now.talk.scenario.title

    @property
    def _names(self) -> tuple[str, str]:
        kept = self._now.talk.attempt.kept
        if self._now.talk.attempt.parent is not None:
            return "What you did", f"What if, from choice {kept + 1}"
        return "The time before", "This time"

    def body(self, grid: Grid) -> list[Line]:
        two = grid.text >= 70
        width = (grid.text - 4) // 2 if two else grid.text
        both = list(zip((self._then, self._now), self._names, strict=True))
        heads = [_head(review, name, width) for review, name in both]
        lines = [BLANK, *_side(heads, two, width), BLANK]
        pairs = _pairs(self._then.decisions, self._now.decisions)
        same = next((at for at, (one, other) in enumerate(pairs) if _said(one) != _said(other)), len(pairs))
        for at, (one, other) in enumerate(pairs):
            if at < same and one is not None:
                lines += item(Span(str(at + 1), "muted"), span(_said(one) or "").text, grid.text, "muted", hang=4)
                continue
            if at == same and same:
                lines += [BLANK, said(SAME, "soft"), BLANK]
            lines += [*_side([_line(self._then, one, width), _line(self._now, other, width)], two, width), BLANK]
        if same == len(pairs):
            lines += [BLANK, *block(ALIKE, grid.text, "soft")]
        return [moved(line, grid.margin) for line in lines]

    def action_close(self) -> None:
        self.answer(None)


def _side(blocks: list[list[Line]], two: bool, width: int) -> list[Line]:
    return beside(blocks[0], blocks[1], width + 4) if two else [*blocks[0], BLANK, *blocks[1]]


def _head(review: Debrief, name: str, width: int) -> list[Line]:
    spans: list[Span] = []
    for axis in AXES:
        value = getattr(review.score, axis).percent
        spans += [Span(f"{MARKS[axis]} ", INKS[axis]), Span(f"{value:<5.0f}", "bold")]
    told = outcome_headline(review)
    return [said(name, "muted"), *block(told, width, "bold"), row(*spans, Span(review.profile.name, "soft"))]


def _pairs(one: Sequence[Decision], other: Sequence[Decision]) -> list[tuple[Decision | None, Decision | None]]:
    longest = max(len(one), len(other))
    return [(one[at] if at < len(one) else None, other[at] if at < len(other) else None) for at in range(longest)]


def _said(decision: Decision | None) -> str | None:
    return " ".join(decision.step.choice.say.split()) if decision is not None else None


def _line(review: Debrief, decision: Decision | None, width: int) -> list[Line]:
    """What was said, what followed, what it was worth and did to their trust; a turning point is named."""
    if decision is None:
        return [said("It was over.", "muted", indent=4)]
    step = decision.step
    rows = item(Span(str(decision.number), "bold"), _said(decision) or "", width - 2, hang=2)
    ink = "push" if step.points.pushiness > 0 else "help"
    mark = Span(f"{decision.mark} ", ink) if decision.mark else Span("  ")
    lines = [row(mark, *rows[0].spans), *(moved(line, 2) for line in rows[1:])]
    lines += block(step.choice.reply, width - 4, "italic soft", indent=4)
    lines += block(worth_sentence(decision), width - 4, "muted", indent=4)
    return [*lines, *block(turned_here(review, decision), width - 4, "bold", indent=4)]
