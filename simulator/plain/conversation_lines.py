"""What a conversation says of itself line by line: the brief, how they seem, the lines on offer, notes and coaching."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.conversation.mood import change_word, patience_sentence, trust_word
from simulator.conversation.talk import Step, Talk
from simulator.debrief.coaching import signed, verdict, worth_said
from simulator.languages.tongue import tongue
from simulator.plain.speaker import Speaker
from simulator.scenario.model import Choice, Person, Scenario
from simulator.scenario.rubric import AXES, Rubric

HELP = (
    "Type the number of what you want to say. Enter alone repeats what was said, and the choices.",
    "u takes back your last choice. n shows your notes. v shows what is rewarded. c turns coaching on or off.",
    "o turns answering in your own words on or off. There d dictates, where the settings name a command for it.",
    "? shows this help.",
)
LEAVING = {
    True: "q leaves; what you chose is kept, and you can go on later. s goes on without saving.",
    False: "q leaves. Nothing of this conversation is saved.",
}


class ConversationLines(Speaker):
    """A speaker who knows what a conversation has to say."""

    def brief(self, scenario: Scenario) -> None:
        """Where you stand, what for, and whom you meet."""
        self.line(scenario.title)
        self.note(scenario.brief)
        if scenario.objective:
            self.note(f"Your aim: {scenario.objective}")
        people = (", ".join(part for part in (one.name, one.role) if part) for one in scenario.people.values())
        self.note(f"You meet: {'; '.join(people)}.")
        self._facts(scenario)

    def mood(self, talk: Talk, *, changed: bool) -> None:
        """How whoever speaks now seems, with what has changed since they last spoke, and how much patience is left."""
        turn = talk.turn
        if turn is None:
            return
        person, say = talk.scenario.people[turn.speaker], tongue(talk.scenario.lang)
        words = trust_word(talk.trust(person.id), say)
        last = talk.steps[-1] if talk.steps else None
        if changed and last is not None and last.turn.speaker == turn.speaker:
            words += f", {change_word(last.trust_before, last.trust, say)}"
        patience = patience_sentence(talk.patience, talk.scenario.patience, say)
        self.scene(f"{say('{name} seems: {word}.', name=person.name, word=words)} {patience}")

    def choices(self, talk: Talk) -> None:
        """The lines on offer, by the numbers that choose them."""
        for number, choice in enumerate(talk.shown(), start=1):
            self.line(f"{number}. {' '.join(choice.say.split())}")

    def notes(self, talk: Talk) -> None:
        """What has been learnt, and what can be looked up."""
        for need in talk.learnt:
            self.note(f"You have learnt: {talk.scenario.needs[need]}")
        if not talk.learnt:
            self.note("You have learnt nothing new yet.")
        self._facts(talk.scenario)

    def _facts(self, scenario: Scenario) -> None:
        for fact in scenario.facts:
            self.note(f"You can look up: {fact}")

    def followed(self, step: Step, scenario: Scenario) -> None:
        """What was said, what came of it, and what it brought out."""
        self.you(step.choice.say)
        if step.choice.reply:
            self.scene(step.choice.reply)
        self._learnt(step.brought_out, scenario)

    def heard(self, talk: Talk) -> None:
        """What the customer told with the words of this turn, once these were spoken."""
        last = talk.steps[-1] if talk.steps else None
        if last is not None:
            self._learnt([need for need in last.learnt if need not in last.brought_out], talk.scenario)

    def _learnt(self, needs: Sequence[str], scenario: Scenario) -> None:
        for need in needs:
            self.note(tongue(scenario.lang)("You have learnt: {need}", need=scenario.needs[need]))

    def coaching(self, step: Step, rubric: Rubric, lang: str) -> None:
        """The behaviour, what it was worth, and why."""
        say = tongue(lang)
        self.coach(verdict(step, rubric, say))
        self.coach(worth_said(step, rubric, say))
        if step.choice.why:
            self.coach(step.choice.why)

    def rewarded(self, rubric: Rubric) -> None:
        """What each behaviour is worth."""
        for behaviour in rubric.behaviours.values():
            worth = ", ".join(f"{axis} {signed(v)}" for axis, v in zip(AXES, behaviour.points, strict=True))
            self.note(f"{behaviour.name}: {worth}. {behaviour.terms}")

    def last_words(self, talk: Talk, kept: str) -> None:
        """The ending's; or that nothing can follow, with `kept` on what is kept."""
        last = talk.steps[-1] if talk.steps else None
        if talk.ending is not None:
            self.customer(_last_speaker(talk), talk.ending.says)
            return
        if talk.turn is not None and not (last is not None and last.went is None):
            self.turn(talk.scenario.people[talk.turn.speaker], talk.turn)
        self.note(
            f"The conversation is stuck: nothing can follow here.{kept} "
            "This is a mistake in the scenario; `helpfirst check` says more."
        )


def _last_speaker(talk: Talk) -> Person:
    return talk.scenario.people[talk.steps[-1].turn.speaker] if talk.steps else talk.scenario.main_contact


def picked(typed: str, shown: Sequence[Choice]) -> str | None:
    """The id of the choice whose number was typed."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    return shown[number - 1].id if 1 <= number <= len(shown) else None
