"""The table of fields of a territory file. The same reader reads it, and the screen shows the help texts."""

from __future__ import annotations

from simulator.scenario.field_kinds import Field, ListOf, MapOf, Number, OneOf, Record, Text

AXES = {"helpfulness": "How helpful.", "pushiness": "How pushy.", "initiative": "With how much initiative."}
PART = Number(0, 1)
WEIGHT = Number(-10, 10)
HOURS = Number(0, 10_000)
AXIS = Number(0, 100)
HABIT_BY = Number(-100, 100)

PARAMETERS: dict[str, tuple[Number, str]] = {
    "spread": (PART, "How unequal territories are: the standard deviation of the logarithm of what is to be had."),
    "hours": (HOURS, "Hours for talks in a quarter."),
    "talk-hours": (HOURS, "Hours that a talk takes at the least, the way there included."),
    "help-hours": (HOURS, "Hours more that a talk takes at full helpfulness."),
    "calls-by-itself": (PART, "The share of needs that ring you up; the others are met by initiative."),
    "trust-cold": (PART, "Trust of somebody who has never met you."),
    "trust-known": (PART, "Trust of somebody who has met you and not bought."),
    "trust-referred": (PART, "Trust of somebody to whom a customer has named you."),
    "trust-customer": (PART, "Trust of somebody who has bought."),
    "trust-by-help": (PART, "Trust that full helpfulness adds in a talk, more with a sceptic."),
    "trust-by-push": (PART, "Trust that full pushiness takes in a talk, more with a sceptic."),
    "trust-stays": (PART, "The part of a talk's change of trust that is still there at the next talk."),
    "comes-back": (PART, "The share of customers with full trust and a need who come to you by themselves."),
    "moves-on": (PART, "The chance that somebody with a need whom you did not meet buys elsewhere and is gone."),
    "need-seen": (PART, "The share of the need that shows by itself."),
    "need-by-help": (PART, "The share of the need that full helpfulness brings out."),
    "win-base": (WEIGHT, "The logarithm of the odds of a sale where nothing speaks for it."),
    "win-by-trust": (WEIGHT, "What full trust adds to it."),
    "win-by-need": (WEIGHT, "What a need known in full adds to it."),
    "win-by-initiative": (WEIGHT, "What full initiative adds to it."),
    "win-by-push": (WEIGHT, "What full pushiness adds to it today, where nothing is at stake."),
    "push-at-stake": (WEIGHT, "What full pushiness takes from it where everything is at stake."),
    "too-much-help": (WEIGHT, "What helpfulness above half takes from it, squared, where everything is at stake."),
    "discount-by-pleasing": (PART, "The part of the price that is given away by help without initiative."),
    "discount-by-push": (PART, "The part of the price that a pushed customer is given where everything is at stake."),
    "referred-worth": (Number(0, 5), "What a first sale to somebody who was referred is worth, beside another's."),
    "burnt-by-push": (PART, "The chance that a pushed customer who did not buy never sees you again."),
    "cancelled-by-push": (PART, "The chance that a pushed sale without trust is undone in the next quarter."),
    "complains": (PART, "The share of undone sales that end in a complaint."),
    "word-of-mouth": (Number(0, 10), "Trust that strangers lose for each complaint a customer."),
    "lie-by-push": (PART, "The chance of a lie in a sale by full pushiness without help."),
    "lie-found": (PART, "The chance in each later quarter that a lie is found."),
    "lie-costs": (PART, "The part of the price that a found lie gives back."),
    "refers": (PART, "The chance that a customer with full trust names you to somebody, after a sale with full help."),
}
"""Each parameter with its range and what it means."""


def _parameter(name: str) -> Field:
    number, about = PARAMETERS[name]
    fields = (
        Field("value", number, about, required=True),
        Field("evidence", Text(), "Where it is from, or the word assumption.", required=True),
    )
    return Field(name, Record("parameter", about, fields), about, required=True)


ACCOUNT = Record(
    "kind of account",
    "Customers who buy alike.",
    (
        Field("name", Text(), "What people read.", required=True),
        Field("count", Number(0, 1000), "How many there are in January.", required=True),
        Field("new", Number(0, 1000), "How many strangers come with each later quarter.", required=True),
        Field("size", Number(0, 10_000), "What one sale is worth, in per cent of a quarter's target.", required=True),
        Field("stakes", PART, "What a wrong purchase would cost the customer.", required=True),
        Field("scepticism", PART, "How little they believe sellers.", required=True),
        Field("rhythm", PART, "The chance that a need comes up in a quarter.", required=True),
        Field("again", PART, "The same for somebody who has bought.", required=True),
        Field("evidence", Text(), "Where these are from, or the word assumption.", required=True),
    ),
)

STYLE = Record(
    "style",
    "A way of selling: how helpful, how pushy, with how much initiative.",
    (
        Field("name", Text(), "What people read.", required=True),
        *(Field(axis, AXIS, about, required=True) for axis, about in AXES.items()),
        Field("last-part", PART, "The last part of each quarter, in which pushiness is another.", default=0),
        Field("last-pushiness", AXIS, "Pushiness in that part.", default=0),
        Field("evidence", Text(), "Where these are from, or the word assumption.", default="Assumption."),
    ),
)

HABIT = Record(
    "habit",
    "One thing done differently, and how it would move a style.",
    (
        Field("says", Text(), "What is done differently.", required=True),
        Field("moves", OneOf(tuple(AXES)), "The axis it moves.", required=True),
        Field("by", HABIT_BY, "By how much.", required=True),
        Field("evidence", Text(), "Where it is from, or the word assumption.", required=True),
    ),
)

STYLES = ("helpful", "pushy", "passive", "quarter-end")

TERRITORY = Record(
    "territory",
    "Whom a seller meets in a year, and what follows from how they are met.",
    (
        Field("territory", Number(1, 1, per=1), "The version of this format.", required=True),
        Field("title", Text(), "What people read.", required=True),
        Field(
            "accounts", MapOf(ACCOUNT, "kind of account", least=1), "Kinds of customers, each by an id.", required=True
        ),
        Field(
            "parameters",
            Record("list of parameters", "What follows from what.", tuple(_parameter(name) for name in PARAMETERS)),
            "All of them.",
            required=True,
        ),
        Field("styles", MapOf(STYLE, "style", closed=STYLES), "The four styles to stand beside.", required=True),
        Field("habits", ListOf(HABIT, least=1), "What could be done differently.", required=True),
    ),
)
