"""Where attempts begin: what chance drew, and what an earlier meeting may have left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, count, product
from math import prod

from simulator.conversation.attempt import draw
from simulator.conversation.table import Table


@dataclass(frozen=True, slots=True)
class Start:
    """A place and a customer from which something can follow.

    `weight` counts the draws of chance that begin like this: all draws are equally likely. It is 0 where an
    earlier meeting left the flags `before`: a proof looks at that, but nobody is said to begin there.
    `draws` are, for each list of the scenario's `chance`, its length and the places (from 0) that are meant.
    """

    place: int
    state: int
    weight: int = 1
    before: tuple[str, ...] = ()
    draws: tuple[tuple[int, frozenset[int]], ...] = ()

    @property
    def seed(self) -> int:
        """The smallest seed that draws this."""
        return next(
            seed
            for seed in count()
            if all(draw(seed, place, many) in wanted for place, (many, wanted) in enumerate(self.draws))
        )


def starts(table: Table) -> Iterator[Start]:
    """Every draw of chance, with nothing carried over. Flags of a list that nothing asks about are one."""
    return _with(table, ())


def every_start(table: Table) -> Iterator[Start]:
    """The same, and then again with every set of the flags that an earlier meeting may have left."""
    asked = [flag for flag in table.scenario.before if table.customer.mask("flag", [flag])]
    subsets = chain.from_iterable(combinations(asked, many) for many in range(len(asked) + 1))
    return chain.from_iterable(_with(table, before) for before in subsets)


def _with(table: Table, before: tuple[str, ...]) -> Iterator[Start]:
    lists = []
    for flags in table.scenario.chance:
        asked = [place for place, flag in enumerate(flags) if table.customer.mask("flag", [flag])]
        rest = frozenset(range(len(flags))) - frozenset(asked)
        groups = [frozenset((place,)) for place in asked] + ([rest] if rest else [])
        lists.append([(flags, group) for group in groups])
    for drawn in product(*lists):
        place, state = table.begun({}, (*before, *(flags[min(group)] for flags, group in drawn)))
        weight = 0 if before else prod(len(group) for _, group in drawn)
        yield Start(place, state, weight, before, tuple((len(flags), group) for flags, group in drawn))
