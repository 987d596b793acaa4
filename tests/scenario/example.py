"""A small valid scenario, and the same with some of its top-level keys replaced by those of a fragment."""

from __future__ import annotations

import re
from functools import cache

from simulator.scenario.reader import Reading, read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

EXAMPLE = """\
format: 1
id: example
title: An example
market: b2b
people:
  dana:
    name: Dana Osei
start: opening
turns:
  opening:
    says: Yes?
    choices:
      - id: ask
        say: What went wrong?
        behaviour: discover
        next: goodbye
endings:
  goodbye:
    kind: continuation
    says: Call me on Thursday.
    meeting: open
"""
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def with_parts(fragment: str) -> str:
    """The example with the fragment's top-level keys instead of its own."""
    replaced = set(_KEY.findall(fragment))
    blocks = re.split(r"^(?=[a-z_]+:)", EXAMPLE, flags=re.MULTILINE)
    return "".join(block for block in blocks if block.split(":")[0] not in replaced) + fragment.rstrip("\n") + "\n"


@cache
def shipped() -> Rubric:
    return read_rubric()


def read(text: str | bytes, file: str = "example.yaml") -> Reading:
    """Reads text as the file of that name under the shipped rubric."""
    return read_bytes(text.encode() if isinstance(text, str) else text, file, shipped())


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def places(reading: Reading) -> list[str]:
    """`CODE:LINE:COLUMN` of every problem."""
    return [f"{problem.code}:{problem.line}:{problem.column}" for problem in reading.problems]
