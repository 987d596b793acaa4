"""Small valid scenarios of every kind, for property tests: conditions, flags, several people, effects, loops.

Gauges, effects and thresholds are drawn from few values on purpose, so that conditions are met and missed.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or
from simulator.scenario.model import (
    KINDS,
    MEETINGS,
    PATIENCE,
    STAGES,
    Case,
    Choice,
    Effect,
    Ending,
    EndingVersion,
    Next,
    Person,
    Scenario,
    Turn,
    Version,
)
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

PEOPLE = ("dana", "finance", "user")
NEEDS = ("audit", "face")
FLAGS = ("promised", "lied")
DAYS = ("monday", "friday")
"""Flags of chance."""
VALUES = (0, 1, 10_000, 20_000, 30_000, 38_000, 42_500, 50_000, 60_000, 90_000, 100_000)
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
    op = st.sampled_from([">=", "<=", "==", "!=", ">", "<"])
    value = st.sampled_from(VALUES)
    atoms = st.one_of(
        st.builds(Compare, st.just("trust"), st.none() | st.sampled_from(people), op, value),
        st.builds(Compare, st.just("patience"), st.none(), op, value),
        st.builds(Compare, st.just("known"), st.none(), op, st.sampled_from((0, 1000, 1500, 2000))),
        st.builds(Call, st.just("knows"), st.sampled_from(NEEDS)),
        st.builds(Call, st.just("flag"), st.sampled_from((*FLAGS, *DAYS))),
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
        versions = draw(_versions(condition))
        names = tuple(version.id for version in versions)
        own = tuple(draw(_choice(next(number), people, onward, condition, names)) for _ in range(counts[place]))
        speaker, stage = draw(st.sampled_from(people)), draw(st.sampled_from(STAGES))
        tells = tuple(draw(st.lists(st.sampled_from(NEEDS), max_size=1)) if not draw(st.integers(0, 3)) else ())
        written[turn] = Turn(turn, "So?", own, speaker, stage, reveals=tells, versions=versions)
    return Scenario(
        id="generated",
        title="Generated",
        market="b2b",
        people={
            person: Person(
                person,
                person,
                trust=draw(st.sampled_from(VALUES[2:])),
                scepticism=draw(st.sampled_from((0, 0, 50, 55))),
            )
            for person in people
        },
        start=turns[0],
        turns=written,
        endings={ending: draw(_ending(ending, condition)) for ending in endings},
        patience=draw(st.sampled_from((10_000, 20_000, 38_000, 70_000))),
        needs=dict.fromkeys(NEEDS, "A need."),
        walk_out=draw(st.none() | st.sampled_from(endings)),
        chance=draw(st.sampled_from(((), (), (DAYS,), (DAYS, ("sun", "rain", "promised"))))),
    )


@st.composite
def _versions(draw: st.DrawFn, condition: st.SearchStrategy[Condition]) -> tuple[Version, ...]:
    many = draw(st.sampled_from((0, 0, 1, 2)))
    tells = st.none() | st.none() | st.lists(st.sampled_from(NEEDS), max_size=1).map(tuple)
    return tuple(Version(f"v{n}", draw(condition), says=f"Version {n}.", reveals=draw(tells)) for n in range(many))


@st.composite
def _ending(draw: st.DrawFn, name: str, condition: st.SearchStrategy[Condition]) -> Ending:
    versions = [EndingVersion(f"{name}-v", draw(condition), says="Bye then.")] if not draw(st.integers(0, 3)) else []
    kind, meeting = draw(st.sampled_from(KINDS)), draw(st.sampled_from(MEETINGS))
    return Ending(name, kind, "Bye.", meeting, versions=tuple(versions))


@st.composite
def _choice(
    draw: st.DrawFn,
    name: str,
    people: tuple[str, ...],
    onward: tuple[str, ...],
    condition: st.SearchStrategy[Condition],
    versions: tuple[str, ...],
) -> Choice:
    behaviours = tuple(shipped_rubric().behaviours)
    effect = st.builds(
        Effect, st.sampled_from((*people, PATIENCE)), st.sampled_from((-20_000, -5_000, -500, 4_000, 10_000))
    )
    effects = st.lists(effect, max_size=2).map(tuple)
    one_need, one_flag = (st.lists(st.sampled_from(names), max_size=1).map(tuple) for names in (NEEDS, FLAGS))
    override = st.none() | st.none() | st.sampled_from((-1, 0, 3))

    def ways() -> tuple[Next, ...]:
        entries = draw(st.lists(st.builds(Next, st.sampled_from(onward), condition), max_size=2))
        if draw(st.integers(0, 4)):  # one in five may be stuck
            entries.append(Next(draw(st.sampled_from(onward))))
        return tuple(entries) or (Next(onward[-1]),)

    def case() -> Case:
        among = tuple(draw(st.sets(st.sampled_from(versions), max_size=2))) if versions else ()
        return Case(
            versions=among,
            when=draw(condition if not among else st.none() | condition),
            behaviour=draw(st.none() | st.sampled_from(behaviours)),
            also=draw(st.none() | st.lists(st.sampled_from(behaviours), max_size=1).map(tuple)),
            helpfulness=draw(override),
            breach=draw(st.none() | st.booleans()),
            effects=draw(st.none() | effects),
            reveals=draw(st.none() | one_need),
            sets=draw(st.none() | one_flag),
            reply=draw(st.none() | st.just("In that case.")),
            next=ways() if not draw(st.integers(0, 2)) else None,
        )

    return Choice(
        id=name,
        say=draw(st.sampled_from(SAYS)),
        behaviour=draw(st.sampled_from(behaviours)),
        next=ways(),
        also=tuple(draw(st.lists(st.sampled_from(behaviours), max_size=1))),
        reveals=draw(one_need),
        sets=draw(one_flag),
        effects=draw(effects),
        when=draw(st.none() | st.none() | condition),
        pushiness=draw(override),
        cases=tuple(case() for _ in range(draw(st.sampled_from((0, 0, 1, 2))))),
        once=not draw(st.integers(0, 5)),
    )
