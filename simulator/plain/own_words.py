"""Answering in own words, line by line: a text is typed, lines are proposed, and the number of one takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from simulator.conversation.talk import Talk
from simulator.plain.speaker import Speaker
from simulator.scenario.model import Choice
from simulator.words.answered_turn import Answering
from simulator.words.typed_reply import Saying

if TYPE_CHECKING:
    from simulator.practice.own_words.replies import RepliesCompared

OFFERED_FROM = 3
OFFER = "Type o to answer in your own words, before you see any line."
ON = "Say it in your own words: the line that may do the same is proposed, and its number takes it. What you type is never scored."
OFF = "From here on you choose among the lines."


class OwnWordsAsked:
    """`on` is whether the trainee wants it; `make` gives what compares, once it is wanted."""

    def __init__(self, on: bool = False, make: Callable[[], RepliesCompared] | None = None) -> None:
        self.on = on
        self._make = make
        self._replies: RepliesCompared | None = None
        self._at = -1
        self._here = Answering()
        self._all = False
        self._told = ""
        self.start()

    def start(self) -> None:
        """Where it is wanted, begins to load the engine."""
        if self.on and self._make is not None and self._replies is None:
            self._replies = self._make()
            self._replies.start()

    def turned(self) -> str:
        """On where it was off, and off where it was on; says so."""
        self.on = not self.on and self._make is not None
        self.start()
        return ON if self.on else OFF

    def here(self, talk: Talk) -> Answering:
        """What was said at the turn where the talk stands."""
        place = len(talk.attempt.choices)
        if place != self._at:
            self._at, self._here, self._all = place, Answering(), False
        if self.on and self._replies is not None:
            self._replies.start(talk.scenario)
        return self._here

    def takes(self, talk: Talk) -> dict[int, Choice]:
        """The lines that can be taken now, by their numbers: none before something was typed, unless all are shown."""
        here, shown = self.here(talk), talk.shown()
        wanted = here.marked
        everything = self._all or (bool(here.sayings) and not wanted)
        return {number: one for number, one in enumerate(shown, start=1) if everything or one.id in wanted}

    def tell(self, talk: Talk, speech: Speaker) -> None:
        """What is proposed at this turn, or all lines."""
        here, takes = self.here(talk), self.takes(talk)
        if here.sayings:
            speech.note(" ".join(part for part in (here.says, "" if here.marked else here.asks) if part))
        for number, choice in takes.items():
            speech.line(f"{number}. {' '.join(choice.say.split())}")
        if here.marked:
            speech.note(here.asks)

    def prompt(self, talk: Talk) -> str:
        """What can be typed now."""
        takes, here = self.takes(talk), self.here(talk)
        if not takes:
            return "In your own words (Enter shows the lines, ? for help): "
        if here.marked:
            numbers = " or ".join(map(str, takes))
            return f"{numbers} takes it, 0 for none of these, or say it again: "
        return f"1 to {len(takes)} takes a line, or say it in your own words: "

    def heard(self, talk: Talk, typed: str, speech: Speaker) -> str:
        """The id of the line whose number was typed; "" where the turn is to be shown anew."""
        takes, here = self.takes(talk), self.here(talk)
        if typed.isascii() and typed.isdigit() and len(typed) < 4:
            return self._number(int(typed), takes, here, speech)
        if not typed:
            self._all = self._all or not here.sayings
        else:
            self._compare(talk, typed, speech)
        return ""

    def _number(self, number: int, takes: dict[int, Choice], here: Answering, speech: Speaker) -> str:
        if number in takes:
            return takes[number].id
        if number == 0 and here.marked:
            here.refuse()
        else:
            speech.note("There is no line of that number here." if takes else "Say it first; then lines have numbers.")
        return ""

    def _compare(self, talk: Talk, typed: str, speech: Speaker) -> None:
        if self._replies is None:
            return
        text = " ".join(typed.split())
        found = self._replies.compare(text, talk.offered(), talk.turn.says_or_scene if talk.turn is not None else "")
        self._all = False
        self.here(talk).compared(text, found.found, found.engine)
        if found.news:
            speech.note(found.news)
        if found.tells != self._told:
            self._told = found.tells
            speech.note(found.tells)

    def kept(self, talk: Talk) -> tuple[str | None, Sequence[Saying]]:
        """What was said before the choice that the talk ends with."""
        return (
            (self._here.text or None, self._here.sayings) if self._at == len(talk.attempt.choices) - 1 else (None, ())
        )
