"""The JSON of `helpfirst analyse --json`: axes with two decimals, null for what the cap prevents."""

from __future__ import annotations

from typing import Any

from simulator.analysis.analysis import Analysis
from simulator.analysis.players import Played
from simulator.analysis.prospects import Reach
from simulator.analysis.ranges import Range

EXACT_IN_JSON = 2**53
"""Beyond this, readers of JSON may round a number: it is written as a string."""

_PLAYERS = (
    "random", "first", "longest", "shortest", "politest", "most-questions", "most-frequent", "blind",
    "most-helpful", "most-pushy", "most-passive",
)  # fmt: skip


def as_json(analysis: Analysis) -> dict[str, Any]:
    """Plain values, ready for `json.dumps`."""
    paths, loop, minutes, plays = analysis.paths, analysis.loop, analysis.minutes, analysis.covering_plays()
    stuck = [
        {"turn": place.turn, "choice": place.choice, "path": list(place.path), "seed": place.seed}
        for place in analysis.stuck
    ]
    return {
        "scenario": analysis.scenario.id,
        "exact": analysis.exact,
        "states": analysis.states,
        "paths": paths if paths is None or paths <= EXACT_IN_JSON else str(paths),
        "unreachable_turns": _list(analysis.unreachable_turns),
        "unreachable_endings": _list(analysis.unreachable_endings),
        "never_offered": _list(analysis.never_offered),
        "stuck": stuck if analysis.exact or stuck else None,
        "loop": None if loop is None else {"path": list(loop.path), "seed": loop.seed, "round": list(loop.round)},
        "never_met": _list(analysis.never_met),
        "blind": {
            "right": analysis.blind.right,
            "decisions": analysis.blind.decisions,
            "chance": round(analysis.blind.chance, 4),
            "words": list(analysis.blind.words),
        },
        "endings": {name: _ending(analysis, reach) for name, reach in analysis.endings.items()},
        "players": {name: _player(analysis.players[name]) for name in _PLAYERS},
        "minutes": None if minutes is None else [round(minutes.least, 1), round(minutes.most, 1)],
        "behaviours": analysis.behaviours,
        "stages": list(analysis.stages),
        "covering_plays": None if plays is None else [list(play) for play in plays],
    }


def _list(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else list(names)


def _ending(analysis: Analysis, reach: Reach) -> dict[str, Any]:
    share = None if analysis.shares is None else float(analysis.shares[reach.ending.id])
    return {
        "share": share,
        "helpfulness": _range(reach.helpfulness),
        "pushiness": _range(reach.pushiness),
        "initiative": _range(reach.initiative),
        "path": list(reach.path),
        "seed": reach.seed,
    }


def _range(span: Range | None) -> list[float] | None:
    return None if span is None else [span.least.percent, span.most.percent]


def _player(played: Played | None) -> dict[str, Any] | None:
    if played is None:
        return None
    return {
        "helpfulness": played.score.helpfulness.percent,
        "pushiness": played.score.pushiness.percent,
        "initiative": played.score.initiative.percent,
        "profile": played.profile,
        "ending": played.ending,
        "breaches": list(played.score.breaches),
    }
