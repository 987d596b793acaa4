"""A scenario as a document for a colleague who reads no YAML: turns, lines, where each choice leads, the map."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.authoring.conditions import case_text, condition_text
from simulator.authoring.picture import Picture
from simulator.debrief.markdown import plain_text
from simulator.scenario.model import Case, Choice, Ending, Next, Scenario, Turn, Version, amount, level, points
from simulator.scenario.rubric import AXES, Rubric

MARKETS = {"b2b": "between companies", "b2c": "shops and homes", "internal": "within your own team"}
LEVELS = {1: "first steps", 2: "practised", 3: "hard"}


class Script:
    """Markdown in parts. Turns are numbered in the order of a conversation, endings are lettered."""

    def __init__(self, picture: Picture, rubric: Rubric) -> None:
        self.picture = picture
        self.scenario: Scenario = picture.scenario
        self.rubric = rubric
        self.label = {name: f"turn {place}" for place, name in enumerate(picture.turns, 1)}
        self.label |= {name: f"ending {_letters(place)}" for place, name in enumerate(picture.endings)}

    def markdown(self) -> str:
        """The whole document."""
        parts = [*self.opening(), *self.map(), *self.turns(), *self.endings()]
        return "\n".join(parts).rstrip() + "\n"

    def opening(self) -> Iterator[str]:
        """Title, situation, people, what is hidden."""
        scenario = self.scenario
        yield f"# {plain_text(scenario.title)}\n"
        minutes = f", about {scenario.minutes} minutes" if scenario.minutes else ""
        yield f"Script for review. {MARKETS[scenario.market].capitalize()}, level {scenario.level} ({LEVELS[scenario.level]}){minutes}.\n"
        for title, text in (("The trainee reads", scenario.brief), ("and is asked to", scenario.objective)):
            if text:
                yield f"**{title}:** {plain_text(text)}\n"
        yield from _bullets("The trainee can look up", scenario.facts)
        yield "## People\n"
        for person in scenario.people.values():
            about = ", ".join(plain_text(part) for part in (person.role, person.manner) if part)
            scepticism = f", scepticism {amount(person.scepticism)}" if person.scepticism else ""
            yield f"- **{plain_text(person.name)}**{f': {about}' if about else ''} (trust {level(person.trust)}{scepticism})"
        yield f"\nPatience at the start: {level(scenario.patience)}.\n"
        if scenario.chance:
            yield "At the beginning chance decides between:\n"
            yield from (f"- {' or '.join(flags)}" for flags in scenario.chance)
            yield ""
        if scenario.needs:
            yield "## What is hidden\n"
            yield from (f"- **{name}:** {plain_text(text)}" for name, text in scenario.needs.items())
            yield ""

    def map(self) -> Iterator[str]:
        """From each turn, where one can get."""
        yield "## The map\n"
        for name in self.picture.turns:
            targets = [arrow.target for arrow in self.picture.arrows if arrow.source == name]
            ways = ", ".join(self.label[target] for target in targets)
            mark = self.picture.mark("turn", name)
            yield f"- **{self.label[name].capitalize()}** ({name}{', ' + mark if mark else ''}) → {ways}"
        if self.scenario.walk_out is not None:
            yield f"- When patience or the main contact's trust runs out → {self.label[self.scenario.walk_out]}"
        yield ""

    def turns(self) -> Iterator[str]:
        """Every turn with its choices."""
        yield "## The conversation\n"
        for name in self.picture.turns:
            yield from self._turn(self.scenario.turns[name])

    def _turn(self, turn: Turn) -> Iterator[str]:
        stage = f", {turn.stage}" if turn.stage else ""
        yield f"### {self.label[turn.id].capitalize()}: {turn.id}{stage}\n"
        yield from self._told(turn, turn)
        for version in turn.versions:
            yield f"**In the version {version.id}**, if {plain_text(condition_text(version.when))}:\n"
            yield from self._told(turn, version)
        for place, choice in enumerate(turn.choices):
            yield from self._choice(_letters(place).lower(), choice)
        yield "Remarks: ______________________________________________\n"

    def _told(self, turn: Turn, telling: Turn | Version) -> Iterator[str]:
        """What is told at the turn, by itself or in a version; a version tells only what is different."""
        if telling.scene:
            yield f"*{plain_text(telling.scene)}*\n"
        if telling.says:
            yield f"> **{plain_text(self.scenario.people[turn.speaker].name)}:** {plain_text(telling.says)}\n"
        if telling.thinks:
            yield f"*Thinks: {plain_text(telling.thinks)}*\n"
        if telling.reveals is not None and (telling.reveals or telling is not turn):
            yield f"Brings to light: {', '.join(telling.reveals) or 'nothing'}\n"
        if telling.facilitator is not None and telling.facilitator.notes:
            yield f"*For the facilitator: {plain_text(telling.facilitator.notes)}*\n"
        yield from _bullets("Questions for the room", telling.facilitator.questions if telling.facilitator else ())

    def _choice(self, letter: str, choice: Choice) -> Iterator[str]:
        star = " ★" if choice.id in self.picture.best else ""
        yield f"**{letter}){star} {plain_text(choice.say)}**\n"
        if choice.when is not None:
            yield f"- On offer only while: {plain_text(condition_text(choice.when))}"
        if choice.once:
            yield "- Can be said once"
        yield f"- Shows: {self._worth(choice)}"
        yield from self._deed(choice)
        yield f"- Leads to: {self._leads(choice.next)}"
        for case in choice.cases:
            yield from self._case(choice, case)
        yield ""

    def _worth(self, choice: Choice) -> str:
        names = [self.rubric.behaviours[name].name for name in (choice.behaviour, *choice.also)]
        axes = ", ".join(
            f"{axis} {points(value):+}" for axis, value in zip(AXES, self.rubric.points_of(choice), strict=True)
        )
        return f"{plain_text(' with '.join(names))} ({axes}){'; **a breach**' if self.rubric.is_breach(choice) else ''}"

    def _deed(self, deed: Choice | Case, indent: str = "") -> Iterator[str]:
        """What a choice, or what a case sets of it, does."""
        if deed.reveals or (deed.reveals is not None and indent):
            yield f"{indent}- Brings to light: {', '.join(deed.reveals) or 'nothing'}"
        for title, text in (("Answer", deed.reply), ("Why", deed.why)):
            if text:
                yield f"{indent}- {title}: {plain_text(text)}"

    def _case(self, choice: Choice, case: Case) -> Iterator[str]:
        yield f"- **{plain_text(case_text(case).capitalize())}** the same words count otherwise:"
        meant = choice.as_case(case)
        if self._worth(meant) != self._worth(choice):
            yield f"  - Shows: {self._worth(meant)}"
        yield from self._deed(case, "  ")
        if case.next is not None:
            yield f"  - Leads to: {self._leads(case.next)}"

    def _leads(self, entries: tuple[Next, ...]) -> str:
        ways = []
        for way in entries:
            when = f" if {plain_text(condition_text(way.when))}" if way.when is not None else ""
            ways.append(f"{self.label[way.go]} ({way.go}){when}")
        return ", otherwise ".join(ways)

    def endings(self) -> Iterator[str]:
        """Every ending."""
        yield "## Endings\n"
        for name in self.picture.endings:
            yield from self._ending(self.scenario.endings[name])

    def _ending(self, ending: Ending) -> Iterator[str]:
        yield f"### {self.label[ending.id].capitalize()}: {ending.id}\n"
        yield f"{ending.kind}; meeting {ending.meeting}{'; a referral' if ending.referral else ''}.\n"
        yield f"> {plain_text(ending.says)}\n"
        if ending.sale is not None:
            sale = ending.sale
            fit = f", fit {amount(sale.fit)}" if sale.fit is not None else ""
            yield f"Sold: {amount(sale.amount):,} {plain_text(sale.currency)}{f', signed after {sale.days} days' if sale.days else ''}{fit}.\n"
        if ending.epilogue:
            yield f"Later: {plain_text(ending.epilogue)}\n"
        for version in ending.versions:
            yield f"**In the version {version.id}**, if {plain_text(condition_text(version.when))}:\n"
            if version.says:
                yield f"> {plain_text(version.says)}\n"
            if version.epilogue is not None:
                yield f"Later: {plain_text(version.epilogue) or 'nothing is told'}\n"


def _bullets(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield f"**{title}:**\n"
        yield from (f"- {plain_text(text)}" for text in texts)
        yield ""


def _letters(place: int) -> str:
    """A, B … Z, AA, AB …"""
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
