"""The year as JSON, in the stable shape of `helpfirst year --json`."""

from __future__ import annotations

from simulator.practice.year.outlook import TARGET, StyleYear, YearOutlook
from simulator.practice.year.territory import AccountKind


def year_json(found: YearOutlook) -> dict[str, object]:
    """Amounts in per cent of a quarter's target; `you` is absent without attempts."""
    return {
        "styles": {one.id: _quarters(one) for one in found.styles},
        "target": TARGET,
        "parameters": {**_accounts(found.territory.accounts), **{
            name: {"value": one.value, "evidence": one.evidence} for name, one in found.territory.parameters.items()
        }},
        "year": {
            one.id: {
                "booked": _round(one.booked), "kept": _round(one.kept), "still_to_come": _round(one.still_to_come),
                "come_back": _round(one.returned), "referrals": _round(one.referrals),
                "complaints": _round(one.complaints),
            }
            for one in found.styles
        },
        "habits": [
            {"says": one.habit.says, "mean": _round(one.mean), "low": _round(one.low), "high": _round(one.high)}
            for one in found.habits
        ],
        "attempts": found.own.attempts if found.own is not None else 0,
    }  # fmt: skip


def _quarters(one: StyleYear) -> list[dict[str, float]]:
    return [
        {
            "quarter": number,
            "booked": _round(quarter.booked),
            "mean": _round(quarter.mean),
            "low": _round(quarter.low),
            "high": _round(quarter.high),
        }
        for number, quarter in enumerate(one.quarters, 1)
    ]


def _accounts(kinds: tuple[AccountKind, ...]) -> dict[str, object]:
    numbers = ("count", "new", "size", "stakes", "scepticism", "rhythm", "again")
    return {
        f"{kind.id}-{name}": {"value": getattr(kind, name), "evidence": kind.evidence}
        for kind in kinds
        for name in numbers
    }


def _round(value: float) -> float:
    return round(value, 2)
