"""What a script says about one choice and its cases, so that `import` reads the same choice from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simulator.authoring.condition_text import case_text, condition_text
from simulator.authoring.documents.piece import Piece, item
from simulator.authoring.documents.words import CHOICE, NOTHING, label_of
from simulator.languages.english import capital
from simulator.scenario.model import Case, Choice, Effect, Next
from simulator.scenario.rubric import AXES, Rubric
from simulator.scenario.units import level, points


class ScriptChoices:
    """`labels`: what turns and endings are called, by id ("turn 3", "ending A")."""

    def __init__(self, rubric: Rubric, labels: Mapping[str, str]) -> None:
        self.rubric = rubric
        self.labels = labels

    def told(self, choice: Choice) -> Iterator[Piece]:
        """Everything but the words themselves, as entries of a list."""
        if choice.tagged:
            yield self._entry("id", choice.id)
        if choice.when is not None:
            yield self._entry("when", condition_text(choice.when))
        if choice.once:
            yield self._entry("once", "yes")
        yield self._entry("behaviour", self._worth(choice))
        yield from self._deed(choice)
        yield self._entry("next", self.leads(choice.next))
        if choice.examples:
            yield self._entry("examples", "")
            yield from (item("", example, 1) for example in choice.examples)
        for case in choice.cases:
            yield from self._case(choice, case)

    def _entry(self, key: str, words: str, depth: int = 0) -> Piece:
        return item(label_of(key, CHOICE), words, depth)

    def _worth(self, choice: Choice, nothing_else: bool = False) -> str:
        axes = ", ".join(
            f"{axis} {points(value):+}" for axis, value in zip(AXES, self.rubric.points_of(choice), strict=True)
        )
        others = [self._name(name) for name in choice.also] or (["nothing else"] if nothing_else else [])
        shown = " with ".join([self._name(choice.behaviour), *others])
        return f"{shown} ({axes}){'; a breach' if self.rubric.is_breach(choice) else ''}"

    def _name(self, behaviour: str) -> str:
        name = self.rubric.behaviours[behaviour].name
        return behaviour if " with " in name or "(" in name else name

    def _deed(self, deed: Choice | Case, depth: int = 0) -> Iterator[Piece]:
        """What a choice does, or what a case sets of it: there, what is empty is empty on purpose."""
        case = isinstance(deed, Case)
        by_hand = [f"{axis} {points(value):+}" for axis in AXES if (value := getattr(deed, axis)) is not None]
        if deed.breach is not None:
            by_hand.append(f"breach {'yes' if deed.breach else 'no'}")
        if by_hand:
            yield self._entry("hand", ", ".join(by_hand), depth)
        for key, names in (("reveals", deed.reveals), ("sets", deed.sets)):
            if names or (case and names is not None):
                yield self._entry(key, ", ".join(names or ()) or NOTHING, depth)
        if deed.effects or (case and deed.effects is not None):
            yield self._entry("effects", _changes(deed.effects or ()), depth)
        for key, words in (("reply", deed.reply), ("why", deed.why)):
            if words or (case and words is not None):
                yield self._entry(key, words or NOTHING, depth)

    def _case(self, choice: Choice, case: Case) -> Iterator[Piece]:
        when = case_text(case)
        yield item(f"{capital(when)}, the same words count otherwise:")
        if case.behaviour is not None:
            yield self._entry("behaviour", self._worth(choice.as_case(case), case.also == ()), 1)
        elif case.also is not None:
            yield self._entry("also", ", ".join(self._name(name) for name in case.also) or NOTHING, 1)
        yield from self._deed(case, 1)
        if case.next is not None:
            yield self._entry("next", self.leads(case.next), 1)

    def leads(self, entries: tuple[Next, ...]) -> str:
        """`turn 3 (the-stairs) if trust < 20, otherwise ending B (no-thanks)`."""
        ways = []
        for way in entries:
            when = f" if {condition_text(way.when)}" if way.when is not None else ""
            ways.append(f"{self.labels[way.go]} ({way.go}){when}")
        return ", otherwise ".join(ways)


def _changes(effects: tuple[Effect, ...]) -> str:
    named = ((e.target if e.target == "patience" else f"trust.{e.target}", e.by) for e in effects)
    return ", ".join(f"{target} {level(by):+}" for target, by in named) or NOTHING
