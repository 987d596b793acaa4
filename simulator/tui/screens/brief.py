"""The brief: where you stand, whom you meet, what you are there for. From here the conversation begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.debrief.lessons import PURPOSE
from simulator.tui.page.footer import Key, Offer, binding
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import BLANK, Line, Span, block, item, moved, row, said, span
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.page.typed_line import TypedLine
from simulator.tui.widgets.face import person_head
from simulator.tui.words import OWN_WORDS_FROM, kind_of_talk

if TYPE_CHECKING:
    from simulator.practice.own_words.replies import RepliesCompared
    from simulator.scenario.model import Person, Scenario
    from simulator.tui.page.typed_fields import FewRows


LONGEST = 200
"""Characters of a purpose: one line of it, in as many rows as it takes."""
ROWS = 3


class BriefScreen(Scrolling[bool]):
    """Shown before the first word is said; answers whether to begin. `coach` is whether the coach is to speak,
    `own_words` whether the trainee answers in their own: then what compares them is loaded while they read.
    """

    SIDE = PANEL
    HELP = "Read where you stand and what you are there for. Nothing is recorded before your first answer."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("enter,space", "begin", "begin", "Begin the conversation."),
        binding("c", "coach", "coach on or off", "Coaching after every choice, on or off."),
        binding("w", "purpose", "your purpose", "Write down what you want to be better for the person afterwards."),
        binding(
            "u",
            "own_words",
            "own words",
            "In your own words: the line that does the same is proposed.",
        ),
        binding("b,escape,backspace", "back", "back", "Back to the library."),
        binding("q", "back", "back", "Back to the library.", id="leave"),
    ]

    def __init__(
        self,
        scenario: Scenario,
        *,
        coach: bool,
        own_words: bool = False,
        replies: Callable[[], RepliesCompared] | None = None,
    ) -> None:
        super().__init__()
        self.own_words = own_words
        self._replies = replies
        self.scenario = scenario
        self.coach = coach
        self.purpose = ""
        self._line = TypedLine("one line; enter begins", rows=True, longest=LONGEST)
        self._typing = False
        self._asked_at = 0

    INK = "bold"

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._load)

    def heading(self) -> str:
        return self.scenario.title

    def _kind(self) -> str:
        return kind_of_talk(self.scenario.market, self.scenario.level, self.scenario.minutes)

    def beside_title(self) -> Line:
        return said(self._kind(), "muted")

    def below_title(self) -> tuple[str, ...]:
        return (self._kind(),)

    def body(self, grid: Grid) -> list[Line]:
        scenario = self.scenario
        width = grid.speech
        lines = [BLANK, *block(scenario.brief, width)]
        if scenario.objective:
            lines += [BLANK, said("Your aim", "muted"), *block(scenario.objective, width, "bold")]
        lines += [BLANK, *self._asked(grid, len(lines) + 1)]
        coaching = "A coach speaks after every line you say." if self.coach else "The coach waits until the end."
        lines += [BLANK, said(coaching, "soft"), *self._own(width)]
        if not grid.wide:
            lines += [BLANK, said("You meet", "muted")]
            for person in scenario.people.values():
                lines += _who(person, width)
        if scenario.facts:
            lines += [BLANK, said("What you can look up while you talk", "muted")]
            for fact in scenario.facts:
                lines += item(Span("·", "muted"), fact, width)
        return [moved(line, grid.margin) for line in lines]

    def _own(self, width: int) -> list[Line]:
        """Whether lines or own words; offered where a conversation is hard, and told wherever it is on."""
        if self.own_words:
            return block("You answer in your own words, and confirm which written line does the same.", width, "soft")
        if self.scenario.level < OWN_WORDS_FROM:
            return []
        return item(Span("u", "bold accent"), "to answer in your own words, before you see any line.", width, "soft")

    def _asked(self, grid: Grid, at: int) -> list[Line]:
        """The purpose: the question, and the line to type it in, what was typed, or how to."""
        question = block(PURPOSE, grid.speech, "muted")
        self._asked_at = at + len(question)
        if self._typing:
            return [*question, *[TypedLine.room(BLANK, grid.speech)] * ROWS]
        if self.purpose:
            return [*question, *block(self.purpose, grid.speech)]
        return [*question, row(Span("w", "bold accent"), Span(" writes it down, if you like.", "soft"))]

    def first_row(self, room: int) -> int:
        if not self._typing:
            return self.from_row
        return max(
            min(self.from_row, self._asked_at - 1), self._asked_at + ROWS + 1 - room
        )  # the last row has the arrow

    def side(self, grid: Grid) -> list[Line]:
        people = list(self.scenario.people.values())
        lines = [BLANK, BLANK, *person_head(people[0].name, people[0].role, grid.side_text, 2)]
        if people[0].manner:
            lines += [BLANK, *block(people[0].manner, grid.side_text, "soft")]
        for person in people[1:]:
            lines += [BLANK, BLANK, *_who(person, grid.side_text)]
        return [moved(line, grid.side_margin) for line in lines]

    def offers(self) -> Sequence[Offer]:
        if self._typing:
            return (Key("enter", "begin"), Key("esc", "not now", "back"))
        own = (("own_words", "own words off" if self.own_words else "own words"),) if self._offers_own else ()
        return (
            "begin",
            ("purpose", "purpose"),
            ("coach", "no coach" if self.coach else "coach me"),
            *own,
            "back",
            "help",
            "rubric",
        )

    def action_purpose(self) -> None:
        """Shows the line; enter keeps what is typed, and begins."""
        self._typing = True
        self.redraw()
        self._line.open(self, self.purpose)
        self.call_after_refresh(self._line.place, self)

    def on_few_rows_submitted(self, event: FewRows.Submitted) -> None:
        event.stop()
        self.purpose = " ".join(event.value.split())
        self.action_begin()

    def action_begin(self) -> None:
        self.answer(True)

    def action_coach(self) -> None:
        self.coach = not self.coach
        self.redraw()

    @property
    def _offers_own(self) -> bool:
        return self.own_words or self.scenario.level >= OWN_WORDS_FROM

    def action_own_words(self) -> None:
        self.own_words = not self.own_words
        self._load()
        self.redraw()

    def _load(self) -> None:
        if self.own_words and self._replies is not None:
            self._replies().start(self.scenario)

    def action_back(self) -> None:
        if self._typing:
            self._typing = False
            self._line.close(self)
            self.redraw()
            return
        self.answer(False)


def _who(person: Person, width: int) -> list[Line]:
    about = " · ".join(part for part in (person.role, person.manner) if part)
    return [Line((span(person.name, "bold"),)), *block(about, width, "muted")]
