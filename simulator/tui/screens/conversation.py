"""The conversation: choose what to say, see what follows. Every choice is kept before its reply is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.conversation.talk import Talk
from simulator.practice.attempts.keeper import Keeps
from simulator.practice.file.store import NotKept
from simulator.tui.answering_screen import AnsweringScreen
from simulator.tui.own_words import OwnWords, Sound
from simulator.tui.page.footer import Key, Offer, binding
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import Line
from simulator.tui.widgets.conversation_page import CHOOSE, COACH, OVER, PROPOSED, SAY, View, furthest_back, stage_page
from simulator.tui.widgets.customer_panel import panel
from simulator.tui.words import OWN_WORDS_FROM, TAKE_BACK_UP_TO

if TYPE_CHECKING:
    from simulator.practice.own_words.replies import RepliesCompared


class ConversationScreen(AnsweringScreen[Literal["over", "notes", "leave", "endpoint"]]):
    """One running attempt. `talk` is the conversation as it stands; `view` how it is looked at. `change` writes a
    setting down, here whether the trainee says it first, alone or with lines proposed by `replies`; `ticks` are seconds of a clock that only goes forward.
    """

    SIDE = PANEL
    HELP = (
        "Say what you would say. The person's words, face and mood tell you how it landed; figures come with the "
        "debrief, or after each line where the coach is on. Below the line is what you can say; above it, what was said."
    )
    BINDINGS: ClassVar = [
        *(binding(f"{n}", f"say({n - 1})", f"say {n}", f"Say line {n}.", id=f"say-{n}") for n in range(1, 10)),
        binding("down,j", "look(1)", "look closer", "Focus the next line you can say.", id="down"),
        binding("up,k", "look(-1)", "look back", "The line before; above the first one, look back.", id="up"),
        binding("enter", "go_on", "say it", "Say the focused line, or go on after the coach."),
        binding("pageup,K", "back(6)", "earlier", "Look back at what was said.", id="earlier"),
        binding("pagedown,J", "back(-6)", "later", "Towards now.", id="later"),
        binding("n", "notes", "notes", "What you have learnt, what you can look up, and your aim."),
        binding("c", "coach", "coach on or off", "Coaching after every choice, on or off."),
        binding("r,backspace", "take_back", "take it back", "Take your last line back, at the first two levels."),
        binding("w", "say_first", "say it first", "Say it before the choices appear, on or off; or say it again."),
        binding(
            "u",
            "own_words",
            "own words",
            "In your own words: the line that does the same is proposed.",
        ),
        binding("0", "none", "none of these", "None of the proposed lines does the same: see them all.", id="none"),
        binding(
            "ctrl+t,f2",
            "dictate",
            "dictate",
            "Say it aloud: your own command writes it down, to be read before it is used.",
        ),
        binding("escape,x", "skip", "skip", "See the choices without saying anything first."),
        binding("s", "unsaved", "go on unsaved", "Go on without saving, where saving has failed."),
        binding("q", "leave", "leave", "Leave. What you said is saved."),
    ]

    def __init__(
        self,
        talk: Talk,
        keeper: Keeps,
        *,
        coach: bool,
        say_first: bool = False,
        own_words: bool = False,
        replies: Callable[[], RepliesCompared] | None = None,
        sound: Sound | None = None,
        change: Callable[..., None],
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(talk, OwnWords(say_first, own_words, replies, sound), change, ticks)
        self._keeper = keeper
        self._unkept = False
        self.coach = coach

    def page(self, grid: Grid) -> list[Line]:
        return stage_page(self.talk, self.view, grid)

    def side(self, grid: Grid) -> list[Line]:
        return panel(self.talk, grid, self._keeper.purpose)

    def offers(self) -> Sequence[Offer]:
        saved = self._keeper.keeps and bool(self.talk.steps)
        last = ("leave", "leave, saved" if saved else "leave")
        notes = () if self.grid.wide else ("notes",)
        if self.view.below == OVER:
            over = (("go_on", "look back"),) if self.talk.steps else ()
            return (*over, *notes, "help", last)
        if self.view.below == SAY:
            heard = ("dictate",) if self.own_words.sound.dictation is not None else ()
            if self.own_words.compares:
                return (Key("enter", "that is it"), ("skip", "show the lines"), *heard)
            return (Key("enter", "then the choices", "skip"), "skip", *heard)
        if self.view.below == PROPOSED:
            places = self.view.proposed.places
            if not places:
                return (("skip", "show the lines"), "help", last)
            numbers = Key(" or ".join(str(place + 1) for place in places), "the same")
            none = ("none", "none" if self.grid.width < 60 else "none of these")
            return (numbers, none, ("say_first", "say it again"), *notes, "help", last)
        if self.view.below == COACH:
            back = ("take_back",) if self.may_take_back else ()
            return (("go_on", "go on"), *back, *notes, ("coach", "no coach"), "help", last)
        say = ("say-1" if (count := len(self.talk.shown())) < 2 else f"say-1..say-{count}", "say it")
        look = () if self.grid.width < 80 else (("up down", "look closer"),)
        coach = ("coach", "no coach" if self.coach else "coach me")
        if self.own_words.compares:
            return (
                say,
                ("say_first", "say it again"),
                *look,
                *notes,
                "help",
                last,
                ("own_words", "own words off"),
                coach,
            )
        first = ("say_first", "choices at once" if self.own_words.say_first else "say it first")
        offered = ("own_words",) if self.talk.scenario.level >= OWN_WORDS_FROM else ()
        return (say, *offered, *look, *notes, "help", last, coach, first)

    @property
    def may_take_back(self) -> bool:
        return self.talk.scenario.level <= TAKE_BACK_UP_TO and bool(self.talk.steps)

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.action_say(mark)

    def rolled(self, by: int) -> None:
        self.action_back(-3 * by)

    def action_say(self, at: int) -> None:
        """Say the line in that place of the list, counted from 0."""
        shown = self.talk.shown()
        may = range(len(shown)) if self.view.below == CHOOSE else self._proposed()
        if at not in may or at >= len(shown) or self._unread:
            return
        place = len(self.talk.steps)
        self.talk.choose(shown[at].id)
        try:
            words, sayings = self.own_words.at(place), self.own_words.answering(place).sayings
            self._keeper.chosen(
                self.talk, words or None, sayings
            )  # durable first: showing the reply says that it counts
        except NotKept as trouble:
            self.talk = self.talk.take_back()
            self._unkept = True
            retry = "Choose again, or" if trouble.again else "Or"
            self.notify(f"{trouble} {retry} press s to go on without saving.", markup=False, timeout=12)
            return
        self._show(View(COACH if self.coach else self._next()))
        self.call_after_refresh(self._painted)
        self._painted()

    def action_go_on(self) -> None:
        if self._unread:
            return
        if self.view.below in (CHOOSE, PROPOSED):
            if self.own_words.compares:
                self.notify("Enter takes nothing here. Press the number of the line.", markup=False, timeout=3)
            elif self.view.focus is not None:
                self.action_say(self.view.focus)
        elif self.view.below == COACH:
            self._show(View(self._next()))
        elif self.view.below == OVER and self.talk.steps:
            self.answer("over")

    def action_look(self, by: int) -> None:
        """Up and down one line of reading: what was said above, what you can say below."""
        view, count = self.view, len(self.talk.shown())
        if by > 0 and view.back:
            self.action_back(-2)
        elif view.below != CHOOSE or (by < 0 and view.focus is None):
            self.action_back(-2 * by)
        elif by < 0 and view.focus == 0:
            self.view = replace(view, focus=None)
        else:
            at = 0 if view.focus is None else view.focus + by
            self.view = replace(view, focus=min(at, count - 1))
        self.redraw()

    def action_back(self, by: int) -> None:
        """Look so many rows further back."""
        furthest = furthest_back(self.talk, self.grid, LOOKING_BACK)
        self.view = replace(self.view, back=max(0, min(furthest, self.view.back + by)))
        self.redraw()

    def action_coach(self) -> None:
        self.coach = not self.coach
        if not self.coach and self.view.below == COACH:
            self._show(View(self._next()))
        self.notify(f"The coach is {'on' if self.coach else 'off'}.", markup=False, timeout=2)
        self.redraw()

    def action_take_back(self) -> None:
        if not self.may_take_back:
            nothing = "There is nothing to take back yet."
            hard = "At this level what is said is said. You can replay from any choice in the debrief."
            self.notify(hard if self.talk.steps else nothing, markup=False, timeout=4)
            return
        shorter = self.talk.take_back()
        try:
            self._keeper.taken_back(shorter)
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=12)
            return
        self.talk = shorter
        self.own_words.back_to(len(shorter.steps))
        self._show(View(CHOOSE))

    def action_unsaved(self) -> None:
        if not self._unkept:  # a letter that was typed on after the field had gone
            self.notify("Nothing has failed: what you say is saved.", markup=False, timeout=3)
            return
        self._keeper.stop()
        self.notify("From here on nothing is saved.", markup=False)

    def ask_endpoint(self) -> None:
        self.answer("endpoint")

    def action_notes(self) -> None:
        self.answer("notes")

    def action_leave(self) -> None:
        self.answer("leave")


LOOKING_BACK = 3
"""Rows of the beginning that stay in sight when one looks back as far as it goes."""
