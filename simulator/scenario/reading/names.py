"""What a file gives names to, and whether what refers to something names one of these."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from simulator.scenario.condition import Call, Compare, atoms
from simulator.scenario.kebab import kebab
from simulator.scenario.problem import Problems, shown
from simulator.scenario.reading.as_meant import ids_in
from simulator.scenario.reading.mend import Whole
from simulator.scenario.reading.nodes import Node, Scalar, Sequence
from simulator.scenario.reading.parts import Part, WrittenCondition, within
from simulator.scenario.reading.values import ID
from simulator.scenario.rubric import Rubric
from simulator.scenario.units import FULL, POINT, level

UNKNOWN = {
    "HF201": "there is no turn or ending called `{}`",
    "HF202": "the rubric has no behaviour `{}`",
    "HF203": "there is no person called `{}`",
    "HF204": "there is no need called `{}`",
    "HF205": "nothing sets a flag `{}`",
    "HF206": "there is no choice with the id `{}`",
    "HF219": "this turn has no version called `{}`",
}


def deeds(choice: Part) -> Iterator[Part]:
    """The choice and its cases: all that say what its words do."""
    yield choice
    yield from choice.values.get("cases", ())


def tellings(turn: Part) -> Iterator[Part]:
    """The turn and its versions: all that say what the customer does there."""
    yield turn
    yield from (version for _, version in turn.values.get("versions", ()) if version is not None)


def _several(code: str, name: str, known: Collection[str]) -> str:
    """What to write where several names stand in the place of one; "" where they do not."""
    first, *others = re.split(r" *[,;/&+] *| +(?:and|or) +", name)
    if not others or first not in known or any(one not in known for one in others):
        return ""
    if code == "HF202":
        return f"Write `behaviour: {first}` and in a line of its own `also: [{', '.join(others)}]`."
    if code == "HF201":
        ways = ", ".join(f"{{when: …, go: {one}}}" for one in [*others, first][:-1])
        return f"It can lead to one only. Where a condition decides, write a list: `[{ways}, {{go: {first}}}]`."
    return f"Only one can stand here: {first}, or {', '.join(others)}."


def _commas(name: str) -> str:
    """What to write in a list where another sign than a comma parts its names; "" where it is one name."""
    names = ids_in(name)
    return f"Write `{', '.join(names)}` in its place, with commas." if len(names) > 1 else ""


def versions_misspelt(turn: Part) -> bool:
    """Whether a key that the turn does not have was meant to be `versions`: then nothing in it is called unknown."""
    return "versions" not in turn.values and any(key.value.startswith("version") for key, _ in turn.node.entries)


class Names:
    """The names that a scenario gives, as far as it could be read. `said` is filled by the check of choice ids."""

    def __init__(self, scenario: Part, whole: Whole, rubric: Rubric, problems: Problems) -> None:
        self.problems = problems
        self.whole = whole
        self.values = scenario.values
        self.node = scenario.node
        self.bad = scenario.bad
        self.people = self._keys("people")
        self.needs = self._keys("needs")
        self.turns = self._keys("turns")
        self.endings = self._keys("endings")
        self.targets = None if self.turns is None or self.endings is None else {**self.turns, **self.endings}
        self.behaviours = rubric.behaviours
        self.choices: list[tuple[str, int, Part]] = [
            (key.value, place, choice)
            for key, turn in self.values.get("turns", ())
            if turn is not None
            for place, choice in enumerate(turn.values.get("choices", ()), 1)
        ]
        self.flags = {node.value for _, _, choice in self.choices for node in flags_set(choice)}
        self.flags |= {key.value for key, _ in self.values.get("before", ())}
        self.flags |= {node.value for flags in self.values.get("chance", ()) for node in flags}
        self.flags_meant = {
            kebab(name) for _, _, choice in self.choices for deed in deeds(choice) for name in _flags_tried(deed)
        }
        """Flags that are set in a way that could not be read."""
        self.flags_partial = "chance" in self.bad
        """Whether flags may stand in a list of chance that could not be read."""
        self.said: dict[str, Scalar] = {}
        self.partial = (
            whole.torn
            or any(turn is None or "choices" in turn.bad for _, turn in self.values.get("turns", ()))
            or any(_leads_elsehow(choice) for _, _, choice in self.choices)
        )
        """Whether what is missing may stand in a part that could not be read."""

    def _keys(self, key: str) -> dict[str, Scalar] | None:
        """Ids with their places; None where the mapping is not there, and nothing can be called unknown."""
        if key in self.values:
            found: dict[str, Scalar] = {}
            for node, _ in self.values[key]:
                found.setdefault(node.value, node)
            return found
        return None if key in self.bad or key != "needs" or self.whole.torn else {}

    def check(
        self,
        code: str,
        node: Scalar,
        known: Iterable[str] | None,
        name: str | None = None,
        offset: int = 0,
        none: str = "The scenario has none yet.",
        listed: bool = False,
    ) -> None:
        """Adds the problem that `name`, the node's value, is not among what is known; None: nothing can be said."""
        name = node.value if name is None else name
        if known is None or name in known or name in self.whole.hidden:
            return
        if any(
            name in self.problems.lines[row - 1]
            for row in list(self.problems.muted)[:50]
            if row <= len(self.problems.lines)
        ):
            return  # a line that could not be read may give it
        line, column = within(node, offset)
        known = list(known)
        if any(kebab(one) == name for one in known if ID.fullmatch(one) is None):
            return  # the name that is given there is no id, which was said; once it is mended, this is right
        most = len(known) if code == "HF202" else 12  # an author wants to see all behaviours
        all_of_them = f"There is: {', '.join(known[:most])}{' …' if len(known) > most else ''}."
        otherwise = all_of_them if known else none
        hint = (_commas(name) if listed else _several(code, name, known)) or self.problems.did_you_mean(
            name, known, otherwise
        )
        self.problems.add(code, line, column, UNKNOWN[code].format(shown(name)), hint)

    def check_condition(self, asked: WrittenCondition) -> None:
        """Adds whatever the condition asks about that is not there, and comparisons that cannot come out two ways."""
        for atom in atoms(asked.condition):
            if isinstance(atom, Compare):
                self._bounds(asked, atom)
                if atom.person is not None:
                    self._asked("HF203", asked, atom, atom.person, self.people)
            elif atom.name == "knows":
                self._asked("HF204", asked, atom, atom.argument, self.needs)
            elif not self.partial and not (
                atom.name == "flag" and (self.flags_partial or atom.argument in self.flags_meant)
            ):
                known: Iterable[str] = self.flags if atom.name == "flag" else self.said
                self._asked("HF205" if atom.name == "flag" else "HF206", asked, atom, atom.argument, known)

    def _bounds(self, asked: WrittenCondition, atom: Compare) -> None:
        """A number that the gauge can never have tells nothing."""
        most = FULL
        if atom.gauge == "known":
            if self.needs is None:
                return
            most = len(self.needs) * POINT
        if not 0 <= atom.value <= most:
            number, limit = level(atom.value), most // POINT
            if atom.gauge == "known":
                message = f"`known` is compared with {number}, and there are {limit} needs"
                hint = f"It counts the needs that have been learnt: compare it with 0 to {limit}."
            else:
                message = f"`{atom.gauge}` is compared with {number}, which it can never be"
                hint = f"It lies between 0 and {limit}: compare it with one of these."
            self.problems.add("HF119", *within(asked.node, atom.at), message, hint)
        elif 0 < atom.value < POINT and atom.gauge != "known":
            message = f"`{atom.gauge}` is compared with {level(atom.value)}, and it goes from 0 to 100"
            hint = f"Compare it with {level(atom.value * 100)}."
            self.problems.add("HF121", *within(asked.node, atom.at), message, hint)

    def returns_to(self, turn: str) -> bool:
        """Whether some way of choices leads from the turn back to it."""
        waiting, reached = [turn], set[str]()
        while waiting:
            for target in self._leads(waiting.pop()):
                if target == turn:
                    return True
                if target not in reached:
                    reached.add(target)
                    waiting.append(target)
        return False

    def _leads(self, turn: str) -> Iterator[str]:
        for name, _, choice in self.choices:
            if name == turn:
                yield from (node.value for node in targets_of(choice))

    def node_of(self, key: str, place: int) -> Node:
        """The entry at that place, from 0, of a list at the top level."""
        value = next(value for entry, value in self.node.entries if entry.value == key)
        return value.items[place] if isinstance(value, Sequence) else value

    def _asked(
        self, code: str, asked: WrittenCondition, atom: Compare | Call, name: str, known: Iterable[str] | None
    ) -> None:
        offset = atom.at + (len("trust.") if isinstance(atom, Compare) else 0)
        self.check(code, asked.node, known, name, offset)


def targets_of(choice: Part) -> list[Scalar]:
    """Where the choice can lead, in any of its cases; the choice's own first."""
    found: list[Scalar] = []
    for deed in deeds(choice):
        leads = deed.values.get("next", ())
        found += [leads] if isinstance(leads, Scalar) else [e.values["go"] for e in leads if "go" in e.values]
    return found


def _leads_elsehow(choice: Part) -> bool:
    """Whether another word stands for `next`, or for `go` in it: where it leads is not read yet."""
    for deed in deeds(choice):
        leads = deed.values.get("next", ())
        if "next" in deed.meant or (not isinstance(leads, Scalar) and any("go" in way.meant for way in leads)):
            return True
    return False


def _flags_tried(deed: Part) -> Iterator[str]:
    """Whatever stands under `sets`, or a word for it, that could not be read as flags."""
    good = {node.value for node in deed.values.get("sets", ())}
    for key, value in deed.node.entries:
        if key.value in ("sets", "set", "flag", "flags"):
            yield from (name for text in _texts(value) if text not in good for name in (text, *ids_in(text)))


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.value
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    else:
        yield from (key.value for key, _ in node.entries)


def flags_set(choice: Part) -> Iterator[Scalar]:
    """The flags that a choice sets, in any of its cases."""
    for deed in deeds(choice):
        yield from deed.values.get("sets", ())
