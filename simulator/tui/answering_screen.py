"""A conversation on the screen at which the trainee answers: in own words first, where they want to, or among the lines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.events import Key

from simulator.conversation.talk import Talk
from simulator.tui.own_words import OwnWords
from simulator.tui.page.painted_screen import PaintedScreen, Result
from simulator.tui.page.typed_line import TypedLine
from simulator.tui.widgets.conversation_page import CHOOSE, OVER, PROPOSED, SAY, View
from simulator.tui.widgets.proposed_lines import Proposed
from simulator.tui.words import UNREAD

if TYPE_CHECKING:
    from simulator.external.speech import Dictation
    from simulator.practice.own_words.replies import ComparedReply
    from simulator.scenario.rubric import Rubric
    from simulator.tui.page.typed_fields import FewRows


LONGEST = 20_000
"""Characters that can be typed or pasted: far more than anybody says, and the field is still quick. More is told of."""
RUN = 0.7
"""Seconds after a key that means nothing here in which the next ones are held to be typed text."""
ORDERS = frozenset(
    (
        "say",
        "look",
        "go_on",
        "back",
        "notes",
        "coach",
        "take_back",
        "say_first",
        "own_words",
        "none",
        "unsaved",
        "leave",
    )
)
"""What keys do that are letters or figures, where nothing is typed."""


class AnsweringScreen(PaintedScreen[Result]):
    """Shows what stands below the line, and the way from what is typed to the lines that may do the same. What is then
    taken, and what follows, is its subclass's. `change` writes a setting down; `ticks` are seconds that only go forward.
    """

    def __init__(
        self, talk: Talk, own_words: OwnWords, change: Callable[..., None], ticks: Callable[[], float]
    ) -> None:
        super().__init__()
        self.talk = talk
        self.own_words = own_words
        self._change = change
        self._ticks = ticks
        self._replied = -UNREAD
        self._letter = -RUN
        self._line = TypedLine(rows=True, longest=LONGEST)
        self._spoken = ("", -1)
        self._listening = False
        self.view = View(self._next(), compares=own_words.compares)

    @property
    def counts(self) -> Rubric:
        return self.talk.rubric

    def on_mount(self) -> None:
        super().on_mount()
        if self.own_words.compares:
            self.own_words.ready(self.talk.scenario)
        self._ask()
        self._speak()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the trainee is to type, letters are letters, also in the moment before the field is there."""
        if self.view.below == SAY and action in ORDERS:
            return False
        if action in ORDERS and self._ticks() - self._letter < RUN:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Somebody who types on where no field is says it again: no figure in it takes a line, and no letter is an order."""
        letter = event.character is not None and event.is_printable
        if not letter or not self.own_words.compares or self.view.below == SAY:
            return
        now = self._ticks()
        running = now - self._letter < RUN
        if not running and event.key in self.active_bindings:
            return
        if not running:
            self.notify("Press w to say it again in other words.", markup=False, timeout=3)
        self._letter = now

    def on_unmount(self) -> None:
        if self.own_words.sound.speech is not None:
            self.own_words.sound.speech.hush()

    def _speak(self) -> None:
        """Speaks what the customer says now, once, where the settings name a voice; says once why it cannot."""
        speech = self.own_words.sound.speech
        if speech is None:
            return
        turn, ending = self.talk.turn, self.talk.ending
        now = (
            turn.says_or_scene if turn is not None else ending.says if ending is not None else "",
            len(self.talk.steps),
        )
        if news := speech.news():
            self.notify(news, markup=False, timeout=10)
        if now != self._spoken and now[0]:
            self._spoken = now
            speech.say(now[0], self.talk.scenario.lang)

    def action_dictate(self) -> None:
        """Hears what the trainee says and shows it in the field, to be read before it is used."""
        dictation = self.own_words.sound.dictation
        if self.view.below != SAY:
            return
        if dictation is None:
            where = "[dictation] in the settings names no command that writes down what it hears."
            self.notify(where, markup=False, timeout=6)
            return
        if self._listening:
            dictation.done()
            return
        self._listening = True
        self.notify("Listening. Press the key again when you are done.", markup=False, timeout=4)
        self.run_worker(self._dictated(dictation), group="dictation")

    async def _dictated(self, dictation: Dictation) -> None:
        from simulator.external.speech import NoSound

        try:
            heard = await asyncio.to_thread(dictation.hear, self.talk.scenario.lang)
        except NoSound as why:
            self.notify(str(why), markup=False, timeout=8)
            return
        finally:
            self._listening = False
        if self.view.below == SAY:
            self._line.insert(self, heard)

    def _painted(self) -> None:
        self._replied = self._ticks()

    @property
    def _unread(self) -> bool:
        return self._ticks() - self._replied < UNREAD

    def _next(self) -> str:
        if not self.talk.offered():
            return OVER
        return SAY if self.own_words.asks(len(self.talk.steps)) else CHOOSE

    def _show(self, view: View) -> None:
        """Shows that below the line; where the trainee is to speak first, with the line to type in."""
        place = len(self.talk.steps)
        words = self.own_words.at(place) if view.below in (CHOOSE, PROPOSED) else ""
        self.view = replace(view, own_words=words, compares=self.own_words.compares)
        if view.below == CHOOSE and self.own_words.compares:
            here = self.own_words.answering(place)
            self.view = replace(self.view, verdict=tuple(part for part in (here.says, here.asks) if part))
        self._ask()
        self._speak()
        self.redraw()

    def _ask(self) -> None:
        if self.view.below == SAY:
            again = self.own_words.at(len(self.talk.steps)) if self.own_words.compares else ""
            self.call_after_refresh(self._line.open, self, again)
        else:
            self._line.close(self)

    def on_few_rows_submitted(self, event: FewRows.Submitted) -> None:
        event.stop()
        if self.own_words.compares and not event.value.strip():
            self.notify("Type what you would say, or press esc to see the lines.", markup=False, timeout=4)
            return
        self.own_words.keep(len(self.talk.steps), event.value)
        if self.own_words.compares:
            self._compare(event.value)
        else:
            self._show(View(CHOOSE))

    def _compare(self, text: str) -> None:
        """What the line does the same is found out in a thread: an endpoint may take seconds."""
        talk, place, words = self.talk, len(self.talk.steps), self.own_words.at(len(self.talk.steps))
        replies, customer = (
            self.own_words.ready(talk.scenario),
            talk.turn.says_or_scene if talk.turn is not None else "",
        )
        self._show(View(PROPOSED, proposed=Proposed(words)))

        async def compared() -> None:
            found = await asyncio.to_thread(replies.compare, words, talk.offered(), customer)
            self.own_words.answering(place).compared(words, found.found, found.engine)
            if self.view.below == PROPOSED and len(self.talk.steps) == place:
                self._propose(found)

        self.run_worker(compared(), group="own words", exclusive=True)

    def _propose(self, found: ComparedReply) -> None:
        """Shows the lines that may do the same, each with its own number; all of them where none is close."""
        if found.news:
            self.notify(found.news, markup=False, timeout=12)
        here, shown = self.own_words.answering(len(self.talk.steps)), self.talk.shown()
        places = tuple(at for at, choice in enumerate(shown) if choice.id in here.marked)
        texts = tuple(shown[at].say for at in places)
        proposed = Proposed(here.text, here.says, here.asks, places, texts, found.tells)
        self._show(View(PROPOSED, proposed=proposed) if places else View(CHOOSE))
        self.call_after_refresh(self._painted)
        self._painted()

    def _proposed(self) -> tuple[int, ...]:
        return self.view.proposed.places if self.view.below == PROPOSED else ()

    def action_none(self) -> None:
        """None of the proposed lines does the same: all of them, and nothing is lost by it."""
        if self._proposed() and not self._unread:
            self.own_words.answering(len(self.talk.steps)).refuse()
            self._show(View(CHOOSE))
            self.call_after_refresh(self._painted)

    def action_skip(self) -> None:
        """See the choices without having said anything first, or without waiting for what is compared."""
        if self.view.below == SAY:
            place = len(self.talk.steps)
            self.own_words.keep(place, self.own_words.answering(place).text)
            self.app.clear_notifications()  # what was said about typing no longer holds
            self._show(View(CHOOSE))
        elif self.view.below == PROPOSED and not self.view.proposed.places:
            self.workers.cancel_group(self, "own words")
            self._show(View(CHOOSE))

    def action_say_first(self) -> None:
        own = self.own_words
        if own.compares:
            if self.view.below == CHOOSE or self._proposed():
                self._show(View(SAY))
            return
        own.say_first = not own.say_first
        self._change(say_first=own.say_first)
        self._turned("From the next turn on you say it first." if own.say_first else "The choices appear at once.")

    def action_own_words(self) -> None:
        own = self.own_words
        own.compares = not own.compares
        self._change(own_words=own.compares)
        if own.compares and own.ready().question():
            self.ask_endpoint()
        elif own.compares:
            own.ready(self.talk.scenario)
        on = "From the next turn on you answer in your own words."
        self._turned(on if own.compares else "From here on you choose among the lines.")

    def ask_endpoint(self) -> None:
        """Asks whether own words may be sent elsewhere, and comes back."""
        raise NotImplementedError

    def _turned(self, told: str) -> None:
        """How a turn is answered has changed: it holds at once where nothing is chosen or said yet."""
        if self.view.below in (CHOOSE, PROPOSED) and self.view.focus is None:
            self._show(View(self._next()))
            if self.view.below == SAY:
                return
        self.notify(told, markup=False, timeout=3)
        self.redraw()
