"""One conversation, line by line: numbers choose, ? helps, u takes back, q leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.conversation.mood import change_word, patience_sentence, trust_word
from simulator.conversation.talk import Step, Talk
from simulator.debrief.coaching import signed, verdict, worth_said
from simulator.debrief.lessons import PURPOSE
from simulator.languages.english import amount
from simulator.languages.tongue import tongue
from simulator.plain.orders import HELP, LEAVING
from simulator.plain.own_words import OFFER, OFFERED_FROM, ON, OwnWordsAsked
from simulator.plain.sound import SoundInLines
from simulator.plain.speaker import Speaker, Write
from simulator.practice.attempts.keeper import Keeps
from simulator.practice.file.store import NotKept
from simulator.scenario.model import Person
from simulator.scenario.rubric import AXES

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
        self._speech = Speaker(write, talk.scenario)
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
        if self.talk.ending is not None:
            self._speech.customer(self._last_speaker(), self.talk.ending.says)
            self.sound.say(self.talk.ending.says, self.talk.scenario.lang, self._speech)
        else:
            turn = self.talk.turn
            if turn is not None and not (self.talk.steps and self.talk.steps[-1].went is None):
                self._speech.customer(self.talk.scenario.people[turn.speaker], turn.says)
            kept = " What you chose is kept." if self._keeper.keeps and self.talk.attempt.choices else ""
            self._speech.note(
                f"The conversation is stuck: nothing can follow here.{kept} "
                "This is a mistake in the scenario; `helpfirst check` says more."
            )

    def _brief(self) -> None:
        scenario = self.talk.scenario
        self._speech.line(scenario.title)
        self._speech.note(scenario.brief)
        if scenario.objective:
            self._speech.note(f"Your aim: {scenario.objective}")
        people = "; ".join(
            f"{person.name}, {person.role}" if person.role else person.name for person in scenario.people.values()
        )
        self._speech.note(f"You meet: {people}.")
        for fact in scenario.facts:
            self._speech.note(f"You can look up: {fact}")
        if self._left is not None:
            count = len(self._left.talk.steps)
            choices = amount(count, "choice", one="one")
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
        self._speech.customer(person, turn.says)
        self.sound.say(turn.says, self.talk.scenario.lang, self._speech)
        self._mood()
        if self.own_words.on:
            self.own_words.tell(self.talk, self._speech)
            return
        self._ask_own_words()
        for number, choice in enumerate(self.talk.shown(), start=1):
            self._speech.line(f"{number}. {' '.join(choice.say.split())}")

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

    def _mood(self) -> None:
        turn = self.talk.turn
        if turn is None:
            return
        person = self.talk.scenario.people[turn.speaker]
        trust = self.talk.trust(person.id)
        say = tongue(self.talk.scenario.lang)
        words = trust_word(trust, say)
        last = self.talk.steps[-1] if self.talk.steps else None
        if last is not None and last.turn.speaker == turn.speaker:
            words += f", {change_word(last.trust_before, last.trust, say)}"
        patience = patience_sentence(self.talk.patience, self.talk.scenario.patience, say)
        self._speech.scene(f"{say('{name} seems: {word}.', name=person.name, word=words)} {patience}")

    def _answer(self) -> str | None:
        """A choice id, "" to show the turn again, or None to leave."""
        shown = self.talk.shown()
        while True:
            own = self.own_words.on
            said = self._typed(self.own_words.prompt(self.talk) if own else f"1 to {len(shown)}, or ? for help: ")
            if (
                own
                and said.lower() == "d"
                and not (said := self.sound.hear(self._ask, self.talk.scenario.lang, self._speech))
            ):
                continue
            typed = said.lower()
            if own and (len(typed) != 1 or typed.isdigit()):
                taken = self.own_words.heard(self.talk, said, self._speech)
                if taken or not typed:
                    return taken
                self.own_words.tell(
                    self.talk, self._speech
                )  # only what is new: the customer's line was read out before
                continue
            if typed.isascii() and typed.isdigit() and len(typed) < 4 and 1 <= int(typed) <= len(shown):
                return shown[int(typed) - 1].id
            if typed == "q":
                return None
            if not typed:
                return ""
            if typed == "u":
                self._take_back()
                return ""
            if typed == "g" and self._left is not None and not self.talk.steps:
                self._go_on(self._left)
                return ""
            if typed == "w" and self._ask_purpose and not self.talk.steps:
                self._write_purpose()
                return ""
            if typed == "o":
                self._speech.note(self.own_words.turned())
                return ""
            self._other(typed, len(shown))

    def _typed(self, asked: str) -> str:
        try:
            return self._ask(asked).strip()
        except EOFError:
            return "q"

    def _other(self, typed: str, count: int) -> None:
        if typed == "?":
            for line in (*HELP, LEAVING[self._keeper.keeps]):
                self._speech.note(line)
        elif typed == "n":
            self._notes()
        elif typed == "v":
            for behaviour in self.talk.rubric.behaviours.values():
                worth = ", ".join(f"{axis} {signed(v)}" for axis, v in zip(AXES, behaviour.points, strict=True))
                self._speech.note(f"{behaviour.name}: {worth}. {behaviour.terms}")
        elif typed == "s":
            self._keeper.stop()
            self._speech.note("From here on nothing is saved.")
        elif typed == "c":
            self.coach = not self.coach
            self._speech.note(f"Coaching is {'on' if self.coach else 'off'}.")
        else:
            self._speech.note(f"Type a number from 1 to {count}, or ? for help.")

    def _go_on(self, left: GoingOn) -> None:
        self.talk, self._keeper = left.talk, left.keeper
        for sentence in left.sentences:
            self._speech.note(sentence)
        for step in self.talk.steps[-2:]:
            self._speech.customer(self.talk.scenario.people[step.turn.speaker], step.turn.says)
            self._speech.you(step.choice.say)

    def _notes(self) -> None:
        scenario = self.talk.scenario
        learnt = self.talk.learnt
        for need in learnt:
            self._speech.note(f"You have learnt: {scenario.needs[need]}")
        if not learnt:
            self._speech.note("You have learnt nothing new yet.")
        for fact in scenario.facts:
            self._speech.note(f"You can look up: {fact}")

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
        self._speech.you(step.choice.say)
        if step.choice.reply:
            self._speech.scene(step.choice.reply)
        for need in step.learnt:
            say = tongue(self.talk.scenario.lang)
            self._speech.note(say("You have learnt: {need}", need=self.talk.scenario.needs[need]))
        if self.coach:
            self._coaching(step)

    def _coaching(self, step: Step) -> None:
        say = tongue(self.talk.scenario.lang)
        self._speech.coach(verdict(step, self.talk.rubric, say))
        self._speech.coach(worth_said(step, self.talk.rubric, say))
        if step.choice.why:
            self._speech.coach(step.choice.why)

    def _last_speaker(self) -> Person:
        last = self.talk.steps[-1] if self.talk.steps else None
        people = self.talk.scenario.people
        return people[last.turn.speaker] if last else self.talk.scenario.main_contact
