"""The one place that knows `transitions`: a scenario as a Machine, built once and kept; it drives every live choice.

States are turns and endings. Triggers are choice slots (`c0`, `c1` …), shared by all turns; a choice is a
chain of transitions from its turn: the walk-out first where one is declared, then each entry of `next`. What a
choice does and what a guard asks stands in the table. Cursors are not registered: `fire` triggers the slot's
event on any of them.
"""

from __future__ import annotations

from typing import Any

from transitions import Machine, State
from transitions.core import Event, EventData

from simulator.conversation.customer import Test
from simulator.conversation.kept_by_digest import kept_by_digest
from simulator.conversation.table import Move, Table, Ways, compile_table
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric


class Cursor:
    """Where a conversation stands: all that a machine moves. It costs some 100 bytes, a registered model 400 KiB.

    `state` is the id of a turn or an ending and `customer` the table's; `move` is the last one made. `place` is kept up
    where a state has several, or something is told on arrival: ask the machine for it.
    """

    __slots__ = ("customer", "move", "place", "state")

    def __init__(self, state: str, place: int, customer: int) -> None:
        self.state = state
        self.place = place
        self.customer = customer
        self.move: Move | None = None


class ScenarioMachine:
    """A scenario's Machine with the table it asks."""

    __slots__ = ("events", "machine", "plain", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.plain = _plain(table)
        """The places of states that have but one, with nothing to tell on arrival."""
        self.machine = _machine(table, self.plain)
        self.events: dict[str, Event] = self.machine.events

    def stands(self, cursor: Cursor) -> tuple[int, int]:
        """The place and the customer's state, as the table has them."""
        place = self.plain.get(cursor.state)
        return cursor.place if place is None else place, cursor.customer

    def fire(self, cursor: Cursor, slot: int) -> bool:
        """Take the choice in that slot. False where nothing in its `next` holds: the attempt is stuck there.

        The choice has then been applied all the same. Raises MachineError for a slot the turn does not have.
        """
        return bool(self.events[f"c{slot}"].trigger(cursor))


@kept_by_digest
def machine_for(scenario: Scenario, rubric: Rubric) -> ScenarioMachine:
    """The scenario's machine, built on first use."""
    return ScenarioMachine(compile_table(scenario, rubric))


def _plain(table: Table) -> dict[str, int]:
    single = (ways[0][1] for ways in table.arrivals if len(ways) == 1)
    turns = {table.places[place]: place for place in single if not table.stops[place].tells}
    return turns | {name: place for place, name in enumerate(table.places) if place >= len(table.stops)}


def _machine(table: Table, plain: dict[str, int]) -> Machine:
    scenario = table.scenario
    names = (*scenario.turns, *scenario.endings)
    machine = Machine(
        model=None,
        states=[State(name, on_enter=[] if name in plain else [_Arrive(table, goal)], final=name in scenario.endings) for name, goal in table.goals.items()],
        initial=scenario.start,
        auto_transitions=False,
        send_event=True,
        prepare_event=_Apply(table, plain),
    )  # fmt: skip
    for number, turn in enumerate(scenario.turns):
        stops = [stop for stop in table.stops if stop.number == number]
        for slot, _ in enumerate(stops[0].slots):
            if table.walk_out is not None:
                machine.add_transition(f"c{slot}", turn, names[table.walk_out], conditions=_WalkedOut(table))
            ways = list(dict.fromkeys(move.next for stop in stops for move in stop.slots[slot].moves))
            for own in ways:
                for test, goal in own:
                    guards: list[Any] = [] if len(ways) == 1 else [_Leads(own)]
                    guards += [] if test is None else [_Holds(test)]
                    machine.add_transition(f"c{slot}", turn, names[goal], conditions=guards)
    return machine


class _Apply:
    """Machine-wide `prepare_event`: it runs once for each trigger, before the first guard is asked."""

    def __init__(self, table: Table, plain: dict[str, int]) -> None:
        self._table = table
        self._plain = plain
        self._slots = {f"c{slot}": slot for stop in table.stops for slot in range(len(stop.slots))}

    def __call__(self, event: EventData) -> None:
        cursor: Any = event.model
        place = self._plain.get(cursor.state)
        slots = self._table.stops[cursor.place if place is None else place].slots
        slot = self._slots[event.event.name]
        if slot < len(slots) and (move := slots[slot].at(cursor.customer)) is not None:
            cursor.move = move
            cursor.customer = self._table.after(move, cursor.customer)


class _Arrive:
    """Entering a turn or an ending: which version stands there, and what the customer tells by it."""

    def __init__(self, table: Table, goal: int) -> None:
        self._table = table
        self._goal = goal

    def __call__(self, event: EventData) -> None:
        cursor: Any = event.model
        cursor.place, cursor.customer = self._table.arrive(self._goal, cursor.customer)


class _WalkedOut:
    def __init__(self, table: Table) -> None:
        self._table = table

    def __call__(self, event: EventData) -> bool:
        cursor: Any = event.model
        return self._table.walked_out(cursor.customer)


class _Leads:
    """Whether the case that holds leads by these entries: cases of one choice may lead elsewhere."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways

    def __call__(self, event: EventData) -> bool:
        cursor: Any = event.model
        return cursor.move is not None and bool(cursor.move.next == self._ways)


class _Holds:
    def __init__(self, test: Test) -> None:
        self._test = test

    def __call__(self, event: EventData) -> bool:
        cursor: Any = event.model
        return self._test(cursor.customer)
