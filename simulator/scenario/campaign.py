"""A campaign: several scenarios in order, in which customers are met again. Read with a scenario's care.

What a meeting leaves behind is carried over: the trust of people with the same id, and flags that a later
scenario declares in `before`, whether a choice set them or an ending left them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.campaign_meetings import Find, Meeting, Names, Quarter, checked_quarters
from simulator.scenario.field_kinds import Field, Identifier, ListOf, MapOf, Number, Record, Reference, Text
from simulator.scenario.problem import Problem, Problems
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import LINE_END, Unreadable, decode, encoding_of, read_file
from simulator.scenario.reading.values import Bad

MEETING = Record(
    "meeting",
    "One conversation of a campaign.",
    (
        Field("scenario", Reference("scenario"), "The id of the scenario.", required=True),
        Field(
            "after",
            MapOf(ListOf(Reference("ending"), least=1), "scenario"),
            "It takes place only if each of these earlier scenarios came to one of these endings.",
            default=(),
        ),
        Field(
            "unless",
            MapOf(ListOf(Reference("ending"), least=1), "scenario"),
            "It does not take place if one of these earlier scenarios came to one of these endings; not held, it closes nothing.",
            default=(),
        ),
        Field(
            "leaves",
            MapOf(ListOf(Identifier("flag"), least=1), "ending"),
            "Flags that an ending of this meeting leaves behind for later ones.",
            default=(),
        ),
        Field(
            "found",
            MapOf(Text(), "flag"),
            "Flags of earlier meetings that come out before this one, each with the sentence by which they do.",
            default=(),
        ),
        Field(
            "undone",
            MapOf(Number(0, 10**12), "ending"),
            "What an ending costs in the next quarter; without it, a complaint the whole of its sale, others nothing.",
            default=(),
        ),
    ),
)

QUARTER = Record(
    "quarter",
    "A part of a campaign that is a year.",
    (
        Field("title", Text(), "What the program shows, for example January to March.", required=True),
        Field("target", Number(0, 10**12), "What is to be sold, in the campaign's currency.", required=True),
        Field(
            "conversations",
            Number(1, 100, per=1),
            "How many of the meetings fit into the quarter, so that one has to choose; without it, all.",
        ),
        Field("meetings", ListOf(MEETING, least=1), "Whom one can see in it.", required=True),
    ),
)

CAMPAIGN = Record(
    "campaign",
    "Several conversations in order, in which customers are met again.",
    (
        Field("campaign", Number(1, 1, per=1), "The version of this format.", required=True),
        Field("id", Identifier("campaign"), "In kebab-case; the name of the file without its ending.", required=True),
        Field("title", Text(), "What the program shows.", required=True),
        Field("brief", Text(needed=False), "What it is about.", default=""),
        Field("meetings", ListOf(MEETING, least=1), "The conversations, in their order."),
        Field("currency", Text(), "Of a year: what all of it is sold in, for example GBP."),
        Field("quarters", ListOf(QUARTER, least=1), "Of a year, instead of `meetings`: its quarters in their order."),
    ),
    either=("meetings", "quarters"),
)


@dataclass(frozen=True, slots=True)
class Campaign:
    """The quarters in their order, no scenario twice. `currency` is "" where it is no year but one list of meetings."""

    id: str
    title: str
    brief: str
    quarters: tuple[Quarter, ...]
    currency: str = ""

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return tuple(meeting for quarter in self.quarters for meeting in quarter.meetings)

    @property
    def conversations(self) -> int:
        """How many of the meetings fit, all quarters together."""
        return sum(quarter.conversations for quarter in self.quarters)

    @property
    def is_year(self) -> bool:
        """Whether it has quarters with a target each."""
        return bool(self.currency)


@dataclass(frozen=True, slots=True)
class CampaignReading:
    """What came of reading a campaign file. `campaign` is None exactly where there is an error."""

    campaign: Campaign | None
    problems: tuple[Problem, ...]
    unreadable: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def read_campaign(path: str | os.PathLike[str], find: Find, names: Names = tuple) -> CampaignReading:
    """Reads a file; its scenarios are looked up with `find`, and `names` are all there are. Never raises for what may
    stand in it.
    """
    file = os.fspath(path)
    try:
        data = read_file(file)
    except Unreadable as error:
        return CampaignReading(None, error.problems(file), unreadable=True)
    return campaign_of(data, file, find, names)


def campaign_of(data: bytes, file: str, find: Find, names: Names = tuple) -> CampaignReading:
    """The campaign in these bytes; `file` is what problems call it."""
    source, problems = decode(data, file)
    campaign = None
    if source.text is not None and (tree := parse_all(source.text, problems, "campaign")) is not None:
        try:
            part = Builder(problems).whole(CAMPAIGN, tree.root)
            _named_like_its_file(part, file, problems)
            quarters = checked_quarters(part, problems, find, names)
            if not problems.has_error:
                campaign = _campaign(part, quarters)
        except Bad:
            pass
    return CampaignReading(campaign, problems.sorted())


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


def _campaign(part: Part, quarters: list[Quarter]) -> Campaign:
    text = {key: part.values[key] for key in ("title", "brief", "currency") if key in part.values}
    return Campaign(part.values["id"].value, quarters=tuple(quarters), **{"brief": "", **text})
