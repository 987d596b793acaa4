"""Your notes: the person, what you have learnt, what you can look up, and your aim, on a page of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.conversation.talk import Talk
from simulator.debrief.lessons import FOR_THEM
from simulator.languages.tongue import tongue
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, moved, said
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling
from simulator.tui.widgets.customer_panel import notes_rows, person_rows


class NotesScreen(Scrolling[None]):
    """Where the side panel has no room."""

    TITLE = "Notes"
    AIR = 2
    HELP = "What is known: it is the same as in the side panel of a larger window."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,n,q,enter,escape,backspace", "close", "back", "Back to the conversation."),
    ]
    FOOT = ("close", SCROLLS, "help")

    def __init__(
        self, talk: Talk, own_words: str = "", purpose: str = "", by_then: Sequence[str] | None = None
    ) -> None:
        """`own_words` are what the trainee would have said now, `purpose` what they want to be better; both if any. In a
        drill only the needs that were known `by_then` are shown.
        """
        super().__init__()
        self._talk = talk
        self._own_words, self._purpose, self._by_then = own_words, purpose, by_then

    def beside_title(self) -> Line:
        return said(self._talk.scenario.title, "muted")

    def body(self, grid: Grid) -> list[Line]:
        width, say = min(grid.text, 72), tongue(self._talk.scenario.lang)
        yours = (
            [said(say("Your words"), "muted"), *block(say("“{text}”", text=self._own_words), width), BLANK]
            if self._own_words
            else []
        )
        lines = [BLANK, *yours, *notes_rows(self._talk, width, gap=1, by_then=self._by_then)]
        if self._talk.scenario.objective:
            lines += [BLANK, said(say("Your aim"), "muted"), *block(self._talk.scenario.objective, width)]
        if self._purpose:
            lines += [BLANK, said(say.own(FOR_THEM), "muted"), *block(self._purpose, width)]
        lines += [BLANK, *person_rows(self._talk, min(width, 40))]
        return [moved(line, grid.margin) for line in lines]
