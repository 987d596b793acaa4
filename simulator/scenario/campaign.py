"""A campaign: several scenarios in order, in which customers are met again. Read with a scenario's care.

What a meeting leaves behind is carried over: the trust of people with the same id, and flags that a later
scenario declares in `before`, whether a choice set them or an ending left them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simulator.scenario.campaign_fields import CAMPAIGN
from simulator.scenario.model import Scenario
from simulator.scenario.problem import Problem, Problems
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.part import Part
from simulator.scenario.reading.source import LINE_END, Unreadable, decode, encoding_of, read_file
from simulator.scenario.reading.tree import Scalar
from simulator.scenario.reading.values import Bad

Find = Callable[[str], Scenario | None]
"""The sound scenario with that id, or None."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One conversation of a campaign. `after`: earlier scenario ids, each with the endings that lead here."""

    scenario: Scenario
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leaves: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Campaign:
    """The meetings in their order, no scenario twice."""

    id: str
    title: str
    brief: str
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class CampaignReading:
    """What came of reading a campaign file. `campaign` is None exactly where there is an error."""

    campaign: Campaign | None
    problems: tuple[Problem, ...]
    unreadable: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def read_campaign(path: str | os.PathLike[str], find: Find) -> CampaignReading:
    """Reads a file; its scenarios are looked up with `find`. Never raises for what may stand in it."""
    file = os.fspath(path)
    try:
        data = read_file(file)
    except Unreadable as error:
        problems = Problems(file, [])
        problems.add("HF001", 1, 1, str(error), "Check the name and the permissions of the file.")
        return CampaignReading(None, problems.sorted(), unreadable=True)
    source, problems = decode(data, file)
    campaign = None
    if source.text is not None and (tree := parse_all(source.text, problems)) is not None:
        try:
            part = Builder(problems).whole(CAMPAIGN, tree.root)
            _named_like_its_file(part, file, problems)
            meetings = _Meetings(part, problems, find).checked()
            if not problems.has_error:
                campaign = _campaign(part, meetings)
        except Bad:
            pass
    return CampaignReading(campaign, problems.sorted())


def is_campaign(data: bytes) -> bool:
    """Whether a file's bytes look like a campaign rather than a scenario: its first key is `campaign`."""
    return first_key(data) == "campaign"


def first_key(data: bytes) -> str:
    """The first key of a file's bytes; "" where none is to be seen."""
    encoding, start = encoding_of(data)
    for line in LINE_END.split(data[start:4096].decode(encoding, "replace")):
        if line.strip() and not line.startswith(("#", "---")):
            return line.partition(":")[0] if ":" in line else ""
    return ""


def _named_like_its_file(part: Part, file: str, problems: Problems) -> None:
    name, stem = part.values.get("id"), Path(file).stem
    if isinstance(name, Scalar) and name.value != stem:
        hint = f"`helpfirst campaign` finds it by the name of the file: write `id: {stem}`, or rename the file."
        problems.add(
            "HF218", name.line, name.column, f"the id `{name.value}` is not the name of the file, `{stem}`", hint
        )


def _campaign(part: Part, meetings: list[Meeting]) -> Campaign:
    values = {key: node.value for key, node in part.values.items() if isinstance(node, Scalar)}
    text = {key: part.values[key] for key in ("title", "brief") if isinstance(part.values.get(key), str)}
    merged = {**text, **values}
    return Campaign(merged["id"], merged["title"], merged.get("brief", ""), tuple(meetings))


class _Meetings:
    """Checks the meetings one after the other, so that each sees only what came before it."""

    def __init__(self, part: Part, problems: Problems, find: Find) -> None:
        self.parts: list[Part] = part.values.get("meetings", [])
        self.problems = problems
        self.find = find
        self.all = {one.values["scenario"].value for one in self.parts if "scenario" in one.values}
        self.earlier: dict[str, Scenario] = {}
        self.unknown: set[str] = set()
        """Scenarios that were already said not to be there: nothing more is said of them."""

    def checked(self) -> list[Meeting]:
        meetings: list[Meeting] = []
        for part in self.parts:
            name = part.values.get("scenario")
            if name is None:
                continue
            if name.value in self.earlier:
                self._add(
                    "HF504", name, f"`{name.value}` is listed twice", "A customer is met again in another scenario."
                )
            scenario = self.find(name.value)
            if scenario is None:
                self._add(
                    "HF501",
                    name,
                    f"there is no sound scenario `{name.value}`",
                    "Check its id, and check the scenario itself.",
                )
                self.unknown.add(name.value)
                continue
            meetings.append(Meeting(scenario, self._after(part, scenario.id), self._leaves(part, scenario)))
            self.earlier[scenario.id] = scenario
        if not self.unknown:
            self._flags_are_expected(meetings)
        return meetings

    def _after(self, part: Part, own: str) -> dict[str, tuple[str, ...]]:
        found = {}
        for key, endings in part.values.get("after", ()):
            scenario = self.earlier.get(key.value)
            if key.value in self.unknown:
                continue
            if scenario is None:
                if key.value == own or key.value in self.all:
                    self._add(
                        "HF503",
                        key,
                        f"`{key.value}` does not come before this meeting",
                        "A meeting can only follow an earlier one: a circle has no beginning.",
                    )
                else:
                    self._add(
                        "HF501",
                        key,
                        f"no earlier meeting is `{key.value}`",
                        self.problems.did_you_mean(key.value, self.earlier),
                    )
                continue
            for ending in endings or ():  # None where the entry could not be read
                self._ending(ending, scenario)
            found[key.value] = tuple(ending.value for ending in endings or ())
        return found

    def _leaves(self, part: Part, scenario: Scenario) -> dict[str, tuple[str, ...]]:
        found = {}
        for key, flags in part.values.get("leaves", ()):
            self._ending(key, scenario)
            found[key.value] = tuple(flag.value for flag in flags or ())
        return found

    def _ending(self, node: Scalar, scenario: Scenario) -> None:
        if node.value not in scenario.endings:
            hint = self.problems.did_you_mean(node.value, scenario.endings, f"It has {', '.join(scenario.endings)}.")
            self._add("HF502", node, f"`{scenario.id}` has no ending `{node.value}`", hint)

    def _flags_are_expected(self, meetings: list[Meeting]) -> None:
        by_id = {meeting.scenario.id: place for place, meeting in enumerate(meetings)}
        for part in self.parts:
            place = by_id.get(part.values["scenario"].value) if "scenario" in part.values else None
            if place is None:
                continue
            expected = {flag for meeting in meetings[place + 1 :] for flag in meeting.scenario.before}
            for _, flags in part.values.get("leaves", ()):
                for flag in flags or ():
                    if flag.value not in expected:
                        self._add(
                            "HF505",
                            flag,
                            f"no later scenario has `{flag.value}` in its `before`",
                            self.problems.did_you_mean(flag.value, expected),
                        )

    def _add(self, code: str, node: Scalar, message: str, hint: str = "") -> None:
        self.problems.add(code, node.line, node.column, message, hint)
