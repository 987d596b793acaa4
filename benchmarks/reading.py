"""How long reading a 180-turn scenario takes, with every structural check, against yaml.load with the C loader.

PYTHONPATH=. python benchmarks/reading.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import yaml

from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric_file import read_rubric

TURNS = 180


def scenario_text(turns: int = TURNS) -> str:
    """A valid scenario: each turn leads to the next two, with conditions, effects and needs."""
    parts = [
        "format: 1\nid: bench\ntitle: A long conversation\nmarket: b2b\n",
        "people:\n  dana:\n    name: Dana Osei\n    role: Head of Operations\n    trust: 30\n    scepticism: 0.5\n",
        "patience: 60\nwalk_out: lost-it\nneeds:\n",
        *(
            f"  need-{n}: An audit in March needs unbroken records, number {n}.\n"
            for n in range(0, turns, 10)
        ),
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


def best(action: Callable[[], object], times: int = 25) -> tuple[float, float]:
    """Median and least milliseconds of so many runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), min(taken)


def main() -> None:
    data = scenario_text().encode()
    rubric = read_rubric()
    reading = read_bytes(data, "bench.yaml", rubric)
    assert reading.scenario is not None and not reading.problems, reading.problems
    load = best(lambda: yaml.load(data, Loader=yaml.CSafeLoader))
    ours = best(lambda: read_bytes(data, "bench.yaml", rubric))
    print(f"{len(data) / 1024:.0f} KiB, {TURNS} turns, median (least) of 25 in ms")
    print(f"yaml.load, C loader   {load[0]:6.1f} ({load[1]:.1f})")
    print(f"read_bytes            {ours[0]:6.1f} ({ours[1]:.1f})   ratio {ours[0] / load[0]:.2f}")


if __name__ == "__main__":
    main()
