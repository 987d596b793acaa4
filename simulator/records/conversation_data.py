"""A conversation's compiled table as plain data: what the page's engine (page/engine.js) interprets.

Trust, patience and thresholds are in thousandths, points in halves, as everywhere in the program. What the program says
of a choice or an ending whatever else was said is written here in its own words, so that it is said in one place. Hidden
points are part of it: a page that answers without asking anybody has to know them.

A mark is what is known, set or said: a number from 0, the needs first. A condition is `null` for none, or
`["gauge", number, op, thousandths]`, `["known", op, thousandths]`, `["mark", number]`, `["not", c]`, `["and", …]`,
`["or", …]`; the last gauge is patience.
"""

from __future__ import annotations

from typing import Any

from simulator import __version__
from simulator.conversation.customer import Customer, Test
from simulator.conversation.table import Move, Slot, Table, TableTurn, Ways, compile_table
from simulator.debrief.coaching import names_of, verdict_on
from simulator.debrief.lessons import transfer
from simulator.debrief.outcome import broken_headline, headline
from simulator.debrief.right_elsewhere import right_elsewhere
from simulator.debrief.told import what_followed
from simulator.debrief.told_choice import one_line
from simulator.languages.english import capital
from simulator.languages.tongue import Tongue, tongue
from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or
from simulator.scenario.model import Choice, Ending, Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.short_names import label_of

FORMAT = 2
"""Of the data; an engine refuses any other."""

Data = dict[str, Any]


def conversation_data(scenario: Scenario, rubric: Rubric) -> Data:
    """Everything the page knows. Goals count turns and then endings, in the order of the file, from 0."""
    table = compile_table(scenario, rubric)
    written = Written(table.customer)
    choices = {choice.id: choice for turn in scenario.turns.values() for choice in turn.choices}
    places = {choice_id: place for place, choice_id in enumerate(choices)}
    return {
        "format": FORMAT,
        "program": __version__,
        **_about(scenario, rubric),
        "people": [
            {"id": one.id, "name": one.name, "label": label_of(scenario, one.id), "role": one.role, "trust": one.trust}
            for one in scenario.people.values()
        ],
        "patience": scenario.patience,
        "needs": [{"id": name, "text": one_line(text)} for name, text in scenario.needs.items()],
        "before": [
            {"id": flag, "mark": written.mark("flag", flag), "text": one_line(text)}
            for flag, text in scenario.before.items()
        ],
        "chance": [[written.mark("flag", flag) for flag in flags] for flags in scenario.chance],
        "start": table.goals[scenario.start],
        "walkOut": table.walk_out,
        "turns": [
            {"id": turn.id, "versions": _ways(written, table.arrivals[number])}
            for number, turn in enumerate(scenario.turns.values())
        ],
        "stops": [_stop(table, written, stop, places) for stop in table.stops],
        "choices": [{"id": one.id, "say": one_line(one.say)} for one in choices.values()],
        "moves": [_move(table, written, move, places) for move in table.moves],
        "endings": [_ending(table, written, number) for number in range(len(table.endings))],
        "behaviours": _behaviours(table),
        "profiles": _profiles(rubric, tongue(scenario.lang)),
        "thresholds": list(rubric.thresholds),
    }


def _about(scenario: Scenario, rubric: Rubric) -> Data:
    return {
        "id": scenario.id,
        "digest": scenario.digest,
        "rubric": rubric.digest,
        "title": one_line(scenario.title),
        "lang": scenario.lang,
        "market": scenario.market,
        "level": scenario.level,
        "minutes": scenario.minutes,
        "objective": one_line(scenario.objective),
        "brief": scenario.brief.strip(),
        "facts": [one_line(fact) for fact in scenario.facts],
        "author": one_line(scenario.author),
        "licence": one_line(scenario.licence),
        "transfer": transfer(scenario),
    }


def _ways(written: Written, ways: Ways) -> list[Any]:
    return [[written.test(test), to] for test, to in ways]


def _stop(table: Table, written: Written, stop: TableTurn, places: dict[str, int]) -> Data:
    turn = stop.turn
    return {
        "turn": stop.number,
        "version": stop.version,
        "speaker": table.customer.people[turn.speaker],
        "stage": turn.stage,
        "says": one_line(turn.says),
        "thinks": one_line(turn.thinks),
        "scene": one_line(turn.scene),
        "tells": written.marks(stop.tells),
        "slots": [_slot(table, written, stop, slot, places) for slot in stop.slots],
    }


def _slot(table: Table, written: Written, stop: TableTurn, slot: Slot, places: dict[str, int]) -> Data:
    cases = []
    for test, move in slot.cases:
        elsewhere = right_elsewhere(table.scenario, table.rubric, stop.turn.id, slot.choice.id, move.case, stop.version)
        cases.append([written.test(test), move.number, *([elsewhere] if elsewhere else [])])
    once = written.marks(slot.once)
    return {
        "choice": places[slot.choice.id],
        "cases": cases,
        **({} if slot.when is None else {"when": written.test(slot.when)}),
        **({"once": once[0]} if once else {}),
    }


def _move(table: Table, written: Written, move: Move, places: dict[str, int]) -> Data:
    choice: Choice = move.choice
    needs = list(table.scenario.needs)
    say = tongue(table.scenario.lang)
    names = names_of(choice, table.rubric, say)
    return {
        "choice": places[choice.id],
        "case": move.case,
        "points": list(move.points),
        "breach": move.breach,
        "shifts": [list(shift) for shift in move.shifts],
        "adds": written.marks(move.adds),
        "next": _ways(written, move.next),
        "reveals": [needs.index(need) for need in choice.reveals],
        "reply": one_line(choice.reply),
        "why": one_line(choice.why),
        "behaviour": choice.behaviour,
        "verdict": verdict_on(choice, table.rubric, say),
        "names": f"{capital(names)}.",
    }


def _ending(table: Table, written: Written, number: int) -> Data:
    ending, say = table.endings[number], tongue(table.scenario.lang)
    told = [
        *([written.test(test), _telling(table, one)] for test, one in table.last_words[number]),
        [None, _telling(table, ending)],
    ]
    return {
        "id": ending.id,
        "kind": ending.kind,
        "meeting": ending.meeting,
        "headline": headline(ending, say=say),
        "broken": broken_headline(ending, say),
        "versions": told,
    }


def _telling(table: Table, ending: Ending) -> Data:
    return {"says": one_line(ending.says), "followed": what_followed(table.scenario, ending)}


def _behaviours(table: Table) -> Data:
    used = dict.fromkeys(move.choice.behaviour for move in table.moves)
    found, say = table.rubric.behaviours, tongue(table.scenario.lang)
    return {name: {"name": say.own(found[name].name), "rule": say.own(found[name].rule)} for name in used}


def _profiles(rubric: Rubric, say: Tongue) -> Data:
    """`within` is the name where it stands inside a sentence."""
    return {
        id_: {"name": say.own(one.name), "within": say.within(say.own(one.name)), "says": say.own(one.says)}
        for id_, one in rubric.profiles.items()
    }


class Written:
    """The conditions and marks of one customer."""

    def __init__(self, customer: Customer) -> None:
        self._customer = customer
        self._numbers = {call: number for number, call in enumerate(customer.bits)}
        self._conditions = customer.conditions()

    def mark(self, name: str, argument: str) -> int | None:
        """The number of `knows`, `flag` or `said` for that; None where no condition asks about it."""
        return self._numbers.get((name, argument))

    def marks(self, bits: int) -> list[int]:
        """The numbers of those bits."""
        return [self._numbers[call] for call, bit in self._customer.bits.items() if bits & bit]

    def test(self, test: Test | None) -> list[Any] | None:
        """What was compiled to that test."""
        return None if test is None else self._condition(self._conditions[test])

    def _condition(self, condition: Condition) -> list[Any]:
        match condition:
            case Compare(gauge="known", op=op, value=value):
                return ["known", op, value]
            case Compare(gauge=gauge, person=person, op=op, value=value):
                return ["gauge", self._customer.number(gauge, person), op, value]
            case Call(name=name, argument=argument):
                return ["mark", self._numbers[name, argument]]
            case Not(inner=inner):
                return ["not", self._condition(inner)]
            case And(parts=parts):
                return ["and", *map(self._condition, parts)]
            case Or(parts=parts):
                return ["or", *map(self._condition, parts)]
