"""One step of a conversation (state and points) beside a bare `transitions` trigger on the same graph."""

from __future__ import annotations

from transitions import Machine

from benchmarks.measure import Beside, least_in_turn
from benchmarks.reading import scenario_text
from simulator.conversation.machine import Cursor, machine_for
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric_file import read_rubric

STEPS = 170


class Bare:
    """An unregistered model with nothing but its state."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def endless_scenario() -> Scenario:
    """The 180-turn scenario with a customer whose patience lasts for all of it."""
    text = scenario_text().replace("also: [recover]\n", "also: [recover]\n        effects: {patience: 4}\n")
    scenario = read_bytes(text.encode(), "bench.yaml", read_rubric(None)).scenario
    if scenario is None:
        raise SystemExit("the benchmark's own scenario is broken")
    return scenario


def report() -> list[Beside]:
    rubric = read_rubric(None)
    scenario = endless_scenario()
    ours = machine_for(scenario, rubric)
    bare = Machine(
        model=None,
        states=[*scenario.turns, *scenario.endings],
        initial=scenario.start,
        auto_transitions=False,
        send_event=True,
    )
    for turn in scenario.turns.values():
        for slot, choice in enumerate(turn.choices):
            bare.add_transition(f"c{slot}", turn.id, choice.next[-1].go)
    events = bare.events
    begun = ours.table.opening()

    def step_ours() -> None:
        cursor = Cursor(scenario.start, *begun)
        for _ in range(STEPS):
            ours.fire(cursor, 0)

    def step_bare() -> None:
        model = Bare(scenario.start)
        for _ in range(STEPS):
            events["c0"].trigger(model)

    mine, floor = least_in_turn(step_ours, step_bare, 60)
    return [Beside("one step: state and points", mine / STEPS * 1e6, floor / STEPS * 1e6, "a bare trigger", "us", 1.6)]


if __name__ == "__main__":
    for row in report():
        print(row.line())
