"""Where a conversation was left: go on from there, or begin anew. One calm page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.scenario.short_names import label_of
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, moved, said
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.words import counted, day

if TYPE_CHECKING:
    from simulator.practice.attempts.kept import KeptAttempt
    from simulator.practice.attempts.resume import Resumed


class GoingOnScreen(Scrolling[Literal["go on", "anew", "back"]]):
    """Shown instead of the brief where there is something to go on with."""

    AWAY = "back"
    HELP = "You left this conversation before its end. Nothing you said is lost; the record stays if you begin anew."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("enter,space", "go_on", "go on", "Go on where it stopped."),
        binding("B", "anew", "begin anew", "Begin anew, from the brief. What you said before stays recorded."),
        binding("b,q,escape,backspace", "close", "back", "Back to the library."),
    ]
    FOOT = ("go_on", "anew", "help", "close")

    def __init__(self, kept: KeptAttempt, resumed: Resumed, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._kept = kept
        self._resumed = resumed
        self._clock = clock

    def heading(self) -> str:
        return self._resumed.talk.scenario.title

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 66)
        talk, kept = self._resumed.talk, self._kept
        now = self._clock()
        when = day(kept.started.astimezone(now.tzinfo), now)
        told = f"You left this conversation on {when}, after {counted(len(kept.choices), 'choice')}."
        lines = [BLANK, *block(told, width, "bold")]
        for sentence in self._resumed.sentences():
            lines += [BLANK, *block(sentence, width)]
        step = talk.steps[-1]
        lines += [BLANK, said("You had just said", "muted"), *block(step.choice.say, width, "soft")]
        if step.choice.reply:
            lines += block(step.choice.reply, width, "italic soft")
        if talk.turn is not None:
            name = label_of(talk.scenario, talk.turn.speaker)
            lines += [BLANK, said(f"{name} answered", "muted"), *block(talk.turn.says, width)]
        return [moved(line, grid.margin) for line in lines]

    def action_go_on(self) -> None:
        self.answer("go on")

    def action_anew(self) -> None:
        self.answer("anew")
