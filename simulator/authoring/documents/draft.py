"""What is read from a document: the parts of a scenario as they come, and a list of what could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from simulator.scenario.kebab import kebab, telling
from simulator.scenario.reading.values import ID, LONGEST_ID

Tree = dict[str, Any]
_KNOWS = re.compile(r"\bknows\(([a-z0-9-]+)\)")
_KIND_OF_PLACE = re.compile(r"(?:turn|ending|runde|ende)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unread:
    """A place of the document and what stands there; `turn` is the turn or ending it stands in, or ""."""

    place: str
    text: str
    turn: str = ""
    why: str = ""


@dataclass(slots=True)
class Incoming:
    """Turns and endings by id, as an author would write them, but for `next`, which still has names."""

    head: Tree = field(default_factory=dict)
    people: Tree = field(default_factory=dict)
    needs: Tree = field(default_factory=dict)
    turns: Tree = field(default_factory=dict)
    endings: Tree = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    doubtful: list[Unread] = field(default_factory=list)
    """What was read, though perhaps not as it was meant."""
    remarks: list[Unread] = field(default_factory=list)
    written: list[Unread] = field(default_factory=list)
    """Every line, reply and reason of a turn, also those of a blind script that its key repeats."""
    numbers: dict[str, str] = field(default_factory=dict)
    """"turn 3" and "ending B" to the id that the document gives with it."""

    def person(self, name: str) -> str:
        """The id of the person with that name, or of one with that id; a new one where there is none."""
        for person_id, person in self.people.items():
            if name in (person_id, person.get("name"), f"{person.get('name')} ({person_id})"):
                return str(person_id)
        first = [key for key, one in self.people.items() if str(one.get("name", "")).split(" ")[0] == name]
        if len(first) == 1:
            return str(first[0])
        made = free(identity(name) or "customer", self.people)
        self.people[made] = {"name": name}
        return made

    def tree(self, scenario_id: str) -> Tree:
        """The whole, with what has no choices among the endings and every target by its id."""
        wanted = self._wanted()
        for name in [name for name, turn in self.turns.items() if not turn.get("choices")]:
            self._becomes_an_ending(name, wanted)
        for turn in self.turns.values():
            for choice in turn["choices"]:
                for deed in (choice, *choice.get("cases", ())):
                    if "next" in deed:
                        deed["next"] = self._targets(deed["next"])
            tellings = (turn, *turn.get("versions", {}).values())
            for one in (
                *tellings,
                *(deed for choice in turn["choices"] for deed in (choice, *choice.get("cases", ()))),
            ):
                if "reveals" in one:
                    one["reveals"] = list(dict.fromkeys(self._need(need) for need in one["reveals"]))
                for asking in (one, *(way for way in one.get("next", ()) if isinstance(way, dict))):
                    if "when" in asking:
                        asking["when"] = _KNOWS.sub(lambda found: f"knows({self._need(found[1])})", str(asking["when"]))
        start = self._target(str(self.head.pop("start", "")) or next(iter(self.turns), ""))
        if "walk_out" in self.head:
            self.head["walk_out"] = self._target(str(self.head["walk_out"]))
        parts = {"people": self.people, "needs": self.needs, "turns": self.turns, "endings": self.endings}
        own = {key: value for key, value in self.head.items() if value not in ("", [])}
        return {
            "format": 1, **own, "id": scenario_id, **({"start": start} if start else {}),
            **{key: part for key, part in parts.items() if part},
        }  # fmt: skip

    def _wanted(self) -> set[str]:
        """Wherever a choice leads."""
        choices = [choice for turn in self.turns.values() for choice in turn.get("choices", ())]
        led = [deed["next"] for choice in choices for deed in (choice, *choice.get("cases", ())) if "next" in deed]
        return {
            self._target(go) for ways in led for go in ([ways] if isinstance(ways, str) else [w["go"] for w in ways])
        }

    def _becomes_an_ending(self, name: str, wanted: set[str]) -> None:
        turn = self.turns.pop(name)
        if not turn.get("says"):
            self.unread.append(Unread("", name, name, "nothing is said there and nothing can be chosen"))
            if name not in wanted:
                return
        if name in self.endings:
            self.unread.append(Unread("", name, name, "there is an ending of that name as well"))
            return
        keys = ("says", "kind", "meeting", "epilogue", "sale")
        self.endings[name] = {key: turn[key] for key in keys if key in turn} or {"says": "TODO"}

    def _need(self, name: str) -> str:
        """The need that is meant: by its id, by the beginning of its id, or by words that stand in its text alone."""
        if name in self.needs:
            return name
        words = set(name.split("-"))
        begun = [need for need in self.needs if need.startswith(name) or name.startswith(need)]
        told = [need for need, text in self.needs.items() if words <= set(kebab(str(text), 2000).split("-"))]
        return next((found[0] for found in (begun, told) if len(found) == 1), name)

    def _targets(self, ways: Any) -> Any:
        if isinstance(ways, str):
            return self._target(ways)
        return [{**way, "go": self._target(way["go"])} for way in ways]

    def _target(self, name: str) -> str:
        plain = name.strip().casefold()
        if plain in self.numbers:
            return self.numbers[plain]
        made = name if ID.fullmatch(name) else identity(name) or name
        if made not in self.turns and made not in self.endings and (found := _KIND_OF_PLACE.match(name)):
            return identity(name[found.end() :]) or made
        return made


def identity(name: str) -> str:
    """The name itself where it is an id, or what comes nearest to it; "" where there is none."""
    return name if ID.fullmatch(name) and len(name) <= LONGEST_ID else kebab(name, LONGEST_ID)


def free(name: str, taken: Tree) -> str:
    """The name, with a number behind it where it is taken."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name[: LONGEST_ID - 4]}-{number}", number + 1
    return found


def short(words: str) -> str:
    """The id of a need that has a text and no name: its first three words that mean something."""
    return telling(words, 3) or "need"
