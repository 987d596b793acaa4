"""The table of fields of a campaign file. The same reader reads it."""

from __future__ import annotations

from simulator.scenario.field_kinds import Field, Identifier, ListOf, MapOf, Number, Record, Reference, Text

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
