"""One conversation, line by line: numbers choose, ? helps, u takes back, q leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.conversation.talk import Talk
from simulator.debrief.lessons import PURPOSE
from simulator.languages.english import counted
from simulator.plain.conversation_lines import HELP, LEAVING, ConversationLines, picked
from simulator.plain.own_words import OFFER, OFFERED_FROM, ON, OwnWordsAsked
from simulator.plain.sound import SoundInLines
from simulator.plain.speaker import Write
from simulator.practice.attempts.keeper import Keeps
from simulator.practice.file.store import NotKept

Ask = Callable[[str], str]
"""Asks for one line with a prompt. Raises EOFError where there is no more."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """An unfinished attempt that can be gone on with; `sentences` say what has changed since, if anything."""

    talk: Talk
    keeper: Keeps
    sentences: tuple[str, ...] = ()


class Session:
    """Plays a Talk to its end or until the trainee leaves. `talk` is the conversation as it stands."""

    def __init__(
        self,
        talk: Talk,
        write: Write,
        ask: Ask,
        keeper: Keeps,
        *,
        coach: bool,
        say_first: bool = False,
        own_words: OwnWordsAsked | None = None,
        sound: SoundInLines | None = None,
        ask_purpose: bool = False,
        left: GoingOn | None = None,
    ) -> None:
        self.talk = talk
        self.coach = coach
        self.say_first = say_first
        self._ask_purpose = ask_purpose
        self._said_first: tuple[int, str | None] = (-1, None)
        self.own_words = own_words or OwnWordsAsked()
        self.sound = sound or SoundInLines()
        self._left = left
        self._speech = ConversationLines(write, talk.scenario)
        self._ask = ask
        self._keeper = keeper

    @property
    def attempt_id(self) -> str | None:
        """The record of this conversation, where it is kept."""
        return self._keeper.attempt_id

    @property
    def purpose(self) -> str:
        """What the trainee wants to be better for the person afterwards; "" where they said nothing."""
        return self._keeper.purpose

    def run(self) -> None:
        """Brief, turns, and the last words. Returns at an ending, where it is stuck, and on leaving."""
        self._brief()
        while self.talk.offered():
            self._turn()
            choice_id = self._answer()
            if choice_id is None:
                return
            if choice_id:
                self._choose(choice_id)
        kept = " What you chose is kept." if self._keeper.keeps and self.talk.attempt.choices else ""
        self._speech.last_words(self.talk, kept)
        if self.talk.ending is not None:
            self.sound.say(self.talk.ending.says, self.talk.scenario.lang, self._speech)

    def _brief(self) -> None:
        scenario = self.talk.scenario
        self._speech.brief(scenario)
        if self._left is not None:
            choices = counted(len(self._left.talk.steps), "choice")
            self._speech.note(f"You left this conversation after {choices}. Type g to go on from there.")
        if self.own_words.on:
            self._speech.note(ON)
        elif scenario.level >= OFFERED_FROM:
            self._speech.note(OFFER)
        if self._ask_purpose and not self.talk.steps:
            self._speech.note(f"{PURPOSE} Type w to write one line, if you like.")

    def _write_purpose(self) -> None:
        """One line, before the first choice; the brief itself waits for no key."""
        try:
            self._keeper.purpose = " ".join(self._ask("Better for this person, in one line: ").split())
        except EOFError:
            return

    def _turn(self) -> None:
        turn = self.talk.turn
        if turn is None:
            return
        person = self.talk.scenario.people[turn.speaker]
        self._speech.blank()
        self._speech.turn(person, turn)
        self.sound.say(turn.says_or_scene, self.talk.scenario.lang, self._speech)
        self._speech.heard(self.talk)
        self._speech.mood(self.talk, changed=True)
        if self.own_words.on:
            self.own_words.tell(self.talk, self._speech)
            return
        self._ask_own_words()
        self._speech.choices(self.talk)

    def _ask_own_words(self) -> None:
        """Once at each turn, before the choices are seen. Nothing typed here is ever scored."""
        place = len(self.talk.attempt.choices)
        if not self.say_first or self._said_first[0] == place:
            return
        try:
            words = self._ask("First in your own words (Enter skips): ").strip()
        except EOFError:
            words = ""
        self._said_first = (place, words or None)

    def _answer(self) -> str | None:
        """A choice id, "" to show the turn again, or None to leave."""
        while True:
            said = self._typed()
            typed = said.lower()
            if self.own_words.on and (len(typed) != 1 or typed.isdigit()):
                taken = self.own_words.heard(self.talk, said, self._speech)
                if taken or not typed:
                    return taken
                self.own_words.tell(
                    self.talk, self._speech
                )  # only what is new: the customer's line was read out before
            elif typed == "q":
                return None
            elif (choice_id := picked(typed, self.talk.shown())) is not None:
                return choice_id
            elif not typed or self._turned(typed):
                return ""
            else:
                self._told(typed)

    def _typed(self) -> str:
        """What is typed, or dictated; "q" where no more comes."""
        own = self.own_words.on
        prompt = self.own_words.prompt(self.talk) if own else f"1 to {len(self.talk.shown())}, or ? for help: "
        said = ""
        while not said:
            try:
                said = self._ask(prompt).strip()
            except EOFError:
                return "q"
            if not (own and said.lower() == "d"):
                return said
            said = self.sound.hear(self._ask, self.talk.scenario.lang, self._speech)
        return said

    def _turned(self, typed: str) -> bool:
        """Carries out an order after which the turn is shown again; whether it is one."""
        at_first = not self.talk.steps
        if typed == "u":
            self._take_back()
        elif typed == "g" and self._left is not None and at_first:
            self._go_on(self._left)
        elif typed == "w" and self._ask_purpose and at_first:
            self._write_purpose()
        elif typed == "o":
            self._speech.note(self.own_words.turned())
        else:
            return False
        return True

    def _told(self, typed: str) -> None:
        """Carries out an order that only tells something."""
        if typed == "?":
            for line in (*HELP, LEAVING[self._keeper.keeps]):
                self._speech.note(line)
        elif typed == "n":
            self._speech.notes(self.talk)
        elif typed == "v":
            self._speech.rewarded(self.talk.rubric)
        elif typed == "s":
            self._keeper.stop()
            self._speech.note("From here on nothing is saved.")
        elif typed == "c":
            self.coach = not self.coach
            self._speech.note(f"Coaching is {'on' if self.coach else 'off'}.")
        else:
            self._speech.note(f"Type a number from 1 to {len(self.talk.shown())}, or ? for help.")

    def _go_on(self, left: GoingOn) -> None:
        self.talk, self._keeper = left.talk, left.keeper
        for sentence in left.sentences:
            self._speech.note(sentence)
        for step in self.talk.steps[-2:]:
            self._speech.turn(self.talk.scenario.people[step.turn.speaker], step.turn)
            self._speech.you(step.choice.say)

    def _take_back(self) -> None:
        if not self.talk.steps:
            self._speech.note("There is nothing to take back yet.")
            return
        said = self.talk.steps[-1].choice.say
        shorter = self.talk.take_back()
        try:
            self._keeper.taken_back(shorter)
        except NotKept as trouble:
            self._speech.note(str(trouble))
            return
        self.talk = shorter
        self._speech.note(f"Taken back: {' '.join(said.split())}")

    def _choose(self, choice_id: str) -> None:
        step = self.talk.choose(choice_id)
        words, sayings = self.own_words.kept(self.talk)
        first = self._said_first[1] if self._said_first[0] == len(self.talk.attempt.choices) - 1 else None
        try:  # durable first: "You:" tells the trainee that it counts
            self._keeper.chosen(self.talk, words or first, sayings)
        except NotKept as trouble:
            self.talk = self.talk.take_back()
            retry = "Choose again to try once more, or" if trouble.again else "Or"
            self._speech.note(f"{trouble} {retry} type s to go on without saving.")
            return
        self._speech.followed(step, self.talk.scenario)
        if self.coach:
            self._speech.coaching(step, self.talk.rubric, self.talk.scenario.lang)
