"""How long reading a 180-turn scenario takes, with every structural check, against yaml.load with the C loader.

PYTHONPATH=. python benchmarks/reading.py
"""

from __future__ import annotations

import yaml

from benchmarks.measure import Beside, least_in_turn
from simulator.scenario.problem import render
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric
from tests.scenario.attacks import ATTACKS

TURNS = 180
LARGEST = 256 * 1024
"""Bytes of a file that is still read."""


def scenario_text(turns: int = TURNS) -> str:
    """A valid scenario: each turn leads to the next two, with conditions, effects and needs."""
    parts = [
        "format: 1\nid: bench\ntitle: A long conversation\nmarket: b2b\n",
        "people:\n  dana:\n    name: Dana Osei\n    role: Head of Operations\n    trust: 30\n    scepticism: 0.5\n",
        "patience: 60\nwalk_out: lost-it\nneeds:\n",
        *(f"  need-{n}: An audit in March needs unbroken records, number {n}.\n" for n in range(0, turns, 10)),
        "start: turn-0\nturns:\n",
    ]
    for n in range(turns):
        near, far = (f"turn-{n + step}" if n + step < turns else "won-it" for step in (1, 2))
        reveals = f"        reveals: [need-{n}]\n" if n % 10 == 0 else ""
        parts.append(f"""\
  turn-{n}:
    stage: discovery
    speaker: dana
    says: I have ten minutes. Frankly, another quote has been on my desk since Monday.
    thinks: Here comes the pitch, and I am tired of it.
    choices:
      - id: ask-{n}
        say: Before anything else, what went wrong in October, from where you sat?
        behaviour: discover
        also: [recover]
{reveals}        reply: She puts the pen down.
        why: You asked about her problem before your product.
        next: {near}
      - id: match-{n}
        say: Tell me their number and I will match it today.
        behaviour: cave
        effects: {{trust: -5}}
        why: A discount nobody asked for says the old price was never honest.
        next:
          - {{when: trust < 20 and knows(need-0), go: {far}}}
          - go: {near}
      - id: push-{n}
        say: If you sign today, I can hold the price; tomorrow it is gone.
        behaviour: pressure
        why: A deadline that serves you tells them who it is for.
        next: {far}
""")
    parts.append("""\
endings:
  won-it:
    kind: advance
    says: Bring the October logs on Thursday.
    meeting: earned
  lost-it:
    kind: lost
    says: We are done here.
    meeting: refused
""")
    return "".join(parts)


def report() -> list[Beside]:
    data = scenario_text().encode()
    rubric = read_rubric()
    reading = read_bytes(data, "bench.yaml", rubric)
    if reading.scenario is None or reading.problems:
        raise SystemExit("the benchmark's own scenario is broken")
    mine, floor = least_in_turn(
        lambda: read_bytes(data, "bench.yaml", rubric), lambda: yaml.load(data, Loader=yaml.CSafeLoader), 20
    )
    return [
        Beside(f"reading {TURNS} turns, all checks", mine * 1e3, floor * 1e3, "yaml.load in C", "ms", 3.0),
        hostile(rubric),
    ]


def hostile(rubric: Rubric) -> Beside:
    """The hostile file that takes longest to report, beside a good file of the largest size that is read."""
    worst, name = max((_seconds(data, rubric), name) for name, data in ATTACKS.items())
    good = scenario_text(9 * TURNS * LARGEST // len(scenario_text()) // 10).encode()
    return Beside(f"hostile: {name}", worst * 1e3, _seconds(good, rubric) * 1e3, "a good file as large", "ms", 8.0)


def _seconds(data: bytes, rubric: Rubric) -> float:
    def read() -> None:
        for problem in read_bytes(data, "it.yaml", rubric).problems:
            render(problem)

    return least_in_turn(read, lambda: None, 2)[0]


if __name__ == "__main__":
    for row in report():
        print(row.line())
