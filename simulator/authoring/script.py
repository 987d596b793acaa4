"""A scenario as a document for a colleague who reads no YAML: turns, lines, where each choice leads, the map.

Everything of the scenario is in it, so that `import` makes the same scenario of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.authoring.condition_text import condition_text
from simulator.authoring.documents.markdown import markdown_of
from simulator.authoring.documents.piece import Form, Piece, heading, item, quote, text
from simulator.authoring.documents.words import ENDING, NOTHING, PERSON, SCENARIO, TURN, label_of
from simulator.authoring.picture import Picture
from simulator.authoring.script_choices import ScriptChoices
from simulator.scenario.model import Choice, Ending, Scenario, Turn, Version
from simulator.scenario.rubric import Rubric
from simulator.scenario.units import amount, level

MARKETS = {"b2b": "between companies", "b2c": "shops and homes", "internal": "within your own team"}
LEVELS = {1: "first steps", 2: "practised", 3: "hard"}
LINE = "_" * 46
"""Room for a remark on paper."""
BOX = "☐"


class Script:
    """Pieces of a document. Turns are numbered in the order of a conversation, endings are lettered.

    `blind`: first what a trainee would hear and could say, with boxes to mark; then the whole, as the key.
    """

    def __init__(self, picture: Picture, rubric: Rubric, blind: bool = False) -> None:
        self.picture = picture
        self.scenario: Scenario = picture.scenario
        self.blind = blind
        self.label = {name: f"turn {place}" for place, name in enumerate(picture.turns, 1)}
        self.label |= {name: f"ending {letters(place)}" for place, name in enumerate(picture.endings)}
        self.choices = ScriptChoices(rubric, self.label)

    def markdown(self) -> str:
        """The whole document."""
        return markdown_of(self.pieces())

    def pieces(self) -> Iterator[Piece]:
        """The whole document."""
        yield from self.opening()
        if self.blind:
            yield from self.questions()
            yield Piece(Form.BREAK)
            yield heading(1, "The key")
        yield from self.hidden()
        yield from self.map()
        yield from self.turns()
        yield from self.endings()

    def opening(self) -> Iterator[Piece]:
        """Title, situation, people: what the trainee knows or sees."""
        scenario = self.scenario
        yield heading(1, scenario.title)
        yield Piece(Form.TEXT, "Script for review.")
        for key, words in (("brief", scenario.brief), ("objective", scenario.objective)):
            if words:
                yield text(label_of(key, SCENARIO), words)
        if scenario.facts:
            yield text(label_of("facts", SCENARIO))
            yield from (item("", fact) for fact in scenario.facts)
        yield heading(2, "People")
        for person in scenario.people.values():
            yield item(person.name, f"({person.id})")
            for key, words in (("role", person.role), ("manner", person.manner)):
                if words:
                    yield item(label_of(key, PERSON), words, 1)
            if not self.blind:
                yield from self._figures(person.id)

    def _figures(self, person_id: str) -> Iterator[Piece]:
        person = self.scenario.people[person_id]
        yield item(label_of("trust", PERSON), str(level(person.trust)), 1)
        if person.scepticism:
            yield item(label_of("scepticism", PERSON), str(amount(person.scepticism)), 1)

    def questions(self) -> Iterator[Piece]:
        """Every turn as a trainee meets it, with a box before each choice."""
        yield heading(2, "The conversation")
        yield Piece(Form.TEXT, "At each turn mark what you would say. The key stands at the end.")
        for name in self.picture.turns:
            turn = self.scenario.turns[name]
            yield from self._begun(turn)
            yield from self._spoken(turn, turn)
            for version in turn.versions:
                yield text("Or it goes like this:")
                yield from self._spoken(turn, version)
            for place, choice in enumerate(turn.choices):
                yield text(f"{BOX} {letters(place).lower()})", choice.say)
            yield text(label_of("remarks", TURN), LINE)

    def hidden(self) -> Iterator[Piece]:
        """What the file says of the whole, and what the trainee does not know."""
        scenario = self.scenario
        if self.blind:
            yield heading(2, "People")
            for person in scenario.people.values():
                yield item(person.name, f"({person.id})")
                yield from self._figures(person.id)
        yield heading(2, "The scenario")
        for key, words in (
            ("id", scenario.id),
            ("market", f"{scenario.market} ({MARKETS[scenario.market]})"),
            ("level", f"{scenario.level} ({LEVELS[scenario.level]})"),
            ("minutes", str(scenario.minutes or "")),
            ("lang", scenario.lang),
            ("author", scenario.author),
            ("edition", scenario.edition),
            ("licence", scenario.licence),
            ("patience", str(level(scenario.patience))),
            ("start", scenario.start),
            ("walk_out", scenario.walk_out or ""),
        ):
            if words:
                yield item(label_of(key, SCENARIO), words)
        for key, texts in (("before", scenario.before), ("allow", scenario.allow)):
            if texts:
                yield text(label_of(key, SCENARIO))
                yield from (item(f"{name}:", words) for name, words in texts.items())
        if scenario.chance:
            yield text(label_of("chance", SCENARIO))
            yield from (item("", " or ".join(flags)) for flags in scenario.chance)
        if scenario.needs:
            yield heading(2, "What is hidden")
            yield from (item(f"{name}:", words) for name, words in scenario.needs.items())

    def map(self) -> Iterator[Piece]:
        """From each turn, where one can get."""
        yield heading(2, "The map")
        for name in self.picture.turns:
            targets = [arrow.target for arrow in self.picture.arrows if arrow.source == name]
            mark = self.picture.mark("turn", name)
            ways = ", ".join(self.label[target] for target in targets)
            yield item(self.label[name].capitalize(), f"({name}{', ' + mark if mark else ''}) → {ways}")
        if self.scenario.walk_out is not None:
            yield item("", f"When patience or the main contact's trust runs out → {self.label[self.scenario.walk_out]}")

    def turns(self) -> Iterator[Piece]:
        """Every turn with its choices."""
        yield heading(2, "The conversation")
        for name in self.picture.turns:
            yield from self._turn(self.scenario.turns[name])

    def _begun(self, turn: Turn) -> Iterator[Piece]:
        yield heading(3, f"{self.label[turn.id].capitalize()}: {turn.id}")
        if turn.stage:
            yield text(label_of("stage", TURN), turn.stage)

    def _turn(self, turn: Turn) -> Iterator[Piece]:
        yield from self._begun(turn)
        if turn.drill is not None:
            yield text(label_of("drill", TURN), "yes" if turn.drill else "no")
        yield from self._told(turn, turn)
        for version in turn.versions:
            yield heading(4, f"In the version {version.id}, if {condition_text(version.when)}")
            yield from self._told(turn, version)
        for place, choice in enumerate(turn.choices):
            yield from self._choice(letters(place).lower(), choice)
        if not self.blind:
            yield text(label_of("remarks", TURN), LINE)

    def _choice(self, letter: str, choice: Choice) -> Iterator[Piece]:
        star = " ★" if choice.id in self.picture.best else ""
        yield text(f"{letter}){star}", choice.say)
        yield from self.choices.told(choice)

    def _spoken(self, turn: Turn, telling: Turn | Version) -> Iterator[Piece]:
        if telling.scene:
            yield text(label_of("scene", TURN), telling.scene)
        if telling.says:
            yield quote(telling.says, f"{self._name(turn.speaker)}:")
        elif telling is turn:
            yield text(label_of("speaker", TURN), turn.speaker)

    def _name(self, person_id: str) -> str:
        name = self.scenario.people[person_id].name
        alone = sum(one.name == name for one in self.scenario.people.values()) == 1
        return name if alone else f"{name} ({person_id})"

    def _told(self, turn: Turn, telling: Turn | Version) -> Iterator[Piece]:
        """What is told at the turn, by itself or in a version; a version tells only what is different."""
        own = telling is turn
        yield from self._spoken(turn, telling)
        if telling.thinks or (telling.thinks is not None and not own):
            yield text(label_of("thinks", TURN), telling.thinks or NOTHING)
        if telling.reveals is not None and (telling.reveals or not own):
            yield text(label_of("reveals", TURN), ", ".join(telling.reveals) or NOTHING)
        guide = telling.facilitator
        if guide is not None:
            yield text(label_of("notes", TURN), guide.notes or NOTHING)
            if guide.questions:
                yield text(label_of("questions", TURN))
                yield from (item("", question) for question in guide.questions)

    def endings(self) -> Iterator[Piece]:
        """Every ending."""
        yield heading(2, "Endings")
        for name in self.picture.endings:
            yield from self._ending(self.scenario.endings[name])

    def _ending(self, ending: Ending) -> Iterator[Piece]:
        yield heading(3, f"{self.label[ending.id].capitalize()}: {ending.id}")
        yield quote(ending.says)
        yield item(label_of("kind", ENDING), ending.kind)
        yield item(label_of("meeting", ENDING), ending.meeting)
        if ending.referral:
            yield item(label_of("referral", ENDING), "yes")
        if ending.sale is not None:
            sale = ending.sale
            yield item(label_of("sale", ENDING), f"{amount(sale.amount):,} {sale.currency}".strip())
            if sale.days:
                yield item(label_of("days", ENDING), f"{sale.days} days")
            if sale.fit is not None:
                yield item(label_of("fit", ENDING), str(amount(sale.fit)))
        if ending.epilogue:
            yield text(label_of("epilogue", ENDING), ending.epilogue)
        for version in ending.versions:
            yield heading(4, f"In the version {version.id}, if {condition_text(version.when)}")
            if version.says is not None:
                yield quote(version.says)
            if version.epilogue is not None:
                yield text(label_of("epilogue", ENDING), version.epilogue or NOTHING)


def letters(place: int) -> str:
    """A, B … Z, AA, AB …"""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
