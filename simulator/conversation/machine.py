"""The one place that knows `transitions`: a scenario as a Machine, built once and kept.

States are turns and endings. Triggers are choice slots (`c0`, `c1` …), shared by all turns; a choice is a
chain of transitions from its turn: the walk-out first where one is declared, then each entry of `next`.
Cursors are not registered: `fire` triggers the slot's event on any of them.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from transitions import Machine
from transitions.core import Event, EventData

from simulator.conversation.cursor import Cursor
from simulator.conversation.rules import ChoiceRule, Rules, Test, compile_rules
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric

KEPT_MACHINES = 64


class ScenarioMachine:
    """A scenario's Machine with the rules it was built from."""

    __slots__ = ("events", "machine", "rules")

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.machine = _machine(rules)
        self.events: dict[str, Event] = self.machine.events

    def fire(self, cursor: Cursor, slot: int) -> bool:
        """Take the choice in that slot. False where nothing in its `next` holds: the attempt is stuck there.

        The choice has then been applied all the same. Raises MachineError for a slot the turn does not have.
        """
        return bool(self.events[f"c{slot}"].trigger(cursor))


_kept: OrderedDict[tuple[str, str, str], ScenarioMachine] = OrderedDict()


def machine_for(scenario: Scenario, rubric: Rubric) -> ScenarioMachine:
    """The scenario's machine, built on first use and cached by the digests of scenario and rubric."""
    key = (scenario.digest, scenario.id, rubric.digest)
    kept = _kept.get(key)
    if kept is None or not scenario.digest or kept.rules.scenario != scenario:
        kept = ScenarioMachine(compile_rules(scenario, rubric))
        _kept[key] = kept
        while len(_kept) > KEPT_MACHINES:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return kept


def _machine(rules: Rules) -> Machine:
    scenario = rules.scenario
    machine = Machine(
        model=None,
        states=[*scenario.turns, *({"name": ending, "final": True} for ending in scenario.endings)],
        initial=scenario.start,
        auto_transitions=False,
        send_event=True,
        prepare_event=_Apply(rules),
    )
    for turn in rules.turns.values():
        for slot, rule in enumerate(turn.choices):
            if scenario.walk_out is not None:
                machine.add_transition(f"c{slot}", turn.turn.id, scenario.walk_out, conditions=_walked_out)
            for test, go in rule.next:
                machine.add_transition(f"c{slot}", turn.turn.id, go, conditions=_guard(test) if test else None)
    return machine


class _Apply:
    """Machine-wide `prepare_event`: it runs once for each trigger, before the first guard is asked."""

    def __init__(self, rules: Rules) -> None:
        self._by_slot: dict[str, dict[str, ChoiceRule]] = {}
        for turn in rules.turns.values():
            for slot, rule in enumerate(turn.choices):
                self._by_slot.setdefault(f"c{slot}", {})[turn.turn.id] = rule

    def __call__(self, event: EventData) -> None:
        cursor: Any = event.model
        rule = self._by_slot[event.event.name].get(cursor.state)
        if rule is not None:
            cursor.apply(rule)


def _walked_out(event: EventData) -> bool:
    cursor: Any = event.model
    return bool(cursor.walked_out())


def _guard(test: Test) -> Any:
    return lambda event: test(event.model)
