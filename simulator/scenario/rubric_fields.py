"""The table of fields of a rubric file. The same reader reads it."""

from __future__ import annotations

from simulator.scenario.field_kinds import Boolean, Field, ListOf, MapOf, Number, Record, Reference, Text

VALUE = Number(-2, 2, per=1)
PER_CENT = Number(0, 100, per=1)
PROFILES = (
    "trusted-advisor",
    "hustler",
    "pleaser",
    "know-it-all",
    "busy-bee",
    "quota-chaser",
    "order-taker",
    "bluffer",
    "trust-broken",
)

BEHAVIOUR = Record(
    "behaviour",
    "A named sales behaviour and what it is worth.",
    (
        Field("helpfulness", VALUE, "A whole number, -2 to 2.", required=True),
        Field("pushiness", VALUE, "A whole number, -2 to 2.", required=True),
        Field("initiative", VALUE, "A whole number, -2 to 2.", required=True),
        Field("name", Text(), "What people read.", required=True),
        Field("act", Text(), "Completes “You …”.", required=True),
        Field("terms", Text(), "In sales terms.", required=True),
        Field("rule", Text(), "The principle, in a sentence.", required=True),
        Field("breach", Boolean(), "Whether it breaks the customer's trust for good.", default=False),
    ),
)

PROFILE = Record(
    "profile",
    "What the three bars together say of a conversation.",
    (
        Field("name", Text(), "What people read.", required=True),
        Field("says", Text(), "What it says of the conversation.", required=True),
    ),
)

TRUST = Record(
    "trust rule",
    "How the trust of the turn's speaker answers to a choice.",
    (
        Field(
            "helpfulness",
            Number(-50, 50, per=1),
            "Trust for each point of helpfulness.",
            required=True,
        ),
        Field("pushiness", Number(-50, 50, per=1), "Trust for each point of pushiness above 0.", required=True),
        Field(
            "sceptic",
            ListOf(Reference("behaviour")),
            "Their gain is multiplied by 1 + scepticism.",
            default=(),
        ),
    ),
)

PATIENCE = Record(
    "patience rule",
    "How patience answers to a choice.",
    (
        Field("choice", Number(-100, 100, per=1), "What every choice costs.", required=True),
        Field(
            "behaviours",
            MapOf(Number(-100, 100, per=1), "behaviour"),
            "More for some main behaviours.",
            default=(),
        ),
    ),
)

THRESHOLDS = Record(
    "thresholds",
    "From how many per cent an axis counts as high.",
    tuple(Field(axis, PER_CENT, "0 to 100.", required=True) for axis in ("helpfulness", "pushiness", "initiative")),
)

RATINGS = Record(
    "ratings",
    "From how many per cent of the help that was attainable a review is rated so; below the first it is again.",
    (
        Field("hard", PER_CENT, "0 to 100.", required=True),
        Field("good", PER_CENT, "0 to 100.", required=True),
        Field("easy", PER_CENT, "0 to 100; only at the first try of a scenario.", required=True),
    ),
)

RUBRIC = Record(
    "rubric",
    "The published list of behaviours and what each is worth.",
    (
        Field("rubric", Number(1, 1, per=1), "The version of this format.", required=True),
        Field("behaviours", MapOf(BEHAVIOUR, "behaviour", least=1), "By id.", required=True),
        Field("trust", TRUST, "How trust answers.", required=True),
        Field("patience", PATIENCE, "How patience answers.", required=True),
        Field("thresholds", THRESHOLDS, "Where high begins on each axis.", required=True),
        Field("ratings", RATINGS, "How a review is rated; 40, 60 and 85 where it is left out."),
        Field(
            "profiles",
            MapOf(PROFILE, "profile", closed=PROFILES),
            "All eight, and trust-broken.",
            required=True,
        ),
    ),
)
