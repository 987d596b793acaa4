"""The table of fields of an assignment's file. The same reader reads it."""

from __future__ import annotations

from simulator.scenario.kinds import Boolean, Field, ListOf, Number, Record, Reference, Text

ASSIGNMENT = Record(
    "assignment",
    "Conversations that a coach asks a group to hold.",
    (
        Field("assignment", Number(1, 1, per=1), "The version of this format.", required=True),
        Field("title", Text(), "What the program shows.", required=True),
        Field(
            "scenarios", ListOf(Reference("scenario"), least=1), "Their ids, in the order to hold them.", required=True
        ),
        Field("by", Text(), "The last day, as 2026-12-15; without it, whenever."),
        Field("coaching", Boolean(), "With or without coaching after every choice; without it, as everybody has it."),
    ),
)
