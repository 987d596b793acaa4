"""What fits together in a scenario: every name that is used is given somewhere, and everything is used.

`check_structure` looks at the parts, so it works in spite of problems elsewhere in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from simulator.scenario.problem import Problems, a, nearest, shown
from simulator.scenario.reading.examples import repeated
from simulator.scenario.reading.mend import Whole
from simulator.scenario.reading.names import Names, deeds, tellings, versions_misspelt
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.routes import check_routes
from simulator.scenario.reading.versions import check_versions
from simulator.scenario.rubric import Rubric


def check_structure(scenario: Part, whole: Whole, rubric: Rubric, problems: Problems) -> None:
    """Adds every structural problem that can be found without playing."""
    names = Names(scenario, whole, rubric, problems)
    _Check(names).run()
    check_versions(names)


class _Check:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.problems = names.problems
        self.values = names.values

    def run(self) -> None:
        self._choice_ids()
        self._shared_ids()
        self._file_name()
        revealed: set[str] = set()
        for _, turn in self.values.get("turns", ()):
            if turn is None:
                continue
            if speaker := turn.values.get("speaker"):
                self.names.check("HF203", speaker, self.names.people)
            for telling in tellings(turn):
                self._common(telling, revealed)
            for choice in turn.values.get("choices", ()):
                for key, node in choice.node.entries:
                    if key.value == "examples":
                        repeated(node, (choice.values.get("say", ""),), self.problems)
                for deed in deeds(choice):
                    self._common(deed, revealed)
                    self._deed(deed)
        for _, ending in self.values.get("endings", ()):
            for telling in tellings(ending) if ending is not None else ():
                self._common(telling, revealed)
        self._top_targets()
        self._needs(revealed)
        names = self.names
        if names.turns and names.endings is not None:
            check_routes(self.values, names.turns, names.endings, names.partial, self.problems)

    def _common(self, part: Part, revealed: set[str]) -> None:
        """What turns, versions, choices and cases can all have."""
        for need in part.values.get("reveals", ()):
            self.names.check("HF204", need, self.names.needs, listed=True)
            revealed.add(need.value)
        if "when" in part.values:
            self.names.check_condition(part.values["when"])

    def _deed(self, deed: Part) -> None:
        values = deed.values
        if behaviour := values.get("behaviour"):
            self.names.check("HF202", behaviour, self.names.behaviours)
        self._also(behaviour, values.get("also", ()))
        for change in values.get("effects", ()):
            _, dot, person = change.key.value.partition(".")
            if dot:
                self.names.check("HF203", change.key, self.names.people, person)
        leads = values.get("next")
        if isinstance(leads, Scalar):
            self.names.check("HF201", leads, self.names.targets)
        elif leads:
            self._entries(leads)

    def _entries(self, entries: list[Part]) -> None:
        always: Part | None = None
        for entry in entries:
            if "when" in entry.values:
                self.names.check_condition(entry.values["when"])
            if "go" in entry.values:
                self.names.check("HF201", entry.values["go"], self.names.targets)
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
            self.names.check("HF202", node, self.names.behaviours, listed=True)
            if node.value in before:
                self.problems.at(
                    node,
                    "HF115",
                    f"`{shown(node.value)}` is already a behaviour of this choice",
                    "Delete it.",
                )
            before.add(node.value)

    def _choice_ids(self) -> None:
        for turn, place, choice in self.names.choices:
            node = choice.values.get("id")
            if node is None:
                if "id" not in choice.bad:
                    self.names.said.setdefault(f"{turn}.{place}", Scalar("", *choice.place, "", *choice.place))
                    self.problems.add(
                        "HF212",
                        *choice.place,
                        f"this choice has no id; for now it goes by {turn}.{place}",
                        "`helpfirst tag FILE` writes the missing ids.",
                    )
                continue
            first = self.names.said.setdefault(node.value, node)
            if first is not node:
                self._twice(node, first, "choice")

    def _shared_ids(self) -> None:
        for name, node in (self.names.endings or {}).items():
            if first := (self.names.turns or {}).get(name):
                self._twice(node, first, "turn")

    def _twice(self, node: Scalar, first: Scalar, of: str) -> None:
        self.problems.at(
            node,
            "HF207",
            f"the id `{shown(node.value)}` is used twice; the first, of {a(of)}, is in line {first.line}",
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
        if self.names.turns is None or self.names.endings is None:
            return
        wanted: tuple[tuple[str, str, str, dict[str, Scalar], dict[str, Scalar]], ...] = (
            ("start", "HF214", "an ending, not a turn", self.names.turns, self.names.endings),
            ("walk_out", "HF215", "a turn, not an ending", self.names.endings, self.names.turns),
        )
        for key, code, what, right, wrong in wanted:
            node = self.values.get(key)
            if node is None:
                continue
            if node.value in wrong and node.value not in right:
                hint = f"`{key}` must name {'a turn' if key == 'start' else 'an ending'}."
                self.problems.at(node, code, f"`{shown(node.value)}` is {what}", hint)
            else:
                self.names.check("HF201", node, right)

    def _tell_needs(self) -> Iterator[Part]:
        for _, turn in self.values.get("turns", ()):
            if turn is not None:
                yield from tellings(turn)
        for _, _, choice in self.names.choices:
            yield from deeds(choice)

    def _needs(self, revealed: set[str]) -> None:
        if (
            not self.values.get("turns")
            or self.names.partial
            or any("reveals" in part.bad | part.meant or versions_misspelt(part) for part in self._tell_needs())
        ):
            return
        meant = {nearest(name, self.names.needs or ()) for name in revealed if name not in (self.names.needs or ())}
        for name, node in (self.names.needs or {}).items():
            if name not in revealed and name not in meant:
                self.problems.at(
                    node,
                    "HF211",
                    f"nothing reveals the need `{shown(name)}`",
                    f"Add `reveals: [{shown(name)}]` to a choice, or delete the need.",
                )
