"""Memory of an attempt under way beyond its list of choices, beside the 1 KiB it may take."""

from __future__ import annotations

import gc
import tracemalloc

from benchmarks.measure import Beside
from benchmarks.stepping import endless_scenario
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.scenario.rubric_file import read_rubric

ATTEMPTS = 500
CHOICES = 20


def report() -> list[Beside]:
    rubric = read_rubric(None)
    scenario = endless_scenario()
    ids = [f"ask-{number}" for number in range(CHOICES)]
    Talk(scenario, rubric, new_attempt(scenario, rubric, 0))
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    lists = [tuple(ids) for _ in range(ATTEMPTS)]
    just_lists = tracemalloc.get_traced_memory()[0] - before
    talks = [Talk(scenario, rubric, new_attempt(scenario, rubric, seed)) for seed in range(ATTEMPTS)]
    for talk in talks:
        for choice in ids:
            talk.advance(choice)
    gc.collect()
    taken = tracemalloc.get_traced_memory()[0] - before - 2 * just_lists
    tracemalloc.stop()
    del lists
    return [Beside(f"an attempt of {CHOICES} choices", taken / ATTEMPTS / 1024, 1.0, "1 KiB", "KiB", 1.0)]


if __name__ == "__main__":
    for row in report():
        print(row.line())
