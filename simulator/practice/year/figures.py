"""Every number behind a year by one name each, with its range, its meaning and what it is taken from; and changing one.

Parameters go by their own name; those of a kind of account by KIND-FIELD (`single-count`), those of a style by
STYLE-AXIS (`pushy-helpfulness`), and what a habit moves by `habit-1` and so on, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from simulator.practice.year.territory import AccountKind, Territory
from simulator.practice.year.territory_fields import ACCOUNT, AXES, AXIS, HABIT_BY, PARAMETERS, PART
from simulator.scenario.field_kinds import Number

PARTS, ACCOUNTS, STYLES, HABITS = "What follows from what", "Accounts", "Styles", "Habits"
ACCOUNT_NUMBERS = {one.key: (one.kind, one.help) for one in ACCOUNT.fields if isinstance(one.kind, Number)}
IN_HUNDREDTHS = {"helpfulness": True, "pushiness": True, "initiative": True, "last_pushiness": True, "last_part": False}
"""The numbers of a style, and whether the file and the screen give them 0 to 100 where the model has 0 to 1."""


@dataclass(frozen=True, slots=True)
class YearNumber:
    """One number as people read it. `about` says what it means, `group` and `label` where it stands in a list."""

    name: str
    group: str
    label: str
    value: float
    low: float
    high: float
    about: str
    evidence: str
    whole: bool = False
    """Whether it is stepped by whole numbers."""


class _Place(NamedTuple):
    """Where a number stands in a territory: `kind` of thing, which one, and its field."""

    group: str
    of: str
    field: str


def figures(territory: Territory) -> dict[str, YearNumber]:
    """All numbers by name, in the order in which they are told."""
    return {figure.name: figure for figure, _ in _all(territory)}


def having(territory: Territory, name: str, value: float) -> Territory:
    """The territory with one number changed. Raises KeyError for a name that is none."""
    place = {figure.name: where for figure, where in _all(territory)}[name]
    if place.group == PARTS:
        return territory.having(name, value)
    if place.group == ACCOUNTS:
        changed = (
            replace(one, **{place.field: value}) if one.id == place.of else one  # type: ignore[arg-type]
            for one in territory.accounts
        )
        return replace(territory, accounts=tuple(changed))
    if place.group == STYLES:
        share = value / 100 if IN_HUNDREDTHS[place.field] else value
        style = replace(territory.styles[place.of], **{place.field: share})
        return replace(territory, styles={**territory.styles, place.of: style})
    habits = [
        replace(one, by=value / 100) if str(number) == place.of else one
        for number, one in enumerate(territory.habits, 1)
    ]
    return replace(territory, habits=tuple(habits))


def differences(territory: Territory, original: Territory) -> list[str]:
    """What was changed, each in a few words: "help hours 2 instead of 1.1"."""
    before = figures(original)
    return [
        f"{told(one)} {one.value:g} instead of {before[name].value:g}"
        for name, one in figures(territory).items()
        if name in before and one.value != before[name].value
    ]


def told(figure: YearNumber) -> str:
    """What a number is called where it stands by itself."""
    return figure.label if figure.group == PARTS else figure.name.replace("-", " ")


def _all(territory: Territory) -> Iterator[tuple[YearNumber, _Place]]:
    for name, one in territory.parameters.items():
        kind, about = PARAMETERS[name]
        label = name.replace("-", " ")
        yield (
            YearNumber(name, PARTS, label, one.value, kind.low, kind.high, about, one.evidence),
            _Place(PARTS, name, ""),
        )
    for account in territory.accounts:
        for field in ACCOUNT_NUMBERS:
            yield _of_account(account, field), _Place(ACCOUNTS, account.id, field)
    for style_id, style in territory.styles.items():
        for field, hundredths in IN_HUNDREDTHS.items():
            if field.startswith("last") and not style.last_part:
                continue
            name = field.replace("_", "-")
            value, kind = round(getattr(style, field) * (100 if hundredths else 1), 4), AXIS if hundredths else PART
            label = f"{territory.names[style_id]}: {name.replace('-', ' ')}"
            about = AXES.get(field) or "In the last part of each quarter pushiness is another."
            evidence = territory.style_evidence[style_id]
            figure = YearNumber(
                f"{style_id}-{name}", STYLES, label, value, kind.low, kind.high, about, evidence, hundredths
            )
            yield figure, _Place(STYLES, style_id, field)
    for number, habit in enumerate(territory.habits, 1):
        about = f"By how much it moves {habit.moves}."
        low, high, value = HABIT_BY.low, HABIT_BY.high, round(habit.by * 100, 4)
        figure = YearNumber(
            f"habit-{number}", HABITS, f"Habit: {habit.says}", value, low, high, about, habit.evidence, whole=True
        )
        yield figure, _Place(HABITS, str(number), "by")


def _of_account(account: AccountKind, field: str) -> YearNumber:
    kind, about = ACCOUNT_NUMBERS[field]
    value = getattr(account, field)
    name, label = f"{account.id}-{field}", f"{account.name}: {field}"
    return YearNumber(
        name, ACCOUNTS, label, value, kind.low, kind.high, about, account.evidence, field in ("count", "size")
    )
