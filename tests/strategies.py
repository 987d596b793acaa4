"""Small valid scenarios of every kind, for property tests: conditions, flags, several people, effects, loops.

Gauges, effects and thresholds are drawn from few values on purpose, so that conditions are met and missed.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from simulator.scenario.condition import COMPARISONS, And, Call, Compare, Condition, Not, Or
from simulator.scenario.model import (
    KINDS,
    MEETINGS,
    PATIENCE,
    STAGES,
    Choice,
    Effect,
    Ending,
    Next,
    Person,
    Scenario,
    Turn,
)
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

PEOPLE = ("dana", "finance", "user")
NEEDS = ("audit", "face")
FLAGS = ("promised", "lied")
VALUES = (0, 1, 10_000, 20_000, 30_000, 38_000, 42_505, 50_000, 60_000, 90_000, 100_000)
SAYS = (
    "No.",
    "What went wrong?",
    "Please, I understand, tell me more.",
    "Take it now because it ends today.",
)


@cache
def shipped_rubric() -> Rubric:
    """The rubric that comes with the program."""
    return read_rubric()


def conditions(people: tuple[str, ...], choices: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    op = st.sampled_from(COMPARISONS)
    value = st.sampled_from(VALUES)
    atoms = st.one_of(
        st.builds(Compare, st.just("trust"), st.none() | st.sampled_from(people), op, value),
        st.builds(Compare, st.just("patience"), st.none(), op, value),
        st.builds(Call, st.just("knows"), st.sampled_from(NEEDS)),
        st.builds(Call, st.just("flag"), st.sampled_from(FLAGS)),
        st.builds(Call, st.just("said"), st.sampled_from(choices)),
    )
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(And, st.tuples(inner, inner)),
            st.builds(Or, st.tuples(inner, inner)),
        ),
        max_leaves=3,
    )


@st.composite
def scenarios(draw: st.DrawFn, loops: bool = True, max_turns: int = 4, max_choices: int = 3) -> Scenario:
    """A valid scenario; some choices never come on offer, some paths are stuck, some loops cost nothing."""
    people = PEOPLE[: draw(st.integers(1, 3))]
    turns = tuple(f"t{n}" for n in range(draw(st.integers(1, max_turns))))
    endings = tuple(f"e{n}" for n in range(draw(st.integers(1, 3))))
    counts = [draw(st.integers(1, max_choices)) for _ in turns]
    ids = tuple(f"c{turn}-{n}" for turn, count in enumerate(counts) for n in range(count))
    condition = conditions(people, ids)
    number = iter(ids)
    written = {}
    for place, turn in enumerate(turns):
        onward = (*(turns if loops else turns[place + 1 :]), *endings)
        own = tuple(draw(_choice(next(number), people, onward, condition)) for _ in range(counts[place]))
        written[turn] = Turn(turn, "So?", own, draw(st.sampled_from(people)), draw(st.sampled_from(STAGES)))
    return Scenario(
        id="generated",
        title="Generated",
        market="b2b",
        people={
            person: Person(
                person,
                person,
                trust=draw(st.sampled_from(VALUES[2:])),
                scepticism=draw(st.sampled_from((0, 33, 50))),
            )
            for person in people
        },
        start=turns[0],
        turns=written,
        endings={
            ending: Ending(ending, draw(st.sampled_from(KINDS)), "Bye.", draw(st.sampled_from(MEETINGS)))
            for ending in endings
        },
        patience=draw(st.sampled_from((10_000, 20_000, 38_000, 70_000))),
        needs=dict.fromkeys(NEEDS, "A need."),
        walk_out=draw(st.none() | st.sampled_from(endings)),
    )


@st.composite
def _choice(
    draw: st.DrawFn,
    name: str,
    people: tuple[str, ...],
    onward: tuple[str, ...],
    condition: st.SearchStrategy[Condition],
) -> Choice:
    behaviours = tuple(shipped_rubric().behaviours)
    entries = draw(st.lists(st.builds(Next, st.sampled_from(onward), condition), max_size=2))
    if draw(st.integers(0, 4)):  # one in five may be stuck
        entries.append(Next(draw(st.sampled_from(onward))))
    effect = st.builds(
        Effect, st.sampled_from((*people, PATIENCE)), st.sampled_from((-20_000, -5_000, -37, 4_000, 10_000))
    )
    return Choice(
        id=name,
        say=draw(st.sampled_from(SAYS)),
        behaviour=draw(st.sampled_from(behaviours)),
        next=tuple(entries) or (Next(onward[-1]),),
        also=tuple(draw(st.lists(st.sampled_from(behaviours), max_size=1))),
        reveals=tuple(draw(st.lists(st.sampled_from(NEEDS), max_size=1))),
        sets=tuple(draw(st.lists(st.sampled_from(FLAGS), max_size=1))),
        effects=tuple(draw(st.lists(effect, max_size=2))),
        when=draw(st.none() | st.none() | condition),
        pushiness=draw(st.none() | st.none() | st.sampled_from((-1, 0, 3))),
    )
