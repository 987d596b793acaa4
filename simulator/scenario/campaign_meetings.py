"""The meetings and quarters of a campaign, checked: what names what, in which order, and in one currency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from simulator.scenario.model import Ending, Scenario
from simulator.scenario.problem import Problems
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part

Find = Callable[[str], Scenario | None]
"""The sound scenario with that id, or None."""
Names = Callable[[], Iterable[str]]
"""The ids of the scenarios there are, for who misspelt one."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One conversation of a campaign. `after`: earlier scenario ids, each with the endings that lead here; `unless`: with
    those that close it.
    """

    scenario: Scenario
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leaves: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    """Flags that come out before it, each with the sentence by which they do."""

    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undone: Mapping[str, int] = field(default_factory=dict)
    """What an ending costs in the next quarter, in hundredths, where the file says so."""

    def undone_by(self, ending: Ending) -> int:
        """What will be undone of that ending's sale in the next quarter: of a complaint the whole, if nothing is said."""
        sold = ending.sale.amount if ending.sale is not None and ending.kind == "complaint" else 0
        return self.undone.get(ending.id, sold)

    @property
    def person(self) -> str:
        """The name of the main contact."""
        return next(iter(self.scenario.people.values())).name


@dataclass(frozen=True, slots=True)
class Quarter:
    """A part of a campaign: what is to be sold in it (hundredths), and how many of its meetings fit."""

    title: str
    target: int
    conversations: int
    meetings: tuple[Meeting, ...]


def checked_quarters(part: Part, problems: Problems, find: Find, names: Names) -> list[Quarter]:
    """The quarters as far as they are sound; a campaign without them is one quarter. Problems are added."""
    checks = _Checks(part, problems, find, names)
    meetings = checks.checked()
    by_part = {id(one): meeting for one, meeting in zip(checks.sound, meetings, strict=True)}
    if "quarters" not in part.values:
        checks.same_currency(meetings)
        return [Quarter("", 0, len(meetings), tuple(meetings))]
    checks.one_currency(meetings)
    found = []
    for quarter in part.values["quarters"]:
        own = tuple(by_part[id(one)] for one in quarter.values.get("meetings", ()) if id(one) in by_part)
        fit = quarter.values.get("conversations") or len(own)
        if fit > len(quarter.values.get("meetings", ())):
            line, column = quarter.place_of("conversations")
            problems.add(
                "HF508", line, column, f"{fit} conversations are to fit, and there are {len(own)} meetings",
                "Lower `conversations`, or leave it out for all of them.",
            )  # fmt: skip
        found.append(Quarter(quarter.values.get("title", ""), quarter.values.get("target", 0), fit, own))
    return found


class _Checks:
    """Checks the meetings one after the other, so that each sees only what came before it."""

    def __init__(self, part: Part, problems: Problems, find: Find, names: Names) -> None:
        self.part = part
        quarters: list[Part] = part.values.get("quarters", [])
        self.parts: list[Part] = part.values.get("meetings", [])
        if quarters:
            if self.parts:
                line, column = self.parts[0].place
                problems.add(
                    "HF506", line, column, "a campaign has `meetings` or `quarters`, not both",
                    "Move these meetings into a quarter.",
                )  # fmt: skip
            self.parts = [*self.parts, *(one for quarter in quarters for one in quarter.values.get("meetings", ()))]
        self.sound: list[Part] = []
        """The meetings whose scenario was found."""
        self.problems = problems
        self.find, self.names = find, names
        self.all = {one.values["scenario"].value for one in self.parts if "scenario" in one.values}
        self.earlier: dict[str, Scenario] = {}
        self.left: set[str] = set()
        """Flags that the endings of earlier meetings leave."""
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
                self._add("HF501", name, f"there is no sound scenario `{name.value}`", self._which(name.value))
                self.unknown.add(name.value)
                continue
            after, unless = (self._earlier_endings(part, key, scenario.id) for key in ("after", "unless"))
            leaves, undone = self._leaves(part, scenario), self._undone(part, scenario)
            meetings.append(Meeting(scenario, after, leaves, self._found(part), unless, undone))
            self.sound.append(part)
            self.earlier[scenario.id] = scenario
        if not self.unknown:
            self._flags_are_expected(meetings)
        return meetings

    def _which(self, wanted: str) -> str:
        """How to mend an id under which no sound scenario is found."""
        known = set(self.names())
        stem = wanted.rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml")
        if wanted in known:
            return f"There is a file of that name with an error: see what `helpfirst check` says of `{wanted}`."
        if stem != wanted and stem in known:
            return f"Write its id alone: `{stem}`."
        return self.problems.did_you_mean(stem, known, "Check its id, and check the scenario itself.")

    def _earlier_endings(self, part: Part, name: str, own: str) -> dict[str, tuple[str, ...]]:
        """What stands at `after` or `unless` of the meeting `own`."""
        found = {}
        for key, endings in part.values.get(name, ()):
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
                        self.problems.did_you_mean(key.value, self.earlier, _there_are(name, self.earlier)),
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
            self.left.update(found[key.value])
        return found

    def _found(self, part: Part) -> dict[str, str]:
        found = {}
        known = {flag for scenario in self.earlier.values() for flag in flags_of(scenario)}
        known |= self.left
        for key, sentence in part.values.get("found", ()):
            if key.value not in known and not self.unknown:
                self._add("HF509", key, f"no earlier meeting leaves `{key.value}`",
                    self.problems.did_you_mean(key.value, known, "Name a flag that an earlier meeting sets or leaves."),
                )  # fmt: skip
            if sentence is not None:
                found[key.value] = sentence
        return found

    def _undone(self, part: Part, scenario: Scenario) -> dict[str, int]:
        for key, _ in part.values.get("undone", ()):
            self._ending(key, scenario)
        return {key.value: amount for key, amount in part.values.get("undone", ()) if amount is not None}

    def one_currency(self, meetings: list[Meeting]) -> None:
        """Every sale has to be in the campaign's currency."""
        wanted = self.part.values.get("currency")
        if wanted is None:
            if "currency" not in self.part.bad:
                line, column = self.part.values["quarters"][0].place
                self.problems.add(
                    "HF507", line, column, "a campaign with quarters has no `currency`",
                    "Write the currency of its targets and sales, for example `currency: GBP`.",
                )  # fmt: skip
            return
        others = {currency for meeting in meetings for currency in _currencies(meeting)}
        only = next(iter(others)) if len(others) == 1 else ""
        for part, meeting in zip(self.sound, meetings, strict=True):
            for sold, ending in _currencies(meeting).items():
                if sold != wanted:
                    mend = f"Give the sale of its ending `{ending}` in {wanted}."
                    self._add(
                        "HF507", part.values["scenario"],
                        f"`{meeting.scenario.id}` sells in {sold or 'no currency'}, the campaign in {wanted}",
                        f"{mend} Or write `currency: {only}`: all of them sell in it." if only else mend,
                    )  # fmt: skip
                    break

    def same_currency(self, meetings: list[Meeting]) -> None:
        """Without a currency of the campaign's own all sales have to be in that of the first: they are added up."""
        first: tuple[str, str] | None = None
        for part, meeting in zip(self.sound, meetings, strict=True):
            for sold, ending in _currencies(meeting).items():
                first = first or (sold, meeting.scenario.id)
                if sold != first[0]:
                    self._add(
                        "HF507", part.values["scenario"],
                        f"`{meeting.scenario.id}` sells in {sold or 'no currency'}, `{first[1]}` in "
                        f"{first[0] or 'no currency'}",
                        f"Give the sale of its ending `{ending}` in {first[0]}: what is sold is added up."
                        if first[0] else f"Give both a currency: what is sold is added up (`{first[1]}` has none).",
                    )  # fmt: skip
                    return

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
            later = meetings[place + 1 :]
            expected = {flag for meeting in later for flag in (*meeting.scenario.before, *meeting.found)}
            for _, flags in part.values.get("leaves", ()):
                for flag in flags or ():
                    if flag.value not in expected:
                        self._add(
                            "HF505",
                            flag,
                            f"no later scenario has `{flag.value}` in its `before`",
                            self.problems.did_you_mean(flag.value, expected, _where_expected(flag.value, expected)),
                        )

    def _add(self, code: str, node: Scalar, message: str, hint: str = "") -> None:
        self.problems.add(code, node.line, node.column, message, hint)


def _currencies(meeting: Meeting) -> dict[str, str]:
    """The currencies in which its endings sell something, each with the first that does."""
    found: dict[str, str] = {}
    for ending in meeting.scenario.endings.values():
        if ending.sale is not None and ending.sale.amount:
            found.setdefault(ending.sale.currency, ending.id)
    return found


def _there_are(key: str, earlier: Iterable[str]) -> str:
    names = ", ".join(earlier)
    return f"Earlier meetings are: {names}." if names else f"This is the first meeting: leave `{key}` out."


def _where_expected(flag: str, expected: Iterable[str]) -> str:
    names = ", ".join(sorted(expected))
    if not names:
        return f"Write `{flag}` in the `before` of a later scenario, or leave it out here."
    return f"Later scenarios expect: {names}. Or write `{flag}` in the `before` of one of them."


def flags_of(scenario: Scenario) -> set[str]:
    """The flags that a choice of the scenario can set."""
    return {
        flag
        for turn in scenario.turns.values()
        for choice in turn.choices
        for one in choice.deeds
        for flag in one.sets or ()
    }
