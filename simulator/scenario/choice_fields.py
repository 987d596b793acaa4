"""The fields of a choice, of its cases and of where they lead. Part of the table in `fields`."""

from __future__ import annotations

from simulator.scenario import model
from simulator.scenario.field_kinds import (
    Boolean,
    Effects,
    Field,
    Identifier,
    Leads,
    ListOf,
    Number,
    OneOrMore,
    Record,
    Reference,
    Text,
    When,
)
from simulator.scenario.units import POINT

OVERRIDE = Number(-2, 2, per=2)
CHANGE = Number(-100, 100, per=POINT)

NEXT = Record(
    "entry of next",
    "One way on. The first entry whose condition holds is taken.",
    (
        Field("when", When(), "The condition; without one the entry always holds."),
        Field("go", Reference("target"), "The turn or ending that follows.", required=True),
    ),
    makes=model.Next,
)

CASE = Record(
    "case",
    "What the same words amount to at another version of the turn, or in another state. The first case that holds "
    "before the choice takes effect is laid over the choice; what it does not set stays. A case that names a "
    "`behaviour` starts from that behaviour alone: `also`, the three overrides and `breach` of the choice do not "
    "carry over. Lists and mappings replace.",
    (
        Field("in", OneOrMore(Reference("version")), "It holds at this version of the turn, or at one of these."),
        Field("when", When(), "It holds only while this does. A case has `in` or `when`, or both."),
        Field("behaviour", Reference("behaviour"), "The main behaviour the words show then."),
        Field("also", ListOf(Reference("behaviour"), most=2), "Up to two more behaviours."),
        Field("reveals", ListOf(Reference("need")), "Needs that come to light."),
        Field("sets", ListOf(Identifier("flag")), "Flags to remember."),
        Field(
            "effects",
            Effects(CHANGE),
            "Added to the rubric: `trust` is the main contact's, `trust.PERSON` anybody's, and `patience`.",
        ),
        Field("reply", Text(needed=False), "What the customer does or says at once."),
        Field("why", Text(needed=False), "What the debrief says about this choice then."),
        Field("next", Leads(NEXT), "Where it leads then."),
        Field("helpfulness", OVERRIDE, "Instead of the rubric's points, -2 to 2 in halves."),
        Field("pushiness", OVERRIDE, "Instead of the rubric's points, -2 to 2 in halves."),
        Field("initiative", OVERRIDE, "Instead of the rubric's points, -2 to 2 in halves."),
        Field("breach", Boolean(), "An integrity breach or not; without it the rubric decides."),
    ),
    makes=model.Case,
    either=("in", "when"),
)

CHOICE = Record(
    "choice",
    "One thing the trainee can say at a turn.",
    (
        Field(
            "id",
            Identifier("choice"),
            "Unique in the scenario. `helpfirst tag FILE` writes the missing ones.",
        ),
        Field("say", Text(), "The words of the trainee.", required=True),
        Field(
            "behaviour",
            Reference("behaviour"),
            "The main behaviour it shows, from the rubric.",
            required=True,
        ),
        Field("also", ListOf(Reference("behaviour"), most=2), "Up to two more behaviours.", default=()),
        Field("when", When(), "The choice is on offer only while this holds."),
        Field("reveals", ListOf(Reference("need")), "Needs that come to light.", default=()),
        Field("sets", ListOf(Identifier("flag")), "Flags to remember, for `flag(…)` in a condition.", default=()),
        Field(
            "effects",
            Effects(CHANGE),
            "Added to the rubric: `trust` is the main contact's, `trust.PERSON` anybody's, and `patience`.",
            default=(),
        ),
        Field("reply", Text(needed=False), "What the customer does or says at once.", default=""),
        Field("why", Text(needed=False), "What the debrief says about this choice.", default=""),
        Field("next", Leads(NEXT), "Where it leads: a turn or an ending, or a list of entries.", required=True),
        Field("helpfulness", OVERRIDE, "Instead of the rubric's points, -2 to 2 in halves."),
        Field("pushiness", OVERRIDE, "Instead of the rubric's points, -2 to 2 in halves."),
        Field("initiative", OVERRIDE, "Instead of the rubric's points, -2 to 2 in halves."),
        Field("breach", Boolean(), "An integrity breach or not; without it the rubric decides."),
        Field("cases", ListOf(CASE), "What the same words amount to at another version or in another state."),
        Field("once", Boolean(), "Not on offer again once it was said.", default=False),
        Field("examples", ListOf(Text(), least=1), "Other ways to say the same, for own words.", default=()),
    ),
    makes=model.Choice,
)
