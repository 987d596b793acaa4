"""The same attempts through both engines: the program's, and the page's run by node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Talk
from simulator.debrief.blocks import Block, Figure, Rows
from simulator.debrief.report import Compared, Reflection, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.languages.tongue import tongue
from simulator.records.conversation_data import Written, conversation_data
from simulator.records.playing_page import ENGINE, FOLDER, messages_in
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scoring.score import score
from tests.strategies import shipped_rubric

HERE = Path(__file__).parent
NODE = shutil.which("node")
NO_NODE = "no node here: install Debian's package nodejs"

ROUND = {
    "tries": [["First try", [5050, 1250, 6667]], ["Last try", [7550, 0, 10000]]],
    "answers": ["", "  Where she\u00a0put the pen\n down. ", "*tired* <b>"],
    "purpose": "That she can show the\tauditor a record.",
    "promise": " Ask first. ",
    "words": {"1": "Good\n\nmorning, what happened?", "3": " "},
}
"""Something of all that can stand around a debrief."""


@dataclass(frozen=True)
class Play:
    """One attempt and what stands around it; `around` None leaves out the debrief and all but the last state."""

    scenario: Scenario
    seed: int
    choices: tuple[str, ...]
    around: Mapping[str, Any] | None = field(default_factory=dict)
    before: tuple[str, ...] = ()
    rubric: Rubric = field(default_factory=shipped_rubric)


def at_random(made: Scenario, draw: Random, around: dict[str, object] | None) -> Play:
    """Any line on offer until the end."""
    seed = draw.randrange(2**53)
    table = compile_table(made, shipped_rubric())
    place, state = table.opening(seed=seed)
    choices: list[str] = []
    while offered := table.offered(place, state):
        move = draw.choice(offered)
        choices.append(move.choice.id)
        place, state = table.step(move, state)
    return Play(made, seed, tuple(choices), around)


def said_data(scenario: Scenario, rubric: Rubric | None = None) -> dict[str, Any]:
    """A conversation's data with the page's own sentences, as they stand in the page."""
    return {**conversation_data(scenario, rubric or shipped_rubric()), "messages": messages_in(scenario.lang)}


def by_the_page(plays: Iterable[Play]) -> list[dict[str, Any]]:
    """What the page's engine makes of them, in one process."""
    plays = list(plays)
    names = {_name(play): play for play in plays}
    lines = [
        json.dumps({"name": name, "conversation": said_data(play.scenario, play.rubric)})
        for name, play in names.items()
    ]
    for play in plays:
        asked = {"name": _name(play), "seed": play.seed, "before": play.before, "choices": play.choices}
        lines.append(json.dumps({**asked, "told": _named(play)}))
    done = subprocess.run(
        [NODE or "node", str(HERE / "agree.js"), *(str(FOLDER / name) for name in ENGINE), str(HERE / "played.js")],
        input="\n".join(lines) + "\n",
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _name(play: Play) -> str:
    return f"{id(play.scenario)} {id(play.rubric)}"


def _named(play: Play) -> dict[str, Any] | None:
    """What stands around it, with the names of the tries in its language, as the page's keep has them."""
    if play.around is None:
        return None
    say = tongue(play.scenario.lang)
    return {**play.around, "tries": [[say.own(name), axes] for name, axes in play.around.get("tries", ())]}


def by_the_program(play: Play) -> dict[str, Any]:
    """What the program's machine makes of it, in the same shape."""
    rubric = play.rubric
    carried = Carried(flags=play.before)
    talk = Talk(play.scenario, rubric, new_attempt(play.scenario, rubric, play.seed, carried))
    written = Written(talk.table.customer)
    shown = play.around is not None
    seen = [_stands(talk, written, shown=shown)] if shown else []
    needs = list(play.scenario.needs)
    for choice in play.choices:
        step = talk.choose(choice)
        stood = _stands(talk, written, shown=shown) if shown else {}
        then = {"trust": step.trust, "patience": step.patience, "went": step.went}
        seen.append({**stood, **then, "came": [needs.index(need) for need in step.learnt]})
    if not shown:
        seen.append(_stands(talk, written, shown=shown))
    result = score(talk.steps)
    axes = (result.helpfulness, result.pushiness, result.initiative)
    return {
        "seen": seen,
        "axes": [round(100 * one.percent) for one in axes],
        "breaches": list(result.breaches),
        "profile": result.profile(rubric),
        "says": " ".join(talk.ending.says.split()) if talk.ending else None,
        "told": None if play.around is None else _told(talk, play.around),
    }


def _stands(talk: Talk, written: Written, *, shown: bool) -> dict[str, Any]:
    customer, (_, state) = talk.table.customer, talk.stands
    needs = list(talk.scenario.needs)
    turn = talk.turn
    return {
        "at": talk.ending.id if talk.ending else turn.id if turn else None,
        "version": talk.version,
        "gauges": [customer.gauge(state, number) for number in range(customer.gauges)],
        "marks": sorted(written.marks(state)),
        "stuck": talk.stuck,
        "shown": [choice.id for choice in talk.shown()] if shown else [],
        "offered": [
            [move.choice.id, move.case, list(move.points), move.breach]
            for move in ([] if talk.stuck else talk.table.offered(*talk.stands))
        ],
        "learnt": [needs.index(need) for need in talk.learnt],
    }


def _told(talk: Talk, around: Mapping[str, Any]) -> list[dict[str, Any]]:
    words = around.get("words", {})
    tries = [Compared(*(value / 100 for value in axes)) for _, axes in around.get("tries", ())]
    found = report(
        debrief(talk),
        first=tries[0] if tries else None,
        last=tries[-1] if tries else None,
        reflection=Reflection(tuple(around.get("answers", ())), around.get("promise", ""), around.get("purpose", "")),
        own_words=[words.get(str(number)) for number in range(1, len(talk.steps) + 1)],
    )
    return [
        {"name": section.name, "blocks": [_block(one) for one in section.blocks]} for section in told(found).sections
    ]


def _block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Rows | Figure):
        plain["rows"] = [asdict(row) for row in block.rows]
    return plain
