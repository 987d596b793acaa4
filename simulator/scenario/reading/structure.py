"""What fits together in a scenario: every name that is used is given somewhere, and everything is used.

`check_structure` looks at the parts, so it works in spite of problems elsewhere in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from simulator.scenario.condition import Call, Compare, atoms
from simulator.scenario.problem import Problems, nearest, shown
from simulator.scenario.reading.mend import Whole
from simulator.scenario.reading.part import Asked, Part, within
from simulator.scenario.reading.routes import check_routes
from simulator.scenario.reading.tree import Scalar
from simulator.scenario.rubric import Rubric

UNKNOWN = {
    "HF201": "there is no turn or ending called `{}`",
    "HF202": "the rubric has no behaviour `{}`",
    "HF203": "there is no person called `{}`",
    "HF204": "there is no need called `{}`",
    "HF205": "no choice sets a flag `{}`",
    "HF206": "there is no choice with the id `{}`",
}


def check_structure(scenario: Part, whole: Whole, rubric: Rubric, problems: Problems) -> None:
    """Adds every structural problem that can be found without playing."""
    _Check(scenario, whole, rubric, problems).run()


class _Check:
    def __init__(self, scenario: Part, whole: Whole, rubric: Rubric, problems: Problems) -> None:
        self.problems = problems
        self.whole = whole
        self.values = scenario.values
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
        self.flags = {node.value for _, _, choice in self.choices for node in choice.values.get("sets", ())}
        self.flags |= {key.value for key, _ in self.values.get("before", ())}
        self.said: dict[str, Scalar] = {}
        self.partial = whole.torn or any(
            turn is None or "choices" in turn.bad for _, turn in self.values.get("turns", ())
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

    def run(self) -> None:
        self._choice_ids()
        self._shared_ids()
        self._file_name()
        revealed: set[str] = set()
        for _, turn in self.values.get("turns", ()):
            if turn is None:
                continue
            if speaker := turn.values.get("speaker"):
                self._name("HF203", speaker, self.people)
            for choice in turn.values.get("choices", ()):
                self._choice(choice, revealed)
        self._top_targets()
        self._needs(revealed)
        if self.turns and self.endings is not None:
            check_routes(self.values, self.turns, self.endings, self.partial, self.problems)

    def _choice(self, choice: Part, revealed: set[str]) -> None:
        values = choice.values
        if behaviour := values.get("behaviour"):
            self._name("HF202", behaviour, self.behaviours)
        self._also(behaviour, values.get("also", ()))
        for need in values.get("reveals", ()):
            self._name("HF204", need, self.needs)
            revealed.add(need.value)
        for change in values.get("effects", ()):
            _, dot, person = change.key.value.partition(".")
            if dot:
                self._name("HF203", change.key, self.people, person)
        if "when" in values:
            self._condition(values["when"])
        leads = values.get("next")
        if isinstance(leads, Scalar):
            self._name("HF201", leads, self.targets)
        elif leads:
            self._entries(leads)

    def _entries(self, entries: list[Part]) -> None:
        always: Part | None = None
        for entry in entries:
            if "when" in entry.values:
                self._condition(entry.values["when"])
            if "go" in entry.values:
                self._name("HF201", entry.values["go"], self.targets)
            if always is not None:
                self.problems.at(
                    entry.node,
                    "HF216",
                    "this entry is never reached",
                    f"The one in line {always.node.line} has no `when` and always holds. Put it last.",
                )
            elif "when" not in entry.values and "when" not in entry.bad:
                always = entry

    def _also(self, behaviour: Scalar | None, also: Iterable[Scalar]) -> None:
        before = {behaviour.value} if behaviour else set()
        for node in also:
            self._name("HF202", node, self.behaviours)
            if node.value in before:
                self.problems.at(
                    node,
                    "HF115",
                    f"`{shown(node.value)}` is already a behaviour of this choice",
                    "Delete it.",
                )
            before.add(node.value)

    def _name(
        self, code: str, node: Scalar, known: Iterable[str] | None, name: str | None = None, offset: int = 0
    ) -> None:
        name = node.value if name is None else name
        if known is None or name in known or name in self.whole.hidden:
            return
        line, column = within(node, offset)
        known = list(known)
        listed = f"There is: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}."
        otherwise = listed if known else "The scenario has none yet."
        hint = self.problems.did_you_mean(name, known, otherwise)
        self.problems.add(code, line, column, UNKNOWN[code].format(shown(name)), hint)

    def _condition(self, asked: Asked) -> None:
        for atom in atoms(asked.condition):
            if isinstance(atom, Compare):
                if atom.person is not None:
                    self._asked("HF203", asked, atom, atom.person, self.people)
            elif atom.name == "knows":
                self._asked("HF204", asked, atom, atom.argument, self.needs)
            elif not self.partial:
                known = self.flags if atom.name == "flag" else self.said
                self._asked("HF205" if atom.name == "flag" else "HF206", asked, atom, atom.argument, known)

    def _asked(self, code: str, asked: Asked, atom: Compare | Call, name: str, known: Iterable[str] | None) -> None:
        offset = atom.at + (len("trust.") if isinstance(atom, Compare) else 0)
        self._name(code, asked.node, known, name, offset)

    def _choice_ids(self) -> None:
        for turn, place, choice in self.choices:
            node = choice.values.get("id")
            if node is None:
                if "id" not in choice.bad:
                    self.said.setdefault(f"{turn}.{place}", Scalar("", *choice.place, "", *choice.place))
                    self.problems.add(
                        "HF212",
                        *choice.place,
                        f"this choice has no id; for now it goes by {turn}.{place}",
                        "`helpfirst tag FILE` writes the missing ids.",
                    )
                continue
            first = self.said.setdefault(node.value, node)
            if first is not node:
                self._twice(node, first, "choice")

    def _shared_ids(self) -> None:
        for name, node in (self.endings or {}).items():
            if first := (self.turns or {}).get(name):
                self._twice(node, first, "turn")

    def _twice(self, node: Scalar, first: Scalar, of: str) -> None:
        self.problems.at(
            node,
            "HF207",
            f"the id `{shown(node.value)}` is used twice; the first, of a {of}, is in line {first.line}",
            "Give one of the two another id.",
        )

    def _file_name(self) -> None:
        node, path = self.values.get("id"), PurePath(self.problems.file)
        if node is not None and path.suffix in (".yaml", ".yml") and path.stem != node.value:
            self.problems.at(
                node,
                "HF218",
                f"the id is `{shown(node.value)}` but the file is called {shown(path.name)}",
                "Give both the same name.",
            )

    def _top_targets(self) -> None:
        if self.turns is None or self.endings is None:
            return
        wanted: tuple[tuple[str, str, str, dict[str, Scalar], dict[str, Scalar]], ...] = (
            ("start", "HF214", "an ending, not a turn", self.turns, self.endings),
            ("walk_out", "HF215", "a turn, not an ending", self.endings, self.turns),
        )
        for key, code, what, right, wrong in wanted:
            node = self.values.get(key)
            if node is None:
                continue
            if node.value in wrong and node.value not in right:
                hint = f"`{key}` must name {'a turn' if key == 'start' else 'an ending'}."
                self.problems.at(node, code, f"`{shown(node.value)}` is {what}", hint)
            else:
                self._name("HF201", node, right)

    def _needs(self, revealed: set[str]) -> None:
        if self.partial or any("reveals" in choice.bad for _, _, choice in self.choices):
            return
        meant = {nearest(name, self.needs or ()) for name in revealed if name not in (self.needs or ())}
        for name, node in (self.needs or {}).items():
            if name not in revealed and name not in meant:
                self.problems.at(
                    node,
                    "HF211",
                    f"nothing reveals the need `{shown(name)}`",
                    f"Add `reveals: [{shown(name)}]` to a choice, or delete the need.",
                )
