"""What the sales of a scenario's endings amount to: a few coins (HF437), or more than one currency (HF438)."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.authoring.finding import Finding, Spot
from simulator.scenario.model import Scenario
from simulator.scenario.problem import shown
from simulator.scenario.units import amount

_SMALL = 1000
"""A sale below ten units of its currency that has decimals, in hundredths: 4.58 is what was made of 4 580."""


def sales(scenario: Scenario) -> Iterator[Finding]:
    """In the order of the endings."""
    made = [(ending.id, ending.sale) for ending in scenario.endings.values() if ending.sale is not None]
    for ending, sale in made:
        first = made[0][1].currency
        if 0 < sale.amount < _SMALL and sale.amount % 100:
            seen = f"{amount(sale.amount)} {sale.currency}".rstrip()
            yield Finding(
                "HF437", Spot("ending", ending, "sale"), f"no more than {shown(seen)} is sold here",
                "Where thousands are meant, write them without a mark, such as 4580. Where it is right, allow it and say why.",
            )  # fmt: skip
        if sale.currency != first:
            one, other = (f"in {shown(name)}" if name else "in no currency" for name in (sale.currency, first))
            yield Finding(
                "HF438", Spot("ending", ending, "sale"), f"this is sold {one}, and `{made[0][0]}` {other}",
                "Give all sales of a scenario one currency: amounts in two cannot be compared or added up.",
            )  # fmt: skip
