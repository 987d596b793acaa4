"""Scenarios for documents: sound ones with every key and with text that looks like markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from simulator.analysis.explore import explore
from simulator.analysis.starting_points import every_start
from simulator.authoring.picture import picture
from simulator.authoring.script import Script
from simulator.conversation.table import compile_table
from simulator.scenario.condition import And, Compare, Not, Or
from simulator.scenario.model import Case, Choice, Effect, Facilitator, Next, Sale, Scenario
from tests.strategies import DAYS, FLAGS, NEEDS, scenarios
from tests.write import rubric

TEXTS = st.sampled_from(
    (
        "Why: because.", "- a dash", "1. first", "# no heading", "*stars* and _lines_ `code`", "a\\b", "& &amp; <b>", "> quoted",
        "a) not a choice", "One line.\nAnother one.", "Two.\n\n- parts", "+ plus", "=====", "(nothing) much", "Turn 1: opening",
        "מחיר בלבד", "見積もりだけ、二つの 言葉です。" * 6, "Leads to: turn 9 if trust < 3, otherwise home", "[link](x) | ~~no~~ !",
        "A longer sentence that has to be folded, with 4,580 EUR in it: and a colon, a # and “quotes” – so it goes on and on.",
    )
)  # fmt: skip


def script_of(scenario: Scenario, blind: bool = False) -> Script:
    table = compile_table(scenario, rubric())
    return Script(picture(explore(table, every_start(table), cap=30)), rubric(), blind)


@st.composite
def sound(draw: st.DrawFn) -> Scenario:
    """A generated scenario whose file would be read without an error, with texts in every place for one."""
    made = draw(scenarios(max_turns=3))
    for turn in made.turns.values():
        assume(len({version.when for version in turn.versions}) == len(turn.versions))  # two alike are an error
    drawn = {flag for flags in made.chance for flag in flags}
    words = iter(draw(st.lists(TEXTS, min_size=24, max_size=24)))
    first = made.turns[made.start]
    often = Compare("known", None, ">=", 1000)
    places = (*made.turns, *made.endings)
    ways = (*(Next(place, often) for place in places), Next(places[-1]))
    told = replace(
        first.choices[0], next=ways, reveals=NEEDS, sets=tuple({*FLAGS, *DAYS} - drawn), when=None, once=False
    )
    choices = (replace(told, why=next(words), reply=next(words), examples=(next(words), "b")), *first.choices[1:])
    guide = Facilitator(draw(st.sampled_from(("", "Notes: x"))), (next(words),))
    turn = replace(first, choices=choices, says=next(words), thinks=next(words), scene=next(words), facilitator=guide)
    name, ending = next(iter(made.endings.items()))
    sale = Sale(458_000, "EUR", 30, 90)
    ending = replace(ending, says=next(words), epilogue=next(words), referral=True, sale=sale)
    return _authored(
        replace(
            made,
            title="A title: with *stars*",
            level=2,
            walk_out=name,
            minutes=7,
            brief=next(words),
            objective=next(words),
            facts=(next(words), next(words)),
            needs=dict.fromkeys(NEEDS, next(words)),
            people={key: replace(one, name=f"{one.name} (x): y", role=next(words)) for key, one in made.people.items()},
            before={} if draw(st.booleans()) else {"kept-word": next(words)},
            allow={"HF413": next(words)},
            author=next(words).split("\n")[0],
            lang="pt-BR",
            turns={**made.turns, made.start: replace(turn, drill=draw(st.none() | st.booleans()))},
            endings={**made.endings, name: ending},
        )
    )


def _authored(thing: Any) -> Any:
    """With what a file can say: levels in hundredths of a point, one effect on each target, no behaviour twice."""
    if isinstance(thing, Compare):
        return replace(thing, value=thing.value // 10 * 10)
    if isinstance(thing, tuple) and thing and isinstance(thing[0], Effect):
        return tuple({effect.target: effect for effect in thing}.values())
    if isinstance(thing, (Choice, Case)) and thing.also:
        thing = replace(thing, also=tuple(one for one in thing.also if thing.behaviour not in (None, one)))
    return _each(thing, _authored)


def same(thing: Any) -> Any:
    """With nested `and` and `or` made one, which reads the same, and without the file it came from."""
    if isinstance(thing, Scenario):
        thing = replace(thing, digest="", file="", source=b"")
    if isinstance(thing, (And, Or)):
        inner = [same(one) for one in thing.parts]
        parts = [part for one in inner for part in (one.parts if type(one) is type(thing) else (one,))]
        return type(thing)(tuple(parts))
    if isinstance(thing, Not):
        return Not(same(thing.inner))
    return _each(thing, same)


def _each(thing: Any, change: Callable[[Any], Any]) -> Any:
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: change(getattr(thing, one.name)) for one in fields(thing)})
    if isinstance(thing, tuple):
        return tuple(change(one) for one in thing)
    if hasattr(thing, "items"):
        return {key: change(one) for key, one in thing.items()}
    return thing
