"""Small scenarios written in the test that uses them."""

from __future__ import annotations

import textwrap

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk, talk_through
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

HEAD = """\
format: 1
id: small
title: Small
market: b2b
people:
  ann: {name: Ann}
"""
ENDINGS = """\
endings:
  yes: {kind: advance, says: Come on Thursday., meeting: earned}
  no: {kind: lost, says: No thank you., meeting: refused}
"""


def rubric() -> Rubric:
    """The shipped rubric."""
    return read_rubric(None)


def always(_scenario: Scenario) -> Rubric:
    """The shipped rubric, for every scenario."""
    return rubric()


def scenario(text: str, head: str = HEAD, endings: str = ENDINGS) -> Scenario:
    """The scenario of `text` (its `start` and `turns`) between the given head and endings; it must be sound."""
    return whole(head + textwrap.dedent(text) + endings)


def whole(text: str) -> Scenario:
    """The scenario of a whole file's text; it must be sound."""
    reading = read_bytes(text.encode(), "small.yaml", rubric())
    assert reading.scenario is not None, reading.problems
    return reading.scenario


def talk(made: Scenario, *choices: str, seed: int = 1) -> Talk:
    """A conversation in which those choices have been made."""
    return talk_through(made, rubric(), new_attempt(made, rubric(), seed), choices)


NOTHING_AT_FIRST = """\
needs: {audit: An audit in March.}
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, when: trust > 90, next: 'yes'}
      - {id: lean, say: Sign today, behaviour: pressure, when: trust > 90, reveals: [audit], next: 'no'}
"""
