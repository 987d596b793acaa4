"""A team's page as Markdown: the same words as the HTML."""

from __future__ import annotations

import re

from simulator.records.team.blocks import TeamPart
from simulator.records.team.team import Team
from simulator.records.team.told import opening_of, parts_of, title_of
from simulator.scenario.visible import visible_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")


def team_markdown(found: Team) -> str:
    """The whole page. Authored text cannot become markup."""
    blocks = [f"# {_text(title_of(found))}", _text(opening_of(found))]
    for part in parts_of(found):
        blocks += _blocks(part)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(part: TeamPart) -> list[str]:
    bullet = "- " if part.name == "limits" else ""
    told = [f"{bullet}{_text(one)}" for one in part.says]
    return [
        f"## {_text(part.title)}" if part.title else "",
        ("\n" if bullet else "\n\n").join(told),
        f"> {_text(part.quote)}" if part.quote else "",
        _table(part),
        *map(_text, part.after),
    ]


def _table(part: TeamPart) -> str:
    if not part.rows:
        return ""
    lines = [part.head, ["---"] * len(part.head), *(row.cells for row in part.rows)]
    return "\n".join(
        f"| {' | '.join(cell if place == 1 else _text(cell) for cell in line)} |" for place, line in enumerate(lines)
    )


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", visible_line(text))
