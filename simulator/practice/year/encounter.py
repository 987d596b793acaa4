"""What can come of one account in one quarter, as exact chances. The rules of the model stand here.

An account is somewhere: never met, met, referred, bought last quarter, bought and lied to, bought before, or gone.
In a quarter a sale of before may be undone or a lie found; a need may come up, be met by the seller, and be won.
"""

from __future__ import annotations

from functools import partial
from math import exp
from typing import NamedTuple

from simulator.practice.year.territory import AccountKind, Style, Territory

COLD, KNOWN, REFERRED, FRESH, LIED, CUSTOMER, GONE = range(7)
BOUGHT = (FRESH, LIED, CUSTOMER)


class Outcome(NamedTuple):
    """One thing that can happen. Amounts in per cent of a quarter's target; the others count 0 or 1."""

    chance: float
    booked: float
    undone: float
    then: int
    referral: int
    complaint: int
    returned: int


_outcome = partial(tuple.__new__, Outcome)
"""Makes one from a tuple, in half the time: a year needs some three hundred."""


class Circumstances(NamedTuple):
    """What holds for all accounts of a quarter."""

    time: float
    """The share of the talks that were sought for which there are hours."""
    repute: float
    """Taken from a stranger's trust, 0 to 1."""


def talk_hours(territory: Territory, style: Style) -> float:
    """How long a talk takes."""
    return territory.value("talk-hours") + territory.value("help-hours") * style.helpfulness


class Encounter:
    """How a talk of a style with a kind of account goes, in any state of the account."""

    def __init__(self, territory: Territory, style: Style, kind: AccountKind) -> None:
        value = territory.parameters
        help_, push, drive = style.helpfulness, style.pushiness, style.initiative
        self._kind = kind
        self._known: dict[tuple[int, float, float], list[Outcome]] = {}
        sceptic = 0.5 + kind.scepticism
        self._gain = value["trust-by-help"].value * help_ * sceptic - value["trust-by-push"].value * push * sceptic
        start = [
            value[f"trust-{name}"].value for name in ("cold", "known", "referred", "customer", "customer", "customer")
        ]
        stays = value["trust-stays"].value * self._gain
        self._start = [one if status in (COLD, REFERRED) else one + stays for status, one in enumerate(start)]
        need = min(1.0, value["need-seen"].value + value["need-by-help"].value * help_)
        too_much = max(0.0, help_ - 0.5) * 2
        self._odds = (
            value["win-base"].value
            + value["win-by-need"].value * need
            + value["win-by-initiative"].value * drive
            + value["win-by-push"].value * push
            - value["push-at-stake"].value * push * kind.stakes
            - value["too-much-help"].value * too_much * too_much * kind.stakes
        )
        by_itself = value["calls-by-itself"].value
        self._seeks = by_itself + (1 - by_itself) * drive
        self._comes = value["comes-back"].value
        self._moves_on = value["moves-on"].value
        self._by_trust = value["win-by-trust"].value
        price = 1 - value["discount-by-pleasing"].value * help_ * (1 - drive)
        self.price = kind.size * (price - value["discount-by-push"].value * push * kind.stakes)
        self._worth = value["referred-worth"].value
        self._refers = value["refers"].value * help_
        self._lie = value["lie-by-push"].value * max(0.0, push - help_)
        self._burnt = value["burnt-by-push"].value * push
        self._undone = value["cancelled-by-push"].value * push
        self._complains = value["complains"].value
        self._found = value["lie-found"].value
        self._costs = value["lie-costs"].value

    def need(self, status: int) -> float:
        """The chance that an account has a need in a quarter."""
        if status == GONE:
            return 0
        return self._kind.again if status in BOUGHT else self._kind.rhythm

    def sought(self, status: int) -> float:
        """The share of needs that come to a talk where there is time for all: the seller seeks, or the customer."""
        if status not in BOUGHT:
            return self._seeks
        return self._seeks + (1 - self._seeks) * self._comes * max(0.0, min(1.0, self._start[status]))

    def trust(self, status: int, repute: float) -> float:
        """Trust at the end of a talk, 0 to 1."""
        start = self._start[status] - (repute if status == COLD else 0)
        return min(1.0, max(0.0, start + self._gain))

    def outcomes(self, status: int, quarter: Circumstances) -> list[Outcome]:
        """All that can happen to an account in a quarter, what is likeliest mostly first; the chances add up to 1."""
        key = (status, quarter.time, quarter.repute if status == COLD else 0)
        found = self._known.get(key)
        if found is None:  # with time enough, one quarter is as the next
            found = self._known[key] = self._worked_out(status, quarter)
        return found

    def _worked_out(self, status: int, quarter: Circumstances) -> list[Outcome]:
        if status == GONE:
            return [_outcome((1, 0, 0, GONE, 0, 0, 0))]
        lost: list[Outcome] = []
        left = 1.0
        if status == FRESH:
            undone = self._undone * (1 - self.trust(FRESH, 0))
            complains = undone * self._complains
            lost.append(_outcome((complains, 0, self.price, GONE, 0, 1, 0)))
            lost.append(_outcome((undone - complains, 0, self.price, KNOWN, 0, 0, 0)))
            left -= undone
        elif status == LIED:
            lost.append(_outcome((self._found, 0, self.price * self._costs, GONE, 0, 1, 0)))
            left -= self._found
        return self._talked(status, quarter, left) + lost

    def _talked(self, status: int, quarter: Circumstances, left: float) -> list[Outcome]:
        settled = CUSTOMER if status == FRESH else status
        needed = left * self.need(status)
        met = needed * self.sought(status) * quarter.time
        elsewhere = (needed - met) * self._moves_on
        trust = self.trust(status, quarter.repute)
        won = met / (1 + exp(-self._odds - self._by_trust * trust))
        price = self.price * (self._worth if status == REFERRED else 1)
        again = int(status in BOUGHT)
        lied = won if status == LIED else won * self._lie
        honest = won - lied
        refers = honest * self._refers * trust
        burnt = (met - won) * self._burnt
        found = [
            _outcome((left - met - elsewhere, 0, 0, settled, 0, 0, 0)),
            _outcome((honest - refers, price, 0, FRESH, 0, 0, again)),
            _outcome((refers, price, 0, FRESH, 1, 0, again)),
            _outcome((met - won - burnt, 0, 0, settled if again else max(KNOWN, settled), 0, 0, 0)),
            _outcome((burnt + elsewhere, 0, 0, GONE, 0, 0, 0)),
        ]
        if lied:
            found.append(_outcome((lied, price, 0, LIED, 0, 0, again)))
        return found
