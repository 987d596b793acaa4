"""The table of fields of a campaign file. The same reader reads it."""

from __future__ import annotations

from simulator.scenario.kinds import Field, Identifier, ListOf, MapOf, Number, Record, Reference, Text

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
            "leaves",
            MapOf(ListOf(Identifier("flag"), least=1), "ending"),
            "Flags that an ending of this meeting leaves behind for later ones.",
            default=(),
        ),
    ),
)

CAMPAIGN = Record(
    "campaign",
    "Several conversations in order, in which customers are met again.",
    (
        Field("campaign", Number(1, 1, per=1), "The version of this format.", required=True),
        Field("id", Identifier("campaign"), "In kebab-case; the name of the file without its ending.", required=True),
        Field("title", Text(), "What the program shows.", required=True),
        Field("brief", Text(needed=False), "What the quarter is about.", default=""),
        Field("meetings", ListOf(MEETING, least=1), "The conversations, in their order.", required=True),
    ),
)
