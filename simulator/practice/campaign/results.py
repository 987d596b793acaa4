"""What a campaign came to, quarter by quarter, from the endings that were reached. Pure.

A sale that takes long to be signed is booked in the quarter after. What a complaint undoes is undone in the quarter
after it was booked: nobody complains on the day. What falls into the time after the last quarter is told apart.

All amounts are hundredths of the campaign's currency, each rounded to a whole unit as it is shown, so that the figures
of a page add up to its sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.conversation.talk import Talk
from simulator.practice.campaign.meetings import quarter_of, standing
from simulator.scenario.campaign import Campaign
from simulator.scenario.model import Ending
from simulator.scenario.units import HUNDRED


@dataclass(frozen=True, slots=True)
class QuarterSheet:
    """One quarter. Counts have fractions where several sellers are averaged."""

    title: str
    target: int
    held: float = 0
    booked: float = 0
    undone: float = 0
    earned: float = 0
    referrals: float = 0
    complaints: float = 0

    @property
    def kept(self) -> float:
        """What was booked in it, less what was undone in it of the quarter before."""
        return self.booked - self.undone

    @property
    def made(self) -> bool:
        """Whether what was kept is the target or more."""
        return self.kept >= self.target


@dataclass(frozen=True, slots=True)
class CampaignSheet:
    """All quarters. `lost`: meetings that could not take place because of how an earlier one ended."""

    currency: str
    quarters: tuple[QuarterSheet, ...]
    signed_later: float
    """What was sold in the last quarter and is signed after it."""
    still_to_come: float
    """What will be undone after the last quarter."""
    lost: float
    fits: tuple[float, ...] = field(default=())
    """How well each kept sale serves the customer, 0 to 1."""

    def total(self, what: str) -> float:
        """One figure of the quarters, added up."""
        return float(sum(getattr(one, what) for one in self.quarters))

    @property
    def kept(self) -> float:
        """Of all that was sold, what is left in the end."""
        return self.total("kept") + self.signed_later - self.still_to_come

    @property
    def fit(self) -> float | None:
        return sum(self.fits) / len(self.fits) if self.fits else None


LONG = 75
"""Days; whoever signs later than this signs in the next quarter. That talks are held early in a quarter is assumed."""


def sheet(campaign: Campaign, held: Sequence[Talk]) -> CampaignSheet:
    """The figures of these conversations. In a campaign without a currency, that of its first sale."""
    many = len(campaign.quarters)
    ended: list[list[Ending]] = [[] for _ in range(many)]
    booked, undone = [0] * (many + 2), [0] * (many + 2)
    meetings = {meeting.scenario.id: meeting for meeting in campaign.meetings}
    for talk in held:
        if talk.ending is None:
            continue
        number = quarter_of(campaign, talk.scenario.id)
        ended[number].append(talk.ending)
        late = campaign.is_year and talk.ending.sale is not None and talk.ending.sale.days > LONG
        booked[number + late] += _amount(talk.ending)
        undone[number + late + 1] += meetings[talk.scenario.id].undone_by(talk.ending)
    found = [
        QuarterSheet(
            quarter.title, _whole(quarter.target), len(endings), _whole(booked[number]), _whole(undone[number]),
            sum(one.meeting == "earned" for one in endings), sum(one.referral for one in endings),
            sum(one.kind == "complaint" for one in endings),
        )
        for number, (quarter, endings) in enumerate(zip(campaign.quarters, ended, strict=True))
    ]  # fmt: skip
    every = [ending for endings in ended for ending in endings]
    fits = tuple(
        one.sale.fit / HUNDRED
        for one in every
        if one.sale is not None and one.sale.amount and one.sale.fit is not None and one.kind != "complaint"
    )
    currency = campaign.currency or next((one.sale.currency for one in every if one.sale is not None), "")
    lost = len(standing(campaign, held).lost)
    return CampaignSheet(currency, tuple(found), _whole(booked[many]), sum(map(_whole, undone[many:])), lost, fits)


def mean_sheet(sheets: Sequence[CampaignSheet]) -> CampaignSheet:
    """The mean of several sellers' sheets of one campaign."""
    count = len(sheets)
    figures = ("held", "earned", "referrals", "complaints")
    quarters = tuple(
        QuarterSheet(
            together[0].title, _whole(together[0].target),
            booked=_whole(sum(one.booked for one in together) / count),
            undone=_whole(sum(one.undone for one in together) / count),
            **{name: sum(getattr(one, name) for one in together) / count for name in figures},
        )
        for together in zip(*(one.quarters for one in sheets), strict=True)
    )  # fmt: skip
    return CampaignSheet(
        sheets[0].currency,
        quarters,
        _whole(sum(one.signed_later for one in sheets) / count),
        _whole(sum(one.still_to_come for one in sheets) / count),
        sum(one.lost for one in sheets) / count,
        tuple(fit for one in sheets for fit in one.fits),
    )


def _whole(hundredths: float) -> int:
    return round(hundredths / HUNDRED) * HUNDRED


def _amount(ending: Ending) -> int:
    return ending.sale.amount if ending.sale is not None else 0
