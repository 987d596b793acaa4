"""A room in lines: what everybody sees, and the facilitator's private lines. `host` and `join` write with it."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.debrief.coaching import MARKS
from simulator.plain.speaker import Write
from simulator.scenario.visible import visible, visible_line
from simulator.workshop.messages import PrivateView
from simulator.workshop.views import ChoiceView, DebriefView, ResultView, RevealView, RoomView
from simulator.workshop.wording import say

_PREFIX = {"customer": "Customer", "you": "You", "scene": "Scene"}
BARS = 24


class RoomLines:
    """Writes views through `write`; every text is made visible, never interpreted."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def note(self, text: str) -> None:
        self._write(f"Note: {visible_line(text)}")

    def private(self, text: str) -> None:
        """A line that the room must not see."""
        self._write(f"Private: {visible_line(text)}")

    def plain(self, text: str) -> None:
        self._write(visible(text))

    def said(self, view: RoomView) -> None:
        """What was said last, and what the customer says now."""
        for line in view.before:
            who = f"{line.who} says: " if line.kind == "customer" and line.who else ""
            self._write(f"{_PREFIX.get(line.kind, 'Note')}: {visible_line(who + line.text)}")
        if view.says:
            self._write(f"Customer: {visible_line(view.says)}")
            self._write(f"Scene: {visible_line(f'{view.who} seems: {view.seems}')}")

    def choices(self, choices: Sequence[ChoiceView], mark: str = "") -> None:
        for choice in choices:
            yours = "  (your vote)" if choice.letter == mark else ""
            self._write(f"{choice.letter}. {visible_line(choice.say)}{yours}")

    def reveal(self, reveal: RevealView) -> None:
        """Both votes, what each line was worth, what the customer thought, and what the others would have led to."""
        if reveal.rounds > 1:
            self.note(f"First vote and last vote. {reveal.moved}".rstrip())
        for result in reveal.results:
            votes = f"{result.first}, then {result.last}" if reveal.rounds > 1 else f"{result.last}"
            self._write(f"{result.letter}. {votes} of {reveal.votes}  {worth(result)}")
            if result.leads:
                self._write(f"   {visible_line(result.leads)}")
        if reveal.leads:
            self._write(f"Scene: from every line, {visible_line(reveal.leads[0].lower() + reveal.leads[1:])}")
        for team in reveal.teams:
            votes = ", ".join(f"{letter} {count}" for letter, count in sorted(team.votes.items()))
            self._write(f"Team {visible_line(team.team)}: {votes}")
        if reveal.thinks:
            self._write(f"Scene: they thought: {visible_line(reveal.thinks)}")

    def over(self, view: RoomView, ended: str) -> None:
        """The conversation is over: what everybody asks themselves, or what came of it; `ended` where the room has."""
        self.said(view)
        if view.questions:
            self.note(f"{say('page.before')}: {' '.join(view.questions)} {say('page.before.how')}")

        if view.debrief is not None:
            self._debrief(view.debrief)
        if view.phase == "ended":
            self.note(ended)

    def _debrief(self, found: DebriefView) -> None:
        self.note(found.headline)
        for sentence in found.sentences:
            self.note(sentence)
        axes = ", ".join(f"{MARKS.get(axis, '')} {axis} {value:.0f} of 100" for axis, value in found.axes.items())
        self._write(f"Coach: {visible_line(found.profile)}. {visible_line(found.says)}")
        self._write(f"Coach: Of what was attainable: {axes}.")
        self.note("One conversation never judges a person.")

    def standing(self, seen: PrivateView) -> None:
        """How the vote stands, privately: votes, worth, advice."""
        votes = sum(result.last for result in seen.results)
        for result in seen.results:
            then = f"{result.first} then " if seen.stage.view.vote > 1 else ""
            bar = "█" * (BARS * result.last // votes if votes else 0)
            self._write(f"Private: {result.letter} {then}{result.last} {bar} {worth(result)}")
        for team in seen.teams:
            counts = ", ".join(f"{letter} {count}" for letter, count in sorted(team.votes.items()))
            self.private(f"Team {team.team}: {counts}")
        if votes:
            self.private(f"{seen.share} % on the most helpful line.")
        for sentence in seen.advice:
            self.private(sentence)

    def notes(self, seen: PrivateView) -> None:
        """The author's notes for this turn."""
        if seen.notes:
            self.private(seen.notes)
        for question in seen.questions:
            self.private(f"Ask: {question}")

    def people(self, seen: PrivateView) -> None:
        """Everybody who joined, with the label by which they can be removed."""
        if not seen.people:
            self.private("Nobody has joined yet.")
        for one in seen.people:
            words = [one.team] if one.team else []
            words.append("removed" if one.removed else "here" if one.here else "away")
            if one.voted is not None and not one.removed:
                words.append("has voted" if one.voted else "has not voted")
            self.private(f"{one.label}: {', '.join(words)}")


def worth(result: ResultView) -> str:
    """ "▲ +2 ● 0 ◆ +1 (discover)": glyphs and figures, and the behaviours by name."""
    axes = ((MARKS["helpfulness"], result.helpfulness), (MARKS["pushiness"], result.pushiness))
    points = " ".join(f"{mark} {value}" for mark, value in (*axes, (MARKS["initiative"], result.initiative)))
    return f"{points} ({visible_line(result.behaviours)})"
