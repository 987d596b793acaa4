"""The one table of fields of a scenario (format version 1).

It drives the reader, the JSON Schema and docs/format.md. Ranges are as an author writes them.
"""

from __future__ import annotations

from simulator.scenario import model
from simulator.scenario.choice_fields import CASE, CHOICE, NEXT
from simulator.scenario.field_kinds import (
    Boolean,
    Field,
    Identifier,
    Language,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Record,
    Reference,
    Text,
    When,
)
from simulator.scenario.units import POINT

FORMAT = 1
GAUGE = Number(0, 100, per=POINT)
SHARE = Number(0, 1)

PERSON = Record(
    "person",
    "Somebody on the customer's side. The first of `people` is the main contact.",
    (
        Field("name", Text(), "What the trainee calls them.", required=True),
        Field("role", Text(needed=False), "What they do, and where.", default=""),
        Field("manner", Text(needed=False), "How they come across, in a few words.", default=""),
        Field("trust", GAUGE, "Their trust when the conversation starts, 0 to 100.", default=50),
        Field("scepticism", SHARE, "0 to 1: how much more candour and listening count with them.", default=0),
    ),
    makes=model.Person,
)

FACILITATOR = Record(
    "facilitator",
    "What the facilitator of a workshop sees at a turn.",
    (
        Field("notes", Text(needed=False), "For the facilitator alone.", default=""),
        Field("questions", ListOf(Text()), "To put to the room.", default=()),
    ),
    makes=model.Facilitator,
)

VERSION = Record(
    "version",
    "What is said at a turn on one road rather than another. The first version whose condition holds when the turn "
    "is reached is laid over the turn and stands until the answer; where none holds, the turn stands as it is.",
    (
        Field("when", When(), "The condition. What holds otherwise is the turn's own.", required=True),
        Field("says", Text(), "What they say instead."),
        Field("thinks", Text(needed=False), "Their inner voice instead."),
        Field("scene", Text(needed=False), "What happens instead."),
        Field("reveals", ListOf(Reference("need")), "Needs told by saying it, instead of the turn's; `[]` for none."),
        Field("facilitator", FACILITATOR, "Notes and questions for a workshop instead."),
    ),
    makes=model.Version,
)

TURN = Record(
    "turn",
    "Somebody on the customer's side speaks and the trainee must answer.",
    (
        Field("stage", OneOf(model.STAGES), "Which part of the conversation this is.", default=""),
        Field("speaker", Reference("person"), "Who speaks; without it, the first of `people`."),
        Field("scene", Text(), "What happens, told before what they say.", default=""),
        Field("says", Text(), "What they say. Only with a `scene` it may be left out.", default=""),
        Field("thinks", Text(needed=False), "Their inner voice, for the debrief.", default=""),
        Field("reveals", ListOf(Reference("need")), "Needs that they tell by saying it.", default=()),
        Field("versions", MapOf(VERSION, "version"), "What they say on one road rather than another."),
        Field("choices", ListOf(CHOICE, least=1), "What the trainee can say.", required=True),
        Field("facilitator", FACILITATOR, "Notes and questions for a workshop."),
        Field("drill", Boolean(), "Whether it may be a drill by itself; without it the program decides."),
    ),
    makes=model.Turn,
    either=("says", "scene"),
)

SALE = Record(
    "sale",
    "What was sold.",
    (
        Field(
            "amount",
            Number(0, 10**12),
            "In whole units of the currency, with at most two decimals.",
            required=True,
        ),
        Field("currency", Text(needed=False), "For example EUR.", default=""),
        Field("days", Number(0, 100_000, per=1), "How many days until it is signed.", default=0),
        Field("fit", SHARE, "0 to 1: how well it serves the customer."),
    ),
    makes=model.Sale,
)

ENDING_VERSION = Record(
    "version of an ending",
    "What an ending tells on one road rather than another: the first whose condition holds in the final state.",
    (
        Field("when", When(), "The condition. What holds otherwise is the ending's own.", required=True),
        Field("says", Text(), "The last word instead."),
        Field("epilogue", Text(needed=False), "What came of it later instead."),
    ),
    makes=model.EndingVersion,
)

ENDING = Record(
    "ending",
    "A final state: its kind, and what it means for the relationship and the number.",
    (
        Field("kind", OneOf(model.KINDS), "How the conversation ended.", required=True),
        Field("says", Text(), "The last word.", required=True),
        Field("meeting", OneOf(model.MEETINGS), "The right to meet again.", required=True),
        Field("sale", SALE, "What was sold, where something was."),
        Field("referral", Boolean(), "Whether they would name you to somebody else.", default=False),
        Field("epilogue", Text(needed=False), "What came of it later.", default=""),
        Field("versions", MapOf(ENDING_VERSION, "version"), "What it tells on one road rather than another."),
    ),
    makes=model.Ending,
)

SCENARIO = Record(
    "scenario",
    "One file: a customer, a situation, turns and endings.",
    (
        Field("format", Number(FORMAT, FORMAT, per=1), "The version of this format.", required=True),
        Field(
            "id",
            Identifier("scenario"),
            "In kebab-case; the name of the file without its ending.",
            required=True,
        ),
        Field("title", Text(), "What the library shows.", required=True),
        Field("market", OneOf(model.MARKETS), "Whom you sell to.", required=True),
        Field("level", Number(1, 3, per=1), "1 first steps, 2 practised, 3 hard.", default=1),
        Field("minutes", Number(0, 600, per=1), "About how long it takes.", default=0),
        Field("objective", Text(needed=False), "What to try for, in one sentence.", default=""),
        Field(
            "brief",
            Text(needed=False),
            "The situation, as the trainee knows it before the conversation.",
            default="",
        ),
        Field("facts", ListOf(Text()), "What the trainee may look up while talking.", default=()),
        Field(
            "people",
            MapOf(PERSON, "person", least=1),
            "Who is there; the first is the main contact.",
            required=True,
        ),
        Field("patience", GAUGE, "The customer's patience when the conversation starts, 0 to 100.", default=70),
        Field(
            "needs",
            MapOf(Text(), "need"),
            "Facts about the customer that are hidden until revealed.",
            default=(),
        ),
        Field(
            "before",
            MapOf(Text(), "flag"),
            "Flags that an earlier meeting of a campaign may have left behind, each with what it means.",
            default=(),
        ),
        Field(
            "chance",
            ListOf(ListOf(Identifier("flag"))),
            "Lists of flags. At the beginning one flag of each list is set, by the seed of the attempt.",
            default=(),
        ),
        Field(
            "walk_out",
            Reference("ending"),
            "The ending that is taken when patience or the main contact's trust reaches 0.",
        ),
        Field("lang", Language(), "The language of its texts, as a BCP 47 tag.", default="en"),
        Field("author", Text(needed=False), "Who wrote it.", default=""),
        Field("edition", Text(needed=False), "Which edition this is, in your own count.", default=""),
        Field("licence", Text(needed=False), "On what terms others may use it.", default=""),
        Field(
            "allow",
            MapOf(Text(), "lint", codes="HF4[0-9][0-9]"),
            "Codes of the lint (HF4xx) that are right here, each with the reason why.",
        ),
        Field("start", Reference("turn"), "The first turn.", required=True),
        Field("turns", MapOf(TURN, "turn", least=1), "The states of the conversation.", required=True),
        Field("endings", MapOf(ENDING, "ending", least=1), "Where it can end.", required=True),
    ),
    makes=model.Scenario,
)

RECORDS = (SCENARIO, PERSON, TURN, VERSION, CHOICE, CASE, NEXT, FACILITATOR, ENDING, ENDING_VERSION, SALE)
"""In the order in which the docs explain them."""
