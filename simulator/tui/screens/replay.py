"""Replay from a decision: choose which. A new attempt begins there, with this one as its parent; both stay."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from simulator.debrief.report import Report
from simulator.practice.resume import what_if
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, Span, block, grounded, item, marked, moved, said
from simulator.tui.page.scene import Scene, binding
from simulator.tui.page.scrolling import Scrolling
from simulator.tui.services import Services

TITLE = "Replay from which choice?"
WHY = "What you said before it stays. This is a what-if: it is kept beside the other, and does not count as an attempt."


class ReplayScreen(Scrolling[Scene[None] | None]):
    """Answers with the conversation to hold, or None."""

    SIDE = 0
    HELP = "Choose where to say something else. Both attempts stay, and can be compared side by side."
    BINDINGS: ClassVar = [
        *(
            binding(f"{n}", f"pick({n})", f"choice {n}", f"Replay from choice {n}.", id=f"say-{n}")
            for n in range(1, 10)
        ),
        binding("down,j", "move(1)", "down", "The next choice.", id="down"),
        binding("up,k", "move(-1)", "up", "The choice before.", id="up"),
        binding("enter,space", "pick(0)", "replay", "Replay from the choice that is lit.", id="begin"),
        binding("n", "anew", "begin anew", "Begin anew from the start, as an attempt that counts."),
        binding("b,q,escape,backspace", "close", "back", "Back to the debrief."),
    ]

    def __init__(self, services: Services, found: Report, attempt_id: str | None, *, coach: bool) -> None:
        super().__init__()
        self._services = services
        self._found = found
        self._attempt_id = attempt_id
        self._coach = coach
        turning = found.turning
        start = turning.loss or turning.gain
        self.at = start.number if start is not None else 1

    def corner(self) -> str:
        return self._found.review.talk.scenario.title

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK, moved(said(TITLE, "bold accent"), grid.margin), BLANK]
        return [header(said(TITLE, "bold"), BLANK, grid)]

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 76)
        lead = max(0, grid.margin - 2)
        lines = [moved(line, grid.margin) for line in block(WHY, width, "muted")]
        lines = [*([] if grid.wide else [BLANK]), *lines, BLANK]
        for decision in self._found.review.decisions:
            lit = decision.number == self.at
            text = " ".join(decision.step.choice.say.split())
            rows = item(Span(str(decision.number), "bold accent"), text, width, "bold" if lit else "", hang=4)[:2]
            for row in rows:
                line = Line((Span("▌" if lit else " ", "accent"), Span(" "), *row.spans))
                line = grounded(line, width + 2, "focus") if lit else line
                lines.append(marked(moved(line, lead), grid.width, decision.number))
            if grid.wide:
                lines.append(BLANK)
        return lines

    def keys(self) -> Sequence[Key]:
        return (
            Key("enter", f"replay from {self.at}", "pick(0)"),
            Key("n", "begin anew", "anew"),
            Key("?", "help", "app.help"),
            Key("b", "back", "close"),
        )

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.action_pick(mark)

    def action_move(self, by: int) -> None:
        self.at = max(1, min(len(self._found.review.decisions), self.at + by))
        self.redraw()

    def action_pick(self, number: int) -> None:
        number = number or self.at
        if number > len(self._found.review.decisions):
            return
        from simulator.tui.screens.conversation import ConversationScreen

        talk = what_if(self._found.review.talk, self._attempt_id, number)
        self.dismiss(ConversationScreen(self._services, talk, self._services.keeper(), coach=self._coach))

    def action_anew(self) -> None:
        from simulator.tui.screens.conversation import begin

        self.dismiss(begin(self._services, self._found.review.talk.scenario, coach=self._coach))

    def action_close(self) -> None:
        self.dismiss(None)
