"""State diagrams for the docs, drawn by `transitions` itself from the machines that run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from transitions import Machine
from transitions.extensions import GraphMachine

from simulator.conversation.machine import machine_for
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric_file import read_rubric
from simulator.workshop.phase import MACHINE as ROOM

SMALL = b"""\
format: 1
id: small
title: A small conversation
market: b2b
people:
  dana: {name: Dana}
walk_out: shown-the-door
start: opening
turns:
  opening:
    says: I have ten minutes.
    choices:
      - {id: ask, say: What went wrong, behaviour: discover, next: what-failed}
      - id: match
        say: I will match it.
        behaviour: cave
        next:
          - {when: trust < 20, go: shown-the-door}
          - {go: what-failed}
  what-failed:
    says: We had gaps in the record.
    choices:
      - {id: meet, say: Thursday with the logs, behaviour: advance, next: march-meeting}
      - {id: send, say: I will send a report, behaviour: drift, next: shown-the-door}
endings:
  march-meeting: {kind: advance, says: Thursday then., meeting: earned}
  shown-the-door: {kind: lost, says: We are done., meeting: refused}
"""


class _Model:
    """Only there to hold the graph: conversations themselves are never registered."""


def scenario_diagram() -> str:
    """Mermaid of the Machine of a small scenario: slots as triggers, guards as conditions."""
    rubric = read_rubric(None)
    scenario = read_bytes(SMALL, "small.yaml", rubric).scenario
    if scenario is None:
        raise SystemExit("the diagram's scenario is broken")
    return of_machine(machine_for(scenario, rubric).machine, scenario.start)


def room_diagram() -> str:
    """Mermaid of the life of a workshop's room."""
    return of_machine(ROOM, ROOM.initial)


def of_machine(machine: Machine, initial: str | None) -> str:
    """Mermaid of a Machine that runs."""
    transitions = [
        {
            "trigger": event.name,
            "source": one.source,
            "dest": one.dest,
            "conditions": [_named(condition.func) for condition in one.conditions],
        }
        for event in machine.events.values()
        for chain in event.transitions.values()
        for one in chain
    ]
    return mermaid(list(machine.states), transitions, initial)


def mermaid(states: Iterable[str], transitions: Iterable[dict[str, Any]], initial: str | None) -> str:
    """Mermaid source of those states and transitions."""
    machine = GraphMachine(
        model=_Model(),
        states=list(states),
        transitions=list(transitions),
        initial=initial,
        auto_transitions=False,
        show_conditions=True,
        graph_engine="mermaid",
    )
    drawn: Any = machine.get_combined_graph()  # its Mermaid source, which the library does not declare
    source: str = drawn.source
    lines = [line.rstrip() for line in source.split("\n")]
    body = [line for line in lines if line and not line.startswith(("---", "title", "classDef", "class ", "  class"))]
    return "\n".join(line for line in body[body.index("stateDiagram-v2") :] if "Class" not in line)


def _named(function: Any) -> Any:
    def named(_: Any) -> bool:
        return True

    names = {"_walked_out": "walked out", "_over": "the conversation is over"}
    named.__name__ = names.get(getattr(function, "__name__", ""), "its condition")
    return named


if __name__ == "__main__":
    print(scenario_diagram())
