"""The text of a new scenario: small, complete, commented, playable, without a problem of any kind."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from pathlib import Path
from string import Template

from simulator.authoring.starter_answers import Answers
from simulator.scenario.schema import FILE
from simulator.scenario.visible import visible_line

WIDTH = 88
TEMPLATE = Template(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
IN_LINE = ("title", "name", "role")
INDENTS = {"brief": 2, "need": 4, "opening": 6, "said": 6, "thanks": 6, "later": 6, "refusal": 6}
"""Where an answer's lines begin in the template; those that are not named here are lines of a choice."""
OF_A_CHOICE = 10


def starter(scenario_id: str, answers: Answers) -> str:
    """The whole file. Whatever stands in the answers is text, never YAML."""
    given = asdict(answers)
    market, trust = given.pop("market"), int(given.pop("trust"))
    texts = {
        key: _line(text) if key in IN_LINE else _prose(text, INDENTS.get(key, OF_A_CHOICE))
        for key, text in given.items()
    }
    return TEMPLATE.substitute(
        texts, schema_file=FILE, scenario_id=scenario_id, market=market, trust=trust, more_trust=trust + 10
    )


def _prose(text: str, indent: int) -> str:
    """A folded block: no character in it needs care."""
    lines = textwrap.wrap(_plain(text), WIDTH - indent, break_on_hyphens=False, break_long_words=False)
    return ">-\n" + "\n".join(" " * indent + line for line in lines)


def _line(text: str) -> str:
    """One line in double quotes."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    return visible_line(" ".join(text.split()))
