"""Generated scenarios for the benchmarks: seeded, valid, of stated size."""

from __future__ import annotations

import random

from simulator.scenario.condition import parse
from simulator.scenario.model import Choice, Effect, Ending, Next, Person, Scenario, Turn
from simulator.scenario.rubric import Rubric


def layered(rubric: Rubric, layers: int, width: int, choices: int, seed: int = 1) -> Scenario:
    """`layers` of `width` turns, every choice to a random turn of the next layer; no condition, no walk-out."""
    rng = random.Random(seed)
    behaviours = list(rubric.behaviours)
    endings = [f"e{n}" for n in range(5)]
    turns = {}
    for layer in range(layers):
        onward = [f"t{layer + 1}-{n}" for n in range(width)] if layer + 1 < layers else endings
        for n in range(width if layer else 1):
            name = f"t{layer}-{n}"
            own = tuple(
                Choice(f"{name}-c{c}", "Say.", rng.choice(behaviours), (Next(rng.choice(onward)),))
                for c in range(choices)
            )
            turns[name] = Turn(name, "So?", own, "dana")
    return _scenario("layered", turns, endings, people=1, walk_out=None)


def guarded(
    rubric: Rubric, turns: int, choices: int, *, branching: bool, people: int = 1, fine: bool = False, seed: int = 1
) -> Scenario:
    """Conditions by trust, patience, need, flag and choice, effects and a walk-out.

    `branching`: choices lead one to three turns on, on conditions; otherwise every attempt passes every turn and
    only the end depends on the customer: the worst case. `fine`: effects in thousandths instead of whole points.
    """
    rng = random.Random(seed)
    behaviours = list(rubric.behaviours)
    names = [f"t{n}" for n in range(turns)]
    persons = [f"p{n}" for n in range(people)]
    endings = [f"e{n}" for n in range(6)]
    written = {}
    for place, name in enumerate(names):
        own = []
        for c in range(choices):

            def onward(far: int = 3 if branching else 1, place: int = place) -> str:
                ahead = place + rng.randint(1, far)
                return names[ahead] if ahead < turns else rng.choice(endings)

            entries = [Next(onward())]
            if (branching and rng.random() < 0.4) or place == turns - 1:
                entries.insert(0, Next(onward(), parse(_condition(rng, names, place, persons))))
            when = parse(_condition(rng, names, place, persons)) if c and rng.random() < 0.2 else None
            by = rng.randint(-9000, 9000) if fine else 1000 * rng.randint(-6, 9)
            own.append(
                Choice(
                    f"{name}-c{c}",
                    "Say what there is to say.",
                    rng.choice(behaviours),
                    tuple(entries),
                    reveals=(rng.choice(("audit", "face", "budget")),) if rng.random() < 0.15 else (),
                    sets=(rng.choice(("lied", "promised")),) if rng.random() < 0.1 else (),
                    effects=(Effect(rng.choice(persons), by),) if rng.random() < 0.4 else (),
                    when=when,
                )
            )
        written[name] = Turn(name, "So?", tuple(own), persons[place % people])
    return _scenario("guarded", written, endings, people, "e5")


def _condition(rng: random.Random, names: list[str], place: int, people: list[str]) -> str:
    said = f"{names[rng.randrange(place)]}-c{rng.randrange(2)}" if place else "t0-c0"
    return rng.choice(
        [
            f"trust.{rng.choice(people)} >= {rng.choice((40, 45, 50, 55, 60))}",
            f"trust >= {rng.choice((35, 50, 60))} and knows({rng.choice(('audit', 'face', 'budget'))})",
            f"patience < {rng.choice((20, 30))}",
            f"flag({rng.choice(('lied', 'promised'))})",
            f"not said({said})",
        ]
    )


def _scenario(name: str, turns: dict[str, Turn], endings: list[str], people: int, walk_out: str | None) -> Scenario:
    meetings = ("earned", "earned", "open", "open", "refused", "refused")
    return Scenario(
        id=name,
        title=name,
        market="b2b",
        people={f"p{n}" if walk_out else "dana": Person(f"p{n}", f"P{n}", trust=45_000) for n in range(people)},
        start=next(iter(turns)),
        turns=turns,
        endings={e: Ending(e, "continuation", "Bye.", meetings[n]) for n, e in enumerate(endings)},
        patience=70_000,
        needs=dict.fromkeys(("audit", "face", "budget"), "A need."),
        walk_out=walk_out,
    )
